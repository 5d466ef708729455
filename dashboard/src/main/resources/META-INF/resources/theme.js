// Runs in the head before the first paint, or a dark page flashes white and what was put away shows once more. Bootstrap reads data-bs-theme, our tokens data-theme.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = name => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage is switched off: the system decides
    }
  };
  const apply = () => {
    const theme = stored('theme');
    if (theme) root.dataset.theme = theme;
    else root.removeAttribute('data-theme');
    root.dataset.bsTheme = theme || (system.matches ? 'dark' : 'light');
    document.dispatchEvent(new Event('facelab:theme'));
  };
  root.classList.add('js');
  if (stored('lead') === 'off') root.dataset.lead = 'off';
  apply();
  system.addEventListener('change', apply);
  addEventListener('storage', event => event.key === 'theme' && apply());
  addEventListener('facelab:toggle-theme', () => {
    try {
      localStorage.setItem('theme', root.dataset.bsTheme === 'dark' ? 'light' : 'dark');
    } catch {
      /* as above */
    }
    apply();
  });
})();
