// Many runs in one chart: each in its colour, solid or dashed by its slot, ending in its number instead of a legend.
import { LabelLayout } from 'echarts/features';
import { use } from 'echarts/core';
import { spent } from '../pages/axes.js';
import { base, css, digits } from './chart.js';

use([LabelLayout]);

const HOURS_FROM = 3 * 3600; // seconds from which times are told in hours
const number = value => Math.round(value).toLocaleString('en-US');
const short = value => (value >= 1e6 ? `${+(value / 1e6).toPrecision(3)} M` : value >= 1e4 ? `${+(value / 1e3).toPrecision(3)} k` : number(value));

/** What the x-axis counts; a point is [epoch, value, step, seconds, images]. */
export function along(kind, lines) {
  const longest = Math.max(0, ...lines.flatMap(line => line.points.map(point => point[3])));
  const scale = longest >= HOURS_FROM ? 3600 : 60;
  return {
    epoch: { of: point => point[0], name: 'epochs', write: number },
    step: { of: point => point[2], name: 'steps', write: short },
    time: { of: point => point[3] / scale, name: `${scale === 60 ? 'minutes' : 'hours'} since its start`, write: value => String(+value.toPrecision(3)) },
    images: { of: point => point[4], name: 'images seen', write: short },
  }[kind];
}

/** An exponential average over the raw line, never instead of it; what is not finite breaks both. */
export function smoothed(data, factor) {
  let average;
  return data.map(([x, value, ...rest]) => {
    if (value == null) return [x, null, ...rest];
    average = average == null ? value : factor * average + (1 - factor) * value;
    return [x, average, ...rest];
  });
}

/** A triangle on the last finite value before each value that is not finite. */
export function broken(data) {
  const found = [];
  data.forEach(([x, value], i) => {
    if (value != null) return;
    const near = data.slice(0, i).findLast(point => point[1] != null) ?? data.slice(i).find(point => point[1] != null);
    if (near) found.push([x, near[1]]);
  });
  return found;
}

function series(name, data, color, style, more) {
  return { id: name, name, type: 'line', data, encode: { x: 0, y: 1 }, showSymbol: data.filter(point => point[1] != null).length === 1, symbol: 'circle', symbolSize: 6, lineStyle: { color, ...style }, itemStyle: { color }, emphasis: { disabled: true }, connectNulls: false, ...more };
}

function lines(line, state, x) {
  const color = css(`--run-${line.slot}`);
  const type = line.slot > 6 ? [6, 4] : 'solid';
  const raw = line.points.map(point => [x.of(point), state.scale === 'log' && point[1] <= 0 ? null : point[1], point[0], point[3], line.run]).filter(point => point[0] != null);
  const triangles = broken(raw).map(coord => ({ coord, symbol: 'triangle', symbolSize: 10, itemStyle: { color: css('--bad'), borderWidth: 0 }, label: { show: false } }));
  const end = { endLabel: { show: true, formatter: `#${line.run}`, color, fontSize: 12, fontWeight: 600, distance: 6 }, labelLayout: { moveOverlap: 'shiftY' } };
  const marks = { markPoint: { data: triangles, silent: true, animation: false } };
  if (!state.smooth) return [series(`#${line.run}`, raw, color, { width: 2, type }, { ...end, ...marks, z: 3 })];
  return [series(`#${line.run}, raw`, raw, color, { width: 1, type, opacity: 0.25 }, { ...marks, z: 2 }), series(`#${line.run}`, smoothed(raw, state.smooth), color, { width: 2, type }, { ...end, z: 3 })];
}

/** As many decimals as tell the lines of the axis apart. */
function ticks(state, all, decimals) {
  const values = all.flatMap(one => one.data.map(point => point[1])).filter(value => value != null);
  const step = values.length ? (Math.max(...values) - Math.min(...values)) / 4 : 0;
  const enough = step > 0 ? Math.max(0, Math.min(6, Math.ceil(-Math.log10(step)))) : decimals;
  return value => digits(value, state.scale === 'log' ? Math.max(0, Math.ceil(-Math.log10(Math.abs(value) || 1))) : enough);
}

