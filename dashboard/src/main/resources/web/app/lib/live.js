// What changed, as it happens: one WebSocket a page to /api/events. It polls nothing.
//
// The contract. An element says what it listens to:
//   data-live="TOPIC …"      one or more of
//       jobs                 a job of any kind was queued, taken up, ended, or its flags changed
//       progress             anything about any job
//       run:ID  job:ID       anything about that run or job
//   data-live-what="WHAT …"  only these kinds of change: STATE PROGRESS EPOCH PICTURES (all when left out)
//   data-live-again="30"     once more after so many seconds without a change, for what only time makes true (a lost worker)
// It then gets the DOM event `live` (it does not bubble), at most once a second and only while the page is seen, with
// detail {what: Set of kinds, changes: [{jobId, runId, what}]}; what holds MISSED after a reconnect, or when the server
// had to skip events for a slow browser: fetch anew. In a page:
//   <section id="newest" data-live="run:{id}" hx-get="/runs/{id}" hx-select="#newest" hx-trigger="live" hx-swap="morph">
// `morph` (lib/morph.js) keeps focus and scroll, or listen for `live` in a script. The document is searched at every
// change, so a fragment without data-live (the job has ended) ends the listening and nothing has to be unregistered.
const PAUSE = 1000;
const LONGEST_WAIT = 15000;
const waiting = new Map(); // element -> changes that it has not been told of
const told = new WeakMap(); // element -> when it was told last

let attempt = 0;
let opened = false;
let offline;

const words = text => (text ?? '').split(/\s+/).filter(Boolean);

function concerns(element, change) {
  const what = words(element.dataset.liveWhat);
  if (change.what === 'MISSED') return true;
  if (what.length && !what.includes(change.what)) return false;
  return words(element.dataset.live).some(topic => {
    if (topic === 'progress') return true;
    if (topic === 'jobs') return change.what === 'STATE';
    return topic === `run:${change.runId}` || topic === `job:${change.jobId}`;
  });
}

function hear(change) {
  for (const element of document.querySelectorAll('[data-live]')) {
    if (concerns(element, change)) queue(element, change);
  }
}

function queue(element, change) {
  const known = waiting.get(element);
  if (known) {
    known.push(change);
    return;
  }
  waiting.set(element, [change]);
  setTimeout(() => tell(element), Math.max(0, (told.get(element) ?? 0) + PAUSE - Date.now()));
}

function tell(element) {
  if (!element.isConnected) waiting.delete(element);
  if (document.hidden || !waiting.has(element)) return; // told when the page is seen again
  const changes = waiting.get(element);
  waiting.delete(element);
  told.set(element, Date.now());
  element.dispatchEvent(new CustomEvent('live', { detail: { changes, what: new Set(changes.map(c => c.what)) } }));
}

function connect() {
  const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/api/events');
  socket.onopen = () => {
    attempt = 0;
    clearTimeout(offline);
    document.documentElement.removeAttribute('data-offline');
    document.documentElement.dataset.live = 'on';
    if (opened) hear({ what: 'MISSED' });
    opened = true;
  };
  socket.onmessage = message => {
    try {
      hear(JSON.parse(message.data));
    } catch (e) {
      console.warn('an event that cannot be read', e);
    }
  };
  socket.onclose = () => {
    document.documentElement.removeAttribute('data-live');
    // a blink is not worth a word
    if (!attempt) offline = setTimeout(() => document.documentElement.setAttribute('data-offline', ''), 3000);
    attempt += 1;
    // spread out, or all tabs come back at once
    setTimeout(connect, Math.min(LONGEST_WAIT, 500 * 2 ** Math.min(attempt, 5)) * (0.5 + Math.random() / 2));
  };
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) [...waiting.keys()].forEach(tell);
});
setInterval(() => {
  const now = Date.now();
  for (const element of document.querySelectorAll('[data-live-again]')) {
    if (!told.has(element)) told.set(element, now);
    if (now - told.get(element) >= 1000 * element.dataset.liveAgain) queue(element, { what: 'TIME' });
  }
}, 1000);
addEventListener('pagehide', () => clearTimeout(offline));
connect();
