// Tells the server what happened, with at most one request on the way. A newer place of a point replaces an older one that
// still waits; everything else is told in order, and the last place always.
import type { ChartServer } from './types';

interface Message {
  /** Messages of the same key stand for the same thing: only the newest is worth telling. */
  key?: string;
  send: (server: ChartServer) => Promise<void>;
  told: () => void;
}

/** A request unanswered for so long is taken for lost (the connection dropped), so that a new drag is not stuck behind it. */
const LOST_MS = 5000;

export class ServerLink {
  private readonly waiting: Message[] = [];
  private sentAt = 0;
  private onItsWay?: symbol;

  constructor(private readonly server: () => ChartServer | undefined) {}

  /** Resolves when the server has answered, or at once where there is none. */
  tell(send: Message['send'], key?: string): Promise<void> {
    return new Promise((told) => {
      const last = this.waiting.at(-1);
      if (key !== undefined && last?.key === key) {
        last.send = send;
        const before = last.told;
        last.told = () => {
          before();
          told();
        };
      } else {
        this.waiting.push({ key, send, told });
      }
      this.next();
    });
  }

  private next(): void {
    if (this.onItsWay && performance.now() - this.sentAt < LOST_MS) {
      return;
    }
    const message = this.waiting.shift();
    if (!message) {
      return;
    }
    const server = this.server();
    if (!server) {
      message.told();
      this.next();
      return;
    }
    const mine = (this.onItsWay = Symbol('request'));
    this.sentAt = performance.now();
    window.setTimeout(() => {
      if (this.onItsWay === mine) {
        this.next();
      }
    }, LOST_MS + 1);
    // A refusal by the server is reported by Flow; here the line only becomes free again.
    const free = () => {
      message.told();
      if (this.onItsWay === mine) {
        this.onItsWay = undefined;
        this.next();
      }
    };
    message.send(server).then(free, (reason: unknown) => {
      free();
      throw reason;
    });
  }
}
