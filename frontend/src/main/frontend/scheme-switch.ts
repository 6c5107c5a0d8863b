/** Holds a button that switches between light and dark and remembers it in this browser. */
class SchemeSwitch extends HTMLElement {
  constructor() {
    super();
    this.addEventListener('click', () => {
      const root = document.documentElement;
      const shown = root.style.colorScheme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
      const next = shown === 'dark' ? 'light' : 'dark';
      root.style.colorScheme = next;
      localStorage.setItem('nudge-scheme', next);
    });
  }
}

customElements.define('scheme-switch', SchemeSwitch);
