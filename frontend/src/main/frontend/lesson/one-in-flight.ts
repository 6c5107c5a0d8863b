/** A move as the server is told it. */
export interface Move<V = number> {
  value: V;
  /** Counts up as strokes begin: a drag, a held key. A move told twice is still of one stroke. */
  stroke: number;
  /** The last of a stroke: the hand let go. */
  ends: boolean;
  /** When the hand moved, on the clock of `performance.now()`. */
  at: number;
}

/** Keeps at most one move on its way to the server; while it is, newer moves replace each other. */
export class OneInFlight<V = number> {
  private serial = 0;
  private sent: Move<V> | undefined;
  private waiting: Move<V> | undefined;

  constructor(private readonly send: (move: Move<V>, serial: number) => void) {}

  offer(move: Move<V>): void {
    if (this.sent) {
      this.waiting = { ...move, ends: move.ends || (this.waiting?.ends ?? false) };
      return;
    }
    this.sent = move;
    this.send(move, ++this.serial);
  }

  /** The server has answered this serial; returns the move it answered, if it was still awaited. */
  answered(serial: number): Move<V> | undefined {
    if (serial !== this.serial || !this.sent) {
      return undefined;
    }
    const move = this.sent;
    this.sent = undefined;
    const next = this.waiting;
    this.waiting = undefined;
    if (next) {
      this.offer(next);
    }
    return move;
  }

  /** No answer came for so long that the move may be lost: the newest is told again. The last place always arrives. */
  retry(): void {
    if (!this.sent) {
      return;
    }
    const { sent, waiting } = this;
    this.sent = undefined;
    this.waiting = undefined;
    this.offer(waiting ? { ...waiting, ends: sent.ends || waiting.ends } : sent);
  }

  get idle(): boolean {
    return !this.sent;
  }
}
