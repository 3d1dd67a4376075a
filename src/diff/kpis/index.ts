import type { KpiState } from "../../model/state.ts";
import { type Change, changeOf } from "../change.ts";
import { matchById } from "../match.ts";
import type { Names } from "../names.ts";
import { diffDefinition } from "./definition.ts";
import { diffFigures } from "./figures.ts";
import { kpiEntry } from "./kpi-entry.ts";
import { diffNewest } from "./newest.ts";
import { diffBreaks, diffComparators } from "./series.ts";
import { diffTargets } from "./targets.ts";
import { diffVariation } from "./variation.ts";

/** What happened to the measures: how they stand, then their other figures, then how they are judged and counted. */
export function diffKpis(before: readonly KpiState[], after: readonly KpiState[], names: Names): Change[] {
  const { added, removed, both } = matchById(before, after);
  return [
    ...added.map((one) => changeOf(kpiEntry(one), "kpi-added", "is a new measure", { to: one.name })),
    ...removed.map((one) =>
      changeOf(kpiEntry(one), "kpi-removed", "is no longer measured", { from: one.name }),
    ),
    ...both.flatMap(([old, now]) => {
      const newest = diffNewest(old, now);
      return [
        ...newest.changes,
        ...diffVariation(old, now),
        ...diffFigures(old, now, newest),
        ...diffTargets(old, now),
        ...diffBreaks(old, now),
        ...diffComparators(old, now),
        ...diffDefinition(old, now, names),
      ];
    }),
  ];
}
