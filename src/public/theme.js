// Runs before the first paint, so that the page never flashes in the wrong theme. The same choice is made again, and
// kept up to date, in shared/theme/applyTheme.ts.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('inlobo.theme');
  } catch {
    // No storage here: the system's theme it is.
  }
  const isDark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
})();
