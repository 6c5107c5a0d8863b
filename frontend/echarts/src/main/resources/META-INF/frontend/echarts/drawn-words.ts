// Words in the plot: names at the ends of lines and beside dots, moved apart where they would touch.
import { type Draw, palette } from './drawn';
import type { SeriesData } from './series-data';
import type { Tree } from './types';

const GAP = 10;
const LINE = 1.35;

/** Where a word stands: its third number. */
const AT_END = 0;
const BESIDE = 1;

interface Word {
  text: string;
  x: number;
  y: number;
  align: 'left' | 'right' | 'center';
  colour: string;
}

/** x, y, kind; the names are the words. `palette` has a colour for each, the last one for all that follow. */
export function drawWords(series: Tree, data: SeriesData): Draw {
  const colours = palette(series);
  const id = String(series.id);
  const size = Number(series.fontSize);
  const font = `${String(series.fontWeight ?? 600)} ${size}px ${String(series.fontFamily)}`;
  let laidOut: (Word | undefined)[] = [];
  return (plane, place) => {
    if (plane.dataIndex === 0) {
      laidOut = layOut(plane.coordSys, (point) => place.coord(point) as [number, number]);
    }
    const word = laidOut[plane.dataIndex];
    return (
      word && {
        type: 'text',
        silent: true,
        style: {
          text: word.text,
          x: word.x,
          y: word.y,
          font,
          fill: word.colour,
          stroke: String(series.paper),
          lineWidth: 4,
          textAlign: word.align,
          textVerticalAlign: 'middle',
        },
      }
    );
  };

  function layOut(box: { x: number; y: number; width: number; height: number }, pixel: (p: [number, number]) => [number, number]) {
    const numbers = data.get(id)!;
    const words: (Word | undefined)[] = [];
    for (let i = 0; i < data.count(id); i++) {
      const text = data.name(id, i);
      const [x, y, kind] = numbers.values.slice(3 * i, 3 * i + 3) as unknown as [number, number, number];
      words.push(text && Number.isFinite(x) && Number.isFinite(y) ? place(text, pixel([x, y]), kind, colours[Math.min(i, colours.length - 1)]!) : undefined);
    }
    moveApart(words.filter((word) => word !== undefined), box.y + size / 2, box.y + box.height - size / 2);
    return words;

    function place(text: string, [x, y]: [number, number], kind: number, colour: string): Word {
      const room = box.x + box.width - x;
      const width = widthOf(text, font) + GAP;
      if (room >= width) {
        return { text, x: x + GAP, y, align: 'left', colour };
      }
      if (kind === BESIDE) {
        return { text, x: x - GAP, y, align: 'right', colour };
      }
      // At the edge a line's name stands over its end, or under it where it climbs out of the top.
      const lift = kind === AT_END ? size : 0;
      return { text, x: Math.min(x, box.x + box.width) - 2, y: y - box.y > 2 * size ? y - lift : y + lift + 4, align: 'right', colour };
    }
  }

  /** Down, then up again where the last ones would leave the plot. */
  function moveApart(words: Word[], top: number, bottom: number): void {
    const sorted = words.sort((a, b) => a.y - b.y);
    const touches = (a: Word, b: Word) => {
      const [al, ar] = ends(a);
      const [bl, br] = ends(b);
      return al < br && bl < ar;
    };
    for (let i = 0; i < sorted.length; i++) {
      for (let j = 0; j < i; j++) {
        if (touches(sorted[i]!, sorted[j]!)) {
          sorted[i]!.y = Math.max(sorted[i]!.y, sorted[j]!.y + LINE * size);
        }
      }
      sorted[i]!.y = Math.max(top, sorted[i]!.y);
    }
    for (let i = sorted.length - 1; i >= 0; i--) {
      sorted[i]!.y = Math.min(bottom, sorted[i]!.y);
      for (let j = i + 1; j < sorted.length; j++) {
        if (touches(sorted[i]!, sorted[j]!)) {
          sorted[i]!.y = Math.min(sorted[i]!.y, sorted[j]!.y - LINE * size);
        }
      }
    }
  }

  function ends(word: Word): [number, number] {
    const width = widthOf(word.text, font);
    return word.align === 'left' ? [word.x, word.x + width] : word.align === 'right' ? [word.x - width, word.x] : [word.x - width / 2, word.x + width / 2];
  }
}

let ruler: CanvasRenderingContext2D | undefined;

function widthOf(text: string, font: string): number {
  ruler ??= document.createElement('canvas').getContext('2d')!;
  ruler.font = font;
  return ruler.measureText(text).width;
}
