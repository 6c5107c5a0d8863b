import { fraction, readNumber, stepped, valueAt, written, type Track } from './track';
import { OneInFlight } from './one-in-flight';
import { styles } from './parameter-slider.css';

/** What the server says about one parameter at one setting. */
interface Outlook {
  value: number;
  /** Partial derivative of the chosen loss. */
  slope: number;
  /** The slope and a tenth of it, as the page writes numbers; empty where there is no slope. */
  slopeText: string;
  changeText: string;
  /** The chosen loss along the track, evenly spaced, as shares of the top of its scale; then that top. */
  sweep: number[];
  top: number;
  loss: number;
  /** Where the walk has been: pairs of value and loss. */
  walk?: number[];
}

interface Texts {
  name: string;
  label: string;
  numberLabel: string;
  notANumber: string;
  /** The slope with its name, {0}. */
  slope: string;
  /** What a nudge by 0.1 does to the loss, {0}. */
  change: string;
  noSlope: string;
  /** That the number typed, {0}, is too far and {1} holds. */
  clamped: string;
}

const SWEEP_HEIGHT = 34;
const TAP_SLACK = 6;
const KNOB_REACH = 24;
const STALE_AFTER = 3000;

/**
 * A slider for one parameter: a track, a number to type, an arrow that points downhill, and the loss along the track.
 *
 * The pointer is followed by `pointerrawupdate` where the browser has it, so that a move is on its way before the next
 * frame. Every change is sent as a `parameter-move` event; the server answers with `answer(serial)`. While a hand holds
 * the knob nobody else moves it.
 */
class ParameterSlider extends HTMLElement {
  static readonly observedAttributes = ['sloped'];

  private track: Track = { min: 0, max: 1, step: 0.1, logarithmic: false };
  private bounds = { lowest: 0, highest: 1 };
  private texts: Texts = { name: '', label: '', numberLabel: '', notANumber: '', slope: '', change: '', noSlope: '', clamped: '' };
  private value = 0;
  private outlookNow: Outlook | undefined;
  private grip: { pointer: number; offset: number; startX: number; engaged: boolean; moved: boolean } | undefined;
  private keyStroke = false;
  /** Something stands in the field that nobody has taken yet: it is the learner's, whatever the server says. */
  private typing = false;
  /** Of the track, in pixels; asked of the page only when it changes, because asking in mid-answer forces a layout. */
  private width = 0;
  private staleTimer = 0;

  private stroke = 0;

  private readonly moves = new OneInFlight((move, serial) => {
    this.dispatchEvent(new CustomEvent('parameter-move', { detail: { ...move, serial } }));
    window.clearTimeout(this.staleTimer);
    this.staleTimer = window.setTimeout(() => this.moves.retry(), STALE_AFTER);
  });

