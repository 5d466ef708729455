// The figure beneath each reconstruction of the gallery: its own squared error at the epoch on the sheet.
export function errors(root, run) {
  let shown = +root.dataset.epoch; // the epoch whose figures stand there, null for none
  let wanted = shown;

  function write(epoch, figures) {
    shown = epoch;
    root.querySelectorAll('.pair-error').forEach((figure, i) => (figure.textContent = figures[i] ?? ''));
  }

  return {
    /** The sheet shows another epoch: figures of the former one would lie. */
    at(epoch) {
      wanted = epoch;
      if (shown !== epoch && shown !== null) write(null, []);
    },
    /** The sheet rests: the figures may come. */
    async show() {
      const epoch = wanted;
      if (shown === epoch || !root.querySelector('.pair-error')) return;
      const response = await fetch(`/runs/${run}/gallery/errors?epoch=${epoch}`);
      if (!response.ok) throw new Error(`the errors of epoch ${epoch} came with ${response.status}`);
      const figures = await response.json();
      if (wanted === epoch) write(epoch, figures);
    },
  };
}
