// One ECharts instance: the whole option once, then the smallest option that carries new numbers.
import type { EChartsType } from 'echarts/core';
import { axesOf, endOf } from './axis-numbers';
import { CssValues } from './css-values';
import { echarts } from './registry';
import type { SeriesData } from './series-data';
import { numbersStayInside, paintNumbers } from './numbers-action';
import { prepare, seriesOf } from './option';
import { newTextSeries, textSeries } from './labels';
import { drawnByName } from './drawn';
import { isSquare, squareGrid } from './square';
import { theme } from './theme';
import type { AxisPatch, Patch, TextPatch, Tree } from './types';
import type { Words } from './words';

/** What ECharts calls the numbers of a point. */
const DIMENSIONS = ['x', 'y', 'value', 'fourth', 'fifth', 'sixth'];

export class Picture {
  /** The instance, while there is one: it needs a place on the page with a size. */
  chart?: EChartsType;
  private raw?: Tree;
  private readonly texts = new Map<string, TextPatch>();
  private readonly axes = new Map<string, AxisPatch>();
  /** The label style of each series the chart has. */
  private readonly labelStyles = new Map<string, Tree>();
  private signature = '';
  /** Which fonts were there when it was painted. */
  private fonts = new Set<string>();
  private css?: CssValues;
  private ratio?: number;
  /** Whether new numbers leave everything but their series as it is. */
  private short = false;
  /** Whether ECharts believes that changes take time. */
  private moving = false;

  constructor(
    private readonly container: HTMLElement,
    private readonly probe: HTMLElement,
    private readonly data: SeriesData,
    private readonly words: Words,
    private readonly rendered: () => void,
  ) {}

  /** Takes a new option and forgets all data of the one before. */
  show(option: Tree): void {
    this.raw = option;
    this.data.clear();
    this.texts.clear();
    this.axes.clear();
    seriesOf(option).forEach((series) => this.data.takeFrom(series));
  }

  /** Paints everything, on a new instance if there is none: where there is an option and a size to show it at. */
  open(): void {
    if (!this.raw) {
      return;
    }
    const { clientWidth: width, clientHeight: height } = this.container;
    if (width === 0 || height === 0) {
      return;
    }
    if (!this.chart) {
      const options = { renderer: 'canvas' as const, width, height, devicePixelRatio: this.ratio };
      this.chart = echarts.init(this.container, theme(this.read()), options);
      this.chart.on('rendered', this.rendered);
    }
    this.paintAll();
  }

  close(): void {
    this.chart?.dispose();
    this.chart = undefined;
  }

  /** Starts again at another number of device pixels per CSS pixel; without one, at that of the screen. */
  reopen(ratio?: number): void {
    this.ratio = ratio;
    this.close();
    this.open();
  }

