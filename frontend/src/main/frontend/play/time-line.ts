import { OneInFlight } from '../lesson/one-in-flight';

const STALE_AFTER = 3000;

/**
 * The steps of a walk on a native range, with the step in words beside it. A stroke is a drag, a held key, or what assistive technology sets at once; each
 * move is sent as `time-move`, and the server answers with `answer(serial)`. While a hand holds the knob nobody else moves it.
 */
class TimeLine extends HTMLElement {
  private readonly range = Object.assign(document.createElement('input'), { type: 'range', min: '0', step: '1' });
  private readonly words = document.createElement('span');
  private pattern = '{0}';
  private step = 0;
  private furthest = 0;
  private stroke = 0;
  private held = false;
  private key = false;
  private pointer = false;
  private staleTimer = 0;

  private readonly moves = new OneInFlight((move, serial) => {
    this.dispatchEvent(new CustomEvent('time-move', { detail: { ...move, serial } }));
    window.clearTimeout(this.staleTimer);
    this.staleTimer = window.setTimeout(() => this.moves.retry(), STALE_AFTER);
  });

  constructor() {
    super();
    this.words.setAttribute('aria-hidden', 'true');
    this.range.addEventListener('pointerdown', () => (this.pointer = true));
    this.range.addEventListener('pointerup', () => (this.pointer = false));
    this.range.addEventListener('pointercancel', () => (this.pointer = false));
    this.range.addEventListener('keydown', () => (this.key = true));
    this.range.addEventListener('keyup', () => {
      this.key = false;
      this.letGo();
    });
    this.range.addEventListener('blur', () => {
      this.key = this.pointer = false;
      this.letGo();
    });
    this.range.addEventListener('input', () => this.follow());
    this.range.addEventListener('change', () => {
      // A held key changes it again and again; a drag does when the hand lets go.
      if (!this.key) {
        this.pointer = false;
        this.letGo();
      }
    });
  }

  connectedCallback(): void {
    this.append(this.range, this.words);
    this.moves.retry();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.staleTimer);
  }

  configure(name: string, pattern: string): void {
    this.range.setAttribute('aria-label', name);
    this.pattern = pattern;
    this.draw(this.step);
  }

  /** Where the walk stands, and how far it has been. */
  show(step: number, furthest: number): void {
    this.step = step;
    this.furthest = furthest;
    this.range.max = String(furthest);
    this.draw(this.held || !this.moves.idle ? Number(this.range.value) : step);
  }

  answer(serial: number): void {
    if (this.moves.answered(serial) && this.moves.idle) {
      window.clearTimeout(this.staleTimer);
      if (!this.held) {
        this.draw(this.step);
      }
    }
  }

  private follow(): void {
    if (!this.held) {
      this.held = true;
      this.stroke++;
    }
    this.draw(Number(this.range.value));
    this.tell(false);
  }

  private letGo(): void {
    if (this.held && !this.key && !this.pointer) {
      this.held = false;
      this.tell(true);
    }
  }

  private tell(ends: boolean): void {
    this.moves.offer({ value: Number(this.range.value), stroke: this.stroke, ends, at: performance.now() });
  }

  private draw(step: number): void {
    const words = this.pattern.replace('{0}', String(step)).replace('{1}', String(this.furthest));
    this.range.value = String(step);
    this.range.setAttribute('aria-valuetext', words);
    this.range.style.setProperty('--share', `${(100 * step) / Math.max(1, this.furthest)}%`);
    this.words.textContent = words;
  }
}

customElements.define('time-line', TimeLine);
