// A grid of heights as colour, stretched over the whole plot. One picture, not thousands of rectangles.
import { type Draw, palette } from './drawn';
import type { SeriesData } from './series-data';
import type { Tree } from './types';

/** Fewer columns or rows than this are shown as cells with edges in that direction, more as a smooth surface, unless they are pixels. */
const SMOOTH_FROM = 24;
const CELL_PIXELS = 12;

/** `pixels` keeps edges however many there are. Patched with `cells`; `palette` goes from the low end of `range` over its middle to the high end. */
export function drawRaster(series: Tree, data: SeriesData): Draw {
  const stops = palette(series).map(channels);
  const id = String(series.id);
  return (plane, place) => {
    // Every cell is an item to ECharts; the first one draws them all.
    const numbers = data.get(id);
    if (plane.dataIndex !== 0 || !numbers || numbers.stride !== 3) {
      return undefined;
    }
    void place;
    const [low, high] = data.range(id);
    const { x, y, width, height } = plane.coordSys;
    return {
      type: 'image',
      silent: true,
      style: { image: picture(numbers.values, low, high, stops, series.pixels === true), x, y, width, height, opacity: Number(series.strength ?? 1) },
    };
  };
}

function picture(cells: Float64Array, low: number, high: number, stops: number[][], crisp: boolean): HTMLCanvasElement {
  const count = cells.length / 3;
  const columns = cells[cells.length - 3]! + 1;
  const rows = count / columns;
  const small = document.createElement('canvas');
  small.width = columns;
  small.height = rows;
  const context = small.getContext('2d')!;
  const pixels = context.createImageData(columns, rows);
  for (let i = 0; i < count; i++) {
    const share = Math.min(1, Math.max(0, (cells[3 * i + 2]! - low) / (high - low)));
    const at = 4 * ((rows - 1 - cells[3 * i + 1]!) * columns + cells[3 * i]!);
    const gap = Number.isNaN(cells[3 * i + 2]!);
    const position = (gap ? 0 : share) * (stops.length - 1);
    const left = Math.min(stops.length - 2, Math.floor(position));
    for (let c = 0; c < 3; c++) {
      pixels.data[at + c] = stops[left]![c]! + (position - left) * (stops[left + 1]![c]! - stops[left]![c]!);
    }
    pixels.data[at + 3] = gap ? 0 : 255;
  }
  context.putImageData(pixels, 0, 0);
  return enlarged(small, crisp);
}

function enlarged(small: HTMLCanvasElement, crisp: boolean): HTMLCanvasElement {
  const large = document.createElement('canvas');
  large.width = small.width * (crisp || small.width < SMOOTH_FROM ? CELL_PIXELS : 1);
  large.height = small.height * (crisp || small.height < SMOOTH_FROM ? CELL_PIXELS : 1);
  const context = large.getContext('2d')!;
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, large.width, large.height);
  return large;
}

/** Red, green and blue of any CSS colour. */
function channels(colour: string): number[] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}
