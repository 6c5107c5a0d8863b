// The numbers of every series as last told by the server, with the one point a hand is holding laid over them.
import type { PointRef, SeriesPatch, Tree } from './types';

/** The numbers of one series: `stride` per point, x and y first. */
export interface Numbers {
  values: Float64Array;
  stride: number;
}

interface Hold extends PointRef {
  x: number;
  y: number;
  /** Where the server last said the point is; it says so only when that changes. */
  told: [number, number];
}

export class SeriesData {
  private readonly byId = new Map<string, Numbers>();
  private readonly namesById = new Map<string, string[]>();
  private readonly ranges = new Map<string, [number, number]>();
  private hold?: Hold;

  clear(): void {
    this.byId.clear();
    this.namesById.clear();
    this.ranges.clear();
    this.hold = undefined;
  }

  ids(): Iterable<string> {
    return this.byId.keys();
  }

  get(id: string): Numbers | undefined {
    return this.byId.get(id);
  }

  count(id: string): number {
    const numbers = this.byId.get(id);
    return numbers ? numbers.values.length / numbers.stride : 0;
  }

  point(ref: PointRef): [number, number] {
    const numbers = this.byId.get(ref.seriesId);
    const at = numbers ? ref.index * numbers.stride : -1;
    if (!numbers || at < 0 || at >= numbers.values.length) {
      throw new RangeError(
        `e-chart point: series "${ref.seriesId}" has ${this.count(ref.seriesId)} points, asked for index ${ref.index}; ` +
          'an index is between 0 and the number of points less one.',
      );
    }
    return [numbers.values[at]!, numbers.values[at + 1]!];
  }

  /** The numbers between which the colours of cells lie. */
  range(id: string): [number, number] {
    return this.ranges.get(id) ?? [0, 1];
  }

  /** What a point is called; empty when nobody said. */
  name(id: string, index: number): string {
    return this.namesById.get(id)?.[index] ?? '';
  }

  putNames(id: string, names: string[]): void {
    this.namesById.set(id, names);
  }

  /** Takes the numbers written in the option itself, where they are plain points. */
  takeFrom(series: Tree): void {
    const data = series.data;
    if (typeof series.id !== 'string' || !Array.isArray(data) || data.length === 0 || !data.every(isPoint)) {
      return;
    }
    const stride = (data[0] as unknown[]).length;
    this.byId.set(series.id, { values: floats((data as (number | null)[][]).flat()), stride });
  }

  put(patch: SeriesPatch): void {
    const numbers = read(patch);
    this.byId.set(patch.id, numbers);
    if (patch.range) {
      this.ranges.set(patch.id, patch.range);
    }
    const hold = this.hold;
    if (hold?.seriesId === patch.id && hold.index * numbers.stride < numbers.values.length) {
      hold.told = this.point(hold);
      this.write(hold, hold.x, hold.y);
    }
  }

  /** From now on the point stands here, whatever the server says. */
  holdAt(ref: PointRef, x: number, y: number): void {
    if (this.hold?.seriesId !== ref.seriesId || this.hold.index !== ref.index) {
      this.hold = { ...ref, x, y, told: this.point(ref) };
    }
    this.hold.x = x;
    this.hold.y = y;
    this.write(ref, x, y);
  }

  /** Lets the point go where the server says it is; true when that is somewhere else. */
  release(): boolean {
    const hold = this.hold;
    this.hold = undefined;
    if (!hold || (hold.told[0] === hold.x && hold.told[1] === hold.y) || hold.index >= this.count(hold.seriesId)) {
      return false;
    }
    this.write(hold, ...hold.told);
    return true;
  }

  private write(ref: PointRef, x: number, y: number): void {
    const numbers = this.byId.get(ref.seriesId);
    if (numbers && ref.index < this.count(ref.seriesId)) {
      // A fresh array: ECharts keeps the one it was given.
      numbers.values = numbers.values.slice();
      numbers.values[ref.index * numbers.stride] = x;
      numbers.values[ref.index * numbers.stride + 1] = y;
    }
  }
}

function isPoint(item: unknown): boolean {
  return Array.isArray(item) && item.length >= 2 && item.every((n) => n === null || typeof n === 'number');
}

function floats(numbers: (number | null)[]): Float64Array {
  return Float64Array.from(numbers, (n) => n ?? NaN);
}

function read(patch: SeriesPatch): Numbers {
  if (patch.points) {
    return { values: floats(patch.points), stride: patch.stride ?? 2 };
  }
  if (patch.values) {
    const values = new Float64Array(patch.values.length * 2);
    patch.values.forEach((value, i) => values.set([i, value ?? NaN], 2 * i));
    return { values, stride: 2 };
  }
  const cells = patch.cells ?? [];
  const columns = patch.columns ?? 1;
  const values = new Float64Array(cells.length * 3);
  cells.forEach((cell, i) => values.set([i % columns, Math.floor(i / columns), cell ?? NaN], 3 * i));
  return { values, stride: 3 };
}
