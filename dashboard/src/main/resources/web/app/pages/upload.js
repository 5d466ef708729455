// The upload form with a progress bar and drag and drop. Without this script it is a plain multipart form.
import { morph } from '../lib/morph.js';

const words = seconds => (seconds < 60 ? `${Math.ceil(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.ceil(seconds % 60)} s`);
const megabytes = bytes => `${(bytes / 1e6).toFixed(1)} MB`;

export function start(add) {
  const form = add.querySelector('#upload');
  const input = form.querySelector('input[type=file]');
  const drop = form.querySelector('.drop');
  const name = form.querySelector('[data-file-name]');
  const progress = form.querySelector('.upload-progress');

  const chosen = () => {
    const file = input.files[0];
    if (!file) return;
    name.textContent = `${file.name}, ${megabytes(file.size)}`;
    const title = form.querySelector('[name=name]');
    if (!title.value) title.value = file.name.replace(/\.(zip|gz)$/i, '').slice(0, 200);
  };
  input.addEventListener('change', chosen);
  for (const type of ['dragenter', 'dragover']) drop.addEventListener(type, event => { event.preventDefault(); drop.classList.add('over'); });
  for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('over'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    chosen();
  });

  form.addEventListener('submit', event => {
    if (!input.files.length) return; // the server says what is missing
    event.preventDefault();
    const request = new XMLHttpRequest();
    const started = Date.now();
    const done = () => {
      progress.hidden = true;
      form.querySelector('button').removeAttribute('aria-disabled');
    };
    request.upload.onprogress = ({ loaded, total }) => {
      const share = loaded / total;
      const rate = loaded / Math.max(1, Date.now() - started) * 1000;
      progress.querySelector('.meter').style.setProperty('--at', `${share * 100}%`);
      progress.querySelector('[data-sent]').textContent = share < 1 ? `${Math.floor(share * 100)} % of ${megabytes(total)}` : 'taking it up';
      progress.querySelector('[data-rate]').textContent = share < 1 && rate ? `about ${words((total - loaded) / rate)} left` : '';
    };
    request.onload = () => {
      const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
      if (request.status < 300) return location.assign('/datasets');
      done();
      const fresh = answer.querySelector('#upload');
      if (!fresh) return say(form, answer.querySelector('main')?.innerText.trim() || `The server answered ${request.status}.`);
      // the chosen file stays chosen: the field is the same element
      morph(form, fresh);
      progress.hidden = true;
      form.querySelector('.is-invalid')?.focus();
    };
    request.onerror = () => {
      done();
      say(form, 'The upload broke off: the connection was lost, or the file is larger than what is taken. Nothing was kept; try again.');
    };
    progress.hidden = false;
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'text/html');
    request.send(new FormData(form));
  });
}

function say(form, text) {
  form.querySelector('.note.said')?.remove();
  const note = document.createElement('div');
  note.className = 'note bad said';
  note.setAttribute('role', 'alert');
  note.textContent = text;
  form.querySelector('.panel-body').prepend(note);
}