  /** Follows the size of the container. */
  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (width === 0 || height === 0) {
      return;
    }
    if (!this.chart) {
      this.open();
    } else if (width !== this.chart.getWidth() || height !== this.chart.getHeight()) {
      this.chart.resize({ width, height, silent: true });
      if (isSquare(this.raw!)) {
        this.chart.setOption(this.squared(), { silent: true });
      }
      this.paintTexts();
      this.chart.getZr().flush();
      // A media query of the page may have changed a size or a font.
      this.rescheme();
    }
  }

  /** Looks the CSS values up again, and paints if any of them is another one now. */
  rescheme(): void {
    if (!this.chart || !this.raw) {
      return;
    }
    const css = this.read();
    const colours = theme(css);
    css.resolve(this.raw);
    if (css.signature() !== this.signature) {
      this.chart.setTheme(colours, { silent: true });
      this.paintAll();
    }
  }

  /** Paints again where one of these fonts is its own and was not there before. */
  refont(loaded: readonly FontFace[]): void {
    const named = JSON.stringify(this.raw) + this.signature;
    if (this.chart && loaded.some((face) => !this.fonts.has(nameOf(face)) && named.includes(face.family.replace(/["']/g, '')))) {
      this.paintAll();
    }
  }

  /** Keeps the change, and paints it before it returns. */
  patch(patch: Patch): void {
    patch.series?.forEach((series) => this.data.put(series));
    patch.names?.forEach(({ id, names }) => this.data.putNames(id, names));
    patch.texts?.forEach((text) => this.texts.set(text.id, text));
    patch.axes?.forEach((axis) => this.axes.set(axis.id, axis));
    if (!this.chart) {
      return;
    }
    if (patch.axes) {
      // First, because the side a label stands on depends on where its point lies.
      this.rescale(patch.axes);
    }
    const labels = (patch.texts ?? []).map((text) => this.labelOf(text));
    // New names are painted with the numbers they belong to.
    const told = new Set([...(patch.series ?? []), ...(patch.names ?? [])].map(({ id }) => id).filter((id) => this.data.get(id)));
    const series = [...told].map((id) => this.numbersOf(id)).concat(labels);
    if (!patch.animate && labels.every((label) => label.type === undefined)) {
      this.paint(series);
      return;
    }
    this.chart.getZr().refresh();
    this.chart.setOption({ ...this.motion(patch.animate ?? 0), series }, { silent: true });
  }

  private rescale(axes: AxisPatch[]): void {
    const option: Tree = { ...this.motion(0), ...this.squared() };
    for (const axis of axes) {
      const declared = axesOf(this.raw!).find((one) => one.id === axis.id) ?? {};
      const axisLabel = endOf(declared, axis.min, axis.max);
      ((option[axis.axis] ??= []) as Tree[]).push({ id: axis.id, min: axis.min, max: axis.max, axisLabel });
    }
    this.chart!.setOption(option, { silent: true });
  }

  /** Paints one series whose numbers changed here. */
  paintSeries(id: string): void {
    this.paint([this.numbersOf(id)]);
  }

  /** Paints at once, the short way where it is right. */
  private paint(series: Tree[]): void {
    if (!this.chart || series.length === 0) {
      return;
    }
    if (this.short && !this.moving) {
      paintNumbers(this.chart, series);
    } else {
      this.chart.getZr().refresh();
      this.chart.setOption({ ...this.motion(0), series }, { silent: true });
    }
  }

  /** The opaque colour under the picture. */
  paper(): string {
    for (let element: Element | null = this.container; element; element = element.parentElement ?? shadowHost(element)) {
      const colour = getComputedStyle(element).backgroundColor;
      if (!/^(transparent|rgba\(.*,\s*0\))$/.test(colour)) {
        return colour;
      }
    }
    return 'Canvas';
  }

  private paintAll(): void {
    const css = (this.css = this.read());
    theme(css);
    const resolved = css.resolve(this.raw) as Tree;
    for (const axis of axesOf((resolved.baseOption as Tree | undefined) ?? resolved)) {
      const now = this.axes.get(String(axis.id));
      if (now) {
        Object.assign(axis, { min: now.min, max: now.max });
      }
    }
    const option = Object.assign(prepare(resolved, this.words, this.data), this.squared());
    this.signature = css.signature();
    this.fonts = new Set([...document.fonts].filter((face) => face.status === 'loaded').map(nameOf));
    const series = seriesOf(option);
    for (const one of series) {
      drawnByName(one, this.data);
      if (typeof one.id === 'string' && this.data.get(one.id)) {
        Object.assign(one, this.numbersOf(one.id));
      }
    }
    this.labelStyles.clear();
    series.forEach((one) => this.labelStyles.set(String(one.id), (one.label as Tree | undefined) ?? {}));
    this.short = numbersStayInside(option);
    this.moving = option.animation === true;
    this.chart!.setOption(option, { notMerge: true, silent: true });
    this.paintTexts();
  }

  /** Which side a label stands on depends on the width of the picture. */
  private paintTexts(): void {
    if (this.texts.size > 0) {
      this.patch({ texts: [...this.texts.values()] });
    }
  }

  private numbersOf(id: string): Tree {
    const { values, stride } = this.data.get(id)!;
    return { id, data: values, dimensions: DIMENSIONS.slice(0, stride) };
  }

  private labelOf(text: TextPatch): Tree {
    const style = this.labelStyles.get(text.id);
    if (style) {
      return textSeries(text, style, this.chart!, this.css!);
    }
    this.labelStyles.set(text.id, {});
    return newTextSeries(text, this.chart!, this.css!);
  }

  private motion(milliseconds: number): Tree {
    const still = milliseconds === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.moving = !still;
    return still ? { animation: false } : { animation: true, animationDurationUpdate: milliseconds };
  }

  /** The grid in which one unit is as long on either axis, where the option asks for that. */
  private squared(): Tree {
    return isSquare(this.raw!) ? { grid: squareGrid(this.raw!, [...this.axes.values()], this.container) } : {};
  }

  private read(): CssValues {
    return new CssValues(this.container, this.probe);
  }
}

function nameOf({ family, style, weight, unicodeRange }: FontFace): string {
  return [family, style, weight, unicodeRange].join();
}

function shadowHost(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
