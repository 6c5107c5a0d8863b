// Plots in which one unit is as long across as it is up: a circle looks round, a slope of 1 climbs at 45°.
import type { AxisPatch, Tree } from './types';

/** Whether the option says `"square": true`; ECharts itself knows nothing of it. */
export function isSquare(option: Tree): boolean {
  return option.square === true;
}

/** The option's grid, made narrower or lower until both axes have the same scale. */
export function squareGrid(option: Tree, patched: AxisPatch[], box: { clientWidth: number; clientHeight: number }): Tree {
  const grid = option.grid as { left: number; right: number; top: number; bottom: number };
  const width = box.clientWidth - grid.left - grid.right;
  const height = box.clientHeight - grid.top - grid.bottom;
  const across = span(option.xAxis as Tree, patched);
  const up = span(option.yAxis as Tree, patched);
  const unit = Math.max(0, Math.min(width / across, height / up));
  const spareWidth = width - unit * across;
  const spareHeight = height - unit * up;
  return {
    ...grid,
    left: grid.left + spareWidth / 2,
    right: grid.right + spareWidth / 2,
    top: grid.top + spareHeight / 2,
    bottom: grid.bottom + spareHeight / 2,
    outerBoundsMode: 'none',
  };
}

function span(axis: Tree, patched: AxisPatch[]): number {
  const now = patched.find((one) => one.id === axis.id) ?? (axis as unknown as AxisPatch);
  return now.max - now.min;
}
