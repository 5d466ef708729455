// This file is called index.js so that the bundler takes it as the one entry: of any other name, it would import every file
// of this folder here, and each page would load the scripts of all pages and the charts' library.
import './app.css';
import './lib/htmx-global.js';
import './lib/morph.js';
import './lib/live.js';
import './lib/shell.js';
import './lib/menus.js';

// Scripts of single pages are fetched only where an element asks for them with data-module; each exports start(element).
const modules = {
  run: () => import('./pages/run.js'),
  runs: () => import('./pages/runs.js'),
  queue: () => import('./pages/queue.js'),
  gallery: () => import('./pages/gallery.js'),
  generate: () => import('./pages/generate.js'),
  upload: () => import('./pages/upload.js'),
  compare: () => import('./pages/compare.js'),
  sweep: () => import('./pages/sweep.js'),
};
const asking = [...document.querySelectorAll('[data-module]')];
// until then the page is one without a script
Promise.all(asking.map(async element => (await modules[element.dataset.module]?.())?.start(element))).then(() => (document.documentElement.dataset.started = ''));
