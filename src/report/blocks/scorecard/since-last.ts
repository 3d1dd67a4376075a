import { textOf } from "../../../model/inline.ts";
import type { Line } from "../../../model/table.ts";
import { formatCompared } from "../../../plan/format-figure.ts";
import { inPeriod } from "../../../plan/period.ts";
import { distanceToTarget } from "../../../plan/rag.ts";
import type { Point } from "../../../plan/series.ts";
import { line, note } from "../../cells.ts";
import { type Standing, standingAt, valueWords } from "../../standing.ts";
import type { Measured } from "./measured.ts";

/** What has become of the figure in the report before: "Up from 76% in April 2016: better". None in a first report. */
export function sinceLastLines({ standing: now, before: then, isFirst }: Measured): Line[] {
  if (isFirst || now.point === null) return [];
  if (then === null || then.point === null) return [note("First figure")];
  const [value, was] = bothWords(now, then);
  if (now.point.period.key === then.point.period.key) {
    return value === was ? [note("No newer figure")] : [line(`Restated: it was ${was}`)];
  }
  const reported = isRestated(then, then.point, now) ? " (as reported then)" : "";
  const earlier = `${was} in ${inPeriod(then.point.period)}${reported}`;
  if (now.value === null || then.value === null) return [line(`It was ${earlier}`)];
  if (isCountedOtherwise(now, then)) return [line(`It was ${earlier}`), note("Counted otherwise since")];
  if (value === was) return [line(`Unchanged from ${earlier}`)];
  const move = `${now.value > then.value ? "Up" : "Down"} from ${earlier}`;
  const verdict = verdictOf(now, now.value, then.value);
  if (verdict === null) return [line(move)];
  return [line([textOf(`${move}: `), { kind: "strong", children: [textOf(verdict)] }])];
}

/** The figures of now and then with the same digits; a symbol as it is. */
function bothWords(now: Standing, then: Standing): (string | undefined)[] {
  if (now.value === null || then.value === null) return [valueWords(now), valueWords(then)];
  const compared = [
    { value: now.value, target: now.target },
    { value: then.value, target: then.target },
  ];
  return formatCompared(compared, now.kpi);
}

/** Whether what is known now of the earlier period is printed otherwise than it was reported. */
function isRestated(then: Standing, { period }: Point, { kpi }: Standing): boolean {
  const known = kpi.series.find((one) => one.period.key === period.key);
  if (known === undefined) return false;
  const [was, is] = bothWords(then, standingAt(kpi, known, period.end));
  return was !== is;
}

/** Figures on either side of a change of method cannot be compared. */
const isCountedOtherwise = ({ kpi, point }: Standing, then: Standing): boolean =>
  (kpi.breaks ?? []).some(
    ({ kind, from }) =>
      kind === "method" && from > (then.point?.period.end ?? "") && from <= (point?.period.end ?? ""),
  );

/** Null where neither is better: for a neutral measure, and within the target range at both times. */
function verdictOf({ kpi, target }: Standing, now: number, then: number): "better" | "worse" | null {
  const gain =
    kpi.better === "in-range"
      ? shortfall(then, target, kpi.better) - shortfall(now, target, kpi.better)
      : { higher: now - then, lower: then - now, neutral: 0 }[kpi.better];
  return gain > 0 ? "better" : gain < 0 ? "worse" : null;
}

/** How far outside the range; inside it does not matter where. */
const shortfall = (...figure: Parameters<typeof distanceToTarget>): number =>
  Math.max(0, -(distanceToTarget(...figure) ?? 0));
