// A label at data coordinates is a series of one point that shows its name, so that an option can give it a style, a dot and
// a place like any other series. One that the option does not declare stands right of its point in the colour of the text.
import type { EChartsType } from 'echarts/core';
import type { CssValues } from './css-values';
import type { TextPatch, Tree } from './types';

const GAP = 8;

/** The option that shows the label; `known` when the chart has a series of this id already. */
export function textSeries(text: TextPatch, known: boolean, chart: EChartsType, css: CssValues): Tree {
  const there = text.text !== '' && text.x !== null && text.y !== null;
  const series: Tree = {
    id: text.id,
    data: there ? [{ value: [text.x, text.y], name: text.text }] : [],
  };
  const style = (known ? declaredLabel(chart, text.id) : undefined) ?? {};
  const label: Tree = { show: true, formatter: '{b}' };
  if (!known) {
    Object.assign(series, { type: 'scatter', symbolSize: 0, silent: true, z: 5 });
    Object.assign(label, { color: css.property('--e-chart-text', css.own('color')), distance: GAP });
  }
  if (there && (style.position === undefined || style.position === 'right' || style.position === 'left')) {
    label.position = fitsRight(text, chart, style, css, known) ? 'right' : 'left';
  }
  series.label = label;
  return series;
}

function fitsRight(text: TextPatch, chart: EChartsType, style: Tree, css: CssValues, known: boolean): boolean {
  const finder = known ? { seriesId: text.id } : { gridIndex: 0 };
  const at = chart.convertToPixel(finder, [text.x!, text.y!]) as number[] | undefined;
  if (!at) {
    return true;
  }
  const size = style.fontSize ?? 12;
  const family = style.fontFamily ?? css.property('--e-chart-font', css.own('font-family'));
  const width = widthOf(text.text, `${String(style.fontWeight ?? 400)} ${String(size)}px ${String(family)}`);
  return at[0]! + GAP + width <= chart.getWidth() || at[0]! - GAP - width < 0;
}

function declaredLabel(chart: EChartsType, id: string): Tree | undefined {
  const model = chart as unknown as { getModel(): { queryComponents(query: Tree): { option: { label?: Tree } }[] } };
  return model.getModel().queryComponents({ mainType: 'series', id })[0]?.option.label;
}

let ruler: CanvasRenderingContext2D | undefined;

function widthOf(text: string, font: string): number {
  ruler ??= document.createElement('canvas').getContext('2d')!;
  ruler.font = font;
  return ruler.measureText(text).width;
}
