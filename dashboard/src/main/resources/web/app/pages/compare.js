// Runs side by side: one slider turns the pages of all of them, the chart is drawn anew for each choice, and the address
// always says what is seen.
import { chart } from '../lib/chart.js';
import { ahead, grid } from '../lib/grids.js';
import { overlay } from '../lib/overlay.js';
import { STEPS_SMOOTH, stepLines } from './steps.js';

const REST = 120; // ms after which a turned slider is asked for
const NUMBERS = new Map(); // run -> its pages

export function start(root) {
  const $ = id => document.getElementById(id);
  const { runs, metric, split, x, scale, smooth } = root.dataset;
  const state = { metric, split, x, scale, smooth: +smooth, epoch: +root.dataset.epoch, newest: +root.dataset.newest, asked: new URLSearchParams(root.dataset.query).has('epoch') };
  let news;
  let drawn;
  let resting;

  // ---- the address
  function remember(values) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(values)) {
      if (value == null || value === '') query.delete(name);
      else query.set(name, value);
    }
    const text = query.toString().replaceAll('%2C', ',');
    history.replaceState(null, '', `/compare?${text}`);
    for (const field of document.querySelectorAll('[data-query-field]')) field.value = text;
    for (const form of root.querySelectorAll('#epoch-form, #chart-form, #table-form')) keep(form, query);
    follow(query);
  }

  /** Links to other runs and other faces show them as these are shown now. */
  function follow(query) {
    for (const link of root.querySelectorAll('.leave, .add-run a, .under-well a')) {
      const own = new URL(link.href).searchParams;
      const wanted = new URLSearchParams(query);
      for (const name of link.rel ? ['runs', 'faces'] : ['runs']) {
        if (own.has(name)) wanted.set(name, own.get(name));
        else wanted.delete(name);
      }
      link.href = `/compare?${wanted.toString().replaceAll('%2C', ',')}`;
    }
  }

  /** What a form keeps as it is: all of the address that its own controls do not say. */
  function keep(form, query) {
    const own = new Set([...form.elements].filter(field => field.type !== 'hidden').map(field => field.name));
    if (form.id === 'table-form') own.add('only');
    for (const field of form.querySelectorAll('input[type=hidden]')) if (!own.has(field.name)) field.remove();
    for (const [name, value] of query) {
      if (own.has(name)) continue;
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name, value });
      form.append(field);
    }
  }

  $('copy-link')?.addEventListener('click', async event => {
    const word = event.currentTarget.querySelector('span');
    try {
      await navigator.clipboard.writeText(location.href);
      word.textContent = 'Copied';
    } catch {
      word.textContent = 'Copy it from the address bar'; // no permission, or no secure origin
    }
    setTimeout(() => (word.textContent = 'Copy link'), 2500);
  });

  // ---- faces
  function page(run, kind, epoch) {
    const shots = NUMBERS.get(run)?.[kind] ?? [];
    let found = shots[0];
    for (const shot of shots) if (shot[0] <= epoch) found = shot;
    return found;
  }

  const rows = () => [...root.querySelectorAll('.compare-row[data-run]')];
  const address = shot => `/api/pictures/${shot[1]}/file`;

  /** A picture that is gone shows as an empty mat, with a word beside it. */
  async function seen(row, shot) {
    if (!shot) return;
    const there = await grid(address(shot)).then(() => true, () => false);
    if (page(row.dataset.run, row.dataset.kind, state.epoch) === shot) row.querySelector('.row-gone').hidden = there;
  }

  async function turn(row, epoch) {
    const shot = page(row.dataset.run, row.dataset.kind, epoch);
    const sheet = row.querySelector('.sheet');
    if (!shot || !sheet) return;
    await seen(row, shot);
    if (state.epoch !== epoch) return; // turned on meanwhile
    sheet.style.setProperty('--grid', `url(${address(shot)})`);
    for (const face of sheet.querySelectorAll('a')) face.href = face.href.replace(/epoch=\d+/, `epoch=${shot[0]}`);
    const mse = row.querySelector('.row-mse');
    if (mse) mse.textContent = shot[2] == null ? 'not finite' : shot[2].toFixed(4);
    row.querySelector('.row-behind').hidden = shot[0] === epoch;
    row.querySelector('.row-epoch').textContent = shot[0];
  }

  function go(epoch) {
    const slider = $('slider');
    if (!slider) return;
    state.epoch = Math.max(+slider.min, Math.min(+slider.max, epoch));
    slider.value = state.epoch;
    slider.style.setProperty('--at', `${((state.epoch - slider.min) / Math.max(1, slider.max - slider.min)) * 100}%`);
    $('epoch').textContent = state.epoch;
    for (const text of root.querySelectorAll('.epoch-text')) text.textContent = state.epoch;
    clearTimeout(resting);
    resting = setTimeout(() => {
      state.asked = true;
      for (const row of rows()) turn(row, state.epoch);
      ahead([state.epoch - 1, state.epoch + 1].flatMap(near => rows().map(row => page(row.dataset.run, row.dataset.kind, near)).filter(Boolean).map(address)));
      const query = new URLSearchParams(location.search);
      for (const [id, by] of [['previous', -1], ['next', 1]]) {
        query.set('epoch', Math.max(+slider.min, Math.min(+slider.max, state.epoch + by)));
        $(id).href = `/compare?${query.toString().replaceAll('%2C', ',')}`;
      }
      remember({ epoch: state.epoch });
    }, REST);
  }

  async function pages() {
    const response = await fetch(`/compare/pictures?runs=${runs}`);
    if (!response.ok) throw new Error(`the pictures came with ${response.status}`);
    for (const { run, random, reconstruction } of await response.json()) NUMBERS.set(String(run), { random, reconstruction });
  }

  root.addEventListener('input', event => event.target.id === 'slider' && go(+event.target.value));
  root.addEventListener('click', event => {
    const step = event.target.closest('#previous, #next');
    if (!step || event.metaKey || event.ctrlKey || !NUMBERS.size) return;
    event.preventDefault();
    go(state.epoch + (step.id === 'next' ? 1 : -1));
  });
  document.addEventListener('keydown', event => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    // the slider's own keys are the same
    if (event.target.closest('input:not(#slider), select, textarea, .scroll-x, details[open]') || !$('slider')) return;
    const epoch = { ArrowLeft: state.epoch - 1, ArrowRight: state.epoch + 1, Home: +$('slider').min, End: +$('slider').max }[event.key];
    if (epoch == null) return;
    event.preventDefault();
    go(epoch);
  });

  // ---- curves
  const title = () => `${state.split === 'train' ? 'Training' : 'Validation'} ${news.label}`;

  /** Training along steps is measured at each of them, not at the ends of epochs alone. */
  const stepwise = () => state.split === 'train' && state.x === 'step';

  async function steps() {
    const ids = [...root.querySelectorAll('.compared a.ink')].map(link => link.pathname);
    await Promise.all(
      news.lines.map(async (line, i) => {
        const found = (await stepLines(`/api${ids[i]}/steps`)).get(state.metric);
        if (found?.points.length) Object.assign(line, { notFinite: found.notFinite, points: found.points.map(([step, value]) => [null, value, step, null, null]) });
      })
    );
    if (state.smooth || !news.lines.some(line => line.points[0]?.[0] === null)) return;
    state.smooth = STEPS_SMOOTH; // single steps are noisy; the raw line stays beneath
    $('smooth').value = STEPS_SMOOTH;
    smoothing();
  }

  async function lines() {
    const response = await fetch(`/compare/lines?runs=${runs}&metric=${state.metric}&split=${state.split}`);
    if (!response.ok) throw new Error(`the curves came with ${response.status}`);
    news = await response.json();
    if (stepwise()) await steps();
    news.name = title();
    $('h-chart').textContent = news.name;
    const count = news.lines.reduce((sum, line) => sum + line.notFinite, 0);
    $('not-finite').hidden = !count;
    $('not-finite').textContent = `▲ ${count} not finite`;
    redraw();
  }

  function redraw() {
    if (!news) return;
    if (drawn) drawn.update();
    else drawn = chart($('curves'), () => overlay(news, state, $('curves')));
    $('curves').dataset.drawn = '';
  }

  $('chart-form').addEventListener('submit', event => event.preventDefault());
  $('chart-form').addEventListener('input', event => {
    const { name, value } = event.target;
    if (!(name in state)) return;
    const before = stepwise();
    state[name] = name === 'smooth' ? +value : value;
    if (name === 'smooth') smoothing();
    const unsaid = { metric: 'mse', split: 'validation', x: 'epoch', scale: 'linear', smooth: '0' }[name] === value;
    remember({ [name]: unsaid ? null : value });
    if (name === 'metric' || name === 'split' || stepwise() !== before) lines().then(finding).catch(again);
    else redraw();
  });
  function smoothing() {
    const range = $('smooth');
    range.style.setProperty('--at', `${(range.value / range.max) * 100}%`);
    $('smooth-text').textContent = state.smooth || 'off';
  }

  // ---- what differs, and what the chart says in words: the server knows both
  const fragment = target => window.htmx.ajax('GET', `/compare${location.search}`, { target, swap: 'morph' });
  function finding() {
    const of = line => (line.points.length ? `#${line.run} is at ${line.points.at(-1)[1] ?? 'a value that is not finite'}` : `#${line.run} does not report it`);
    $('curves').setAttribute('aria-label', `${news.name} of ${news.lines.length} runs: ${news.lines.map(of).join('; ')}`);
  }
  root.addEventListener('change', event => {
    const form = event.target.closest('#table-form');
    if (!form) return;
    remember({ baseline: form.elements.baseline.value, only: form.querySelector('[type=checkbox]').checked ? null : 'all' });
    fragment('#differs');
  });

  // ---- what happens meanwhile
  async function look() {
    const { what } = state.heard;
    await lines();
    fragment('#differs');
    if (!what.has('PICTURES') && !what.has('EPOCH') && !what.has('MISSED')) return;
    const following = !state.asked || state.epoch === state.newest;
    await pages();
    const newest = Math.max(0, ...[...NUMBERS.values()].flatMap(kinds => [...kinds.random, ...kinds.reconstruction].map(shot => shot[0])));
    if (!newest) return;
    if (!$('slider')) {
      fragment('#faces'); // the first faces
      return;
    }
    state.newest = newest;
    $('slider').max = newest;
    if (following) go(newest);
    else for (const row of rows()) turn(row, state.epoch);
  }
  const again = error => console.info('the comparison waits for the next change:', error.message);
  root.addEventListener('live', event => {
    state.heard = event.detail;
    look().catch(again);
  });

  smoothing();
  if ($('slider')) $('slider').style.setProperty('--at', `${((state.epoch - $('slider').min) / Math.max(1, $('slider').max - $('slider').min)) * 100}%`);
  Promise.all([lines(), pages()])
    .then(() => {
      root.dataset.ready = '';
      return Promise.all(rows().map(row => seen(row, page(row.dataset.run, row.dataset.kind, state.epoch))));
    })
    .catch(again);
}
