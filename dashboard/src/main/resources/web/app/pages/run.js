// The curve of a run above its filmstrip: it grows in place as epochs end, and nothing else moves.
import { chart } from '../lib/chart.js';
import { dragZoom } from '../lib/zoom.js';
import { axis, edges, notFinite, option, pointsOf, stretch } from './curve.js';
import { STEPS_SMOOTH, stepLines } from './steps.js';

const MOST_POINTS = 1000;
const AXIS = 'run-axis'; // where the chosen axis is remembered
const AXES = ['epoch', 'step', 'time'];

export function start(page) {
  const $ = id => page.querySelector(`#${id}`);
  const element = $('curve');
  const known = localStorage.getItem(AXIS);
  const state = { measure: 'mse', scale: 'linear', axis: AXES.includes(known) ? known : 'epoch', smooth: 0, zoom: null, epochs: 1, lastEpoch: 0, lines: new Map(), steps: new Map() };
  let drawn;

  /** What the picture alone does not tell: values that are not finite, and what the axis leaves out. */
  function say() {
    const count = notFinite(state);
    $('not-finite').hidden = !count;
    $('not-finite').textContent = `▲ ${count} not finite`;
    $('axis-word').hidden = !state.zoom && state.axis === 'epoch';
    $('whole').hidden = !state.zoom;
    const x = axis(state);
    const [from, to] = stretch(state, x);
    // epochs and steps are whole: those inside are named
    const ends = state.axis === 'time' ? [from, to] : [Math.ceil(from), Math.floor(to)];
    $('axis-text').textContent = state.zoom ? `${x.word} ${x.write(ends[0], to - from)} to ${x.write(ends[1], to - from)} are drawn. The frames show the whole run, by their epochs.` : 'The frames keep to epochs, by their numbers.';
  }

  async function fetchLines(all) {
    // the newest epoch again: a run that was taken up anew overwrites it
    const after = all || state.epochs > MOST_POINTS ? 0 : Math.max(0, state.lastEpoch - 1);
    const response = await fetch(`${element.dataset.src}?after=${after}`);
    if (!response.ok) throw new Error(`the curve came with ${response.status}`);
    const news = await response.json();
    state.epochs = news.epochs;
    state.lastEpoch = news.lastEpoch;
    for (const { name, split, notFinite, points: fresh } of news.lines) {
      const key = `${name} ${split}`;
      const kept = (state.lines.get(key)?.points ?? []).filter(([epoch]) => epoch <= after);
      // what is fetched in parts was never thinned; a thinned line comes whole, with its own count
      state.lines.set(key, { points: [...kept, ...fresh], notFinite: notFinite + kept.filter(point => point[1] == null).length });
    }
    if (state.axis === 'step') await fetchSteps();
    say();
    if (drawn) drawn.update();
    else draw();
  }

  /** The values of single steps, of the stretch that is drawn: a short one comes step by step. */
  async function fetchSteps() {
    state.steps = await stepLines(element.dataset.steps, state.zoom);
  }

  function draw() {
    drawn = chart(element, () => option(state, element));
    dragZoom(element, {
      room: () => edges(element),
      zoomed: () => state.zoom != null,
      reset: () => zoom(null),
      chosen(left, right) {
        drawn.hideTip();
        const x = axis(state);
        const ends = [drawn.at(left), drawn.at(right)];
        const shown = pointsOf(state, 'validation').concat(pointsOf(state, 'train')).map(x.of);
        // of fewer than two epochs there is no line
        if (new Set(shown.filter(at => at >= ends[0] && at <= ends[1])).size > 1) zoom(ends.map(at => at * x.scale));
      },
      clicked(pixels) {
        const epoch = epochAt(drawn.at(pixels));
        if (epoch >= 1 && epoch <= state.lastEpoch) location.assign(`${location.pathname}/gallery?epoch=${epoch}`);
      },
    });
    element.dataset.drawn = '';
  }

  function epochAt(value) {
    if (state.axis === 'epoch') return Math.round(value);
    const x = axis(state);
    const points = pointsOf(state, 'validation').length ? pointsOf(state, 'validation') : pointsOf(state, 'train');
    return points.reduce((a, b) => (Math.abs(x.of(b) - value) < Math.abs(x.of(a) - value) ? b : a), points[0])?.[0];
  }

  async function zoom(ends) {
    state.zoom = ends;
    if (state.axis === 'step') await fetchSteps().catch(again);
    say();
    drawn?.update();
  }

  function choose(what, value) {
    state[what] = value;
    for (const button of $(what).querySelectorAll('button')) button.setAttribute('aria-pressed', button.dataset[what] === value);
  }

  choose('axis', state.axis);
  page.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button?.dataset.export === 'png') {
      const link = document.createElement('a');
      link.href = drawn.picture();
      link.download = `run-${state.measure}.png`;
      link.click();
      return;
    }
    if (button?.id === 'whole') {
      zoom(null);
      // the button goes, and with it the focus
      $('axis').querySelector('[aria-pressed=true]').focus();
      return;
    }
    const what = ['measure', 'scale', 'axis'].find(name => button?.dataset[name]);
    if (!what) return;
    choose(what, button.dataset[what]);
    if (what === 'axis') {
      localStorage.setItem(AXIS, state.axis);
      state.zoom = null;
      if (!touched) smoothen(state.axis === 'step' ? STEPS_SMOOTH : 0);
      if (state.axis === 'step') {
        fetchSteps()
          .catch(again)
          .then(() => (say(), drawn?.update()));
      }
    }
    say();
    drawn?.update();
  });

  const smooth = $('smooth');
  let touched = false;
  function smoothen(factor) {
    smooth.value = factor;
    state.smooth = +smooth.value;
    smooth.style.setProperty('--at', `${(smooth.value / smooth.max) * 100}%`);
    $('smooth-text').textContent = state.smooth || 'off';
  }
  if (state.axis === 'step') smoothen(STEPS_SMOOTH);
  smooth.addEventListener('input', () => {
    touched = true;
    smoothen(smooth.value);
    drawn?.update();
  });

  // the curve has news when an epoch ends, not at every step; after a gap anything may be new
  const news = new Set(['EPOCH', 'STATE', 'MISSED', 'TIME']);
  page.addEventListener('live', event => {
    const { what } = event.detail;
    if ([...what].some(kind => news.has(kind))) fetchLines(what.has('MISSED')).catch(again);
  });
  const again = error => console.info('the curve waits for the next change:', error.message);
  fetchLines().catch(again);

  const strip = $('strip');
  const now = strip.querySelector('[aria-current]') ?? strip.querySelector('.now');
  if (now) strip.scrollLeft = now.offsetLeft - strip.offsetLeft - strip.clientWidth / 2 + now.clientWidth / 2;
}
