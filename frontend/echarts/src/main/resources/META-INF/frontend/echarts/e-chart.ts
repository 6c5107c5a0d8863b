// <e-chart>: Apache ECharts as an element that is given an option once and numbers from then on.
import { frame } from './frame';
import { Keyboard } from './keyboard';
import { Loupe } from './loupe';
import { Move } from './move';
import { Picture } from './picture';
import { Plot } from './plot';
import { Pointer, REACH } from './pointer';
import { watchScheme } from './scheme';
import { SeriesData } from './series-data';
import { ServerLink } from './server-link';
import { Sketch, type SketchSpec } from './sketch';
import type { ChartServer, Patch, Pixel, PointRef, Tree } from './types';
import { type Sentence, Words } from './words';
import { Zoom } from './zoom';

/** Device pixels per CSS pixel on paper. */
const PRINT_RATIO = 3;

export class EChartElement extends HTMLElement {
  /** Put here by Flow. */
  declare $server?: ChartServer;
  /** How many times the picture was painted. */
  renderCount = 0;

  private readonly parts = frame(this);
  private readonly words = new Words();
  private readonly data = new SeriesData();
  private readonly picture: Picture;
  private readonly plot: Plot;
  private readonly pointer: Pointer;
  private readonly keyboard: Keyboard;
  private readonly sketching: Sketch;
  private readonly zoom: Zoom;
  /** The series that a point was asked for by key, until it comes. */
  private addingTo?: string;
  private readonly link = new ServerLink(() => this.$server);
  private readonly resizes = new ResizeObserver(() => this.picture.resize());
  private draggables: string[] = [];
  private adds = false;
  private selection?: PointRef;
  private stop: (() => void)[] = [];

  constructor() {
    super();
    const parts = this.parts;
    this.picture = new Picture(parts.picture, parts.probe, this.data, this.words, () => this.rendered());
    this.plot = new Plot(parts.picture, this.data, () => this.picture.chart);
    const emit = (type: string, detail: object) => this.emit(type, detail);
    const move = new Move(this.data, this.picture, this.link, emit);
    const loupe = new Loupe(parts.loupe, parts.picture, () => this.picture.paper());
    const target = {
      draggable: () => this.draggables,
      select: (ref: PointRef | undefined) => this.select(ref),
      selected: () => this.selection,
      say: (sentence: Sentence, values?: Record<string, string | number>) => this.say(sentence, values),
      paper: (x: number, y: number, gridIndex: number, pointerType: string) => this.paper(x, y, gridIndex, pointerType),
      action: (ref: PointRef, action: string) => this.action(ref, action),
      atOnce: () => this.movesAtOnce,
      remove: (ref: PointRef) => this.action(ref, 'DELETE'),
      add: () => this.addByKey(),
      cancelDrag: () => this.cancelDrag(),
    };
    this.pointer = new Pointer(parts.surface, this.plot, move, loupe, target);
    this.keyboard = new Keyboard(parts.surface, this.data, this.plot, move, target);
    this.sketching = new Sketch(parts.surface, this.plot, this.data, this.picture, {
      taken: (client) => this.plot.hit(this.draggables, client, REACH) !== undefined,
      drawn: (seriesId, heights) => this.emit('chart-drawn', { seriesId, heights }),
      say: (sentence, values) => this.say(sentence, values),
    });
    this.zoom = new Zoom(
      parts.surface,
      parts.whole,
      () => this.picture.chart,
      (axes) => this.picture.patch({ axes }),
    );
    this.describe();
  }

  connectedCallback(): void {
    if (this.stop.length > 0) {
      // It was moved: what is painted is there, and only what it inherits may be other.
      this.picture.resize();
      this.picture.rescheme();
      return;
    }
    const printing = new AbortController();
    window.addEventListener('beforeprint', () => this.print(true), { signal: printing.signal });
    window.addEventListener('afterprint', () => this.print(false), { signal: printing.signal });
    this.resizes.observe(this.parts.picture);
    const stopWatching = watchScheme(
      () => this.picture.rescheme(),
      (loaded) => this.picture.refont(loaded),
    );
    this.stop = [stopWatching, () => printing.abort(), () => this.resizes.disconnect()];
    this.picture.open();
  }

  disconnectedCallback(): void {
    if (this.isConnected) {
      return;
    }
    this.stop.splice(0).forEach((stop) => stop());
    this.pointer.drop();
    this.picture.close();
  }

  /** Shows another option; what was patched before is forgotten. `patch` carries the numbers to begin with. */
  show(option: Tree, patch?: Patch): void {
    this.pointer.drop();
    this.select(undefined);
    this.picture.close();
    this.picture.show(option);
    this.zoom.begin(option);
    this.describe();
    if (patch) {
      this.patch(patch);
    }
    if (this.isConnected) {
      this.picture.open();
    }
  }

