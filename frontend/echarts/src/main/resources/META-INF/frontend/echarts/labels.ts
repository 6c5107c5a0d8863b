// A label at data coordinates is a series of one point that shows its name, so that an option can give it a style, a dot and
// a place like any other series. One that the option does not declare stands right of its point in the colour of the text.
import type { EChartsType } from 'echarts/core';
import type { CssValues } from './css-values';
import type { TextPatch, Tree } from './types';

const GAP = 8;

/** The option that shows a label of a series the chart has already; `declared` is the label style of that series. */
export function textSeries(text: TextPatch, declared: Tree, chart: EChartsType, css: CssValues): Tree {
  return labelled(text, declared, css, chart, { seriesId: text.id });
}

/** The option that adds a series for a label nobody declared. */
export function newTextSeries(text: TextPatch, chart: EChartsType, css: CssValues): Tree {
  const series = labelled(text, {}, css, chart, { gridIndex: 0 });
  Object.assign(series.label as Tree, { color: css.property('--e-chart-text', css.own('color')), distance: GAP });
  return Object.assign(series, { type: 'scatter', symbolSize: 0, silent: true, z: 5 });
}

function labelled(text: TextPatch, declared: Tree, css: CssValues, chart: EChartsType, finder: object): Tree {
  const there = text.text !== '' && text.x !== null && text.y !== null;
  const label: Tree = { show: true, formatter: '{b}' };
  const side = declared.position ?? 'right';
  if (there && (side === 'right' || side === 'left')) {
    label.position = sideWithRoom(side, text, declared, css, chart, finder);
  }
  return { id: text.id, data: there ? [{ value: [text.x, text.y], name: text.text }] : [], label };
}

/** The other side where the text would run out of the picture on this one and not on that. */
function sideWithRoom(
  side: 'left' | 'right',
  text: TextPatch,
  style: Tree,
  css: CssValues,
  chart: EChartsType,
  finder: object,
): string {
  const at = chart.convertToPixel(finder, [text.x!, text.y!]) as number[] | undefined;
  if (!at) {
    return side;
  }
  const family = style.fontFamily ?? css.property('--e-chart-font', css.own('font-family'));
  const width = GAP + widthOf(text.text, `${String(style.fontWeight ?? 400)} ${String(style.fontSize ?? 12)}px ${String(family)}`);
  const room = { left: at[0]! >= width, right: at[0]! + width <= chart.getWidth() };
  const other = side === 'left' ? 'right' : 'left';
  return !room[side] && room[other] ? other : side;
}

let ruler: CanvasRenderingContext2D | undefined;

function widthOf(text: string, font: string): number {
  ruler ??= document.createElement('canvas').getContext('2d')!;
  ruler.font = font;
  return ruler.measureText(text).width;
}
