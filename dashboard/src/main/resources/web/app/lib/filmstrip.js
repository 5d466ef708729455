// One face at every epoch. A short run has all its frames, a long one only those in sight: frames come and go as one
// scrolls, whatever the number of epochs.
const SHORT = 40;
const STRIDE = 51; // 48 px and a gap of 3
const BESIDE = 12; // frames kept ready on each side

export function filmstrip(element, { label, link }) {
  let shots = [];
  let run = {};
  let current;

  function frame(shot) {
    const a = document.createElement('a');
    a.className = 'frame';
    a.dataset.epoch = shot.epoch;
    a.href = link(shot.epoch);
    a.setAttribute('aria-label', label(shot));
    const face = document.createElement('span');
    face.className = 'face';
    if (shot.random) {
      const image = new Image(64, 64);
      image.alt = '';
      image.decoding = 'async';
      image.src = `/api/pictures/${shot.random}/tiles/0.png`;
      face.append(image);
    }
    const number = document.createElement('span');
    number.textContent = shot.epoch;
    if (shot.epoch === run.best) number.insertAdjacentHTML('beforeend', '<svg class="icon" aria-hidden="true"><use href="#i-f-star"/></svg>');
    a.append(face, number);
    return a;
  }

  function waiting(epoch, now) {
    const span = document.createElement('span');
    span.className = `frame ${now ? 'now' : 'todo'}`;
    if (now) span.style.setProperty('--at', `${run.percent}%`);
    span.innerHTML = `<span class="face"></span><span>${epoch}</span>`;
    return span;
  }

  const long = () => Math.max(shots.length, run.running ? run.epochs : 0) > SHORT;

  function drawShort() {
    const known = new Map([...element.querySelectorAll('a.frame')].map(a => [`${a.dataset.epoch} ${a.querySelector('img')?.getAttribute('src') ?? ''}`, a]));
    const frames = shots.map(shot => known.get(`${shot.epoch} ${shot.random ? `/api/pictures/${shot.random}/tiles/0.png` : ''}`) ?? frame(shot));
    if (run.running) for (let epoch = run.last + 1; epoch <= run.epochs; epoch++) frames.push(waiting(epoch, epoch === run.last + 1));
    element.replaceChildren(...frames);
    for (const a of frames) {
      const starred = a.querySelector?.('svg');
      if (starred && +a.dataset.epoch !== run.best) starred.remove();
      if (!starred && +a.dataset?.epoch === run.best) a.replaceWith(frame(shots.find(shot => shot.epoch === run.best)));
    }
  }

  function drawLong() {
    let film = element.querySelector('.film');
    if (!film) {
      film = document.createElement('div');
      film.className = 'film';
      element.replaceChildren(film);
      element.classList.add('long');
      element.addEventListener('scroll', () => requestAnimationFrame(drawLong), { passive: true });
    }
    film.style.width = `${shots.length * STRIDE}px`;
    const first = Math.max(0, Math.floor(element.scrollLeft / STRIDE) - BESIDE);
    const last = Math.min(shots.length, Math.ceil((element.scrollLeft + element.clientWidth) / STRIDE) + BESIDE);
    const known = new Map([...film.children].map(a => [+a.dataset.epoch, a]));
    for (let i = first; i < last; i++) {
      const { epoch } = shots[i];
      if (known.delete(epoch)) continue;
      const a = frame(shots[i]);
      a.style.setProperty('--i', i);
      film.append(a);
    }
    for (const a of known.values()) a.remove();
    mark();
  }

  function mark() {
    for (const a of element.querySelectorAll('a.frame')) {
      if (+a.dataset.epoch === current) a.setAttribute('aria-current', 'true');
      else a.removeAttribute('aria-current');
    }
  }

  function reveal() {
    const i = shots.findIndex(shot => shot.epoch === current);
    const frame = element.querySelector('[aria-current]');
    const left = long() ? i * STRIDE : frame ? frame.offsetLeft : 0;
    const width = long() ? STRIDE : frame?.clientWidth ?? 0;
    if (left < element.scrollLeft + 8 || left + width > element.scrollLeft + element.clientWidth - 8) element.scrollLeft = left - element.clientWidth / 2 + width / 2;
  }

  return {
    /** What there is: all epochs with pictures, and how far the run is. */
    set(allShots, ofRun) {
      shots = allShots;
      run = ofRun;
      if (long()) drawLong();
      else drawShort();
      mark();
    },
    /** The epoch on the sheet. */
    go(epoch) {
      current = epoch;
      mark();
      reveal();
      if (long()) drawLong();
    },
  };
}
