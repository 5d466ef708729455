// The gallery: one epoch on the sheet, one face beside it. Everything here has a link beneath it in the page.
import { filmstrip } from '../lib/filmstrip.js';
import { ahead, grid } from '../lib/grids.js';
import { swipe } from '../lib/swipe.js';
import { errors } from './errors.js';

const REST = 60; // ms the thumb must rest before a picture is asked for
const FRAME = 350; // ms an epoch is shown while playing
const picture = id => id && `/api/pictures/${id}/file`;

export function start(root) {
  const $ = id => document.getElementById(id);
  const slider = $('slider');
  if (!slider) {
    // nothing drawn yet: the first epoch brings the whole page
    root.addEventListener('live', () => location.reload());
    return;
  }
  const { run } = root.dataset;
  const state = { epoch: +root.dataset.epoch, with: +root.dataset.with || null, kind: root.dataset.kind, face: +root.dataset.face, view: root.dataset.view, show: root.dataset.show };
  let shots = [];
  let byEpoch = new Map();
  let playing;
  let resting;
  let wanted = 0;

  const address = (over = {}) => {
    const s = { ...state, ...over };
    const query = new URLSearchParams({ epoch: s.epoch, kind: s.kind, face: s.face });
    if (s.with) {
      query.set('with', s.with);
      query.set('view', s.view);
    }
    if (s.show !== 'all') query.set('show', s.show);
    return `${location.pathname}?${query}`;
  };
  const ofRun = () => {
    const head = $('gallery-head').dataset;
    return { last: +head.last, best: +head.best || null, epochs: +head.epochs, percent: +head.percent, running: head.running === 'true' };
  };
  const strip = filmstrip($('strip'), {
    label: shot => `Epoch ${shot.epoch}${typeof shot.mse === 'number' ? `, validation MSE ${shot.mse.toFixed(4)}` : ''}`,
    link: epoch => address({ epoch }),
  });
  const swiping = swipe($('closer'));
  const figures = errors(root, run);

  // ---- one epoch on the sheet
  const nearest = epoch => shots.reduce((a, b) => (Math.abs(b.epoch - epoch) < Math.abs(a.epoch - epoch) ? b : a), shots[0]);
  const index = () => shots.findIndex(shot => shot.epoch === state.epoch);
  const grids = shot => [state.show !== 'reconstructions' && picture(shot?.random), state.show !== 'random' && picture(shot?.reconstruction)].filter(Boolean);

  /** The words follow the thumb at once; the pictures follow when it rests. */
  function go(epoch, { rest = 0 } = {}) {
    const shot = nearest(epoch);
    if (!shot) return;
    state.epoch = shot.epoch;
    slider.value = shot.epoch;
    fill();
    $('epoch').textContent = shot.epoch;
    document.querySelectorAll('.epoch-text').forEach(text => (text.textContent = shot.epoch));
    $('mse').textContent = typeof shot.mse === 'number' ? shot.mse.toFixed(4) : 'not finite';
    $('follow').checked = shot.epoch === shots.at(-1).epoch;
    strip.go(shot.epoch);
    clearTimeout(resting);
    resting = setTimeout(() => develop(shot), rest);
  }

  async function develop(shot) {
    const turn = ++wanted;
    history.replaceState(null, '', address());
    await Promise.all([paint('random', shot.random, turn), paint('reconstruction', shot.reconstruction, turn), closer(turn)]);
    if (turn !== wanted) return;
    const i = index();
    ahead([shots[i + 1], shots[i - 1], shots[i + 2]].flatMap(grids));
    strip.load();
    links();
    root.dataset.shown = shot.epoch;
    figures.at(shot.epoch);
    if (!playing) facts();
  }

  async function paint(kind, id, turn) {
    const sheet = document.querySelector(`[data-grid=${kind}]`);
    if (!sheet) return;
    const there = await grid(picture(id)).catch(() => null);
    if (turn !== wanted) return;
    sheet.style.setProperty('--grid', there ? `url(${picture(id)})` : 'none');
    document.querySelector(`[data-missing=${kind}]`).hidden = Boolean(there);
    for (const face of sheet.querySelectorAll(`[data-kind=${kind}]`)) {
      face.href = address({ kind, face: face.dataset.face });
      face.ariaLabel = `${kind === 'random' ? 'Random face' : 'Reconstruction of'} ${face.dataset.face}, epoch ${state.epoch}`;
    }
  }

  // ---- one face, large
  const sheetOf = kind => document.querySelector(kind === 'original' ? '.face[data-kind=original]' : `[data-grid=${kind}]`);
  function gridOf(epoch) {
    if (state.kind === 'original') return sheetOf('original').style.getPropertyValue('--grid').slice(4, -1).replaceAll('"', '');
    return picture(byEpoch.get(epoch)?.[state.kind]);
  }

  async function closer(turn) {
    const figure = $('closer');
    const tile = document.querySelector(`.face[data-kind=${state.kind}][data-face="${state.face}"]`);
    if (!figure || !tile) return;
    const [now, then] = await Promise.all([gridOf(state.epoch), state.with && gridOf(state.with)].map(a => (a ? grid(a).then(() => a, () => null) : null)));
    if (turn !== wanted) return;
    const sheet = sheetOf(state.kind);
    for (const element of [figure, $('closest-face')]) {
      for (const name of ['--x', '--y']) element.style.setProperty(name, tile.style.getPropertyValue(name));
      for (const name of ['--gc', '--gr']) element.style.setProperty(name, sheet.style.getPropertyValue(name));
    }
    figure.querySelector('.now').style.setProperty('--grid', now ? `url(${now})` : 'none');
    figure.querySelector('.over').style.setProperty('--grid', then ? `url(${then})` : 'none');
    $('closest-face').style.setProperty('--grid', now ? `url(${now})` : 'none');
    const title = `${{ random: 'Face', reconstruction: 'Reconstruction', original: 'Original' }[state.kind]} ${state.face}`;
    if ($('one-title').textContent !== title) $('one-title').textContent = title;
    $('one-of').textContent = document.querySelectorAll(`.face[data-kind=${state.kind}]`).length;
    $('closest-title').textContent = `${title}, epoch ${state.epoch}`;
    $('closest-face').ariaLabel = $('closest-title').textContent;
    figure.className = `closer ${state.with ? state.view : 'single'}`;
    $('with').textContent = state.with ?? '';
    swiping(Boolean(state.with) && state.view === 'swipe', state.with ? `Swipe between epoch ${state.with} and epoch ${state.epoch}` : `${title}, epoch ${state.epoch}`);
  }

  let telling;
  function facts() {
    clearTimeout(telling);
    telling = setTimeout(() => {
      window.htmx.ajax('GET', address(), { target: '#facts', swap: 'morph' });
      figures.show().catch(again);
    }, 120);
  }

  function choose(kind, face) {
    const count = document.querySelectorAll(`.face[data-kind=${kind}]`).length;
    state.kind = kind;
    state.face = ((face - 1 + count) % count) + 1;
    document.querySelectorAll('#sheets [aria-current]').forEach(a => a.removeAttribute('aria-current'));
    const tile = document.querySelector(`.face[data-kind=${kind}][data-face="${state.face}"]`);
    tile?.setAttribute('aria-current', 'true');
    tile?.scrollIntoView({ block: 'nearest' });
    develop(byEpoch.get(state.epoch));
  }

  function compare(epoch) {
    state.with = epoch;
    $('compare').ariaPressed = Boolean(epoch);
    $('compare-bar').hidden = !epoch;
    if (epoch) $('with-field').value = epoch;
    develop(byEpoch.get(state.epoch));
  }

  /** Links say what they do also to those who copy them. */
  function links() {
    const i = index();
    $('previous').href = address({ epoch: shots[Math.max(0, i - 1)].epoch });
    $('next').href = address({ epoch: shots[Math.min(shots.length - 1, i + 1)].epoch });
    $('compare').href = address({ with: state.with ? null : other() });
    const shot = shots[i];
    const file = $('grid-file');
    if (file && shot.random) {
      file.href = picture(shot.random);
      file.download = file.download.replace(/epoch-\d+/, `epoch-${shot.epoch}`);
    }
    for (const a of document.querySelectorAll('#show a')) a.href = address({ show: a.dataset.show });
  }
  const other = () => (state.epoch === shots[0].epoch ? shots.at(-1) : shots[0]).epoch;

  // ---- playing
  async function play() {
    if (playing) return stop();
    playing = true;
    $('play').ariaPressed = true;
    $('play').querySelector('use').setAttribute('href', '#i-player-pause');
    if (index() === shots.length - 1) go(shots[0].epoch);
    while (playing && index() < shots.length - 1) {
      const next = shots[index() + 1];
      const since = performance.now();
      await Promise.allSettled(grids(next).map(grid));
      await new Promise(done => setTimeout(done, Math.max(0, FRAME - performance.now() + since)));
      if (playing) go(next.epoch);
    }
    stop();
  }
  function stop() {
    if (!playing) return;
    playing = false;
    $('play').ariaPressed = false;
    $('play').querySelector('use').setAttribute('href', '#i-player-play');
    facts();
  }

  // ---- what people do
  const fill = () => slider.style.setProperty('--at', `${((slider.value - slider.min) / Math.max(1, slider.max - slider.min)) * 100}%`);
  slider.addEventListener('input', () => {
    stop();
    go(+slider.value, { rest: REST });
  });
  $('follow').addEventListener('change', () => $('follow').checked && go(shots.at(-1).epoch));
  $('size')?.addEventListener('input', () => {
    const sheet = document.querySelector('[data-grid=random]');
    sheet.classList.add('sized');
    sheet.style.setProperty('--size', `${$('size').value}px`);
    $('size').style.setProperty('--at', `${(($('size').value - 48) / 112) * 100}%`);
  });
  $('with-field').addEventListener('change', () => compare(nearest(+$('with-field').value || 1).epoch));
  $('compare-bar').addEventListener('submit', event => event.preventDefault());

  const step = by => {
    stop();
    const shot = shots[Math.max(0, Math.min(shots.length - 1, index() + by))];
    if (shot.epoch !== state.epoch) go(shot.epoch);
  };
  const closest = () => $('closest').showModal();
  root.addEventListener('click', event => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const target = event.target.closest('a, button, .closer.single, #closest-face');
    if (!target || !shots.length) return;
    const deed =
      target.matches('a.frame') ? () => { stop(); go(+target.dataset.epoch); }
      : target.matches('.face[data-kind]') ? () => { choose(target.dataset.kind, +target.dataset.face); if (matchMedia('(max-width: 760px)').matches) closest(); }
      : { previous: () => step(-1), next: () => step(1), play, compare: () => compare(state.with ? null : other()), closer: closest,
          'closest-face': () => $('closest').close(), 'face-previous': () => choose(state.kind, state.face - 1), 'face-next': () => choose(state.kind, state.face + 1) }[target.id]
      ?? (target.closest('#view') ? () => { state.view = target.dataset.view; document.querySelectorAll('#view a').forEach(a => (a === target ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current'))); develop(byEpoch.get(state.epoch)); } : null);
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  const keys = { ArrowLeft: () => step(-1), ArrowRight: () => step(1), Home: () => go(shots[0].epoch), End: () => go(shots.at(-1).epoch) };
  const single = { ' ': play, c: () => $('compare').click(), j: () => choose(state.kind, state.face + 1), k: () => choose(state.kind, state.face - 1), d: () => $('download').click(), s: () => $('star').click(), Enter: closest };
  document.addEventListener('keydown', event => {
    if (!shots.length || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest('input:not(#slider), select, textarea, dialog:not(#closest)') || $('keys')?.open) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const onControl = event.target.closest('a, button, summary, #slider');
    let deed = keys[key];
    // the slider's own keys are the same, and space and Enter belong to the control that has the focus
    if (deed && event.target === slider) return;
    if (!deed && !(onControl && (key === ' ' || key === 'Enter')) && (key.length > 1 || localStorage.getItem('keys') !== 'off')) deed = single[key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  // ---- what happens meanwhile
  async function look() {
    const known = shots.at(-1)?.epoch ?? 0;
    // the newest again: a run that was taken up anew draws it anew
    const response = await fetch(`/runs/${run}/gallery/epochs?after=${Math.max(0, known - 1)}`);
    if (!response.ok) throw new Error(`the list of epochs came with ${response.status}`);
    const fresh = await response.json();
    const first = !shots.length;
    const following = !first && state.epoch === known;
    shots = [...shots.filter(shot => shot.epoch < known), ...fresh];
    byEpoch = new Map(shots.map(shot => [shot.epoch, shot]));
    slider.max = shots.at(-1).epoch;
    strip.set(shots, { ...ofRun(), last: shots.at(-1).epoch });
    ticks();
    fill();
    if (first) {
      strip.go(state.epoch);
      const i = index();
      ahead([shots[i], shots[i - 1], shots[i + 1]].flatMap(grids));
      strip.load();
      links();
      root.dataset.ready = '';
    } else if (following && shots.at(-1).epoch !== state.epoch && !playing) go(shots.at(-1).epoch);
  }

  function ticks() {
    const { best } = ofRun();
    const span = Math.max(1, slider.max - slider.min);
    const shown = shots.length <= 60 ? shots : shots.filter(shot => shot.kept || shot.epoch === best);
    $('ticks').replaceChildren(...shown.map(shot => {
      const tick = document.createElement('i');
      if (shot.kept) tick.className = 'kept';
      if (shot.epoch === best) tick.className = 'best';
      tick.style.setProperty('--t', (shot.epoch - slider.min) / span);
      return tick;
    }));
  }

  const again = error => console.info('the gallery waits for the next change:', error.message);
  root.addEventListener('live', () => look().catch(again));
  document.addEventListener('htmx:afterSwap', event => event.target.id === 'gallery-head' && shots.length && strip.set(shots, ofRun()));
  if ($('size')) $('size').style.setProperty('--at', '50%');
  look().catch(again);
}
