// What the x-axis of a run's curve counts. A point is [epoch, value, step, seconds]: the seconds since the run's start.
// Every axis begins and ends where the whole run does, so that nothing shifts as epochs end; epochs and steps lie above
// the frames of the filmstrip, times lie where they were.
const HOURS_FROM = 3 * 3600; // seconds from which a run is told in hours
const whole = value => Math.round(value).toLocaleString('en-US');
const fine = (value, span) => value.toFixed(Math.max(0, Math.ceil(1 - Math.log10(span || 1))));

/**
 * The seconds at which the run will end: what is left goes on at the pace of a typical epoch. Not at the average, or an
 * hour that the run waited would count for every epoch to come.
 */
function ending(points, epochs) {
  const newest = points.at(-1);
  const paces = points
    .map((point, i) => (i ? (point[3] - points[i - 1][3]) / (point[0] - points[i - 1][0]) : point[3] / point[0]))
    .sort((a, b) => a - b);
  return newest[3] + Math.max(0, epochs - newest[0]) * paces[paces.length >> 1];
}

/**
 * `kind` is epoch, step or time; `points` the line that reaches farthest, empty before the first epoch. `of` gives a point's
 * place, `scale` how many seconds a unit has (1 where it is no time), `write` a place in words that tell a span apart.
 */
export function axisOf(kind, epochs, points) {
  const newest = points.at(-1);
  if (kind === 'step') {
    const each = newest ? newest[2] / newest[0] : 1;
    return { of: point => point[2], from: 0.5 * each, to: (epochs + 0.5) * each, scale: 1, name: 'steps', word: 'Steps', write: whole };
  }
  if (kind === 'time') {
    const seconds = newest ? Math.max(1, ending(points, epochs)) : 60;
    const scale = seconds >= HOURS_FROM ? 3600 : 60;
    const unit = scale === 60 ? 'Minutes' : 'Hours';
    return { of: point => point[3] / scale, from: 0, to: seconds / scale, scale, name: `${unit.toLowerCase()} since its start`, word: unit, write: fine };
  }
  return { of: point => point[0], from: 0.5, to: epochs + 0.5, scale: 1, name: 'epochs', word: 'Epochs', write: whole };
}

/** A duration in two parts, as the server writes it. */
export function spent(seconds) {
  const full = Math.floor(seconds);
  const two = (number, unit) => `${String(number).padStart(2, '0')} ${unit}`;
  if (full < 60) return `${full} s`;
  if (full < 3600) return `${Math.floor(full / 60)} min ${two(full % 60, 's')}`;
  return `${Math.floor(full / 3600)} h ${two(Math.floor((full % 3600) / 60), 'min')}`;
}
