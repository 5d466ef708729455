// Two pictures under one edge, moved by pointer, finger or arrow keys.
export function swipe(figure) {
  let on = figure.classList.contains('swipe');
  let at = 50;
  const move = to => {
    at = Math.max(0, Math.min(100, to));
    figure.style.setProperty('--at', `${at}%`);
    if (on) figure.setAttribute('aria-valuenow', Math.round(at));
  };
  const follow = event => on && move(((event.clientX - figure.getBoundingClientRect().left) / figure.clientWidth) * 100);
  figure.addEventListener('pointerdown', event => {
    if (!on) return;
    figure.setPointerCapture(event.pointerId);
    follow(event);
  });
  figure.addEventListener('pointermove', event => event.buttons && follow(event));
  figure.addEventListener('keydown', event => {
    const by = on && { ArrowLeft: -4, ArrowRight: 4, Home: -100, End: 100 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(at + by);
  });

  /** Says whether it swipes, and what it shows. */
  return (swiping, label) => {
    on = swiping;
    figure.setAttribute('aria-label', label);
    figure.setAttribute('role', on ? 'slider' : 'img');
    if (on) {
      figure.tabIndex = 0;
      figure.setAttribute('aria-valuemin', 0);
      figure.setAttribute('aria-valuemax', 100);
      move(at);
    } else {
      figure.removeAttribute('tabindex');
      for (const name of ['aria-valuemin', 'aria-valuemax', 'aria-valuenow']) figure.removeAttribute(name);
    }
  };
}
