// A point being moved, by hand or by key: it stands where the hand is at once, and the server is told.
import type { Picture } from './picture';
import type { SeriesData } from './series-data';
import type { ServerLink } from './server-link';
import type { Phase, PointRef } from './types';

export type Emit = (type: string, detail: object) => void;

export class Move {
  /** The point in hand, if any. */
  ref?: PointRef;
  private pointerType = '';
  private from: [number, number] = [0, 0];
  private at: [number, number] = [0, 0];

  constructor(
    private readonly data: SeriesData,
    private readonly picture: Picture,
    private readonly link: ServerLink,
    private readonly emit: Emit,
  ) {}

  begin(ref: PointRef, pointerType: string): void {
    this.ref = ref;
    this.pointerType = pointerType;
    this.from = this.at = this.data.point(ref);
    this.data.holdAt(ref, ...this.at);
    void this.tell('START');
  }

  /** Tells the server the new place; the picture follows with the next `paint`. */
  to(x: number, y: number): void {
    if (!this.ref || (x === this.at[0] && y === this.at[1])) {
      return;
    }
    this.at = [x, y];
    this.data.holdAt(this.ref, x, y);
    void this.tell('MOVE');
  }

  paint(): void {
    if (this.ref) {
      this.picture.paintSeries(this.ref.seriesId);
    }
  }

  end(): void {
    const ref = this.ref;
    if (!ref) {
      return;
    }
    this.paint();
    this.ref = undefined;
    // Only when the server has seen the last place may it put the point somewhere else, such as on a grid.
    void this.tell('END', ref).then(() => {
      if (!this.ref && this.data.release()) {
        this.picture.paintSeries(ref.seriesId);
      }
    });
  }

  /** Puts the point back to where it was taken from. */
  cancel(): void {
    this.to(...this.from);
    this.end();
  }

  /** Lets go without a word: there is no such point any more. */
  drop(): void {
    this.ref = undefined;
  }

  private tell(phase: Phase, ref: PointRef = this.ref!): Promise<void> {
    const { seriesId, index } = ref;
    const [x, y] = this.at;
    const pointerType = this.pointerType;
    this.emit('chart-point', { seriesId, index, x, y, phase, pointerType });
    const key = phase === 'MOVE' ? `${seriesId} ${index}` : undefined;
    return this.link.tell((server) => server.pointMoved(seriesId, index, x, y, phase, pointerType), key);
  }
}
