// What the chart of a run shows, made anew from the page's state at every change.
import { base, css, digits } from '../lib/chart.js';
import { axisOf, spent } from './axes.js';

const measures = {
  mse: { name: 'mean squared error', lower: true, decimals: 4 },
  elbo: { name: 'ELBO, nats an image', lower: false, decimals: 0 },
  kl: { name: 'KL, nats an image', lower: true, decimals: 1 },
  sigma: { name: 'σ of a pixel', lower: true, decimals: 4 },
  loss: { name: 'loss, nats an image', lower: true, decimals: 0 },
};

const lineOf = (state, split) => state.lines.get(`${state.measure} ${split}`);
/** Single steps, where the axis counts them and the run wrote them down: they are of the training. */
const stepsOf = (state, split) => (state.axis === 'step' && split === 'train' ? state.steps.get(state.measure) : null);

/** The points of a line, oldest first. */
export function pointsOf(state, split) {
  const points = lineOf(state, split)?.points ?? [];
  const steps = stepsOf(state, split);
  if (!steps) return points;
  const newest = points.at(-1) ?? lineOf(state, 'validation')?.points.at(-1);
  const each = newest ? newest[2] / newest[0] : 1;
  return steps.points.map(([step, value]) => [Math.max(1, Math.ceil(step / each)), value, step, 0]);
}

/** How many values of what is drawn are not finite. */
export const notFinite = state => ['validation', 'train'].reduce((sum, split) => sum + ((stepsOf(state, split) ?? lineOf(state, split))?.notFinite ?? 0), 0);

/** The axis that a state asks for. */
export function axis(state) {
  let longest = [];
  for (const { points } of state.lines.values()) {
    if (points.length && (!longest.length || points.at(-1)[0] > longest.at(-1)[0])) longest = points;
  }
  const x = axisOf(state.axis, state.epochs, longest);
  return state.axis === 'step' && state.steps.size ? { ...x, from: 0 } : x;
}

/** The stretch of the axis that is drawn. */
export function stretch(state, x = axis(state)) {
  return state.zoom ? state.zoom.map(value => value / x.scale) : [x.from, x.to];
}

/** Left and right of the plot in an element, in px. */
export const edges = element => [element.clientWidth < 480 ? 40 : 48, element.clientWidth - 16];

/** What the library draws; an item of a line is [x, value, epoch, step, seconds]. */
export function option(state, element) {
  const { axis: line, ...rest } = base();
  const colour = css(`--run-${element.dataset.slot}`);
  const measure = measures[state.measure];
  const x = axis(state);
  const [from, to] = stretch(state, x);
  // beneath the epochs the frames' numbers are the axis
  const labelled = state.axis !== 'epoch' || state.zoom != null;
  const all = split => pointsOf(state, split).map(point => [x.of(point), state.scale === 'log' && point[1] <= 0 ? null : point[1], point[0], point[2], point[3]]);
  const inside = data => data.filter(([at]) => at >= from && at <= to);
  const validation = all('validation');
  const training = all('train');
  return {
    ...rest,
    grid: { ...rest.grid, left: edges(element)[0], bottom: labelled ? 40 : 10 },
    xAxis: {
      type: 'value', min: from, max: to, ...line, splitLine: { show: false }, name: labelled ? x.name : '', nameLocation: 'middle', nameGap: 22,
      axisLabel: { ...line.axisLabel, show: labelled, showMinLabel: state.axis === 'time' && !state.zoom, showMaxLabel: false }, minInterval: state.axis === 'time' ? 0 : 1,
    },
    yAxis: {
      type: state.scale === 'log' ? 'log' : 'value', scale: true, name: measure.name + (state.scale === 'log' ? ', log scale' : ''), nameLocation: 'end', nameGap: 12, splitNumber: 4,
      ...line, nameTextStyle: { ...line.nameTextStyle, align: 'left', padding: [0, 0, 0, -40] }, axisLine: { show: false }, axisLabel: { ...line.axisLabel, formatter: tick(state, inside(validation.concat(training))) },
    },
    tooltip: { ...rest.tooltip, formatter: items => tooltip(state, items) },
    series: [
      series('training', inside(training), colour, { width: 1, type: [4, 3], opacity: state.smooth ? 0.25 : 0.75 }),
      series('validation', inside(validation), colour, { width: 2, type: 'solid', opacity: state.smooth ? 0.25 : 1 }, marks({ validation, training, measure, colour, late: from + (to - from) * 0.85 })),
      ...(state.smooth ? [series('training, smoothed', inside(smoothed(training, state.smooth)), colour, { width: 1, type: [4, 3], opacity: 0.75 }), series('validation, smoothed', inside(smoothed(validation, state.smooth)), colour, { width: 2, type: 'solid', opacity: 1 })] : []),
    ],
  };
}

