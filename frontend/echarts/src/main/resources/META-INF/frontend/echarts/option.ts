// What an option gets before ECharts sees it.
import type { Tree } from './types';
import type { SeriesData } from './series-data';
import type { Words } from './words';
import { axesOf, writeNumbers } from './axis-numbers';

/** The series of an option, whether it has one, many, or a base option with media queries around it. */
export function seriesOf(option: Tree): Tree[] {
  const series = ((option.baseOption as Tree | undefined) ?? option).series;
  return series === undefined ? [] : ((Array.isArray(series) ? series : [series]) as Tree[]);
}

/** Completes a resolved option in place: no animation unless asked for, and axes and tooltips whose numbers read like all others. */
export function prepare(option: Tree, words: Words, data: SeriesData): Tree {
  option.animation ??= false;
  option.stateAnimation ??= { duration: 0 };
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    option.animation = false;
    option.stateAnimation = { duration: 0 };
  }
  axesOf(option).forEach(writeNumbers);
  const tooltips = [option.tooltip, ...seriesOf(option).map((series) => series.tooltip)];
  for (const tooltip of tooltips as (Tree | undefined)[]) {
    if (tooltip && (tooltip.formatter === undefined || /\{(x|y|value|index|name)\}/.test(String(tooltip.formatter)))) {
      const template = tooltip.formatter as string | undefined;
      tooltip.formatter = (shown: unknown) => tooltipText(shown, template, words, data);
    }
  }
  return option;
}

interface Shown {
  seriesId: string;
  seriesName: string;
  dataIndex: number;
  value: ArrayLike<number>;
}

/** Who points at one dot wants to know it better than an axis tells. */
const TIP_DIGITS = 4;

function tooltipText(shown: unknown, template: string | undefined, words: Words, data: SeriesData): string {
  const points = (Array.isArray(shown) ? shown : [shown]) as Shown[];
  return points
    .map((point) => {
      const values = {
        series: point.seriesName,
        index: point.dataIndex + 1,
        name: data.name(point.seriesId, point.dataIndex),
        x: point.value[0]!,
        y: point.value[1]!,
        value: point.value[2] ?? point.value[1]!,
      };
      const text = words.fill(template ?? 'x {x}, y {y}', values, TIP_DIGITS);
      return echartsEscape(text).replaceAll('\n', '<br>');
    })
    .join('<br>');
}

function echartsEscape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
