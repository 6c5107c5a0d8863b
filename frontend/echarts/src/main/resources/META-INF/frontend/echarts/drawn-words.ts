// Words in the plot: names at the ends of lines and beside dots, moved apart where they would touch.
import { type Draw, palette } from './drawn';
import type { SeriesData } from './series-data';
import type { Tree } from './types';

const GAP = 10;
const LINE = 1.35;
const DOT = 4;

/** Where a word stands: its third number. At the end of a line, which came from above or not; beside a dot; in the upper right corner; beside a dot if none before it is in the way. */
const AT_END = 0;
const BESIDE = 1;
const AT_FALLING_END = 2;
const IN_CORNER = 3;
const WHERE_ROOM = 4;

interface Word {
  text: string;
  x: number;
  y: number;
  align: 'left' | 'right';
  colour: string;
  /** Where a walk has come to. */
  end?: [number, number];
}

/** x, y, kind and, if there are four numbers, whether a dot marks the place; the names are the words. `palette` has a colour for each, the last one for all that follow. */
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
    if (!word) {
      return undefined;
    }
    const text = {
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
    };
    if (!word.end) {
      return text;
    }
    const dot = { type: 'circle', silent: true, shape: { cx: word.end[0], cy: word.end[1], r: DOT }, style: { fill: word.colour } };
    return { type: 'group', children: [dot, text] };
  };

  function layOut(box: { x: number; y: number; width: number; height: number }, pixel: (p: [number, number]) => [number, number]) {
    const numbers = data.get(id)!;
    const words: (Word | undefined)[] = [];
    for (let i = 0; i < data.count(id); i++) {
      const text = data.name(id, i);
      const [x, y, kind, dotted] = numbers.values.slice(numbers.stride * i, numbers.stride * (i + 1)) as unknown as [number, number, number, number?];
      if (!text || !Number.isFinite(x) || !Number.isFinite(y)) {
        words.push(undefined);
        continue;
      }
      const at = pixel([x, y]);
      if (outside(at)) {
        words.push(undefined);
        continue;
      }
      const word = place(text, at, kind, colours[Math.min(i, colours.length - 1)]!);
      if (kind === WHERE_ROOM && words.some((before) => before && touches(word, before))) {
        words.push(undefined);
        continue;
      }
      word.end = dotted ? at : undefined;
      words.push(word);
    }
    const standing = words.filter((word) => word !== undefined);
    moveApart(standing, box.y + size / 2, box.y + box.height - size / 2);
    return words;

    /** Where a learner looks closer, some places are not seen. */
    function outside([x, y]: [number, number]): boolean {
      return x < box.x - 1 || x > box.x + box.width + 1 || y < box.y - 1 || y > box.y + box.height + 1;
    }

    function place(text: string, [x, y]: [number, number], kind: number, colour: string): Word {
      const right = box.x + box.width;
      if (kind === IN_CORNER) {
        return { text, x: right - GAP, y: box.y + size, align: 'right', colour };
      }
      if (right - x >= widthOf(text, font) + GAP) {
        return { text, x: x + GAP, y, align: 'left', colour };
      }
      if (kind === BESIDE || kind === WHERE_ROOM) {
        return { text, x: x - GAP, y, align: 'right', colour };
      }
      // At the edge a name stands on the side its line did not come from, as long as that is inside.
      const over = (kind === AT_END || y + 2 * size > box.y + box.height) && y - box.y > 2 * size;
      return { text, x: Math.min(x, right) - 2, y: over ? y - size : y + size + 4, align: 'right', colour };
    }
  }

  /** Words that would touch stand one under the other, in the order of their lines; where the plot ends, they move up again. */
  function moveApart(words: Word[], top: number, bottom: number): void {
    const step = LINE * size;
    words.sort((a, b) => a.y - b.y);
    words.forEach((word, i) => {
      word.y = Math.max(top, word.y);
      for (const above of words.slice(0, i)) {
        word.y = sharesColumn(word, above) ? Math.max(word.y, above.y + step) : word.y;
      }
    });
    words.reverse().forEach((word, i) => {
      word.y = Math.min(bottom, word.y);
      for (const below of words.slice(0, i)) {
        word.y = sharesColumn(word, below) ? Math.min(word.y, below.y - step) : word.y;
      }
    });
  }

  function touches(a: Word, b: Word): boolean {
    const [al, ar] = ends(a);
    const [bl, br] = ends(b);
    return al < br + GAP / 2 && bl < ar + GAP / 2 && Math.abs(a.y - b.y) < LINE * size;
  }

  function sharesColumn(a: Word, b: Word): boolean {
    const [al, ar] = ends(a);
    const [bl, br] = ends(b);
    return al < br && bl < ar;
  }

  function ends(word: Word): [number, number] {
    const width = widthOf(word.text, font);
    return word.align === 'left' ? [word.x, word.x + width] : [word.x - width, word.x];
  }
}

let ruler: CanvasRenderingContext2D | undefined;

function widthOf(text: string, font: string): number {
  ruler ??= document.createElement('canvas').getContext('2d')!;
  ruler.font = font;
  return ruler.measureText(text).width;
}
