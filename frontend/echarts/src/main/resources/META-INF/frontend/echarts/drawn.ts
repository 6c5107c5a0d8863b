// What ECharts has no chart for. A custom series names its drawing in the option, "renderItem": "arrow", and gets it here.
import { drawWords } from './drawn-words';
import { drawRaster } from './raster';
import type { SeriesData } from './series-data';
import { drawRibbon, drawStrands } from './strands';
import type { Tree } from './types';

/** What a drawing is told of the plot. */
export interface Plane {
  coordSys: { x: number; y: number; width: number; height: number };
  dataIndex: number;
}

/** What a drawing may ask. */
export interface Place {
  value(dimension: number): number;
  coord(point: [number, number]): number[];
}

export type Draw = (plane: Plane, place: Place) => Tree | undefined;

type Drawn = (series: Tree, data: SeriesData) => Draw;

const DRAWN: Record<string, Drawn> = {
  arrow: drawArrow,
  bubble: drawBubble,
  hatched: drawHatched,
  raster: drawRaster,
  ribbon: drawRibbon,
  strands: drawStrands,
  words: drawWords,
};

/** Puts the drawing in the place of its name. */
export function drawnByName(series: Tree, data: SeriesData): void {
  if (series.type !== 'custom' || typeof series.renderItem !== 'string') {
    return;
  }
  const drawn = DRAWN[series.renderItem];
  if (!drawn) {
    throw new Error(`e-chart option: series "${series.id}" is drawn as "${series.renderItem}"; there are ${Object.keys(DRAWN).join(', ')}.`);
  }
  series.renderItem = drawn(series, data);
}

/** The colours an option gives to such a series, looked up in the page already. */
export function palette(series: Tree): string[] {
  return series.palette as string[];
}

const HEAD = 9;
const HALF_HEAD = 5;

/** x, y, dx, dy: a shaft and a head; none where there is no length. */
function drawArrow(series: Tree): Draw {
  const colour = palette(series)[0]!;
  const lineWidth = Number(series.thickness ?? 2.5);
  return (_, place) => {
    const from = [place.value(0), place.value(1)] as [number, number];
    const [x0, y0] = place.coord(from) as [number, number];
    const [x1, y1] = place.coord([from[0] + place.value(2), from[1] + place.value(3)]) as [number, number];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (!(length >= 2)) {
      return undefined;
    }
    const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    const head = Math.min(HEAD, length);
    const [bx, by] = [x1 - head * ux, y1 - head * uy];
    return {
      type: 'group',
      children: [
        { type: 'line', shape: { x1: x0, y1: y0, x2: bx, y2: by }, style: { stroke: colour, lineWidth } },
        {
          type: 'polygon',
          shape: { points: [[x1, y1], [bx - HALF_HEAD * uy, by + HALF_HEAD * ux], [bx + HALF_HEAD * uy, by - HALF_HEAD * ux]] },
          style: { fill: colour },
        },
      ],
    };
  };
}

const HATCHED = 7;

/** x, y: a square with strokes across, for what is not known but expected. */
function drawHatched(series: Tree): Draw {
  const colour = palette(series)[0]!;
  const paper = String(series.paper);
  return (_, place) => {
    const [x, y] = place.coord([place.value(0), place.value(1)]) as [number, number];
    const stroke = (from: [number, number], to: [number, number]): Tree => ({
      type: 'line',
      shape: { x1: x + from[0], y1: y + from[1], x2: x + to[0], y2: y + to[1] },
      style: { stroke: colour, lineWidth: 1.5 },
    });
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: { x: x - HATCHED, y: y - HATCHED, width: 2 * HATCHED, height: 2 * HATCHED },
          style: { fill: paper, stroke: colour, lineWidth: 1.5 },
        },
        stroke([-HATCHED, 0], [0, -HATCHED]),
        stroke([-HATCHED, HATCHED], [HATCHED, -HATCHED]),
        stroke([0, HATCHED], [HATCHED, 0]),
      ],
    };
  };
}

const SMALLEST = 4.5;
const LARGEST = 24;

/** The marks of bubbles by number: disc, diamond, ring, hollow diamond. */
const HOLLOW_FROM = 2;

/** x, y, size as a share of the largest area, family, mark, whether faded: a family has a colour, and marks have shapes. */
function drawBubble(series: Tree): Draw {
  const colours = palette(series);
  const paper = String(series.paper);
  const grey = String(series.grey);
  return ({ coordSys: box }, place) => {
    const [x, y] = place.coord([place.value(0), place.value(1)]) as [number, number];
    // Whole or not at all: a mark near the edge reaches over it, one beyond it is not seen.
    if (x < box.x - 1 || x > box.x + box.width + 1 || y < box.y - 1 || y > box.y + box.height + 1) {
      return undefined;
    }
    const radius = Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, place.value(2))));
    const faded = place.value(5) > 0;
    const colour = faded ? grey : colours[place.value(3) % colours.length];
    const mark = place.value(4);
    const hollow = mark >= HOLLOW_FROM;
    const style = {
      fill: hollow ? paper : colour,
      stroke: hollow ? colour : paper,
      lineWidth: hollow ? 2.5 : 1.5,
      opacity: faded ? 0.25 : 0.9,
    };
    return { ...shapeOf(mark % 2, x, y, radius), style, z2: (faded ? 0 : 100) + Math.round(50 - radius) };
  };
}

/** 0 is a disc, 1 a diamond. */
function shapeOf(shape: number, x: number, y: number, radius: number): Tree {
  const arm = 1.2 * radius;
  return shape === 0
    ? { type: 'circle', shape: { cx: x, cy: y, r: radius } }
    : { type: 'polygon', shape: { points: [[x, y - arm], [x + arm, y], [x, y + arm], [x - arm, y]] } };
}