  private readonly range: HTMLInputElement;
  private readonly field: HTMLInputElement;
  private readonly area: HTMLElement;
  private readonly knob: HTMLElement;
  private readonly filled: HTMLElement;
  private readonly refusal: HTMLElement;
  private readonly arrow: SVGPathElement;
  private readonly halo: SVGPathElement;
  private readonly sweepBox: SVGSVGElement;
  private readonly curve: SVGPathElement;
  private readonly past: SVGPathElement;
  private readonly now: SVGCircleElement;
  private readonly words: HTMLElement;
  private readonly slope: HTMLElement;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.innerHTML = `<style>${styles}</style>
      <div class="row">
        <span class="name" aria-hidden="true"></span>
        <div>
          <div class="track">
            <div class="rail"></div><div class="filled"></div>
            <input type="range" step="any">
            <div class="knob"></div>
            <svg class="arrow" aria-hidden="true"><path class="halo"></path><path class="way"></path></svg>
          </div>
          <div class="below">
            <svg class="sweep" aria-hidden="true"><path class="curve"></path><path class="past"></path><circle class="now" r="4.5"></circle></svg>
            <p class="words"></p>
          </div>
        </div>
        <div>
          <input class="number" type="text" inputmode="decimal" autocomplete="off" spellcheck="false">
          <p class="slope"></p>
        </div>
        <p class="refusal" role="alert"></p>
      </div>`;
    const find = <E extends Element>(selector: string) => root.querySelector<E>(selector)!;
    this.range = find('input[type=range]');
    this.field = find('.number');
    this.area = find('.track');
    this.knob = find('.knob');
    this.filled = find('.filled');
    this.refusal = find('.refusal');
    this.arrow = find('.arrow .way');
    this.halo = find('.arrow .halo');
    this.sweepBox = find('.sweep');
    this.curve = find('.curve');
    this.past = find('.past');
    this.now = find('.now');
    this.words = find('.words');
    this.slope = find('.slope');
    this.followPointer();
    this.followKeys();
    this.followField();
    new ResizeObserver(() => {
      this.width = this.area.clientWidth;
      this.draw();
    }).observe(this.area);
  }

  connectedCallback(): void {
    this.moves.retry();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.staleTimer);
  }

  attributeChangedCallback(): void {
    this.draw();
  }

  /** Told once by the server. */
  configure(track: Track & { lowest: number; highest: number }, texts: Texts): void {
    this.track = track;
    this.bounds = track;
    this.texts = texts;
    this.shadowRoot!.querySelector('.name')!.textContent = texts.name;
    this.range.min = '0';
    this.range.max = '1';
    this.range.setAttribute('aria-label', texts.label);
    this.field.setAttribute('aria-label', texts.numberLabel);
    this.show(this.value);
  }

  /** The server's view of this parameter; the knob is left alone while it is held or a newer move is under way. */
  outlook(outlook: Outlook): void {
    this.outlookNow = { ...outlook, walk: outlook.walk ?? this.outlookNow?.walk };
    if (!this.grip?.engaged && !this.keyStroke && this.moves.idle) {
      this.show(outlook.value);
    }
    this.draw();
  }

  /** The server has answered the move of this serial with the outlook shown just before. */
  answer(serial: number): void {
    const move = this.moves.answered(serial);
    if (!move) {
      return;
    }
    if (this.moves.idle) {
      window.clearTimeout(this.staleTimer);
      if (move.ends && !this.grip?.engaged && this.outlookNow) {
        this.show(this.outlookNow.value);
        this.draw();
      }
    }
    this.dispatchEvent(new CustomEvent('parameter-answered', { detail: { value: move.value, at: move.at }, bubbles: true }));
  }

  private followPointer(): void {
    const area = this.area;
    area.addEventListener('pointerdown', (e) => {
      if (e.button !== 0 || this.grip) {
        return;
      }
      const knobX = fraction(this.track, this.value) * this.width;
      const x = e.clientX - area.getBoundingClientRect().left;
      const onKnob = Math.abs(x - knobX) <= KNOB_REACH;
      this.grip = {
        pointer: e.pointerId,
        offset: onKnob ? x - knobX : 0,
        startX: e.clientX,
        engaged: e.pointerType !== 'touch' || onKnob,
        moved: false,
      };
      if (this.grip.engaged) {
        this.engage(e);
        if (!onKnob) {
          this.dragTo(e);
        }
      }
      // A ring around the knob under one's own finger says nothing; the first key brings it back.
      this.setAttribute('by-pointer', '');
      this.range.focus({ preventScroll: true });
    });
    const follow = (e: PointerEvent) => {
      if (e.pointerId !== this.grip?.pointer) {
        return;
      }
      if (!this.grip.engaged) {
        // A finger beside the knob may be about to scroll: only a sideways move takes hold.
        if (Math.abs(e.clientX - this.grip.startX) < TAP_SLACK) {
          return;
        }
        this.grip.engaged = true;
        this.engage(e);
      }
      this.dragTo(e);
    };
    area.addEventListener('onpointerrawupdate' in window ? 'pointerrawupdate' : 'pointermove', follow as EventListener);
    area.addEventListener('pointerup', (e) => {
      if (e.pointerId !== this.grip?.pointer) {
        return;
      }
      this.dragTo(e);
      this.release(e);
    });
    area.addEventListener('pointercancel', (e) => {
      if (e.pointerId === this.grip?.pointer) {
        this.release(e);
      }
    });
  }

  private engage(e: PointerEvent): void {
    this.area.setPointerCapture(e.pointerId);
    this.setAttribute('dragging', '');
  }

  private dragTo(e: PointerEvent): void {
    const grip = this.grip!;
    const box = this.area.getBoundingClientRect();
    const value = valueAt(this.track, (e.clientX - box.left - grip.offset) / box.width, e.shiftKey);
    if (value !== this.value) {
      const begins = !grip.moved;
      grip.moved = true;
      this.refuse('');
      this.show(value);
      this.tell({ value, begins, ends: false, at: e.timeStamp });
    }
  }

  private release(e: PointerEvent): void {
    const moved = this.grip!.moved;
    this.grip = undefined;
    this.removeAttribute('dragging');
    if (moved) {
      this.tell({ value: this.value, begins: false, ends: true, at: e.timeStamp });
    }
  }

  private followKeys(): void {
    const bySteps: Record<string, number> = {
      ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10,
    };
    this.range.addEventListener('keydown', (e) => {
      this.removeAttribute('by-pointer');
      const steps = bySteps[e.key];
      const value =
        steps !== undefined ? stepped(this.track, this.value, steps, e.shiftKey)
        : e.key === 'Home' ? this.track.min
        : e.key === 'End' ? this.track.max
        : undefined;
      if (value === undefined || e.ctrlKey || e.metaKey || e.altKey) {
        return;
      }
      e.preventDefault();
      if (value !== this.value) {
        const begins = !this.keyStroke;
        this.keyStroke = true;
        this.refuse('');
        this.show(value);
        this.tell({ value, begins, ends: false, at: e.timeStamp });
      }
    });
    const letGo = () => {
      if (this.keyStroke) {
        this.keyStroke = false;
        this.tell({ value: this.value, begins: false, ends: true, at: performance.now() });
      }
    };
    this.range.addEventListener('keyup', letGo);
    this.range.addEventListener('blur', letGo);
    this.range.addEventListener('blur', () => this.removeAttribute('by-pointer'));
    // Screen readers and voice control set a range without keys or pointer.
    this.range.addEventListener('input', (e) => {
      const value = valueAt(this.track, Number(this.range.value), false);
      this.refuse('');
      this.show(value);
      this.tell({ value, begins: true, ends: true, at: e.timeStamp });
    });
  }

  private followField(): void {
    const commit = () => {
      const text = this.field.value;
      if (text === written(this.track, this.value)) {
        this.refuse('');
        return;
      }
      const typed = readNumber(text);
      if (typed === undefined || (this.track.logarithmic && typed <= 0)) {
        this.refuse(this.texts.notANumber.replace('{0}', text));
        return;
      }
      this.refuse('');
      const value = Math.min(this.bounds.highest, Math.max(this.bounds.lowest, typed));
      this.show(value);
      if (value !== typed) {
        this.refusal.textContent = this.texts.clamped
          .replace('{0}', text)
          .replace('{1}', written(this.track, value));
      }
      this.tell({ value, begins: true, ends: true, at: performance.now() });
    };
    this.field.addEventListener('input', () => (this.typing = true));
    this.field.addEventListener('change', commit);
    this.field.addEventListener('focus', () => this.field.select());
    this.field.addEventListener('keydown', (e) => {
      if (e.key === 'Enter') {
        commit();
        this.field.select();
      } else if (e.key === 'Escape') {
        this.refuse('');
        this.field.value = written(this.track, this.value);
      } else if ((e.key === 'ArrowUp' || e.key === 'ArrowDown') && readNumber(this.field.value) !== undefined) {
        e.preventDefault();
        this.refuse('');
        const value = stepped(this.track, this.value, e.key === 'ArrowUp' ? 1 : -1, e.shiftKey);
        this.show(value);
        this.tell({ value, begins: true, ends: true, at: e.timeStamp });
      }
    });
  }

  /** An empty message takes back an earlier refusal, and with it what was typed. */
  private refuse(message: string): void {
    this.typing = message !== '';
    this.refusal.textContent = message;
    this.field.setAttribute('aria-invalid', String(message !== ''));
  }

  /**
   * @param begins whether a stroke begins with this move
   * @param ends whether it ends with it
   */
  private tell(move: { value: number; begins: boolean; ends: boolean; at: number }): void {
    this.removeAttribute('pulse');
    const { begins, ...rest } = move;
    if (begins) {
      this.stroke++;
    }
    this.moves.offer({ ...rest, stroke: this.stroke });
  }

  private show(value: number): void {
    this.value = value;
    const share = fraction(this.track, value);
    this.range.value = String(share);
    this.range.setAttribute('aria-valuetext', written(this.track, value));
    this.knob.style.left = this.filled.style.width = `${100 * share}%`;
    if (!this.typing) {
      this.field.value = written(this.track, value);
    }
  }

  private draw(): void {
    const outlook = this.outlookNow;
    const width = this.width;
    if (!outlook || width === 0 || !this.hasAttribute('sloped')) {
      return;
    }
    this.drawArrow(outlook.slope, width);
    const height = (loss: number) => SWEEP_HEIGHT - 2 - (SWEEP_HEIGHT - 6) * Math.min(1, loss / outlook.top);
    const last = outlook.sweep.length - 1;
    let curve = '';
    outlook.sweep.forEach((share, i) => {
      curve += `${i ? 'L' : 'M'}${((i / last) * width).toFixed(1)} ${height(share * outlook.top).toFixed(1)}`;
    });
    this.curve.setAttribute('d', curve);
    this.now.setAttribute('cx', String(fraction(this.track, outlook.value) * width));
    this.now.setAttribute('cy', String(height(outlook.loss)));
    this.past.setAttribute('d', this.dots(outlook.walk ?? [], width, height));
    this.writeSlope(outlook);
  }

  private writeSlope(outlook: Outlook): void {
    if (outlook.slopeText === '') {
      this.slope.textContent = '';
      this.words.textContent = this.texts.noSlope;
      return;
    }
    this.slope.textContent = this.texts.slope.replace('{0}', outlook.slopeText);
    const [before, after] = this.texts.change.split('{0}');
    const number = Object.assign(document.createElement('b'), { textContent: outlook.changeText });
    this.words.replaceChildren(before ?? '', number, after ?? '');
  }

  /** The arrow grows with the slope and is bounded; it says how strongly, not how far. */
  private drawArrow(slope: number, width: number): void {
    const strength = Math.abs(slope);
    if (!(strength > 0)) {
      this.arrow.setAttribute('d', '');
      this.halo.setAttribute('d', '');
      return;
    }
    const way = slope < 0 ? 1 : -1;
    const knob = fraction(this.track, this.value) * width;
    const room = way > 0 ? width - knob : knob;
    const length = Math.min(Math.max(12, (136 * strength) / (1 + strength)), Math.max(12, room - 16));
    const from = knob + way * 17;
    const to = from + way * length;
    const shape = `M${from} 10H${to}M${to - way * 7} 3L${to} 10L${to - way * 7} 17`;
    this.halo.setAttribute('d', shape);
    this.arrow.setAttribute('d', shape);
  }

  private dots(walk: number[], width: number, height: (loss: number) => number): string {
    let dots = '';
    for (let i = 0; i + 1 < walk.length; i += 2) {
      const x = fraction(this.track, walk[i]!) * width;
      dots += `M${(x - 1.75).toFixed(1)} ${height(walk[i + 1]!).toFixed(1)}a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0 -3.5 0`;
    }
    return dots;
  }
}

customElements.define('parameter-slider', ParameterSlider);
