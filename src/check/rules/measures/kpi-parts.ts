import { countsOf } from "../../../disclosure/policy.ts";
import type { KnownKpi } from "../../../plan/history/replay.ts";
import type { Point } from "../../../plan/measures/series.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { list } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const kpiParts: Rule = {
  id: "kpi-parts",
  severity: "warning",
  summary: "The parts of a measure do not add up to it.",
  why: "The sum that parts: declares decides what is suppressed. Where the total and its parts disagree, one of them was extracted for other children or by another rule, and readers will take the difference for a group that nobody named. A child counted in two parts makes the sum too large: such measures are not parts.",
  bad: `\
kpis:
  - { id: missing, name: Missing, definition: Children who went missing., unit: children, frequency: monthly,
      better: lower, subject: child, parts: [once, often], answers: R1 }
  - { id: once, name: Once, definition: Children missing once., unit: children, frequency: monthly,
      better: lower, subject: child, answers: R1 }
  - { id: often, name: Often, definition: Children missing more often., unit: children, frequency: monthly,
      better: lower, subject: child, answers: R1 }
extracts:
  - { date: 2016-09-02, values: { missing: { 2016-08: 18 }, once: { 2016-08: 8 }, often: { 2016-08: 9 } } }
`,
  good: `\
kpis:
  - { id: missing, name: Missing, definition: Children who went missing., unit: children, frequency: monthly,
      better: lower, subject: child, parts: [once, often], answers: R1 }
  - { id: once, name: Once, definition: Children missing once., unit: children, frequency: monthly,
      better: lower, subject: child, answers: R1 }
  - { id: often, name: Often, definition: Children missing more often., unit: children, frequency: monthly,
      better: lower, subject: child, answers: R1 }
extracts:
  - { date: 2016-09-02, values: { missing: { 2016-08: 17 }, once: { 2016-08: 8 }, often: { 2016-08: 9 } } }
`,
  *check({ known }) {
    for (const kpi of known.kpis) {
      const parts = (kpi.parts ?? []).flatMap((id) => known.kpis.find((one) => one.id === id) ?? []);
      if (parts.length === 0 || parts.length < (kpi.parts?.length ?? 0)) continue;
      for (const point of kpi.series) {
        const total = countAt(kpi, point);
        const counts = parts.flatMap((part) => countAt(part, samePeriod(part, point)) ?? []);
        const sum = counts.reduce((all, count) => all + count, 0);
        if (total === null || counts.length < parts.length || sum === total) continue;
        if (point.origin === null) continue;
        yield {
          message: `KPI "${kpi.id}" is "${total}" in ${inPeriod(point.period)}, and its parts, ${sumWords(counts)}: expected their sum`,
          origin: point.origin,
          entity: kpi.id,
          hint: "Correct the figure that is wrong, or leave out parts: where they overlap or leave some out.",
        };
      }
    }
  },
};

const samePeriod = (part: KnownKpi, { period }: Point): Point | undefined =>
  part.series.find((one) => one.period.key === period.key);

const countAt = (kpi: KnownKpi, point: Point | undefined): number | null =>
  point?.figure ? countsOf(kpi, point.figure).count : null;

/** "8 and 9, make 17" */
const sumWords = (counts: readonly number[]): string =>
  `${list(counts.map(String))}, make ${counts.reduce((all, count) => all + count, 0)}`;
