import { OneInFlight } from '../lesson/one-in-flight';
import { styles } from './ink-pad.css';

interface Texts {
  label: string;
  help: string;
  pen: string;
  eraser: string;
  clear: string;
  /** Where the pen is: {0} row, {1} column. */
  place: string;
  inked: string;
  down: string;
  up: string;
  cleared: string;
}

const STALE_AFTER = 3000;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
};

/**
 * A sheet of dots to draw on with a round pen: by pointer, by finger, or with the arrow keys, where Space puts the pen down and lifts it.
 *
 * Every change is sent as an `ink-move` event with all dots, packed and in base64; the server answers with `answer(serial)`. One stroke is from where the pen
 * is put down to where it is lifted. While it is down nobody else draws here.
 */
class InkPad extends HTMLElement {
  private side = 0;
  private nib = 1;
  private dots = new Uint8Array(0);
  private texts: Texts = { label: '', help: '', pen: '', eraser: '', clear: '', place: '', inked: '', down: '', up: '', cleared: '' };
  private erases = false;
  private pen = { x: 0, y: 0 };
  /** The pointer that draws, and where it was. */
  private grip: { pointer: number; x: number; y: number } | undefined;
  private keyDown = false;
  private stroke = 0;
  private staleTimer = 0;

  private readonly moves = new OneInFlight<string>((move, serial) => {
    this.dispatchEvent(new CustomEvent('ink-move', { detail: { ...move, serial } }));
    window.clearTimeout(this.staleTimer);
    this.staleTimer = window.setTimeout(() => this.moves.retry(), STALE_AFTER);
  });

