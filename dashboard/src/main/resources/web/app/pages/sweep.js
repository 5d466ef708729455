// The charts of a sweep. Single points are grey, the best line and the best trials are ink; the accent marks only what
// somebody chose by hand. What the server sends is drawn; nothing is computed here but places on the screen.
import { ParallelChart, ScatterChart } from 'echarts/charts';
import { ParallelComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { base, css, digits } from '../lib/chart.js';

use([ScatterChart, ParallelChart, ParallelComponent]);

const INK = 3; // trials drawn strongest
const GOOD = 8; // and those after them

export function start(root) {
  const $ = id => document.getElementById(id);
  const { sweep } = root.dataset;
  let news;
  let curves = [];
  const drawn = new Map(); // element -> its chart
  let chosen = null; // trials between the brushes, null without any

  const figure = value => digits(value, news.decimals);
  const finite = () => news.trials.filter(trial => trial.objective != null);

  function draw(element, option, ready) {
    if (!element || !element.clientWidth) return;
    let chart = drawn.get(element);
    if (!chart) {
      chart = init(element, null, { renderer: 'canvas' });
      drawn.set(element, chart);
      new ResizeObserver(() => chart.resize()).observe(element);
      ready?.(chart);
    }
    chart.setOption(option, { replaceMerge: ['series'] });
    element.dataset.drawn = '';
  }

  /** A logarithmic axis where the objective spans more than a factor of three and is above 0. */
  function scale(values) {
    const low = Math.min(...values);
    const high = Math.max(...values);
    return low > 0 && high / low > 3 ? 'log' : 'value';
  }

  function valueAxis(axis, values, name) {
    const type = scale(values);
    return { type, scale: true, name: `${name}${type === 'log' ? ', log scale' : ''}`, nameLocation: 'end', nameGap: 12, splitNumber: 4, ...axis, nameTextStyle: { ...axis.nameTextStyle, align: 'left', padding: [0, 0, 0, -48] }, axisLine: { show: false }, minorTick: { show: false }, axisLabel: { ...axis.axisLabel, formatter: figure } };
  }

  const point = (trial, x) => ({ value: [x, trial.objective], trial: trial.trial, run: trial.run });
  const tip = ({ tooltip }) => ({ ...tooltip, trigger: 'item', formatter: item => (item.data?.trial ? `Trial ${item.data.trial} <b>${figure(item.data.value[1])}</b>` : `<b>${figure(item.value[1])}</b>`) });
  const dots = (data, open, size = 6) => ({ type: 'scatter', data, symbolSize: size, itemStyle: open ? { color: 'transparent', borderColor: css('--ink-3'), borderWidth: 1 } : { color: css('--ink-3') } });
  const marked = data => ({ type: 'scatter', data, symbolSize: 9, z: 5, itemStyle: { color: 'transparent', borderColor: css('--accent'), borderWidth: 2 } });
  const opened = chart => chart.on('click', item => item.data?.run && location.assign(`/runs/${item.data.run}`));

  function best() {
    const { axis, ...rest } = base();
    const those = finite();
    const values = those.map(trial => trial.objective);
    const failed = news.trials.filter(trial => trial.standing === 'failed');
    const foot = Math.min(...values); // failed trials without a value stand at the foot
    const newest = Math.max(...news.trials.map(trial => trial.trial), 1);
    const steps = news.best.length ? [...news.best, [newest, news.best.at(-1)[1]]] : [];
    draw($('chart-best'), {
      ...rest,
      grid: { left: 56, right: 64, top: 28, bottom: 28 },
      xAxis: { type: 'value', min: 0, max: Math.max(news.of, newest), minInterval: 1, ...axis, splitLine: { show: false } },
      yAxis: valueAxis(axis, values, news.measure),
      tooltip: tip(rest),
      series: [
        dots(those.filter(trial => trial.standing !== 'early').map(trial => point(trial, trial.trial))),
        dots(those.filter(trial => trial.standing === 'early').map(trial => point(trial, trial.trial)), true),
        { type: 'scatter', symbol: 'triangle', symbolSize: 9, itemStyle: { color: css('--bad') }, data: values.length ? failed.map(trial => ({ value: [trial.trial, trial.objective ?? foot], trial: trial.trial, run: trial.run })) : [] },
        { type: 'line', step: 'end', data: steps, showSymbol: false, symbol: 'none', lineStyle: { width: 2, color: css('--ink') }, itemStyle: { color: css('--ink') }, endLabel: { show: true, formatter: item => figure(item.value[1]), color: css('--ink'), fontWeight: 600, fontSize: 12 }, z: 3 },
        marked(chosen ? those.filter(trial => chosen.has(trial.trial)).map(trial => point(trial, trial.trial)) : []),
      ],
    }, opened);
  }

  // ---- parallel coordinates
  const label = () => ({ color: css('--ink-2'), fontSize: 12, backgroundColor: css('--sheet'), padding: [1, 3], borderRadius: 2, hideOverlap: true });
  const tidy = value => String(+(+value).toPrecision(3));

  /** Said outright: left to itself, the library measures the axis by the first of several series alone. */
  function ends(values) {
    const [min, max] = [Math.min(...values), Math.max(...values)];
    return min < max ? { min, max } : {};
  }

  function parallelAxis(axis, dim) {
    const shared = { dim, name: axis.label, inverse: false, nameLocation: 'end', axisLabel: { ...label(), formatter: tidy } };
    if (axis.kind === 'list') return { ...shared, type: 'category', data: axis.values, axisLabel: label() };
    return { ...shared, type: axis.kind === 'log' ? 'log' : 'value', min: axis.low, max: axis.high };
  }

  function parallel() {
    const rest = base();
    const those = finite().filter(trial => trial.standing !== 'running').sort((a, b) => a.rank - b.rank);
    const values = those.map(trial => trial.objective);
    const line = trial => ({ value: [...trial.values.map(value => value ?? '-'), trial.objective], trial: trial.trial });
    const series = (id, trials, color, width, opacity) => ({ id, type: 'parallel', data: trials.map(line), lineStyle: { color, width, opacity }, smooth: 0.18, inactiveOpacity: 0.05, activeOpacity: 1 });
    draw($('chart-parallel'), {
      animation: rest.animation,
      animationDuration: rest.animationDuration,
      textStyle: rest.textStyle,
      parallel: {
        left: 48, right: 72, top: 40, bottom: 20,
        parallelAxisDefault: { nameGap: 16, nameTextStyle: { color: css('--ink'), fontSize: 12, fontWeight: 500, fontFamily: css('--font') }, axisLine: { lineStyle: { color: css('--line-strong') } }, axisTick: { show: false }, minorTick: { show: false }, splitLine: { show: false }, areaSelectStyle: { width: 16, borderWidth: 1, borderColor: css('--accent'), color: css('--accent'), opacity: 0.2 } },
      },
      parallelAxis: [...news.axes.map(parallelAxis), { dim: news.axes.length, name: news.measure.split(',')[0], type: values.length ? scale(values) : 'value', scale: true, ...ends(values), inverse: news.lower, nameLocation: news.lower ? 'start' : 'end', axisLabel: { ...label(), formatter: figure } }],
      series: [series('others', those.slice(GOOD), css('--line-strong'), 1, 0.42), series('good', those.slice(INK, GOOD), css('--ink'), 1.5, 0.55), series('best', those.slice(0, INK), css('--ink'), 2.25, 1)],
    }, chart => chart.on('axisareaselected', brushed));
  }

  function brushed() {
    const chart = drawn.get($('chart-parallel'));
    const active = new Set();
    let some = false;
    chart.getModel().eachSeriesByType('parallel', series => {
      const inside = series.getRawIndicesByActiveState('active');
      if (inside.length || series.getRawIndicesByActiveState('inactive').length) some = true;
      for (const index of inside) active.add(series.getRawData().getRawDataItem(index).trial);
    });
    choose(some ? active : null);
  }

  /** Shows in wall, table and charts which trials lie between the brushes. */
  function choose(trials) {
    chosen = trials;
    const note = $('brushed');
    note.hidden = !trials;
    if (trials) note.querySelector('[role=status]').textContent = `${trials.size} of ${finite().length} chosen`;
    mark();
    best();
    each();
  }

  function mark() {
    for (const element of root.querySelectorAll('[data-trial]')) element.classList.toggle('unchosen', Boolean(chosen) && !chosen.has(+element.dataset.trial));
  }

  // ---- objective against each setting
  function each() {
    const those = finite();
    const values = those.map(trial => trial.objective);
    const box = $('chart-each');
    if (!box) return;
    news.axes.forEach((setting, i) => {
      let element = box.querySelector(`[data-setting="${setting.name}"]`);
      if (!element) {
        const part = document.createElement('figure');
        const caption = document.createElement('figcaption');
        caption.textContent = setting.label + (setting.kind === 'log' ? ', log scale' : '');
        element = document.createElement('div');
        element.className = 'chart';
        element.dataset.setting = setting.name;
        element.setAttribute('role', 'img');
        part.append(caption, element);
        box.append(part);
      }
      const shown = those.filter(trial => trial.values[i] != null);
      element.setAttribute('aria-label', `Objective against ${setting.label}, ${shown.length} trials; the table of trials holds the same figures`);
      const { axis, ...rest } = base();
      const place = trial => point(trial, trial.values[i]);
      draw(element, {
        ...rest,
        grid: { left: 52, right: 16, top: 12, bottom: 24 },
        xAxis: setting.kind === 'list' ? { type: 'category', data: setting.values, ...axis, splitLine: { show: false } } : { type: setting.kind === 'log' ? 'log' : 'value', min: setting.low, max: setting.high, ...axis, splitNumber: 3, minorTick: { show: false }, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: tidy } },
        yAxis: { ...valueAxis(axis, values, ''), name: '', splitNumber: 3 },
        tooltip: tip(rest),
        series: [dots(shown.filter(trial => trial.standing !== 'early').map(place)), dots(shown.filter(trial => trial.standing === 'early').map(place), true), { ...dots(shown.filter(trial => trial.rank <= INK).map(place), false, 8), itemStyle: { color: css('--ink') } }, marked(chosen ? shown.filter(trial => chosen.has(trial.trial)).map(place) : [])],
      }, opened);
    });
  }

  // ---- each trial by epoch
  function byEpoch() {
    const { axis, ...rest } = base();
    const ranks = new Map(news.trials.map(trial => [trial.trial, trial.rank]));
    const values = curves.flatMap(line => line.points.map(p => p[1])).filter(value => value != null);
    const lines = curves.map(line => {
      const rank = ranks.get(line.trial);
      const first = rank === 1;
      return { type: 'line', name: `Trial ${line.trial}`, data: line.points, showSymbol: line.points.length === 1, symbol: 'circle', symbolSize: 4, connectNulls: false, emphasis: { disabled: true }, lineStyle: { color: first ? css('--ink') : css('--ink-3'), width: first ? 2 : 1, opacity: first ? 1 : 0.5 }, itemStyle: { color: first ? css('--ink') : css('--ink-3') }, z: first ? 4 : 2, ...(first ? { endLabel: { show: true, formatter: `trial ${line.trial}`, color: css('--ink'), fontWeight: 600, fontSize: 12 } } : {}) };
    });
    draw($('chart-curves'), {
      ...rest,
      grid: { left: 56, right: 64, top: 28, bottom: 40 },
      xAxis: { type: 'value', min: 1, max: Math.max(2, ...curves.flatMap(line => line.points.map(p => p[0]))), minInterval: 1, ...axis, splitLine: { show: false }, name: 'epochs', nameLocation: 'middle', nameGap: 24 },
      yAxis: valueAxis(axis, values, news.measure),
      tooltip: { ...rest.tooltip, formatter: items => `<b>Epoch ${items[0].value[0]}</b><br>` + [...items].filter(item => item.value[1] != null).sort((a, b) => (news.lower ? 1 : -1) * (a.value[1] - b.value[1])).slice(0, 8).map(item => `${item.seriesName} <b>${figure(item.value[1])}</b>`).join('<br>') + (items.length > 8 ? `<br>and ${items.length - 8} more` : '') },
      series: lines,
    });
  }

  async function get(what) {
    const response = await fetch(`/sweeps/${sweep}/${what}`);
    if (!response.ok) throw new Error(`the ${what} came with ${response.status}`);
    return response.json();
  }

  async function look() {
    [news, curves] = await Promise.all([get('points'), get('curves')]);
    all();
    root.dataset.ready = '';
  }

  function all() {
    if (!news?.trials.length || !$('chart-best')) return;
    if (finite().length) {
      best();
      if (!chosen) parallel(); // a brush in use is left alone
      each();
      byEpoch();
    }
    mark();
  }

  document.addEventListener('facelab:theme', () => {
    for (const chart of drawn.values()) chart.dispose();
    drawn.clear();
    choose(null);
    all();
  });
  root.addEventListener('click', event => {
    if (event.target.id !== 'unbrush') return;
    drawn.get($('chart-parallel'))?.dispose();
    drawn.delete($('chart-parallel'));
    choose(null);
    parallel();
  });
  document.addEventListener('htmx:afterSwap', () => {
    mark();
    // the charts came with the first trial
    if (news && !drawn.size) all();
  });
  const again = error => console.info('the charts wait for the next change:', error.message);
  root.addEventListener('live', () => look().catch(again));
  look().catch(again);
}
