import type { Trend } from "./read-trend.ts";
import { sayBreaks } from "./say-breaks.ts";
import { sayStanding } from "./say-standing.ts";
import { sayTarget } from "./say-target.ts";
import { sayVariation } from "./say-variation.ts";

/** What the chart shows, in plain words; never more than the points themselves do. */
export const sayTrend = (trend: Trend): string =>
  [sayStanding, sayVariation, sayBreaks, sayTarget].flatMap((say) => say(trend)).join(" ");
