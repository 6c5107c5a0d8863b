// Tells when the page may have changed its colours or fonts.

/** Calls `changed` after a change of scheme, and `fonts` after fonts arrived; returns what stops it. */
export function watchScheme(changed: () => void, fonts: (loaded: readonly FontFace[]) => void): () => void {
  const stop = new AbortController();
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)', 'print']) {
    matchMedia(query).addEventListener('change', changed, { signal: stop.signal });
  }
  window.addEventListener('load', changed, { signal: stop.signal });
  document.fonts.addEventListener('loadingdone', (e) => fonts(e.fontfaces), { signal: stop.signal });
  const attributes = new MutationObserver(changed);
  attributes.observe(document.documentElement, { attributeFilter: ['theme', 'style', 'class', 'data-theme'] });
  return () => {
    stop.abort();
    attributes.disconnect();
  };
}
