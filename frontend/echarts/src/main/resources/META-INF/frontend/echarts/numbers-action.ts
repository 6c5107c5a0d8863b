// The short way for new numbers. setOption() builds coordinate systems, axes, tooltip and every series anew. Where the axes
// have fixed ranges, new numbers change none of them: only the changed series go through ECharts' own pipeline again, and the
// rest is drawn as it stands. An action is ECharts' way to add such an update; the inner names used are those of 6.1.
import type { EChartsType } from 'echarts/core';
import { echarts } from './registry';
import { seriesOf } from './option';
import type { Tree } from './types';

interface Task {
  dirty(): void;
  getDownstream(): Task | undefined;
}

interface SeriesModel {
  uid: string;
  option: Tree;
  mergeOption(option: Tree, model: GlobalModel): void;
}

interface GlobalModel {
  queryComponents(query: { mainType: 'series'; id: string }): SeriesModel[];
  scheduler: {
    getPipeline(uid: string): { head: Task };
    performSeriesTasks(model: GlobalModel): void;
    performDataProcessorTasks(model: GlobalModel, payload: unknown): void;
  };
}

const ACTION = 'eChartNumbers';

// "updateTransform" lays out and draws series, and leaves coordinate systems and components alone.
echarts.registerAction({ type: ACTION, event: ACTION, update: 'updateTransform' }, (payload, model) => {
  const all = model as unknown as GlobalModel;
  for (const option of payload.series as Tree[]) {
    const series = all.queryComponents({ mainType: 'series', id: option.id as string })[0]!;
    const { data, ...rest } = option;
    // Put there as it is: a merge would fill the old array, as long as that one was.
    series.option.data = data;
    series.mergeOption(rest, all);
    let task: Task | undefined = all.scheduler.getPipeline(series.uid).head;
    for (; task; task = task.getDownstream()) {
      task.dirty();
    }
  }
  all.scheduler.performSeriesTasks(all);
  all.scheduler.performDataProcessorTasks(all, payload);
});

/** Gives series the chart has already new numbers, and paints. */
export function paintNumbers(chart: EChartsType, series: Tree[]): void {
  // Elements that only go away do not ask for a paint by themselves (a heatmap that became empty).
  chart.getZr().refresh();
  chart.dispatchAction({ type: ACTION, series }, { silent: true, flush: true });
}

/** Whether new numbers can change nothing but the series they belong to. */
export function numbersStayInside(option: Tree): boolean {
  return (
    option.baseOption === undefined &&
    option.dataZoom === undefined &&
    list(option.xAxis).every(isFixed) &&
    list(option.yAxis).every(isFixed) &&
    seriesOf(option).every((s) => !s.markLine && !s.markPoint && !s.markArea && !s.stack)
  );
}

function isFixed(axis: Tree): boolean {
  return axis.type === 'category' ? Array.isArray(axis.data) : typeof axis.min === 'number' && typeof axis.max === 'number';
}

function list(oneOrMany: unknown): Tree[] {
  return oneOrMany === undefined ? [] : ((Array.isArray(oneOrMany) ? oneOrMany : [oneOrMany]) as Tree[]);
}
