// The one theme of charts, read from the CSS variables; options hold no colours of their own, so a chart is built anew when
// the theme changes. Only what we draw is taken from the library, and only pages that chart load this file.
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, MarkPointComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, MarkPointComponent, CanvasRenderer]);

export const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** What all our charts have in common. */
export function base() {
  const text = { color: css('--ink-2'), fontFamily: css('--font'), fontSize: 12 };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 240,
    animationDurationUpdate: 240,
    textStyle: { fontFamily: css('--font') },
    grid: { left: 48, right: 16, top: 28, bottom: 10, containLabel: false },
    axis: {
      axisLine: { lineStyle: { color: css('--line-strong') } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true },
      nameTextStyle: text,
      splitLine: { lineStyle: { color: css('--line'), width: 1 } },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: css('--sheet'),
      borderWidth: 0,
      padding: [8, 12],
      textStyle: { color: css('--ink'), fontSize: 12, fontFamily: css('--font') },
      extraCssText: `box-shadow:${css('--shadow')};border-radius:8px;font-variant-numeric:tabular-nums`,
      axisPointer: { lineStyle: { color: css('--line-strong'), width: 1, type: 'solid' } },
    },
  };
}

/** So many decimals with thousands marked and a true minus. */
export function digits(value, decimals) {
  if (value == null) return 'not finite';
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '−');
}

/** Draws in an element what `option()` returns; gives functions to draw again and to take a picture. */
export function chart(element, option) {
  let drawn;
  const build = () => {
    drawn?.dispose();
    drawn = init(element, null, { renderer: 'canvas' });
    const now = option();
    if (now) drawn.setOption(now);
  };
  build();
  new ResizeObserver(() => drawn.resize()).observe(element);
  document.addEventListener('facelab:theme', build);
  return {
    update: () => drawn.setOption(option(), { replaceMerge: ['series'] }),
    /** The value of the x-axis at so many pixels from the left of the element. */
    at: pixels => drawn.convertFromPixel({ xAxisIndex: 0 }, pixels),
    hideTip: () => drawn.dispatchAction({ type: 'hideTip' }),
    picture: () => drawn.getDataURL({ pixelRatio: 2, backgroundColor: css('--sheet') }),
  };
}
