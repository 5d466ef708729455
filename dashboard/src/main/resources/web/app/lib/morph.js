// hx-swap="morph": brings an element to what the server says without replacing what stays the same, so that focus,
// scroll, open menus, playing pictures and half-filled fields survive a live update. Children are matched by id or
// data-key, else by tag and place.
import './htmx-global.js';

const key = node => (node.nodeType === 1 ? node.id || node.dataset?.key || '' : '');
const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && key(a) === key(b);
// what a person or the browser changed and no server knows
const kept = new Set(['open', 'data-kept']);

function attributes(from, to) {
  const ours = from.dataset?.kept?.split(' ') ?? [];
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !kept.has(name) && !ours.includes(name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value && !kept.has(name) && !ours.includes(name)) from.setAttribute(name, value);
  }
}

function children(from, to) {
  // what goes makes room first, or what follows it would have to move: moved, a field loses its focus and a strip its scroll
  const wantedKeys = new Set([...to.childNodes].map(key));
  for (const node of [...from.childNodes]) if (key(node) && !wantedKeys.has(key(node))) node.remove();
  const keyed = new Map([...from.childNodes].filter(key).map(node => [key(node), node]));
  let here = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    let found = key(wanted) ? keyed.get(key(wanted)) : null;
    if (found && !alike(found, wanted)) found = null;
    if (!found && here && !key(wanted) && alike(here, wanted)) found = here;
    if (!found) {
      from.insertBefore(document.importNode(wanted, true), here);
      continue;
    }
    // text between what went is nothing that anybody holds on to
    while (here && here !== found && here.nodeType !== 1) {
      const next = here.nextSibling;
      here.remove();
      here = next;
    }
    if (found === here) here = here.nextSibling;
    else from.insertBefore(found, here);
    morph(found, wanted);
  }
  while (here) {
    const next = here.nextSibling;
    here.remove();
    here = next;
  }
}

/** Makes `from` say what `to` says. */
export function morph(from, to) {
  if (from.nodeType !== 1) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  if (from.isEqualNode(to)) return;
  attributes(from, to);
  // a field in use keeps what was typed; a part marked data-still is its own script's
  if (from === document.activeElement && 'value' in from) return;
  if (from.hasAttribute('data-still')) return;
  children(from, to);
}

/** What is for browsers without a script would be seen here: a parsed answer holds it as elements. */
function silence(wanted) {
  for (const unseen of wanted.querySelectorAll?.('noscript') ?? []) unseen.replaceChildren();
  return wanted;
}

// pages of their own chunk change what this file changes
window.facelabMorph = (from, to) => morph(from, silence(to));
window.htmx.defineExtension('morph', {
  isInlineSwap: style => style === 'morph',
  handleSwap(style, target, fragment) {
    if (style !== 'morph') return false;
    const wanted = fragment.nodeType === 1 ? fragment : [...fragment.children].find(child => !key(target) || key(child) === key(target));
    if (!wanted) return false;
    morph(target, silence(wanted));
    return [target];
  },
});
