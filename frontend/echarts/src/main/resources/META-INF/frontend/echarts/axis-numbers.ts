// The numbers along axes: powers of ten alone on a logarithmic axis, and no odd number at the top that crowds a round one.
import { numberWriter } from './number-writer';
import type { Tree } from './types';

/** All axes of a resolved option. */
export function axesOf(option: Tree): Tree[] {
  return [option.xAxis, option.yAxis].flatMap((axis) => (axis === undefined ? [] : ((Array.isArray(axis) ? axis : [axis]) as Tree[])));
}

/** Gives every axis of numbers its labels; `{value}` asks for numbers that are not grouped, such as years. */
export function writeNumbers(axis: Tree): void {
  if (axis.type !== 'value' && axis.type !== 'log') {
    return;
  }
  const label = (axis.axisLabel ??= {}) as Tree;
  if (label.formatter !== undefined && label.formatter !== '{value}') {
    return;
  }
  const write = numberWriter(6, label.formatter === undefined);
  const logarithmic = axis.type === 'log';
  label.formatter = (value: number) => (logarithmic && !isPowerOfTen(value) ? '' : write(value));
  Object.assign(label, endOf(axis, Number(axis.min), Number(axis.max)));
}

/** Whether the number at the upper end is written: not where it stands beside a round one. */
export function endOf(axis: Tree, min: number, max: number): Tree {
  const label = axis.axisLabel as Tree | undefined;
  if (axis.type !== 'value' || label?.showMaxLabel === false || !(max > min)) {
    return {};
  }
  const step = roundStep((max - min) / Number(axis.splitNumber ?? 5));
  return { showMaxLabel: Math.abs(max / step - Math.round(max / step)) < 1e-6 };
}

/** The distance of ticks as ECharts chooses it. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const digit = raw / power;
  return power * (digit < 1.5 ? 1 : digit < 2.5 ? 2 : digit < 4 ? 3 : digit < 7 ? 5 : 10);
}

function isPowerOfTen(value: number): boolean {
  const exponent = Math.log10(value);
  return Math.abs(exponent - Math.round(exponent)) < 1e-6;
}
