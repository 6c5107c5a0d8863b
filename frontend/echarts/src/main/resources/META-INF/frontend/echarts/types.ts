// The messages between the Java component and the element, and the few shapes the files share.

/** A plain JSON tree: an ECharts option, or a part of one. */
export type Tree = { [key: string]: unknown };

/** New numbers of one series. `null` stands for "no value": a gap in a line. */
export interface SeriesPatch {
  id: string;
  /** Interleaved points, `stride` numbers each. */
  points?: (number | null)[];
  stride?: number;
  /** One number per place 0, 1, 2, …: bars, or a curve over steps. */
  values?: (number | null)[];
  /** A grid of numbers, row by row from the bottom, for a heatmap. */
  cells?: (number | null)[];
  columns?: number;
  /** The numbers between which the colours of cells lie. */
  range?: [number, number];
}

/** What the points of one series are called, in their order. */
export interface NamesPatch {
  id: string;
  names: string[];
}

/** A label standing at data coordinates. */
export interface TextPatch {
  id: string;
  text: string;
  x: number | null;
  y: number | null;
}

/** A new range of one axis. */
export interface AxisPatch {
  axis: 'xAxis' | 'yAxis';
  id: string;
  min: number;
  max: number;
}

/** Everything one response of the server changes in a picture. */
export interface Patch {
  series?: SeriesPatch[];
  names?: NamesPatch[];
  texts?: TextPatch[];
  axes?: AxisPatch[];
  /** What the picture shows now, in words. */
  sentence?: string;
  /** Milliseconds the change may take; absent or 0: at once. */
  animate?: number;
}

/** One point of one series, by its place in the data. */
export interface PointRef {
  seriesId: string;
  index: number;
}

/** A place in client (viewport) pixels. */
export interface Pixel {
  x: number;
  y: number;
}

export type Phase = 'START' | 'MOVE' | 'END';

/** How a server answers; Flow puts such an object on the element as `$server`. */
export interface ChartServer {
  pointMoved(seriesId: string, index: number, x: number, y: number, phase: Phase, pointerType: string): Promise<void>;
  paperClicked(x: number, y: number, gridIndex: number, pointerType: string): Promise<void>;
  pointAction(seriesId: string, index: number, x: number, y: number, action: string): Promise<void>;
}
