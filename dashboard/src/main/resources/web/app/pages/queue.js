// The order of what waits, by drag and by keys; each move is the POST of the page's own buttons, and the page is then
// brought to what the server says. A priority is sent as soon as it is chosen.
const rows = root => [...root.querySelectorAll('tr[data-job]')];

export function start(root) {
  let dragged;

  async function send(address, body, focus) {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(body), headers: { 'HX-Request': 'true' }, redirect: 'follow' });
    const text = await answer.text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    const news = page.getElementById('queue');
    if (!news) return location.assign('/queue');
    window.facelabMorph(root, news);
    say(answer.ok ? '' : news.querySelector('.note.bad')?.textContent ?? 'Not done');
    if (focus) root.querySelector(`tr[data-job="${focus}"] .grip`)?.focus();
  }

  function say(text) {
    const status = document.getElementById('moved');
    if (status) status.textContent = text;
  }

  /** Puts a job before or after another one. */
  const move = (id, side, neighbour, focus) => neighbour && neighbour !== id && send(`/queue/${id}/move`, { [side]: neighbour }, focus).then(() => say('Moved'));

  root.addEventListener('keydown', event => {
    const grip = event.target.closest('.grip');
    if (!grip || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = rows(root);
    const at = all.indexOf(grip.closest('tr'));
    const id = all[at].dataset.job;
    const to = { ArrowUp: ['before', all[at - 1]], ArrowDown: ['after', all[at + 1]], Home: ['before', all[0]], End: ['after', all.at(-1)] }[event.key];
    if (!to) return;
    event.preventDefault();
    move(id, to[0], to[1]?.dataset.job, id);
  });

  root.addEventListener('change', event => {
    const choice = event.target.closest('[data-submit]');
    if (choice) send(choice.form.action, { [choice.name]: choice.value });
  });

  root.addEventListener('dragstart', event => {
    const row = event.target.closest('.grip')?.closest('tr');
    if (!row) return;
    dragged = row.dataset.job;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged);
    event.dataTransfer.setDragImage(row, 24, 20);
    row.classList.add('dragged');
  });
  root.addEventListener('dragover', event => {
    const row = event.target.closest('tr[data-job]');
    if (!dragged || !row) return;
    event.preventDefault();
    mark(row, side(event, row));
  });
  root.addEventListener('drop', event => {
    const row = event.target.closest('tr[data-job]');
    if (!dragged || !row) return;
    event.preventDefault();
    move(dragged, side(event, row), row.dataset.job);
  });
  root.addEventListener('dragend', () => {
    dragged = null;
    root.querySelector('.dragged')?.classList.remove('dragged');
    mark();
  });

  function mark(row, where) {
    for (const marked of root.querySelectorAll('[data-drop]')) marked.removeAttribute('data-drop');
    if (row) row.dataset.drop = where;
  }
}

function side(event, row) {
  const { top, height } = row.getBoundingClientRect();
  return event.clientY < top + height / 2 ? 'before' : 'after';
}
