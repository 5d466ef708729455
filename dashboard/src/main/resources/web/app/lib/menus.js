// Menus are <details data-menu>: they open without a script. This closes them on Escape and on a click elsewhere.
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!menu.contains(event.target) || event.target.closest('.dropdown-item:not(label)')) menu.open = false;
  }
});
document.addEventListener('keydown', event => {
  const menu = document.activeElement?.closest?.('details[data-menu]') ?? document.querySelector('details[data-menu][open]');
  if (!menu) return;
  if (event.key === 'Escape' && menu.open) {
    menu.open = false;
    menu.querySelector('summary').focus();
    event.stopPropagation();
  } else if (menu.open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const items = [...menu.querySelectorAll('.dropdown-item')];
    const at = items.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    items[(at + items.length) % items.length]?.focus();
    event.preventDefault();
  }
});
