// The curve of a run above its filmstrip: it grows in place as epochs end, and nothing else moves.
import { base, chart, css, digits } from '../lib/chart.js';

const measures = {
  mse: { name: 'mean squared error', lower: true, decimals: 4 },
  elbo: { name: 'ELBO, nats an image', lower: false, decimals: 0 },
  kl: { name: 'KL, nats an image', lower: true, decimals: 1 },
  sigma: { name: 'σ of a pixel', lower: true, decimals: 4 },
  loss: { name: 'loss, nats an image', lower: true, decimals: 0 },
};
const MOST_POINTS = 1000;

export function start(page) {
  const element = page.querySelector('#curve');
  const state = { measure: 'mse', scale: 'linear', smooth: 0, epochs: 1, lastEpoch: 0, lines: new Map() };
  let drawn;

  const points = split => state.lines.get(`${state.measure} ${split}`) ?? [];
  const shown = split => points(split).map(([epoch, value]) => [epoch, state.scale === 'log' && value <= 0 ? null : value]);

  function option() {
    const b = base();
    const colour = css(`--run-${element.dataset.slot}`);
    const phone = element.clientWidth < 480;
    const measure = measures[state.measure];
    const validation = shown('validation');
    const training = shown('train');
    const { axis, ...rest } = b;
    return {
      ...rest,
      grid: { ...b.grid, left: phone ? 40 : 48 },
      xAxis: { type: 'value', min: 0.5, max: state.epochs + 0.5, ...axis, splitLine: { show: false }, axisLabel: { show: false } },
      yAxis: {
        type: state.scale === 'log' ? 'log' : 'value', scale: true, name: measure.name + (state.scale === 'log' ? ', log scale' : ''), nameLocation: 'end', nameGap: 12, splitNumber: 4,
        ...axis, nameTextStyle: { ...axis.nameTextStyle, align: 'left', padding: [0, 0, 0, -40] }, axisLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: tick(validation.concat(training)) },
      },
      tooltip: { ...b.tooltip, formatter: tooltip },
      series: [
        line('training', training, colour, { width: 1, type: [4, 3], opacity: state.smooth ? 0.25 : 0.75 }),
        line('validation', validation, colour, { width: 2, type: 'solid', opacity: state.smooth ? 0.25 : 1 }, marks(validation, training, measure, colour)),
        ...(state.smooth ? [line('training, smoothed', smoothed(training), colour, { width: 1, type: [4, 3], opacity: 0.75 }), line('validation, smoothed', smoothed(validation), colour, { width: 2, type: 'solid', opacity: 1 })] : []),
      ],
    };
  }

  /** An exponential average over the raw line, never instead of it; what is not finite breaks both. */
  function smoothed(data) {
    let average;
    return data.map(([epoch, value]) => {
      if (value == null) return [epoch, null];
      average = average == null ? value : state.smooth * average + (1 - state.smooth) * value;
      return [epoch, average];
    });
  }

  function line(name, data, color, style, more = {}) {
    // a single point has no line: it is shown as a dot
    return { id: name, name, type: 'line', data, showSymbol: data.length === 1, symbol: 'circle', symbolSize: 6, lineStyle: { color, ...style }, itemStyle: { color }, emphasis: { disabled: true }, connectNulls: false, z: name === 'validation' ? 3 : 2, ...more };
  }

  /** A ring on the best value, triangles where a value is not finite, a hairline at the newest epoch. */
  function marks(validation, training, measure, colour) {
    const finite = validation.filter(([, value]) => value != null);
    const best = finite.reduce((found, point) => (!found || (measure.lower ? point[1] < found[1] : point[1] > found[1]) ? point : found), null);
    const data = [...broken(validation), ...broken(training)].map(coord => ({ coord, symbol: 'triangle', symbolSize: 10, itemStyle: { color: css('--bad'), borderWidth: 0 }, label: { show: false } }));
    if (best) {
      const late = best[0] > state.epochs * 0.85;
      data.push({ coord: best, symbol: 'circle', symbolSize: 9, itemStyle: { color: css('--sheet'), borderColor: colour, borderWidth: 2 }, label: { show: true, position: late ? [-40, -20] : 'right', distance: 8, color: css('--ink'), fontSize: 12, fontWeight: 600, formatter: digits(best[1], measure.decimals) } });
    }
    const last = finite.at(-1);
    return {
      markPoint: { data, silent: true, animation: false },
      markLine: { silent: true, symbol: 'none', label: { show: false }, animation: false, lineStyle: { color: css('--accent'), width: 1, type: 'solid' }, data: last ? [{ xAxis: last[0] }] : [] },
    };
  }

  function broken(data) {
    const found = [];
    data.forEach(([epoch, value], i) => {
      if (value != null) return;
      const near = data.slice(0, i).findLast(point => point[1] != null) ?? data.slice(i).find(point => point[1] != null);
      if (near) found.push([epoch, near[1]]);
    });
    return found;
  }

  /** As many decimals as tell the lines of the axis apart, the same on all of them. */
  function tick(data) {
    const values = data.map(point => point[1]).filter(value => value != null);
    const step = values.length ? (Math.max(...values) - Math.min(...values)) / 4 : 0;
    const decimals = step > 0 ? Math.max(0, Math.min(5, Math.ceil(-Math.log10(step)))) : measures[state.measure].decimals;
    return value => digits(value, state.scale === 'log' ? Math.max(0, Math.ceil(-Math.log10(Math.abs(value) || 1))) : decimals);
  }

  function tooltip(items) {
    const epoch = items[0].value[0];
    const lower = measures[state.measure].lower;
    const rows = [...items].sort((a, b) => (lower ? 1 : -1) * ((a.value[1] ?? Infinity) - (b.value[1] ?? Infinity)));
    const box = document.createElement('div');
    const title = document.createElement('b');
    title.textContent = `Epoch ${epoch}`;
    box.append(title);
    for (const item of rows) {
      const row = document.createElement('div');
      const figure = document.createElement('b');
      figure.textContent = digits(item.value[1], measures[state.measure].decimals);
      figure.style.marginLeft = '8px';
      row.append(item.seriesName, figure);
      box.append(row);
    }
    const face = document.querySelector(`#strip [data-epoch="${epoch}"] img`);
    if (face) {
      const copy = new Image(64, 64);
      copy.src = face.src;
      copy.alt = '';
      copy.style.cssText = 'display:block;margin-top:6px;border-radius:2px';
      box.append(copy);
    }
    return box;
  }

  function say() {
    const count = points('validation').concat(points('train')).filter(point => point[1] == null).length;
    const word = document.getElementById('not-finite');
    word.hidden = !count;
    word.textContent = `▲ ${count} not finite`;
  }

  async function fetchLines() {
    // the newest epoch again: a run that was taken up anew overwrites it
    const after = state.epochs > MOST_POINTS ? 0 : Math.max(0, state.lastEpoch - 1);
    const response = await fetch(`${element.dataset.src}?after=${after}`);
    if (!response.ok) throw new Error(`the curve came with ${response.status}`);
    const news = await response.json();
    state.epochs = news.epochs;
    state.lastEpoch = news.lastEpoch;
    for (const { name, split, points: fresh } of news.lines) {
      const key = `${name} ${split}`;
      state.lines.set(key, [...(state.lines.get(key) ?? []).filter(([epoch]) => epoch <= after), ...fresh]);
    }
    say();
    if (drawn) drawn.update();
    else draw();
  }

  function draw() {
    drawn = chart(element, option);
    drawn.on('click', (event, echarts) => {
      const [epoch] = echarts.convertFromPixel({ seriesIndex: 0 }, [event.offsetX, event.offsetY]) ?? [];
      const nearest = Math.round(epoch);
      if (nearest >= 1 && nearest <= state.lastEpoch) location.assign(`${location.pathname}/gallery?epoch=${nearest}`);
    });
    element.dataset.drawn = '';
  }

  const press = (group, button) => group.querySelectorAll('button').forEach(b => b.setAttribute('aria-pressed', b === button));
  page.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button?.dataset.measure) {
      state.measure = button.dataset.measure;
      press(button.parentElement, button);
    } else if (button?.dataset.scale) {
      state.scale = button.dataset.scale;
      press(button.parentElement, button);
    } else if (button?.dataset.export === 'png') {
      const link = document.createElement('a');
      link.href = drawn.picture();
      link.download = `run-${state.measure}.png`;
      link.click();
      return;
    } else return;
    say();
    drawn?.update();
  });

  const smooth = page.querySelector('#smooth');
  smooth.addEventListener('input', () => {
    state.smooth = +smooth.value;
    smooth.style.setProperty('--at', `${(smooth.value / smooth.max) * 100}%`);
    page.querySelector('#smooth-text').textContent = state.smooth || 'off';
    drawn?.update();
  });

  // the curve has news when an epoch ends, not at every step
  const news = new Set(['EPOCH', 'STATE', 'RECONNECTED', 'TIME']);
  page.addEventListener('live', event => [...event.detail.what].some(what => news.has(what)) && fetchLines().catch(again));
  const again = error => console.info('the curve waits for the next change:', error.message);
  fetchLines().catch(again);

  const strip = page.querySelector('#strip');
  const now = strip.querySelector('[aria-current]') ?? strip.querySelector('.now');
  if (now) strip.scrollLeft = now.offsetLeft - strip.offsetLeft - strip.clientWidth / 2 + now.clientWidth / 2;
}