  /** Changes numbers only, and has painted them when it returns. */
  patch(patch: Patch): void {
    const before = this.selection && this.data.count(this.selection.seriesId);
    const awaited = this.addingTo && this.data.count(this.addingTo);
    this.picture.patch(patch);
    if (patch.sentence !== undefined) {
      this.parts.sentence.textContent = patch.sentence;
    }
    if (this.selection && this.data.count(this.selection.seriesId) < before!) {
      this.selectionShrank();
    }
    if (this.addingTo && this.data.count(this.addingTo) > awaited!) {
      // What was added by key is what the next key is about.
      this.select({ seriesId: this.addingTo, index: this.data.count(this.addingTo) - 1 });
      this.addingTo = undefined;
      this.keyboard.announce();
    }
  }

  /** Where a point stands, in client pixels. */
  getDataPixel(seriesId: string, index: number): Pixel {
    return this.plot.pixelOf({ seriesId, index });
  }

  /** The numbers of one point as shown. */
  getDataPoint(seriesId: string, index: number): [number, number] {
    return this.data.point({ seriesId, index });
  }

  getPointCount(seriesId: string): number {
    return this.data.count(seriesId);
  }

  set draggableSeries(ids: string[]) {
    this.draggables = ids;
    this.describe();
  }

  /** Whether a click on the paper means anything to the server. */
  set paperClicks(adds: boolean) {
    this.adds = adds;
    this.describe();
  }

  /** Which line may be drawn by hand; none when null. */
  set sketch(spec: SketchSpec | null) {
    this.sketching.allow(spec ?? undefined);
    this.describe();
  }

  set description(text: string) {
    this.parts.surface.setAttribute('aria-label', text);
  }

  set sentences(sentences: Partial<Record<Sentence, string>>) {
    this.words.set(sentences);
    this.describe();
  }

  private describe(): void {
    const { surface, help, whole } = this.parts;
    whole.textContent = this.words.say('WHOLE');
    const draws = this.sketching.allowed;
    const zooms = this.zoom.allowed;
    const works = this.draggables.length > 0 || draws || zooms;
    surface.setAttribute('role', works ? 'application' : 'img');
    surface.setAttribute('aria-roledescription', this.words.say('ROLE'));
    surface.toggleAttribute('tabindex', works);
    if (works) {
      surface.tabIndex = 0;
    }
    help.textContent = [
      this.draggables.length > 0 ? this.words.say(this.movesAtOnce ? 'HELP_HANDLES' : 'HELP') : '',
      works && this.adds ? this.words.say('HELP_ADD') : '',
      draws ? this.words.say('HELP_DRAW') : '',
      zooms ? this.words.say('HELP_ZOOM') : '',
    ]
      .join(' ')
      .trim();
  }

  /** Where points are added by key, arrow keys walk them; where a curve is drawn, they move the pen. */
  private get movesAtOnce(): boolean {
    return !this.adds && !this.sketching.allowed;
  }

  private rendered(): void {
    this.plot.forget();
    this.placeRing();
    this.renderCount++;
    this.emit('chart-rendered', { count: this.renderCount });
  }

  private emit(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  private say(sentence: Sentence, values?: Record<string, string | number>): void {
    this.parts.live.textContent = this.words.say(sentence, values);
  }

  private select(ref: PointRef | undefined): void {
    this.selection = ref && { seriesId: ref.seriesId, index: ref.index };
    this.placeRing();
  }

  private placeRing(): void {
    const { ring, picture } = this.parts;
    // While a patch is painted the selected point may be gone already.
    const there = this.selection && this.selection.index < this.data.count(this.selection.seriesId);
    const at = there && this.picture.chart && this.plot.pixelOf(this.selection!);
    ring.hidden = !at;
    if (at) {
      const box = picture.getBoundingClientRect();
      ring.style.transform = `translate(${at.x - box.left}px, ${at.y - box.top}px) translate(-50%, -50%)`;
    }
  }

  private selectionShrank(): void {
    const { seriesId, index } = this.selection!;
    const count = this.data.count(seriesId);
    this.say('REMOVED', { count });
    this.select(count === 0 ? undefined : { seriesId, index: Math.min(index, count - 1) });
  }

  private paper(x: number, y: number, gridIndex: number, pointerType: string): void {
    this.emit('chart-paper', { x, y, gridIndex, pointerType });
    if (this.adds) {
      void this.link.tell((server) => server.paperClicked(x, y, gridIndex, pointerType));
    }
  }

  private action(ref: PointRef, action: string): void {
    const { seriesId, index } = ref;
    const [x, y] = this.data.point(ref);
    this.emit('chart-point-action', { seriesId, index, x, y, action });
    void this.link.tell((server) => server.pointAction(seriesId, index, x, y, action));
  }

  /** A new point by key stands in the middle of the paper. */
  private addByKey(): boolean {
    if (!this.adds) {
      return false;
    }
    const box = this.parts.picture.getBoundingClientRect();
    const at = this.plot.paperAt({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
    if (at) {
      this.addingTo = this.draggables[0];
      this.paper(at.x, at.y, at.gridIndex, 'keyboard');
    }
    return true;
  }

  private cancelDrag(): boolean {
    const dragging = this.pointer.dragging;
    this.pointer.cancel();
    return dragging;
  }

  private print(on: boolean): void {
    this.toggleAttribute('printing', on);
    this.picture.reopen(on ? PRINT_RATIO : undefined);
  }
}

customElements.define('e-chart', EChartElement);
