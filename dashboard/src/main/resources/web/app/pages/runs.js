// Choosing runs: by their boxes, all at once, or by keys. The buttons beneath are of the page's own form.
export function start(section) {
  const boxes = () => [...section.querySelectorAll('input[name=run]')];
  const chosen = () => boxes().filter(box => box.checked);
  let at = -1;

  function tell() {
    const many = chosen().length;
    const bar = document.getElementById('bulk');
    const all = document.getElementById('choose-all');
    if (!bar || !all) return;
    bar.toggleAttribute('data-some', many > 0);
    document.getElementById('bulk-count').textContent = many === 1 ? '1 run chosen' : `${many} runs chosen`;
    all.checked = many > 0 && many === boxes().length;
    all.indeterminate = many > 0 && !all.checked;
  }

  function choose(state) {
    for (const box of boxes()) box.checked = state;
    tell();
  }

  section.addEventListener('change', event => {
    if (event.target.id === 'choose-all') choose(event.target.checked);
    else tell();
  });
  section.addEventListener('click', event => {
    if (event.target.closest('#choose-none')) choose(false);
  });

  const typing = target => target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]');
  document.addEventListener('keydown', event => {
    if (typing(event.target) || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
    if (localStorage.getItem('keys') === 'off' || document.querySelector('dialog[open]')) return;
    const all = boxes();
    if (!all.length) return;
    const here = all.indexOf(document.activeElement?.closest?.('tr')?.querySelector('input[name=run]'));
    at = here < 0 ? Math.min(at, all.length - 1) : here;
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') {
      at = Math.max(0, Math.min(all.length - 1, at + (key === 'j' ? 1 : -1)));
      all[at].closest('tr').querySelector('a.name').focus();
    } else if (key === 'x' && event.shiftKey) choose(chosen().length < all.length);
    else if (key === 'x' && at >= 0) {
      all[at].checked = !all[at].checked;
      tell();
    } else if (key === 'c' && chosen().length) document.querySelector('#bulk [value=compare]').click();
    else if (event.key === 'Escape' && chosen().length) choose(false);
    else return;
    event.preventDefault();
  });

  document.addEventListener('htmx:afterSwap', event => {
    // another page of the table has other runs; a box that stays keeps what was chosen
    if (event.target === section) tell();
  });
  tell();
}
