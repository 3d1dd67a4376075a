import { capitalise } from "../../../diagnostics/words.ts";
import { type Inline, textOf } from "../../../model/inline.ts";
import type { Line } from "../../../model/table.ts";
import { inPeriod } from "../../../plan/period.ts";
import { latestOf } from "../../../plan/series.ts";
import { line, note } from "../../cells.ts";
import { fractionWords, type Standing, standingAt, valueWords } from "../../standing.ts";

/** "58%", then "45 of 78, August 2016"; where there is only a symbol, the newest value there is. */
export function latestLines(standing: Standing): Line[] {
  const { kpi, point, value } = standing;
  if (point === null) return [line("No figure yet")];
  const detail = [fractionWords(standing), point.period.label].filter((text) => text !== null);
  const shown: Inline = { kind: "strong", children: [textOf(valueWords(standing))] };
  const lines = [line([shown]), note(capitalise(detail.join(", ")))];
  const known = value === null ? latestOf(kpi.series) : undefined;
  if (known === undefined) return lines;
  return [
    ...lines,
    note(`${valueWords(standingAt(kpi, known, known.period.end))} in ${inPeriod(known.period)}`),
  ];
}
