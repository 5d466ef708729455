// The shell's behaviour: theme, keyboard, dialogs, times that grow older. All of it has a link or a form beneath it.
import { since } from './times.js';

const root = document.documentElement;
const deeds = {
  theme: () => dispatchEvent(new Event('facelab:toggle-theme')),
  keys: () => document.getElementById('keys').showModal(),
  close: target => target.closest('dialog')?.close(),
  unlead: () => {
    localStorage.setItem('lead', 'off');
    root.dataset.lead = 'off';
    // what had the focus is gone
    document.getElementById('main').focus({ preventScroll: true });
  },
  lead: target => {
    localStorage.removeItem('lead');
    delete root.dataset.lead;
    const note = document.getElementById('lead');
    if (note) note.querySelector('a')?.focus();
    else location.assign(target.href);
  },
  open: target => document.getElementById(target.dataset.dialog)?.showModal(),
};

// A link with data-do="ask" leads to a page that asks before a deed; with script the same fragment comes as a dialog.
deeds.ask = async target => {
  const dialog = document.getElementById('ask');
  const answer = await fetch(target.href, { headers: { 'HX-Request': 'true' } });
  if (!answer.ok) return location.assign(target.href);
  dialog.innerHTML = await answer.text();
  window.htmx.process(dialog);
  dialog.showModal();
};

document.addEventListener('click', event => {
  const target = event.target.closest('[data-do]');
  if (!target || !deeds[target.dataset.do]) return;
  event.preventDefault();
  deeds[target.dataset.do](target);
});

// the hairline under the bar only once something lies beneath it
addEventListener('scroll', () => root.style.setProperty('--scrolled', scrollY > 4 ? 1 : 0), { passive: true });

// ---- keys
const singleKeys = () => localStorage.getItem('keys') !== 'off';
const typing = target => target.closest?.('input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
const places = { o: '/', r: '/runs', q: '/queue', s: '/sweeps', d: '/datasets', g: '/generate' };
let going = 0;

document.addEventListener('keydown', event => {
  if (typing(event.target) || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
  if (event.key === '?') return deeds.keys();
  if (!singleKeys() || document.querySelector('dialog[open]')) return;
  const key = event.key.toLowerCase();
  if (Date.now() - going < 1500 && places[key]) location.assign(places[key]);
  else if (key === 'g') going = Date.now();
  else if (key === 't') deeds.theme();
  else if (key === 'n') location.assign('/runs/new');
  // the page's own button of this key, as for pause and resume
  else if (key === 'p') document.querySelector('[data-key-p]')?.click();
  else if (key === '/') {
    const field = document.querySelector('input[type=search]:not([hidden])');
    if (!field) return;
    event.preventDefault();
    [...document.querySelectorAll('input[type=search]')].find(f => f.checkVisibility?.() ?? true)?.focus();
  }
});
const single = document.getElementById('single-keys');
if (single) {
  single.checked = singleKeys();
  single.addEventListener('change', () => localStorage.setItem('keys', single.checked ? 'on' : 'off'));
}

// ---- relative times grow older without asking the server
setInterval(() => {
  if (document.hidden) return;
  for (const time of document.querySelectorAll('time[data-ago]')) {
    const text = since(new Date(time.dateTime), new Date());
    if (time.textContent !== text) time.textContent = text;
  }
}, 5000);

// ---- a form that was sent cannot be sent twice
document.addEventListener('submit', event => {
  const button = event.submitter;
  if (!button || event.defaultPrevented || event.target.method === 'get') return;
  setTimeout(() => button.setAttribute('aria-disabled', 'true'));
});
addEventListener('pageshow', () => document.querySelectorAll('form [aria-disabled=true]').forEach(b => b.removeAttribute('aria-disabled')));

// ---- a picture that is missing on disk shows as such. Errors do not bubble, so they are caught on their way down; those
// that came before this script are found by looking
const missing = image => {
  image.classList.add('missing');
  image.parentElement.title = 'The file of this picture is gone'; // the image itself is hidden
};
document.addEventListener('error', event => event.target.tagName === 'IMG' && missing(event.target), true);
document.addEventListener('load', event => event.target.tagName === 'IMG' && event.target.classList.remove('missing'), true);
for (const image of document.images) if (image.complete && image.currentSrc && !image.naturalWidth) missing(image);
