// htmx's own code and its extensions look for the global; ES imports are hoisted, so it is set in a module of its own
import htmx from 'htmx.org';

htmx.config.includeIndicatorStyles = false; // an inline style sheet, which a content security policy refuses
htmx.config.allowEval = false;
htmx.config.historyCacheSize = 0; // a page of the past would show a past that the server knows better
window.htmx = htmx;
