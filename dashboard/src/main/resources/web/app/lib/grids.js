// Grids on their way: a picture is shown once it is decoded, so that a change of epoch never flashes. The newest few stay
// in memory; each is fetched once.
const KEPT = 24;
const grids = new Map();

/** Resolves to the image once it can be shown; rejects if it cannot be had. */
export function grid(address) {
  let known = grids.get(address);
  if (known) {
    grids.delete(address); // it is the newest again
  } else {
    const image = new Image();
    image.decoding = 'async';
    image.src = address;
    known = image.decode().then(() => image);
    known.catch(() => grids.delete(address));
  }
  grids.set(address, known);
  for (const old of [...grids.keys()].slice(0, Math.max(0, grids.size - KEPT))) grids.delete(old);
  return known;
}

/** Fetches ahead, and minds no failure: it is told when somebody looks there. */
export function ahead(addresses) {
  for (const address of addresses) if (address) grid(address).catch(() => {});
}