/** On a log scale: values of two digits that divide what is drawn, not powers of ten alone. */
function decades(all) {
  const values = all.flatMap(one => one.data.map(point => point[1])).filter(value => value > 0);
  if (!values.length) return {};
  const low = Math.min(...values);
  const high = Math.max(...values);
  const steps = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) for (const lead of [1, 1.5, 2, 3, 5, 8]) steps.push(+(lead * 10 ** power).toPrecision(2));
  const inside = steps.filter(value => value >= low * 0.8 && value <= high * 1.25);
  const thinned = inside.length > 8 ? inside.filter(value => [1, 2, 5].includes(+(value / 10 ** Math.floor(Math.log10(value))).toPrecision(1))) : inside;
  return { min: Math.min(low * 0.97, ...thinned), max: Math.max(high * 1.03, ...thinned), ticks: thinned };
}

function tooltip(news, state) {
  return items => {
    const shown = items.filter(item => !item.seriesName.endsWith('raw') || item.value[1] == null);
    const sign = news.lower === false ? -1 : 1;
    const rows = [...shown].sort((a, b) => sign * ((a.value[1] ?? sign * Infinity) - (b.value[1] ?? sign * Infinity)));
    const box = document.createElement('div');
    const [, , epoch, seconds] = items[0].value;
    const title = document.createElement('b');
    title.textContent = epoch == null ? `Step ${number(items[0].value[0])}` : `Epoch ${epoch}`;
    box.append(title, state.x === 'time' ? `, after ${spent(seconds)}` : '');
    for (const item of rows) {
      const row = document.createElement('div');
      const mark = document.createElement('span');
      mark.className = 'swatch';
      mark.style.cssText = `--run:${item.color};margin-right:6px;vertical-align:-1px`;
      const figure = document.createElement('b');
      figure.textContent = digits(item.value[1], news.decimals);
      figure.style.marginLeft = '12px';
      row.append(mark, item.seriesName, figure);
      box.append(row);
    }
    return box;
  };
}

/** What the library draws of lines that the server sent. */
export function overlay(news, state, element) {
  const { axis, ...rest } = base();
  const x = along(state.x, news.lines);
  const all = news.lines.flatMap(line => lines(line, state, x));
  const log = state.scale === 'log' ? decades(all) : null;
  const name = `${news.name}${news.unit ? `, ${news.unit}` : ''}${log ? ', log scale' : ''}`;
  const marked = log?.ticks?.length ? { customValues: log.ticks } : {};
  const first = Math.min(...all.flatMap(one => one.data.map(point => point[0])), Infinity);
  return {
    ...rest,
    grid: { ...rest.grid, left: element.clientWidth < 480 ? 44 : 56, right: 64, bottom: 44 },
    xAxis: { type: 'value', min: state.x === 'epoch' ? Math.min(1, first) : 0, ...axis, splitLine: { show: false }, name: x.name, nameLocation: 'middle', nameGap: 26, minInterval: state.x === 'epoch' || state.x === 'step' ? 1 : 0, axisLabel: { ...axis.axisLabel, formatter: x.write } },
    yAxis: {
      type: log ? 'log' : 'value', scale: true, name, nameLocation: 'end', nameGap: 12, splitNumber: 5, ...axis, ...(log?.ticks?.length ? { min: log.min, max: log.max } : {}), minorTick: { show: false },
      nameTextStyle: { ...axis.nameTextStyle, align: 'left', padding: [0, 0, 0, element.clientWidth < 480 ? -36 : -48] }, axisLine: { show: false }, axisTick: { show: Boolean(log), length: 4, ...marked }, axisLabel: { ...axis.axisLabel, ...marked, formatter: ticks(state, all, news.decimals) },
    },
    tooltip: { ...rest.tooltip, formatter: tooltip(news, state) },
    series: all,
  };
}
