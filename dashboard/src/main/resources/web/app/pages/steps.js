// The values of single training steps, thinned by the server: of each bucket the lowest, highest and last, and one that
// is not finite. They are noisy, so a smooth line lies over them unless somebody chose otherwise.
export const STEPS_SMOOTH = 0.6;

/** The lines of a run by measure, whole or of a stretch of steps; a value that is not finite is null. */
export async function stepLines(address, stretch) {
  const query = new URLSearchParams({ maxPoints: 1000 });
  if (stretch) {
    query.set('from', Math.max(1, Math.floor(stretch[0])));
    query.set('to', Math.max(1, Math.ceil(stretch[1])));
  }
  const answer = await fetch(`${address}?${query}`);
  if (!answer.ok) throw new Error(`the steps came with ${answer.status}`);
  return new Map((await answer.json()).map(line => [line.name, { notFinite: line.notFinite, points: line.points.map(({ step, value }) => [step, typeof value === 'number' ? value : null]) }]));
}