/** An exponential average over the raw line, never instead of it; what is not finite breaks both. */
function smoothed(data, factor) {
  let average;
  return data.map(([x, value, ...rest]) => {
    if (value == null) return [x, null, ...rest];
    average = average == null ? value : factor * average + (1 - factor) * value;
    return [x, average, ...rest];
  });
}

function series(name, data, color, style, more = {}) {
  // a single point has no line: it is shown as a dot
  return { id: name, name, type: 'line', data, encode: { x: 0, y: 1 }, showSymbol: data.length === 1, symbol: 'circle', symbolSize: 6, lineStyle: { color, ...style }, itemStyle: { color }, emphasis: { disabled: true }, connectNulls: false, z: name === 'validation' ? 3 : 2, ...more };
}

/** A ring on the best value, triangles where a value is not finite, a hairline at the newest epoch. */
function marks({ validation, training, measure, colour, late }) {
  const finite = validation.filter(([, value]) => value != null);
  const best = finite.reduce((found, point) => (!found || (measure.lower ? point[1] < found[1] : point[1] > found[1]) ? point : found), null);
  const data = [...broken(validation), ...broken(training)].map(coord => ({ coord, symbol: 'triangle', symbolSize: 10, itemStyle: { color: css('--bad'), borderWidth: 0 }, label: { show: false } }));
  if (best) {
    data.push({ coord: best.slice(0, 2), symbol: 'circle', symbolSize: 9, itemStyle: { color: css('--sheet'), borderColor: colour, borderWidth: 2 }, label: { show: true, position: best[0] > late ? [-40, -20] : 'right', distance: 8, color: css('--ink'), fontSize: 12, fontWeight: 600, formatter: digits(best[1], measure.decimals) } });
  }
  const last = finite.at(-1);
  return {
    markPoint: { data, silent: true, animation: false },
    markLine: { silent: true, symbol: 'none', label: { show: false }, animation: false, lineStyle: { color: css('--accent'), width: 1, type: 'solid' }, data: last ? [{ xAxis: last[0] }] : [] },
  };
}

function broken(data) {
  const found = [];
  data.forEach(([x, value], i) => {
    if (value != null) return;
    const near = data.slice(0, i).findLast(point => point[1] != null) ?? data.slice(i).find(point => point[1] != null);
    if (near) found.push([x, near[1]]);
  });
  return found;
}

/** As many decimals as tell the lines of the axis apart, the same on all of them. */
function tick(state, data) {
  const values = data.map(point => point[1]).filter(value => value != null);
  const step = values.length ? (Math.max(...values) - Math.min(...values)) / 4 : 0;
  const decimals = step > 0 ? Math.max(0, Math.min(5, Math.ceil(-Math.log10(step)))) : measures[state.measure].decimals;
  return value => digits(value, state.scale === 'log' ? Math.max(0, Math.ceil(-Math.log10(Math.abs(value) || 1))) : decimals);
}

function tooltip(state, items) {
  const [, , epoch, step, seconds] = items[0].value;
  const { lower, decimals } = measures[state.measure];
  const rows = [...items].sort((a, b) => (lower ? 1 : -1) * ((a.value[1] ?? Infinity) - (b.value[1] ?? Infinity)));
  const box = document.createElement('div');
  const title = document.createElement('b');
  title.textContent = `Epoch ${epoch}`;
  box.append(title);
  if (state.axis !== 'epoch') box.append(state.axis === 'step' ? `, step ${step.toLocaleString('en-US')}` : `, after ${spent(seconds)}`);
  for (const item of rows) {
    const row = document.createElement('div');
    const figure = document.createElement('b');
    figure.textContent = digits(item.value[1], decimals);
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
