// One face at every epoch. A short run has all its frames, a long one only those in sight: frames come and go as one
// scrolls, whatever the number of epochs.
const SHORT = 40;
const STRIDE = 51; // 48 px and a gap of 3
const BESIDE = 12; // frames kept ready on each side
const BLOCK = 16; // frames whose faces come as one picture; the server's page cuts the strip alike

export function filmstrip(element, { label, link }) {
  let shots = [];
  let run = {};
  let current;
  let resting;
  const blocks = new Map();
  const faces = some => some.flatMap(shot => shot.random ?? []);

  /** A frame shows its place in the picture of its block, which the strip itself holds: --s3 is that of block 3, of --c3 faces. */
  function frame(shot, i) {
    const a = document.createElement('a');
    a.className = 'frame';
    a.dataset.epoch = shot.epoch;
    a.href = link(shot.epoch);
    a.setAttribute('aria-label', label(shot));
    const face = document.createElement('span');
    face.className = 'face';
    if (shot.random) {
      const block = Math.floor(i / BLOCK);
      face.classList.add('tile');
      face.style = `--grid:var(--s${block});--gc:var(--c${block});--gr:1;--x:${faces(shots.slice(block * BLOCK, i)).length};--y:0`;
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

  let drawn = '';

  function drawShort() {
    const wanted = shots.map(shot => `${shot.epoch} ${shot.random ?? ''} ${shot.epoch === run.best}`);
    const todo = run.running ? run.epochs - run.last : 0;
    const now = [...wanted, todo].join();
    // only what changed: a frame that has the focus keeps it
    if (now !== drawn) {
      const known = new Map([...element.querySelectorAll('[data-drawn]')].map(a => [a.dataset.drawn, a]));
      const frames = shots.map((shot, i) => {
        const a = known.get(wanted[i]) ?? frame(shot, i);
        a.dataset.drawn = wanted[i];
        return a;
      });
      for (let epoch = run.last + 1; epoch <= run.last + todo; epoch++) frames.push(waiting(epoch, epoch === run.last + 1));
      [...element.children].forEach(child => frames.includes(child) || child.remove());
      frames.forEach((a, i) => element.children[i] === a || element.insertBefore(a, element.children[i] ?? null));
      drawn = now;
    }
    element.querySelector('.now')?.style.setProperty('--at', `${run.percent}%`);
  }

  function drawLong() {
    let film = element.querySelector('.film');
    if (!film) {
      film = document.createElement('div');
      film.className = 'film';
      element.replaceChildren(film);
      element.classList.add('long');
      element.addEventListener('scroll', () => {
        requestAnimationFrame(drawLong);
        clearTimeout(resting);
        resting = setTimeout(load, 200);
      }, { passive: true });
    }
    film.style.width = `${shots.length * STRIDE}px`;
    const first = Math.max(0, Math.floor(element.scrollLeft / STRIDE) - BESIDE);
    const last = Math.min(shots.length, Math.ceil((element.scrollLeft + element.clientWidth) / STRIDE) + BESIDE);
    const known = new Map([...film.children].map(a => [+a.dataset.epoch, a]));
    for (let i = first; i < last; i++) {
      const { epoch } = shots[i];
      if (known.delete(epoch)) continue;
      const a = frame(shots[i], i);
      a.style.setProperty('--i', i);
      film.append(a);
    }
    for (const a of known.values()) a.remove();
    mark();
  }

  /** Fetches the faces of the blocks in sight; those that were only scrolled past are never asked for. */
  function load() {
    const first = long() ? Math.floor(element.scrollLeft / STRIDE) : 0;
    const last = long() ? Math.min(shots.length, Math.ceil((element.scrollLeft + element.clientWidth) / STRIDE)) : shots.length;
    for (let block = Math.floor(first / BLOCK); block * BLOCK < last; block++) {
      const ids = faces(shots.slice(block * BLOCK, (block + 1) * BLOCK));
      const address = `/api/pictures/strip.png?of=${ids}`;
      if (!ids.length || blocks.get(block)?.address === address) continue;
      const image = new Image();
      blocks.set(block, { address, image });
      image.fetchPriority = 'low';
      image.src = address;
      // swapped only once it is there: a strip that grows never blinks
      image.decode().then(() => {
        if (blocks.get(block).image !== image) return;
        element.style.setProperty(`--s${block}`, `url(${address})`);
        element.style.setProperty(`--c${block}`, ids.length);
      }, () => blocks.get(block).image === image && blocks.delete(block));
    }
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
    /** The sheet rests: now the strip may have the line. */
    load,
  };
}
