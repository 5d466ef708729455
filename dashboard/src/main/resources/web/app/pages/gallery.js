// The gallery: one epoch on the sheet, one face beside it. Everything here has a link beneath it in the page.
import { filmstrip } from '../lib/filmstrip.js';
import { ahead, grid } from '../lib/grids.js';
import { latest } from '../lib/latest.js';
import { swipe } from '../lib/swipe.js';
import { figures as figuresOf } from './figures.js';
import { ticks } from './ticks.js';

const REST = 200; // ms without a jump after which the rest of the page follows
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
  const figures = figuresOf(root, run);

  // ---- one epoch on the sheet
  const nearest = epoch => shots.reduce((a, b) => (Math.abs(b.epoch - epoch) < Math.abs(a.epoch - epoch) ? b : a), shots[0]);
  const index = () => shots.findIndex(shot => shot.epoch === state.epoch);
  const grids = shot => [state.show !== 'reconstructions' && picture(shot?.random), state.show !== 'random' && picture(shot?.reconstruction)].filter(Boolean);

  /** Words and pictures follow the thumb at once; what else there is to say follows when it rests. */
  function go(epoch) {
    const shot = nearest(epoch);
    if (!shot) return;
    state.epoch = shot.epoch;
    develop();
    slider.value = shot.epoch;
    fill();
    $('epoch').textContent = shot.epoch;
    document.querySelectorAll('.epoch-text').forEach(text => (text.textContent = shot.epoch));
    $('mse').textContent = typeof shot.mse === 'number' ? shot.mse.toFixed(4) : 'not finite';
    $('follow').checked = shot.epoch === shots.at(-1).epoch;
    strip.go(shot.epoch);
  }

  const bring = latest({
    wish: () => ({ ...state }),
    bring: pictures,
    show,
    rest() {
      clearTimeout(resting);
      resting = setTimeout(settle, REST);
    },
  });
  /** Brings what is looked at onto the sheet; what is said of the face before is not said of this one. */
  function develop() {
    $('facts').dataset.stale = '';
    bring();
  }

  const sheet = kind => document.querySelector(`[data-grid=${kind}]`);
  /** The addresses of all that a wish shows, once they can be shown; null for what there is not. */
  async function pictures(wish) {
    const shot = byEpoch.get(wish.epoch);
    const addresses = [sheet('random') && picture(shot.random), sheet('reconstruction') && picture(shot.reconstruction), gridOf(wish, wish.epoch), wish.with && gridOf(wish, wish.with)];
    return Promise.all(addresses.map(address => (address ? grid(address).then(() => address, () => null) : null)));
  }

  function show(wish, [random, reconstruction, now, then]) {
    for (const [kind, there] of [['random', random], ['reconstruction', reconstruction]]) {
      sheet(kind)?.style.setProperty('--grid', there ? `url(${there})` : 'none');
      if (sheet(kind)) document.querySelector(`[data-missing=${kind}]`).hidden = Boolean(there);
    }
    closer(wish, now, then);
    figures.at(wish.epoch);
    root.dataset.shown = wish.epoch;
  }

  /** Names, links and address say what is on the sheet, and what may be looked at next is fetched. */
  function settle() {
    history.replaceState(null, '', address());
    for (const kind of ['random', 'reconstruction']) {
      for (const face of document.querySelectorAll(`.face[data-kind=${kind}]`)) {
        face.href = address({ kind, face: face.dataset.face });
        face.ariaLabel = `${kind === 'random' ? 'Random face' : 'Reconstruction of'} ${face.dataset.face}, epoch ${state.epoch}`;
      }
    }
    links();
    if (playing) return;
    const i = index();
    ahead([shots[i + 1], shots[i - 1], shots[i + 2]].flatMap(grids));
    strip.load();
    facts();
  }

  // ---- one face, large
  const sheetOf = kind => document.querySelector(kind === 'original' ? '.face[data-kind=original]' : `[data-grid=${kind}]`);
  function gridOf({ kind }, epoch) {
    if (kind === 'original') return sheetOf('original').style.getPropertyValue('--grid').slice(4, -1).replaceAll('"', '');
    return picture(byEpoch.get(epoch)?.[kind]);
  }

  function closer(wish, now, then) {
    const figure = $('closer');
    const tile = document.querySelector(`.face[data-kind=${wish.kind}][data-face="${wish.face}"]`);
    if (!figure || !tile) return;
    const sheet = sheetOf(wish.kind);
    for (const element of [figure, $('closest-face')]) {
      for (const name of ['--x', '--y']) element.style.setProperty(name, tile.style.getPropertyValue(name));
      for (const name of ['--gc', '--gr']) element.style.setProperty(name, sheet.style.getPropertyValue(name));
    }
    figure.querySelector('.now').style.setProperty('--grid', now ? `url(${now})` : 'none');
    figure.querySelector('.over').style.setProperty('--grid', then ? `url(${then})` : 'none');
    $('closest-face').style.setProperty('--grid', now ? `url(${now})` : 'none');
    const title = `${{ random: 'Face', reconstruction: 'Reconstruction', original: 'Original' }[wish.kind]} ${wish.face}`;
    if ($('one-title').textContent !== title) $('one-title').textContent = title;
    $('one-of').textContent = document.querySelectorAll(`.face[data-kind=${wish.kind}]`).length;
    $('closest-title').textContent = `${title}, epoch ${wish.epoch}`;
    $('closest-face').ariaLabel = $('closest-title').textContent;
    figure.className = `closer ${wish.with ? wish.view : 'single'}`;
    $('with').textContent = wish.with ?? '';
    swiping(Boolean(wish.with) && wish.view === 'swipe', wish.with ? `Swipe between epoch ${wish.with} and epoch ${wish.epoch}` : `${title}, epoch ${wish.epoch}`);
  }

  /** What the server knows of the face; the figures follow once it is there. */
  const facts = () => window.htmx.ajax('GET', address(), { target: '#facts', swap: 'morph' });

  function choose(kind, face) {
    const count = document.querySelectorAll(`.face[data-kind=${kind}]`).length;
    state.kind = kind;
    state.face = ((face - 1 + count) % count) + 1;
    document.querySelectorAll('#sheets [aria-current]').forEach(a => a.removeAttribute('aria-current'));
    const tile = document.querySelector(`.face[data-kind=${kind}][data-face="${state.face}"]`);
    tile?.setAttribute('aria-current', 'true');
    tile?.scrollIntoView({ block: 'nearest' });
    develop();
  }

  function compare(epoch) {
    state.with = epoch;
    $('compare').ariaPressed = Boolean(epoch);
    $('compare-bar').hidden = !epoch;
    if (epoch) $('with-field').value = epoch;
    develop();
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
    settle();
  }

  // ---- what people do
  const fill = () => slider.style.setProperty('--at', `${((slider.value - slider.min) / Math.max(1, slider.max - slider.min)) * 100}%`);
  slider.addEventListener('input', () => {
    stop();
    go(+slider.value);
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
    // a star must not go to the face before: the form is that face's until the answer is there
    if (target.closest('#facts[data-stale] .said')) return event.preventDefault();
    const deed =
      target.matches('a.frame') ? () => { stop(); go(+target.dataset.epoch); }
      : target.matches('.face[data-kind]') ? () => { choose(target.dataset.kind, +target.dataset.face); if (matchMedia('(max-width: 760px)').matches) closest(); }
      : { previous: () => step(-1), next: () => step(1), play, compare: () => compare(state.with ? null : other()), closer: closest,
          'closest-face': () => $('closest').close(), 'face-previous': () => choose(state.kind, state.face - 1), 'face-next': () => choose(state.kind, state.face + 1) }[target.id]
      ?? (target.closest('#view') ? () => { state.view = target.dataset.view; document.querySelectorAll('#view a').forEach(a => (a === target ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current'))); develop(); } : null);
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  const keys = { ArrowLeft: () => step(-1), ArrowRight: () => step(1), Home: () => go(shots[0].epoch), End: () => go(shots.at(-1).epoch) };
  const single = { ' ': play, c: () => $('compare').click(), j: () => choose(state.kind, state.face + 1), k: () => choose(state.kind, state.face - 1), d: () => $('download').click(), s: () => $('facts').dataset.stale ?? $('star').click(), Enter: closest };
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
    ticks($('ticks'), slider, shots, ofRun().best);
    fill();
    if (!first) strip.load();
    if (first) {
      strip.go(state.epoch);
      strip.load();
      links();
      root.dataset.ready = '';
      const i = index();
      setTimeout(() => ahead([shots[i], shots[i - 1], shots[i + 1]].flatMap(grids)), REST);
    } else if (following && shots.at(-1).epoch !== state.epoch && !playing) go(shots.at(-1).epoch);
  }

  const again = error => console.info('the gallery waits for the next change:', error.message);
  root.addEventListener('live', () => look().catch(again));
  document.addEventListener('htmx:afterSwap', event => {
    if (event.target.id === 'gallery-head' && shots.length) strip.set(shots, ofRun());
    if (event.target.id === 'facts') figures.show().catch(again);
  });
  if ($('size')) $('size').style.setProperty('--at', '50%');
  look().catch(again);
}
