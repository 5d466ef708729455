// What belongs to one epoch and comes when the sheet rests: the squared error beneath each reconstruction, and the stars and
// ratings on the faces.

function pin({ favourite, rating }) {
  const span = document.createElement('span');
  span.className = 'pin';
  if (favourite) span.innerHTML = '<svg class="icon" aria-hidden="true"><use href="#i-f-star"/></svg>';
  span.append(rating ?? '');
  return span;
}

export function figures(root, run) {
  let shown = +root.dataset.epoch; // the epoch whose figures stand there, null for none
  let wanted = shown;

  function unpin(kinds) {
    for (const kind of kinds) {
      for (const face of root.querySelectorAll(`.face[data-kind=${kind}]`)) {
        face.querySelector('.pin')?.remove();
        face.ariaLabel = face.ariaLabel.replace(/, (starred|rated).*/, '');
      }
    }
  }

  function write(epoch, { errors, marks }) {
    shown = epoch;
    root.querySelectorAll('.pair-error').forEach((figure, i) => (figure.textContent = errors[i] ?? ''));
    unpin(['random', 'reconstruction', 'original']);
    for (const [kind, marked] of Object.entries(marks)) {
      for (const mark of marked) {
        const face = root.querySelector(`.face[data-kind=${kind}][data-face="${mark.index + 1}"]`);
        face?.replaceChildren(pin(mark));
        if (face) face.ariaLabel += `${mark.favourite ? ', starred' : ''}${mark.rating ? `, rated ${mark.rating}` : ''}`;
      }
    }
  }

  return {
    /** The sheet shows another epoch: figures and stars of the former one would lie. */
    at(epoch) {
      wanted = epoch;
      if (shown === epoch || shown === null) return;
      shown = null;
      root.querySelectorAll('.pair-error').forEach(figure => (figure.textContent = ''));
      unpin(['random', 'reconstruction']);
    },
    /** The sheet rests, or somebody said something of a face: the figures may come. */
    async show() {
      const epoch = wanted;
      const response = await fetch(`/runs/${run}/gallery/figures?epoch=${epoch}`);
      if (!response.ok) throw new Error(`the figures of epoch ${epoch} came with ${response.status}`);
      const fresh = await response.json();
      if (wanted === epoch) write(epoch, fresh);
    },
  };
}
