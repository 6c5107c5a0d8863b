// Numbers as a chart writes them: in the language of the page, with a typographic minus, and very small ones as in code.

/** Numbers nearer to 0 are hard to count the zeros of. */
const SMALLEST_PLAIN = 1e-4 * (1 - 1e-9);

/** What writes numbers in at most so many significant digits, and thousands in groups of three. */
export function numberWriter(significant: number, grouped = true): (value: number) => string {
  const plain = plainWriter(significant, grouped);
  return (value) => {
    const small = value !== 0 && Math.abs(value) < SMALLEST_PLAIN;
    const text = small ? Number(value.toPrecision(3)).toExponential() : plain(value === 0 ? 0 : value);
    return text.replace(/^-/, '−');
  };
}

/** English without `Intl`: what that knows takes a fresh browser process 25 ms to load, and the first chart would come that much later. */
function plainWriter(significant: number, grouped: boolean): (value: number) => string {
  const language = document.documentElement.lang || 'en';
  if (/^en(-(GB|US))?$/.test(language)) {
    return (value) => english(value, significant, grouped);
  }
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: significant, useGrouping: grouped });
  return (value) => format.format(value);
}

/** Rounds what a number looks like, as `Intl` does: 1.005 to 1.01 in three digits, though the nearest double is a little less. */
function english(value: number, significant: number, grouped: boolean): string {
  const [looks, exponent] = Math.abs(value).toExponential().split('e') as [string, string];
  const kept = Math.round(Number(`${looks}e${significant - 1}`));
  const [whole, fraction] = String(Number(`${kept}e${Number(exponent) - significant + 1}`)).split('.') as [string, string?];
  const shown = (value < 0 ? '-' : '') + (grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole);
  return fraction === undefined ? shown : `${shown}.${fraction}`;
}