  private readonly sheet: SVGSVGElement;
  private readonly ink: SVGPathElement;
  private readonly cursor: SVGCircleElement;
  private readonly said: HTMLElement;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.innerHTML = `<style>${styles}</style>
      <svg class="sheet" tabindex="0" role="application" aria-describedby="help"><path class="ink"></path><circle class="pen"></circle></svg>
      <div class="tools">
        <button type="button" class="draws" aria-pressed="true"></button>
        <button type="button" class="erases" aria-pressed="false"></button>
        <button type="button" class="clears"></button>
      </div>
      <p id="help"></p>
      <p class="said" role="status"></p>`;
    const find = <E extends Element>(selector: string) => root.querySelector<E>(selector)!;
    this.sheet = find('.sheet');
    this.ink = find('.ink');
    this.cursor = find('.pen');
    this.said = find('.said');
    find<HTMLElement>('.draws').addEventListener('click', () => this.take(false));
    find<HTMLElement>('.erases').addEventListener('click', () => this.take(true));
    find<HTMLElement>('.clears').addEventListener('click', () => this.clear());
    this.followPointer();
    this.followKeys();
  }

  connectedCallback(): void {
    this.moves.retry();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.staleTimer);
  }

  /** Told once by the server. */
  configure(side: number, nib: number, texts: Texts): void {
    this.side = side;
    this.nib = nib;
    this.texts = texts;
    if (this.dots.length !== side * side) {
      this.dots = new Uint8Array(side * side);
    }
    this.pen = { x: side / 2, y: side / 2 };
    const root = this.shadowRoot!;
    this.sheet.setAttribute('viewBox', `0 0 ${side} ${side}`);
    this.sheet.setAttribute('aria-label', texts.label);
    this.cursor.setAttribute('r', String(nib));
    root.querySelector('#help')!.textContent = texts.help;
    root.querySelector('.draws')!.textContent = texts.pen;
    root.querySelector('.erases')!.textContent = texts.eraser;
    root.querySelector('.clears')!.textContent = texts.clear;
    this.draw();
  }

  /** The server's drawing; left alone while the pen is down or a newer one is under way. */
  show(packed: string): void {
    if (!this.grip && !this.keyDown && this.moves.idle) {
      const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
      this.dots = this.dots.map((_, i) => (bytes[i >> 3]! >> (7 - (i & 7))) & 1);
      this.draw();
    }
  }

  /** The server has answered the move of this serial. */
  answer(serial: number): void {
    if (this.moves.answered(serial) && this.moves.idle) {
      window.clearTimeout(this.staleTimer);
    }
  }

  private take(eraser: boolean): void {
    this.erases = eraser;
    const root = this.shadowRoot!;
    root.querySelector('.draws')!.setAttribute('aria-pressed', String(!eraser));
    root.querySelector('.erases')!.setAttribute('aria-pressed', String(eraser));
  }

  private clear(): void {
    this.dots.fill(0);
    this.stroke++;
    this.draw();
    this.say(this.texts.cleared);
    this.tell(true, performance.now());
  }

  private followPointer(): void {
    const sheet = this.sheet;
    sheet.addEventListener('pointerdown', (e) => {
      if (e.button !== 0 || this.grip || this.keyDown) {
        return;
      }
      const at = this.place(e);
      this.grip = { pointer: e.pointerId, ...at };
      this.pen = at;
      this.stroke++;
      sheet.setPointerCapture(e.pointerId);
      this.setAttribute('by-pointer', '');
      this.say('');
      sheet.focus({ preventScroll: true });
      this.line(at, at);
      this.tell(false, e.timeStamp);
    });
    const follow = (e: PointerEvent) => {
      if (e.pointerId !== this.grip?.pointer) {
        return;
      }
      // A fast hand passes several places between two events.
      const passed = e.getCoalescedEvents?.() ?? [];
      for (const each of passed.length ? passed : [e]) {
        const at = this.place(each);
        this.line(this.grip, at);
        this.grip = { pointer: e.pointerId, ...at };
        this.pen = at;
      }
      this.tell(false, e.timeStamp);
    };
    sheet.addEventListener('onpointerrawupdate' in window ? 'pointerrawupdate' : 'pointermove', follow as EventListener);
    const release = (e: PointerEvent) => {
      if (e.pointerId === this.grip?.pointer) {
        this.grip = undefined;
        this.tell(true, e.timeStamp);
      }
    };
    sheet.addEventListener('pointerup', release);
    sheet.addEventListener('pointercancel', release);
  }

  private place(e: PointerEvent): { x: number; y: number } {
    const box = this.sheet.getBoundingClientRect();
    return { x: ((e.clientX - box.left) / box.width) * this.side, y: ((e.clientY - box.top) / box.height) * this.side };
  }

  private followKeys(): void {
    this.sheet.addEventListener('keydown', (e) => {
      this.removeAttribute('by-pointer');
      if (e.altKey || e.ctrlKey || e.metaKey || this.grip) {
        return;
      }
      const way = ARROWS[e.key];
      if (way) {
        e.preventDefault();
        const far = e.shiftKey ? 4 : 1;
        const within = (at: number) => Math.min(this.side - 0.5, Math.max(0.5, at));
        // On the middles of dots.
        const to = { x: within(Math.floor(this.pen.x) + 0.5 + far * way[0]), y: within(Math.floor(this.pen.y) + 0.5 + far * way[1]) };
        const from = this.pen;
        this.pen = to;
        if (this.keyDown) {
          this.line(from, to);
          this.tell(false, e.timeStamp);
        } else {
          this.draw();
        }
        this.say(this.where());
      } else if (e.key === ' ') {
        e.preventDefault();
        if (e.repeat) {
          return;
        }
        if (this.keyDown) {
          this.lift();
        } else {
          this.keyDown = true;
          this.stroke++;
          this.setAttribute('pen-down', '');
          this.line(this.pen, this.pen);
          this.tell(false, e.timeStamp);
          this.say(`${this.texts.down} ${this.where()}`);
        }
      } else if (e.key === 'Escape') {
        this.lift();
      } else if (e.key === 'Delete' || e.key === 'Backspace') {
        e.preventDefault();
        this.lift();
        this.clear();
      }
    });
    this.sheet.addEventListener('blur', () => {
      this.lift();
      this.removeAttribute('by-pointer');
    });
  }

  private lift(): void {
    if (this.keyDown) {
      this.keyDown = false;
      this.removeAttribute('pen-down');
      this.tell(true, performance.now());
      this.say(this.texts.up);
    }
  }

  private where(): string {
    const row = Math.floor(this.pen.y);
    const column = Math.floor(this.pen.x);
    const place = this.texts.place.replace('{0}', String(row + 1)).replace('{1}', String(column + 1));
    return this.dots[row * this.side + column] ? `${place} ${this.texts.inked}` : place;
  }

  private say(text: string): void {
    this.said.textContent = text;
  }

  /** Ink, or paper, on every dot whose middle the nib passes. */
  private line(from: { x: number; y: number }, to: { x: number; y: number }): void {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const length = dx * dx + dy * dy;
    for (let row = 0; row < this.side; row++) {
      for (let column = 0; column < this.side; column++) {
        const x = column + 0.5 - from.x;
        const y = row + 0.5 - from.y;
        const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length));
        if (Math.hypot(x - along * dx, y - along * dy) <= this.nib) {
          this.dots[row * this.side + column] = this.erases ? 0 : 1;
        }
      }
    }
    this.draw();
  }

  private tell(ends: boolean, at: number): void {
    const bytes = new Uint8Array(Math.ceil(this.dots.length / 8));
    this.dots.forEach((dot, i) => {
      if (dot) {
        bytes[i >> 3]! |= 0x80 >> (i & 7);
      }
    });
    this.moves.offer({ value: btoa(String.fromCharCode(...bytes)), stroke: this.stroke, ends, at });
  }

  /** A rectangle for each run of ink in a row: the colours are the page's, light or dark. */
  private draw(): void {
    let path = '';
    for (let row = 0; row < this.side; row++) {
      for (let column = 0; column < this.side; column++) {
        if (this.dots[row * this.side + column]) {
          const from = column;
          while (column + 1 < this.side && this.dots[row * this.side + column + 1]) {
            column++;
          }
          path += `M${from} ${row}h${column + 1 - from}v1h${from - column - 1}z`;
        }
      }
    }
    this.ink.setAttribute('d', path);
    this.cursor.setAttribute('cx', String(this.pen.x));
    this.cursor.setAttribute('cy', String(this.pen.y));
  }
}

customElements.define('ink-pad', InkPad);
