// Numbers as the language of the page writes them.

/** Writes numbers in at most so many significant digits; in groups of three where they are counts or amounts. */
export function digits(significant: number, grouped = true): (value: number) => string {
  const language = document.documentElement.lang || 'en';
  if (/^en(-(GB|US))?$/.test(language)) {
    // Without Intl: what that knows takes a fresh browser process 25 ms to load, and the first chart would come that much later.
    return (value) => english(value, significant, grouped);
  }
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: significant, useGrouping: grouped });
  return (value) => format.format(value);
}

function english(value: number, significant: number, grouped: boolean): string {
  const [whole, fraction] = String(Number(value.toPrecision(significant))).split('.') as [string, string?];
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return fraction === undefined ? shown : `${shown}.${fraction}`;
}
