// Grids on their way: a picture is shown once it is decoded, so that a change of epoch never flashes. The newest few stay
// in memory; each is fetched once.
const KEPT = 24;
const grids = new Map();
const early = new Map(); // address -> picture on its way that nobody asked for yet

/** Resolves to the image once it can be shown; rejects if it cannot be had. */
export function grid(address) {
  const known = grids.get(address);
  if (known) {
    early.delete(address);
    grids.delete(address); // it is the newest again
    grids.set(address, known);
    return known;
  }
  // what somebody waits for has the line to itself
  for (const image of early.values()) image.src = '';
  const coming = fetched(address);
  early.delete(address);
  return coming;
}

function fetched(address) {
  const image = new Image();
  image.decoding = 'async';
  image.src = address;
  const coming = image.decode().then(() => image);
  grids.set(address, coming);
  coming.catch(() => grids.get(address) === coming && grids.delete(address));
  for (const old of [...grids.keys()].slice(0, Math.max(0, grids.size - KEPT))) grids.delete(old);
  early.set(address, image);
  coming.finally(() => early.get(address) === image && early.delete(address)).catch(() => {});
  return coming;
}

/** Fetches ahead, and minds no failure: it is told when somebody looks there. */
export function ahead(addresses) {
  for (const address of addresses) if (address && !grids.has(address)) fetched(address).catch(() => {});
}
