// Walks, moves, adds and removes points by key, and says each time what happened.
import type { Move } from './move';
import type { Plot } from './plot';
import type { SeriesData } from './series-data';
import type { PointRef } from './types';
import type { Sentence } from './words';

/** After so long without a key a move by key is over. */
const REST_MS = 600;
const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export interface KeyboardTarget {
  draggable(): Iterable<string>;
  select(ref: PointRef | undefined): void;
  selected(): PointRef | undefined;
  say(sentence: Sentence, values?: Record<string, string | number>): void;
  action(ref: PointRef, action: 'SELECT'): void;
  remove(ref: PointRef): void;
  /** False where no point can be added. */
  add(): boolean;
  cancelDrag(): boolean;
  /** Whether an arrow key moves a point without more ado. */
  atOnce(): boolean;
}

export class Keyboard {
  private carrying = false;
  private rest = 0;

  constructor(
    surface: HTMLElement,
    private readonly data: SeriesData,
    private readonly plot: Plot,
    private readonly move: Move,
    private readonly target: KeyboardTarget,
  ) {
    surface.addEventListener('keydown', (e) => {
      if (!e.ctrlKey && !e.metaKey && !e.altKey && this.key(e)) {
        e.preventDefault();
        e.stopPropagation();
      }
    });
    surface.addEventListener('blur', () => this.putDown());
    // Whoever comes by key sees what the arrow keys would move.
    surface.addEventListener('focus', () => {
      if (this.target.atOnce() && !this.target.selected() && surface.matches(':focus-visible') && !surface.hasAttribute('data-by-pointer')) {
        this.walk(() => 0, 0);
      }
    });
  }

  /** True when the key meant something here. */
  private key(e: KeyboardEvent): boolean {
    const step = STEPS[e.key];
    if (step && this.target.atOnce() && !this.target.selected()) {
      this.walk(() => 0, 0);
    }
    const selected = this.target.selected();
    if (selected && step && (e.shiftKey || this.carrying || this.target.atOnce())) {
      this.step(selected, step);
      return true;
    }
    switch (e.key) {
      case 'ArrowRight':
      case 'n':
        return this.walk((at, count) => (at + 1) % count, 0);
      case 'ArrowLeft':
      case 'p':
        return this.walk((at, count) => (at - 1 + count) % count, -1);
      case 'Home':
        return this.walk(() => 0, 0);
      case 'End':
        return this.walk((_, count) => count - 1, -1);
      case 'Enter':
        return this.enter(selected);
      case 'Delete':
      case 'Backspace':
        if (selected) {
          this.putDown();
          this.target.remove(selected);
        }
        return selected !== undefined;
      case 'Insert':
      case '+':
        return this.target.add();
      case 'Escape':
        return this.escape(selected);
      default:
        return false;
    }
  }

  /** Goes to another point, in the order of x within each series. */
  private walk(next: (at: number, count: number) => number, first: number): boolean {
    const points = this.inOrder();
    if (points.length === 0) {
      return false;
    }
    this.putDown();
    const selected = this.target.selected();
    const at = points.findIndex((p) => p.seriesId === selected?.seriesId && p.index === selected.index);
    const to = at < 0 && first < 0 ? points.length - 1 : at < 0 ? 0 : next(at, points.length);
    this.target.select(points[to]);
    this.target.action(points[to]!, 'SELECT');
    this.announce();
    return true;
  }

  /** Says which point is selected and where it stands. */
  announce(): void {
    const selected = this.target.selected();
    if (selected) {
      const points = this.inOrder();
      const at = points.findIndex((p) => p.seriesId === selected.seriesId && p.index === selected.index);
      const [x, y] = this.data.point(selected);
      this.target.say('POINT', { position: at + 1, count: points.length, x, y, series: selected.seriesId });
    }
  }

  private step(ref: PointRef, [right, up]: [number, number]): void {
    if (!this.move.ref) {
      this.move.begin(ref, 'keyboard');
    }
    const { x: across, y: upwards } = this.plot.range(ref.seriesId);
    const logarithmic = this.plot.logarithmic(ref.seriesId);
    const [x, y] = this.data.point(ref);
    this.move.to(...this.plot.clamp(ref.seriesId, next(x, right, across, logarithmic.x), next(y, up, upwards, logarithmic.y)));
    this.move.paint();
    const [newX, newY] = this.data.point(ref);
    this.target.say('MOVED', { x: newX, y: newY });
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => this.move.end(), REST_MS);
  }

  private enter(selected: PointRef | undefined): boolean {
    if (!selected) {
      return this.walk(() => 0, 0);
    }
    if (this.carrying) {
      const [x, y] = this.data.point(selected);
      this.putDown();
      this.target.say('PUT_DOWN', { x, y });
    } else {
      this.carrying = true;
      this.target.say('PICKED_UP');
    }
    return true;
  }

  private escape(selected: PointRef | undefined): boolean {
    if (this.target.cancelDrag()) {
      return true;
    }
    if (this.carrying) {
      return this.enter(selected);
    }
    if (selected) {
      this.putDown();
      this.target.select(undefined);
      this.target.say('LEFT');
    }
    return selected !== undefined;
  }

  private putDown(): void {
    this.carrying = false;
    clearTimeout(this.rest);
    if (this.rest) {
      this.rest = 0;
      this.move.end();
    }
  }

  private inOrder(): PointRef[] {
    const points: PointRef[] = [];
    for (const seriesId of this.target.draggable()) {
      const own = Array.from({ length: this.data.count(seriesId) }, (_, index) => ({ seriesId, index }));
      points.push(...own.sort((a, b) => this.data.point(a)[0] - this.data.point(b)[0]));
    }
    return points;
  }
}

/** One key further: by a round number, or on a logarithmic axis by a round share of the number. */
function next(at: number, way: number, range: [number, number], logarithmic: boolean): number {
  if (way === 0 || !logarithmic) {
    return at + way * small(range);
  }
  return Number((at * (range[1] / range[0]) ** (way / 100)).toPrecision(2));
}

/** A round number near a hundredth of the range: 0.05 for an axis from −2 to 2. */
function small([from, to]: [number, number]): number {
  const rough = (to - from) / 100;
  const ten = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5].map((n) => n * ten).findLast((n) => n <= rough * 1.5) ?? ten;
}
