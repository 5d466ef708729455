// Chooses a stretch of a chart by dragging along its x-axis; a double click takes it back. The library has this only as
// part of its toolbox, whose brush would take a finger's scrolling too. Here a finger that moves sideways drags, and one
// that moves up or down scrolls the page: the style sheet leaves that to the browser, which then takes the pointer back.
const SLACK = 4; // px that a click may move
const SECOND_CLICK = 250; // ms in which it comes

/**
 * `room()` gives the left and right edge of the plot in px; `chosen(from, to)`, `reset()` and `clicked(x)` are told in px
 * from the left of the element. While `zoomed()`, a click waits for a second one.
 */
export function dragZoom(element, { room, chosen, reset, clicked, zoomed }) {
  let from;
  let band;
  let dragged = false;
  let waiting;

  const x = event => {
    const [left, right] = room();
    return Math.min(right, Math.max(left, event.clientX - element.getBoundingClientRect().left));
  };

  function end() {
    band?.remove();
    band = undefined;
    from = undefined;
  }

  element.addEventListener('pointerdown', event => {
    dragged = false;
    if (event.button === 0 && event.isPrimary) from = x(event);
  });
  element.addEventListener('pointermove', event => {
    if (from === undefined || !event.isPrimary) return;
    const to = x(event);
    if (!band) {
      if (Math.abs(to - from) <= SLACK) return;
      band = document.createElement('div');
      band.className = 'zoom-band';
      element.append(band);
      element.setPointerCapture(event.pointerId);
    }
    band.style.left = `${Math.min(from, to)}px`;
    band.style.width = `${Math.abs(to - from)}px`;
  });
  element.addEventListener('pointerup', event => {
    if (!event.isPrimary) return;
    if (band) {
      dragged = true;
      const ends = [from, x(event)].sort((a, b) => a - b);
      end();
      chosen(...ends);
    } else end();
  });
  element.addEventListener('pointercancel', end);

  element.addEventListener('click', event => {
    clearTimeout(waiting);
    if (dragged || event.detail > 1) return;
    const at = x(event);
    if (zoomed()) waiting = setTimeout(() => clicked(at), SECOND_CLICK);
    else clicked(at);
  });
  element.addEventListener('dblclick', () => {
    clearTimeout(waiting);
    reset();
  });
}
