// Wishes that come faster than they are met: one is on its way, the newest waits, and those between are let go.
const PATIENCE = 60; // ms that one on its way may keep a newer one waiting

/**
 * @param wish says what is wished for now
 * @param bring resolves to all that a wish needs
 * @param show is called with the wish and what was brought
 * @param rest is called once nothing is wished for any more
 */
export function latest({ wish, bring, show, rest }) {
  let asked = false;
  let busy = false;
  let overtake;
  return async () => {
    asked = true;
    if (busy) {
      setTimeout(overtake, PATIENCE);
      return;
    }
    busy = true;
    while (asked) {
      asked = false;
      const now = wish();
      const overtaken = new Promise(done => (overtake = done));
      const brought = await Promise.race([bring(now), overtaken]);
      if (brought) show(now, brought);
    }
    busy = false;
    rest();
  };
}
