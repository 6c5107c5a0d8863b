// A curve drawn by hand: a height for each of evenly spaced places, under the pointer, a finger, or the keys.
import type { Picture } from './picture';
import type { Plot } from './plot';
import type { SeriesData } from './series-data';
import type { Sentence } from './words';

/** What may be drawn: the heights of one line series, `samples` of them from `min` to `max`, each from `low` to `high`. */
export interface SketchSpec {
  seriesId: string;
  min: number;
  max: number;
  samples: number;
  low: number;
  high: number;
}

export interface SketchTarget {
  /** Whether a point that can be moved lies under the pointer: that one goes first. */
  taken(client: { x: number; y: number }): boolean;
  drawn(seriesId: string, heights: number[]): void;
  say(sentence: Sentence, values: Record<string, string | number>): void;
}

const REST_MS = 600;
/** By key the pen moves by this share of the curve, and lifts as wide a hill. */
const KEY_STEPS = 32;
const HEIGHT_STEPS = 40;

export class Sketch {
  private spec?: SketchSpec;
  private heights: number[] = [];
  private pointer?: number;
  private last?: { index: number; height: number };
  private cursor = 0;
  private rest = 0;

  constructor(
    private readonly surface: HTMLElement,
    private readonly plot: Plot,
    private readonly data: SeriesData,
    private readonly picture: Picture,
    private readonly target: SketchTarget,
  ) {
    surface.addEventListener('pointerdown', (e) => this.down(e));
    surface.addEventListener('pointermove', (e) => this.follow(e));
    surface.addEventListener('pointerup', (e) => this.up(e));
    surface.addEventListener('pointercancel', (e) => this.up(e));
    surface.addEventListener('keydown', (e) => this.key(e));
    surface.addEventListener('blur', () => this.putDown());
  }

  /** Nothing may be drawn without a spec; what a hand has begun is told as far as it came. */
  allow(spec: SketchSpec | undefined): void {
    if (!spec && this.spec && this.pointer !== undefined) {
      this.pointer = undefined;
      this.tell();
    } else if (!spec) {
      this.putDown();
    }
    this.spec = spec;
    this.surface.toggleAttribute('data-sketch', spec !== undefined);
  }

  get allowed(): boolean {
    return this.spec !== undefined;
  }

  private down(e: PointerEvent): void {
    if (!this.spec || !e.isPrimary || e.button !== 0 || this.target.taken({ x: e.clientX, y: e.clientY })) {
      return;
    }
    this.surface.setPointerCapture(e.pointerId);
    this.surface.toggleAttribute('data-by-pointer', true);
    this.surface.focus({ preventScroll: true });
    this.pointer = e.pointerId;
    this.last = undefined;
    this.begin();
    this.follow(e);
  }

  /** What stands there already stays where the hand does not pass. */
  private begin(): void {
    const { seriesId, samples } = this.spec!;
    const there = this.data.count(seriesId) === samples;
    this.heights = Array.from({ length: samples }, (_, index) => (there ? this.data.point({ seriesId, index })[1] : NaN));
  }

  private follow(e: PointerEvent): void {
    const spec = this.spec;
    if (!spec || e.pointerId !== this.pointer) {
      return;
    }
    for (const event of e.getCoalescedEvents?.().concat(e) ?? [e]) {
      const [x, y] = this.plot.valueAt(spec.seriesId, { x: event.clientX, y: event.clientY });
      const share = (x - spec.min) / (spec.max - spec.min);
      const index = Math.min(spec.samples - 1, Math.max(0, Math.round(share * (spec.samples - 1))));
      this.lineTo(index, Math.min(spec.high, Math.max(spec.low, y)));
    }
    this.paint();
  }

  private lineTo(index: number, height: number): void {
    const from = this.last ?? { index, height };
    const steps = Math.max(1, Math.abs(index - from.index));
    for (let k = 0; k <= steps; k++) {
      const at = from.index + Math.round((k / steps) * (index - from.index));
      this.heights[at] = from.height + (k / steps) * (height - from.height);
    }
    this.last = { index, height };
  }

  private up(e: PointerEvent): void {
    if (e.pointerId !== this.pointer || !this.spec) {
      return;
    }
    this.pointer = undefined;
    this.tell();
  }

  private tell(): void {
    fillGaps(this.heights);
    this.paint();
    this.target.drawn(this.spec!.seriesId, this.heights);
  }

  private paint(): void {
    const { seriesId, min, max, samples } = this.spec!;
    const points = this.heights.flatMap((height, i) => [min + (i / (samples - 1)) * (max - min), Number.isNaN(height) ? null : height]);
    this.data.put({ id: seriesId, points });
    this.picture.paintSeries(seriesId);
  }

  private key(e: KeyboardEvent): void {
    const spec = this.spec;
    const moves: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const move = moves[e.key];
    // Shift with an arrow key belongs to the points that can be moved.
    if (!spec || !move || e.defaultPrevented || e.shiftKey || e.ctrlKey || e.metaKey || e.altKey) {
      return;
    }
    e.preventDefault();
    if (!this.rest) {
      this.begin();
      if (this.heights.some(Number.isNaN)) {
        this.heights.fill((spec.low + spec.high) / 2);
      }
    }
    this.cursor = Math.min(spec.samples - 1, Math.max(0, this.cursor + move[0] * Math.max(1, Math.round(spec.samples / KEY_STEPS))));
    this.lift((move[1] * (spec.high - spec.low)) / HEIGHT_STEPS);
    this.paint();
    const x = spec.min + (this.cursor / (spec.samples - 1)) * (spec.max - spec.min);
    this.target.say('MOVED', { x, y: this.heights[this.cursor]! });
    // What was lifted is put down a while after the last key, whichever that was.
    const lifted = this.rest !== 0 || move[1] !== 0;
    clearTimeout(this.rest);
    this.rest = lifted ? window.setTimeout(() => this.putDown(), REST_MS) : 0;
  }

  /** A smooth hill around the pen. */
  private lift(by: number): void {
    const { samples, low, high } = this.spec!;
    const reach = samples / 12;
    for (let i = 0; i < samples; i++) {
      const away = Math.abs(i - this.cursor) / reach;
      if (away < 1) {
        this.heights[i] = Math.min(high, Math.max(low, this.heights[i]! + by * (0.5 + 0.5 * Math.cos(Math.PI * away))));
      }
    }
  }

  private putDown(): void {
    if (this.rest) {
      clearTimeout(this.rest);
      this.rest = 0;
      this.tell();
    }
  }
}

/** What the hand never passed is as high as the nearest place it did. */
function fillGaps(heights: number[]): void {
  const known = heights.flatMap((height, i) => (Number.isNaN(height) ? [] : [i]));
  heights.forEach((height, i) => {
    if (Number.isNaN(height)) {
      heights[i] = heights[known.reduce((best, k) => (Math.abs(k - i) < Math.abs(best - i) ? k : best), known[0]!)]!;
    }
  });
}
