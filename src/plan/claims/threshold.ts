import { telling } from "../format-figure.ts";
import { inPeriod, PERIOD_NOUNS } from "../period.ts";
import { ragOf, targetAt } from "../rag.ts";
import type { KnownKpi } from "../replay.ts";
import { breakBetween, quoteBreak } from "./breaks.ts";
import type { Claim } from "./claim.ts";
import { type Outcome, prove, refute } from "./outcome.ts";
import { pointsFor } from "./points.ts";
import { type Known, quote, quoteBound, quoteWithTarget, targetWords } from "./quote.ts";

/** `is: on-target`: the newest figure, or every one of the periods of `for`, meets the target of its time. */
export function proveOnTarget(claim: Claim, kpi: KnownKpi): Outcome {
  return proveEach(claim, kpi, {
    meets: ({ value, period }) => ragOf(value, targetAt(kpi, period.end), kpi.better) === "green",
    missed: (point) => {
      const target = targetWords(point, kpi);
      return target === null ? "and has no target to meet" : `which does not meet its target of ${target}`;
    },
    words: "target met",
    single: "",
  });
}

/** `at-least: 90, at-most: 95`, in the measure's unit. */
export function proveBounds(claim: Claim, kpi: KnownKpi): Outcome {
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = claim;
  const bounds = [
    ...(claim.atLeast === undefined ? [] : [`at least ${quoteBound(claim.atLeast, kpi)}`]),
    ...(claim.atMost === undefined ? [] : [`at most ${quoteBound(claim.atMost, kpi)}`]),
  ].join(" and ");
  return proveEach(claim, kpi, {
    meets: ({ value }) => exact(value) >= atLeast && exact(value) <= atMost,
    missed: () => `not ${bounds}`,
    words: bounds,
    single: `; that is ${bounds}`,
  });
}

/** Without the dust of binary fractions: 57 of 100 is at least 57%. */
const exact = (value: number): number => Math.round(value * 1e9) / 1e9;

interface Threshold {
  readonly meets: (point: Known) => boolean;
  /** What follows the figure of a period that fails. */
  readonly missed: (point: Known) => string;
  /** What holds for several periods, and what is added where there is one. */
  readonly words: string;
  readonly single: string;
}

function proveEach(claim: Claim, kpi: KnownKpi, { meets, missed, words, single }: Threshold): Outcome {
  const points = pointsFor(claim, kpi);
  if ("missing" in points) return refute(`${kpi.name}: ${points.missing}`, points.hint);
  const [first, last] = [points[0] as Known, points.at(-1) as Known];
  const crossed = breakBetween(kpi, first, last);
  if (crossed !== undefined) return refute(`${kpi.name}: ${quoteBreak(crossed, first, last, kpi)}`);
  const failed = points.findLast((point) => !meets(point));
  if (failed !== undefined) {
    return refute(`${kpi.name}: it was ${quote(failed, truthful(failed, kpi, meets))}, ${missed(failed)}`);
  }
  const figures = quoteWithTarget(last, truthful(last, kpi, meets));
  return prove(points.length === 1 ? figures + single : `${figures}; ${words} in ${span(points, kpi)}`);
}

/** The measure with the digits that a value needs beside what is claimed of it. */
const truthful = (point: Known, kpi: KnownKpi, meets: Threshold["meets"]): KnownKpi =>
  telling(point.value, kpi, (value) => meets({ ...point, value }));

/** "all 5 months from April 2016": as many as were reported, where some were not. */
function span(points: readonly Known[], kpi: KnownKpi): string {
  const { period } = points[0] as Known;
  const passed = kpi.series.filter(
    ({ period: { key } }) => key >= period.key && key <= (points.at(-1) as Known).period.key,
  );
  const reported = passed.length > points.length ? " reported" : "";
  const count = points.length === 2 ? "both" : `all ${points.length}`;
  return `${count} ${PERIOD_NOUNS[kpi.frequency]}s${reported} from ${inPeriod(period)}`;
}
