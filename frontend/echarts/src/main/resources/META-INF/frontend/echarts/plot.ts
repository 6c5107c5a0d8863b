// Between data and pixels: where a point stands on the screen, which point is under a finger, what number a place means.
import type { EChartsType } from 'echarts/core';
import type { SeriesData } from './series-data';
import type { Pixel, PointRef } from './types';

export interface Hit extends PointRef {
  /** From the pointer to the middle of the point. */
  dx: number;
  dy: number;
  distance: number;
}

interface Cartesian {
  clampData(point: number[]): number[];
  getAxis(dim: 'x' | 'y'): { type: string };
}

export class Plot {
  private readonly pixels = new Map<string, Pixel[]>();

  constructor(
    private readonly container: HTMLElement,
    private readonly data: SeriesData,
    private readonly chart: () => EChartsType | undefined,
  ) {}

  /** Pixels are remembered until the next paint. */
  forget(): void {
    this.pixels.clear();
  }

  /** Where a point stands, in client pixels. */
  pixelOf(ref: PointRef): Pixel {
    const [x, y] = this.data.point(ref);
    const box = this.container.getBoundingClientRect();
    const at = this.toPixel(ref.seriesId, x, y);
    return { x: box.left + at.x, y: box.top + at.y };
  }

  /** The nearest point of these series within `radius` pixels. */
  hit(seriesIds: Iterable<string>, client: Pixel, radius: number): Hit | undefined {
    if (!this.chart()) {
      return undefined;
    }
    const box = this.container.getBoundingClientRect();
    const x = client.x - box.left;
    const y = client.y - box.top;
    let best: Hit | undefined;
    for (const seriesId of seriesIds) {
      this.pixelsOf(seriesId).forEach((at, index) => {
        const distance = Math.hypot(at.x - x, at.y - y);
        if (distance <= (best?.distance ?? radius)) {
          best = { seriesId, index, dx: at.x - x, dy: at.y - y, distance };
        }
      });
    }
    return best;
  }

  /** The numbers a place means to a series, kept within the range of its axes. */
  valueAt(seriesId: string, client: Pixel): [number, number] {
    const box = this.container.getBoundingClientRect();
    const value = this.chart()!.convertFromPixel({ seriesId }, [client.x - box.left, client.y - box.top]) as number[];
    return this.clamp(seriesId, value[0]!, value[1]!);
  }

  clamp(seriesId: string, x: number, y: number): [number, number] {
    const [cx, cy] = this.cartesian(seriesId).clampData([x, y]);
    return [cx!, cy!];
  }

  /** The smallest and largest number on each axis of a series. */
  range(seriesId: string): { x: [number, number]; y: [number, number] } {
    const [x0, y0] = this.clamp(seriesId, -Infinity, -Infinity);
    const [x1, y1] = this.clamp(seriesId, Infinity, Infinity);
    return { x: [x0, x1], y: [y0, y1] };
  }

  /** Which axes of a series are logarithmic. */
  logarithmic(seriesId: string): { x: boolean; y: boolean } {
    const cartesian = this.cartesian(seriesId);
    return { x: cartesian.getAxis('x').type === 'log', y: cartesian.getAxis('y').type === 'log' };
  }

  /** The numbers of a place on the paper, and which grid it is in; nothing outside the grids. */
  paperAt(client: Pixel): { x: number; y: number; gridIndex: number } | undefined {
    const chart = this.chart();
    const box = this.container.getBoundingClientRect();
    const at = [client.x - box.left, client.y - box.top];
    const grids = (chart?.getOption().grid as unknown[] | undefined)?.length ?? 0;
    for (let gridIndex = 0; gridIndex < grids; gridIndex++) {
      if (chart!.containPixel({ gridIndex }, at)) {
        const [x, y] = chart!.convertFromPixel({ gridIndex }, at) as number[];
        return { x: x!, y: y!, gridIndex };
      }
    }
    return undefined;
  }

  private pixelsOf(seriesId: string): Pixel[] {
    let pixels = this.pixels.get(seriesId);
    if (!pixels) {
      pixels = [];
      for (let index = 0; index < this.data.count(seriesId); index++) {
        const [x, y] = this.data.point({ seriesId, index });
        pixels.push(this.toPixel(seriesId, x, y));
      }
      this.pixels.set(seriesId, pixels);
    }
    return pixels;
  }

  private toPixel(seriesId: string, x: number, y: number): Pixel {
    const at = this.chart()?.convertToPixel({ seriesId }, [x, y]) as number[] | undefined;
    if (!at) {
      throw new Error(`e-chart: no picture of series "${seriesId}" yet, so its points have no pixels. Wait for chart-rendered.`);
    }
    return { x: at[0]!, y: at[1]! };
  }

  private cartesian(seriesId: string): Cartesian {
    // The one place that asks the model: ECharts has no public way to the range of an axis.
    const chart = this.chart() as unknown as {
      getModel(): { queryComponents(query: object): { coordinateSystem: Cartesian }[] };
    };
    return chart.getModel().queryComponents({ mainType: 'series', id: seriesId })[0]!.coordinateSystem;
  }
}
