// Looking closer at a picture whose option says `zoomable`: Ctrl and the wheel, two fingers, keys; dragging and arrow keys move what is seen. On a
// logarithmic axis equal ways are equal factors, which ECharts' own zoom does not know.
import type { EChartsType } from 'echarts/core';
import type { AxisPatch, Pixel, Tree } from './types';

/** One key takes so much of what is seen. */
const CLOSER = 0.8;
const ASIDE = 0.1;
/** The least that is seen of a linear axis, as a share of it. */
const LEAST = 0.05;
const WHEEL = 0.002;
/** Less than this is no drag. */
const TREMBLE = 3;

/** What is seen of an axis: from one share of its range to another. */
interface Axis {
  axis: 'xAxis' | 'yAxis';
  id: string;
  min: number;
  max: number;
  logarithmic: boolean;
  least: number;
  from: number;
  to: number;
}

export class Zoom {
  private axes: Axis[] = [];
  private readonly fingers = new Map<number, Pixel>();
  private dragging = false;

  /**
   * @param button leads back to the whole picture; shown while there is something to come back from
   * @param show gives axes another range
   */
  constructor(
    private readonly surface: HTMLElement,
    private readonly button: HTMLElement,
    private readonly chart: () => EChartsType | undefined,
    private readonly show: (axes: AxisPatch[]) => void,
  ) {
    button.addEventListener('click', () => {
      this.all();
      surface.focus();
    });
    surface.addEventListener('keydown', (e) => {
      if (this.allowed && !e.defaultPrevented && !e.ctrlKey && !e.metaKey && !e.altKey && this.key(e.key)) {
        e.preventDefault();
        e.stopPropagation();
      }
    });
    // The page scrolls under the wheel alone, as with maps.
    surface.addEventListener('wheel', (e) => this.wheel(e), { passive: false });
    surface.addEventListener('pointerdown', (e) => this.down(e));
    surface.addEventListener('pointermove', (e) => this.move(e));
    surface.addEventListener('pointerup', (e) => this.up(e));
    surface.addEventListener('pointercancel', (e) => this.up(e));
  }

  get allowed(): boolean {
    return this.axes.length > 0;
  }

  /** Another option is shown, as a whole. */
  begin(option: Tree): void {
    this.axes = option.zoomable === true ? [axis('xAxis', option.xAxis as Tree), axis('yAxis', option.yAxis as Tree)] : [];
    this.fingers.clear();
    this.button.hidden = true;
    this.surface.toggleAttribute('data-zoomable', this.allowed);
  }

  private key(key: string): boolean {
    const [x, y] = this.axes as [Axis, Axis];
    switch (key) {
      case '+':
      case '=':
        return this.closer(CLOSER);
      case '-':
        return this.closer(1 / CLOSER);
      case 'ArrowLeft':
        return this.aside(x, -ASIDE);
      case 'ArrowRight':
        return this.aside(x, ASIDE);
      case 'ArrowUp':
        return this.aside(y, ASIDE);
      case 'ArrowDown':
        return this.aside(y, -ASIDE);
      case '0':
      case 'Escape':
        return this.all();
      default:
        return false;
    }
  }

  private wheel(e: WheelEvent): void {
    if (this.allowed && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      this.closer(Math.exp(Math.max(-200, Math.min(200, e.deltaY)) * WHEEL), this.sharesAt({ x: e.clientX, y: e.clientY }));
    }
  }

  private down(e: PointerEvent): void {
    if (this.allowed && e.button === 0) {
      this.fingers.set(e.pointerId, { x: e.clientX, y: e.clientY });
      this.dragging = this.fingers.size > 1;
    }
  }

  /** What was under the fingers stays under them. */
  private move(e: PointerEvent): void {
    const before = this.fingers.get(e.pointerId);
    const now = { x: e.clientX, y: e.clientY };
    if (!before || (!this.dragging && Math.hypot(now.x - before.x, now.y - before.y) < TREMBLE)) {
      return;
    }
    if (!this.surface.hasPointerCapture(e.pointerId)) {
      this.surface.setPointerCapture(e.pointerId);
    }
    this.dragging = true;
    const [middle, spread] = this.grip();
    this.fingers.set(e.pointerId, now);
    const [newMiddle, newSpread] = this.grip();
    const held = this.sharesAt(middle);
    const there = this.sharesAt(newMiddle);
    this.axes.forEach((one, i) => put(one, one.from + held[i]! - there[i]!, one.to - one.from));
    if (spread > 0 && newSpread > 0) {
      this.closer(spread / newSpread, held);
    } else {
      this.paint();
    }
  }

  private up(e: PointerEvent): void {
    this.fingers.delete(e.pointerId);
    this.dragging &&= this.fingers.size > 0;
  }

  /** The middle of the fingers, and how far they are apart. */
  private grip(): [Pixel, number] {
    const [a, b] = [...this.fingers.values()] as [Pixel, Pixel?];
    return b ? [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, Math.hypot(a.x - b.x, a.y - b.y)] : [a, 0];
  }

  /** Around a place, by default the middle. */
  private closer(factor: number, around: number[] = this.axes.map(({ from, to }) => (from + to) / 2)): boolean {
    this.axes.forEach((one, i) => {
      const length = Math.min(1, Math.max(one.least, (one.to - one.from) * factor));
      put(one, around[i]! - ((around[i]! - one.from) / (one.to - one.from)) * length, length);
    });
    return this.paint();
  }

  private aside(one: Axis, share: number): boolean {
    put(one, one.from + share * (one.to - one.from), one.to - one.from);
    return this.paint();
  }

  private all(): boolean {
    this.axes.forEach((one) => put(one, 0, 1));
    return this.paint();
  }

  private paint(): boolean {
    this.button.hidden = this.axes.every(({ from, to }) => from === 0 && to === 1);
    this.show(this.axes.map((one) => ({ axis: one.axis, id: one.id, min: valueAt(one, one.from), max: valueAt(one, one.to) })));
    return true;
  }

  /** Where a place lies along the whole of each axis. */
  private sharesAt(client: Pixel): number[] {
    const box = this.surface.getBoundingClientRect();
    const at = this.chart()?.convertFromPixel({ gridIndex: 0 }, [client.x - box.left, client.y - box.top]) as number[] | undefined;
    return this.axes.map((one, i) => (at ? shareOf(one, at[i]!) : (one.from + one.to) / 2));
  }
}

function axis(name: 'xAxis' | 'yAxis', declared: Tree): Axis {
  const [min, max] = [Number(declared.min), Number(declared.max)];
  const logarithmic = declared.type === 'log';
  // A logarithmic axis names powers of ten; one of them should stay in sight.
  const least = logarithmic ? Math.min(1, 1 / Math.log10(max / min)) : LEAST;
  return { axis: name, id: String(declared.id), min, max, logarithmic, least, from: 0, to: 1 };
}

function put(one: Axis, from: number, length: number): void {
  one.from = Math.max(0, Math.min(1 - length, from));
  one.to = length === 1 ? 1 : one.from + length;
}

function valueAt({ min, max, logarithmic }: Axis, share: number): number {
  if (share === 0 || share === 1) {
    return share === 0 ? min : max;
  }
  return logarithmic ? min * (max / min) ** share : min + share * (max - min);
}

function shareOf({ min, max, logarithmic }: Axis, value: number): number {
  return logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
}
