// Mouse, pen and finger: a press near a point takes it, a press that does not move is a click on the paper.
import type { Loupe } from './loupe';
import type { Move } from './move';
import type { Hit, Plot } from './plot';
import type { Pixel, PointRef } from './types';

/** So near a press takes a point. */
export const REACH = 24;
/** A click farther from a point than this is meant for the paper beside it. */
const ON_POINT = 12;
/** A hand trembles: less than this is no drag. */
const TREMBLE = { mouse: 3, other: 6 };

export interface PointerTarget {
  draggable(): Iterable<string>;
  select(ref: PointRef | undefined): void;
  paper(x: number, y: number, gridIndex: number, pointerType: string): void;
  action(ref: PointRef, action: 'MENU' | 'SELECT'): void;
}

interface Press {
  id: number;
  type: string;
  start: Pixel;
  hit?: Hit;
  moved: boolean;
}

export class Pointer {
  private press?: Press;
  private readonly rawMoves = 'onpointerrawupdate' in window;

  constructor(
    private readonly surface: HTMLElement,
    private readonly plot: Plot,
    private readonly move: Move,
    private readonly loupe: Loupe,
    private readonly target: PointerTarget,
  ) {
    surface.addEventListener('pointerdown', (e) => this.down(e));
    // A focus taken by hand shows no outline until a key is used.
    surface.addEventListener('keydown', () => surface.removeAttribute('data-by-pointer'));
    surface.addEventListener('blur', () => surface.removeAttribute('data-by-pointer'));
    surface.addEventListener('pointermove', (e) => this.frame(e));
    if (this.rawMoves) {
      surface.addEventListener('pointerrawupdate', (e) => this.follow(e as PointerEvent));
    }
    surface.addEventListener('pointerup', (e) => this.up(e));
    surface.addEventListener('pointercancel', (e) => this.up(e, true));
    surface.addEventListener('contextmenu', (e) => this.menu(e));
    // The page scrolls under a finger unless it took a point; only a listener that is not passive can say so.
    surface.addEventListener('touchstart', (e) => this.press?.hit && e.preventDefault(), { passive: false });
  }

  get dragging(): boolean {
    return this.press?.moved === true && this.press.hit !== undefined;
  }

  /** Lets go and puts the point back. */
  cancel(): void {
    if (this.dragging) {
      this.move.cancel();
      this.done();
    }
  }

  /** Forgets what is in hand: the picture it belongs to is gone. */
  drop(): void {
    this.move.drop();
    this.done();
  }

  private down(e: PointerEvent): void {
    if (!e.isPrimary || e.button !== 0 || this.press) {
      return;
    }
    const start = { x: e.clientX, y: e.clientY };
    const hit = this.plot.hit(this.target.draggable(), start, REACH);
    this.press = { id: e.pointerId, type: e.pointerType, start, hit, moved: false };
    if (hit) {
      this.surface.setPointerCapture(e.pointerId);
      this.surface.toggleAttribute('data-by-pointer', true);
      this.surface.focus({ preventScroll: true });
      this.target.select(hit);
    }
  }

  /** As often as the device reports: only the numbers move, so that telling the server does not wait for a frame. */
  private follow(e: PointerEvent): void {
    const press = this.press;
    if (!press || press.id !== e.pointerId) {
      return;
    }
    const tremble = press.type === 'mouse' ? TREMBLE.mouse : TREMBLE.other;
    if (!press.moved && Math.hypot(e.clientX - press.start.x, e.clientY - press.start.y) < tremble) {
      return;
    }
    if (!press.moved) {
      press.moved = true;
      if (press.hit) {
        this.move.begin(press.hit, press.type);
        this.surface.toggleAttribute('data-dragging', true);
      }
    }
    if (press.hit) {
      const { seriesId, dx, dy } = press.hit;
      this.move.to(...this.plot.valueAt(seriesId, { x: e.clientX + dx, y: e.clientY + dy }));
    }
  }

  /** Once per frame: the picture follows. */
  private frame(e: PointerEvent): void {
    if (!this.press) {
      const over = e.pointerType === 'mouse' && this.plot.hit(this.target.draggable(), { x: e.clientX, y: e.clientY }, REACH);
      this.surface.toggleAttribute('data-over-point', Boolean(over));
      return;
    }
    this.follow(e);
    if (this.dragging) {
      this.move.paint();
      if (e.pointerType === 'touch') {
        this.loupe.show({ x: e.clientX, y: e.clientY });
      }
    }
  }

  private up(e: PointerEvent, cancelled = false): void {
    const press = this.press;
    if (!press || press.id !== e.pointerId) {
      return;
    }
    if (this.dragging) {
      if (!cancelled) {
        this.follow(e);
      }
      this.move.end();
    }
    this.done();
    if (cancelled || press.moved) {
      return;
    }
    if (press.hit && press.hit.distance <= ON_POINT) {
      this.target.action(press.hit, 'SELECT');
      return;
    }
    this.target.select(undefined);
    const at = this.plot.paperAt(press.start);
    if (at) {
      this.target.paper(at.x, at.y, at.gridIndex, press.type);
    }
  }

  private done(): void {
    this.press = undefined;
    this.loupe.hide();
    this.surface.removeAttribute('data-dragging');
  }

  private menu(e: MouseEvent): void {
    const hit = this.plot.hit(this.target.draggable(), { x: e.clientX, y: e.clientY }, REACH);
    if (hit) {
      e.preventDefault();
      if (!this.dragging) {
        this.target.select(hit);
        this.target.action(hit, 'MENU');
      }
    }
  }
}
