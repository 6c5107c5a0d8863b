// Many lines as one series, and the room between two of them.
import { type Draw, type Place, palette } from './drawn';
import type { Numbers, SeriesData } from './series-data';
import type { Tree } from './types';

const FAINTEST = 0.1;
const STRONGEST = 0.6;
const ALONE = 1.5;
const RIBBON = 0.2;

/** x, y, with a gap between one line and the next. Each is a stroke of its own: where many pass it is darker. */
export function drawStrands(series: Tree, data: SeriesData): Draw {
  const stroke = palette(series)[0]!;
  return atFirst(series, data, (numbers, place) => {
    const lines: number[][][] = [[]];
    for (let i = 0; i < numbers.values.length; i += numbers.stride) {
      if (Number.isNaN(numbers.values[i + 1]!)) {
        lines.push([]);
      } else {
        lines[lines.length - 1]!.push(place.coord([numbers.values[i]!, numbers.values[i + 1]!]));
      }
    }
    const drawn = lines.filter((points) => points.length > 1);
    const opacity = Math.min(STRONGEST, Math.max(FAINTEST, ALONE / Math.sqrt(drawn.length)));
    const style = { stroke, fill: 'none', lineWidth: 1.5, lineJoin: 'round', opacity };
    return { type: 'group', silent: true, children: drawn.map((points) => ({ type: 'polyline', shape: { points }, style })) };
  });
}

/** x, from, to: the room between two lines. */
export function drawRibbon(series: Tree, data: SeriesData): Draw {
  const fill = palette(series)[0]!;
  return atFirst(series, data, (numbers, place) => {
    const points: number[][] = [];
    const { values, stride } = numbers;
    for (let i = 0; i < values.length; i += stride) {
      points.push(place.coord([values[i]!, values[i + 1]!]));
    }
    for (let i = values.length - stride; i >= 0; i -= stride) {
      points.push(place.coord([values[i]!, values[i + 2]!]));
    }
    return { type: 'polygon', silent: true, shape: { points }, style: { fill, opacity: RIBBON } };
  });
}

/** Every point is an item to ECharts; the first one draws them all. */
function atFirst(series: Tree, data: SeriesData, draw: (numbers: Numbers, place: Place) => Tree): Draw {
  const id = String(series.id);
  return (plane, place) => {
    const numbers = data.get(id);
    return plane.dataIndex === 0 && numbers ? draw(numbers, place) : undefined;
  };
}
