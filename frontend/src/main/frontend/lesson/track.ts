/** Where a value lies on a slider's track, and back. */
export interface Track {
  readonly min: number;
  readonly max: number;
  /** One arrow key: a distance on a linear track, a share of a decade on a logarithmic one. */
  readonly step: number;
  readonly logarithmic: boolean;
}

const SMALLEST_PLAIN = 1e-4;

const inner = (track: Track, value: number) => (track.logarithmic ? Math.log10(value) : value);
const outer = (track: Track, inside: number) => (track.logarithmic ? 10 ** inside : inside);

/** 0 at the left end, 1 at the right; values beyond the ends stop there. */
export function fraction(track: Track, value: number): number {
  const left = inner(track, track.min);
  const share = (inner(track, value) - left) / (inner(track, track.max) - left);
  return Math.min(1, Math.max(0, share));
}

/** The value at a place on the track, on the grid of steps; `fine` makes the grid ten times finer. */
export function valueAt(track: Track, share: number, fine: boolean): number {
  const left = inner(track, track.min);
  const right = inner(track, track.max);
  return onGrid(track, left + Math.min(1, Math.max(0, share)) * (right - left), fine);
}

/** The next value of the grid, `steps` further; from between two grid values the first step only reaches the grid. */
export function stepped(track: Track, value: number, steps: number, fine: boolean): number {
  const size = fine ? track.step / 10 : track.step;
  const at = inner(track, value) / size;
  const nearest = Math.round(at);
  const start = Math.abs(at - nearest) < 1e-4 ? nearest : steps > 0 ? Math.floor(at) : Math.ceil(at);
  const inside = (start + steps) * size;
  return onGrid(track, Math.min(inner(track, track.max), Math.max(inner(track, track.min), inside)), fine);
}

function onGrid(track: Track, inside: number, fine: boolean): number {
  const size = fine ? track.step / 10 : track.step;
  const gridded = Math.round(inside / size) * size;
  // Decimal grids are not binary ones: 0.1 · 16 must read 1.6.
  return Number(outer(track, gridded).toPrecision(track.logarithmic ? 2 + (fine ? 1 : 0) : 6));
}

/**
 * A number as the page writes it: two or three decimals, four significant digits from a hundred on, three on a logarithmic track; a whole one without
 * a point where steps are whole.
 */
export function written(track: Track, value: number): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  const text = track.logarithmic
    ? shortest(Number(value.toPrecision(3)))
    : Math.abs(value) >= 100
      ? String(Number(value.toPrecision(4)))
    : Number.isInteger(track.step) && Number.isInteger(value)
      ? String(value)
    : Math.abs(value * 100 - Math.round(value * 100)) < 1e-4
      ? value.toFixed(2)
      : value.toFixed(3);
  return text.replace(/^-/, '−');
}

/** A very small number as 1e-7: its zeros are hard to count. */
function shortest(value: number): string {
  return value < SMALLEST_PLAIN ? value.toExponential() : String(value);
}

/** What somebody typed, with a decimal comma or point; undefined when it is no number. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}
