// How a picture looks where its option says nothing: in the colours and the font of the page around it.
import type { CssValues } from './css-values';
import type { Tree } from './types';

/** An ECharts theme from the custom properties `--e-chart-*` and the text style of the element. */
export function theme(css: CssValues): Tree {
  const ink = css.own('color');
  const text = css.property('--e-chart-text', ink);
  const muted = css.property('--e-chart-muted', text);
  const line = css.property('--e-chart-line', 'rgba(128,128,128,0.3)');
  const paper = css.property('--e-chart-paper', '');
  const fontFamily = css.property('--e-chart-font', css.own('font-family'));
  const axis = {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: muted, fontFamily, hideOverlap: true },
    splitLine: { lineStyle: { color: line } },
    nameTextStyle: { color: muted, fontFamily },
  };
  return {
    darkMode: false,
    backgroundColor: 'transparent',
    textStyle: { color: text, fontFamily },
    valueAxis: axis,
    categoryAxis: axis,
    logAxis: axis,
    // ECharts draws dots with a little transparency, which makes a colour another one.
    scatter: { itemStyle: { opacity: 1 } },
    tooltip: {
      className: 'e-chart-tip',
      backgroundColor: paper || 'Canvas',
      borderColor: line,
      textStyle: { color: paper ? text : 'CanvasText', fontFamily },
      confine: true,
      transitionDuration: 0,
    },
  };
}
