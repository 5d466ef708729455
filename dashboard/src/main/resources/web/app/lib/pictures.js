// A picture whose file is gone shows as such, and not as the browser's broken sign. Errors do not bubble, so they are
// caught on their way down; those that came before this script are found by looking.
const gone = image => {
  const face = image.closest('.face');
  if (!face) return;
  face.classList.add('gone');
  face.title = 'This picture is missing on disk';
  image.hidden = true;
};
document.addEventListener('error', event => event.target.nodeName === 'IMG' && gone(event.target), true);
for (const image of document.images) if (image.complete && image.src && !image.naturalWidth && image.loading !== 'lazy') gone(image);
