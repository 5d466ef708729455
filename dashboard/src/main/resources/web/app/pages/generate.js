// The request: what it says follows what is typed; one face is looked at without leaving the page.
export function start(root) {
  const $ = id => document.getElementById(id);

  const temperature = $('temperature');
  const warm = () => {
    $('temperature-text').textContent = String(+temperature.value);
    temperature.style.setProperty('--at', `${(temperature.value / temperature.max) * 100}%`);
  };
  if (temperature) {
    temperature.addEventListener('input', warm);
    warm();
    $('count').addEventListener('input', () => ($('draw-count').textContent = $('count').value.trim() || '…'));
    $('dice').addEventListener('click', () => ($('seed').value = crypto.getRandomValues(new Uint32Array(1))[0] >>> 1));
    $('pick').addEventListener('change', event => {
      const item = event.target.closest('.pick-item');
      $('picked').replaceChildren(...[...item.querySelector('.what').cloneNode(true).childNodes]);
      const face = item.querySelector('img');
      const shown = $('picked-face');
      if (shown && face) shown.src = face.src;
      // another run may have other validation faces to tick
      if (root.querySelector('[name=kind][value=RECONSTRUCTION]').checked) location.assign(`/generate?checkpoint=${event.target.value}&kind=reconstruction`);
    });
    // arrow keys choose, and the menu stays open for them; a click has chosen
    $('pick').addEventListener('click', event => event.detail > 0 && event.target.closest('.pick-item') && setTimeout(() => ($('pick').open = false)));
  }

  function look(link) {
    const face = link.dataset.face;
    window.htmx.ajax('GET', link.href, { target: '#one', swap: 'morph' });
    history.replaceState(null, '', link.href);
    for (const tile of root.querySelectorAll('#faces [aria-current]')) tile.removeAttribute('aria-current');
    root.querySelector(`#faces [data-face="${face}"]`)?.setAttribute('aria-current', 'true');
    // on a phone the one face lies beneath the sheet
    if (matchMedia('(max-width: 760px)').matches) $('one').scrollIntoView({ block: 'start' });
  }
  root.addEventListener('click', event => {
    const link = event.target.closest('a[data-face]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    look(link);
  });
  // the faces have come: one of them is shown large
  root.addEventListener('htmx:afterSwap', event => {
    const first = event.target.id === 'drawing' && event.target.dataset.there === 'true' && root.querySelector('#faces [data-face]');
    if (first && !$('face-next')) look(first);
  });
  document.addEventListener('keydown', event => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || localStorage.getItem('keys') === 'off') return;
    if (event.target.closest('input, select, textarea, dialog') || document.querySelector('dialog[open]')) return;
    const control = { j: 'face-next', k: 'face-previous', d: 'download', s: 'star' }[event.key.toLowerCase()];
    if (!control || !$(control)) return;
    event.preventDefault();
    $(control).click();
  });
}
