// The marks under the epoch slider: every epoch of a short run, else the kept checkpoints and the best.
const ALL = 60;

export function ticks(element, slider, shots, best) {
  const span = Math.max(1, slider.max - slider.min);
  const shown = shots.length <= ALL ? shots : shots.filter(shot => shot.kept || shot.epoch === best);
  element.replaceChildren(...shown.map(shot => {
    const tick = document.createElement('i');
    if (shot.kept) tick.className = 'kept';
    if (shot.epoch === best) tick.className = 'best';
    tick.style.setProperty('--t', (shot.epoch - slider.min) / span);
    return tick;
  }));
}
