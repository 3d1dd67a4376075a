import { type Cell, cellId, cellsIn } from "../../../disclosure/cells.ts";
import { periodRelations } from "../../../disclosure/over-periods.ts";
import type { Relation } from "../../../disclosure/relations.ts";
import { type KnownKpi, type PlanAsAt, whereSet } from "../../../plan/history/replay.ts";
import { isShare, parseUnit } from "../../../plan/measures/units.ts";
import { inPeriod, sayPeriod } from "../../../plan/time/periods.ts";
import type { Related } from "../../../problems/problem.ts";
import type { Rule } from "../../rule.ts";

export const kpiSameCount: Rule = {
  id: "kpi-same-count",
  severity: "warning",
  summary: "A KPI is said to count what another one counts, and cannot or does not.",
  why: "What of:, numerator-of: and denominator-of: declare decides which figures are suppressed with a small one. A wrong declaration suppresses figures that reveal nothing, and may leave out those that do. of: takes a KPI of the same kind with a basis, over other periods: counts go with counts, percentages with percentages. numerator-of: and denominator-of: take a percentage, or a rate per 1,000 or 10,000, of the same frequency. Where the figures contradict the declaration, it is wrong, or one of the figures is.",
  bad: `\
kpis:
  - { id: month, name: Adopted, definition: Adopted in the month., unit: children, frequency: monthly, basis: in-period,
      better: higher, subject: child, answers: R1 }
  - { id: year, name: Adopted so far, definition: Adopted since April., unit: children, frequency: monthly,
      basis: year-to-date, better: higher, subject: child, of: month, answers: R1 }
extracts:
  - { date: 2016-09-02, values: { month: { 2016-04: 8, 2016-05: 9 }, year: { 2016-04: 8, 2016-05: 18 } } }
`,
  good: `\
kpis:
  - { id: month, name: Adopted, definition: Adopted in the month., unit: children, frequency: monthly, basis: in-period,
      better: higher, subject: child, answers: R1 }
  - { id: year, name: Adopted so far, definition: Adopted since April., unit: children, frequency: monthly,
      basis: year-to-date, better: higher, subject: child, of: month, answers: R1 }
extracts:
  - { date: 2016-09-02, values: { month: { 2016-04: 8, 2016-05: 9 }, year: { 2016-04: 8, 2016-05: 17 } } }
`,
  *check({ known }) {
    const cells = cellsIn(known.kpis, new Map());
    for (const kpi of known.kpis) {
      for (const [field, id] of Object.entries(declaredBy(kpi))) {
        const other = known.kpis.find((one) => one.id === id);
        const wrong =
          other && (field === "of" ? notSame(kpi, other, known, cells) : notHalf(kpi, other, field, cells));
        if (wrong == null || other === undefined) continue;
        const {
          problem,
          hint,
          related = [{ message: `"${other.id}" is here`, origin: other.origin }],
        } = wrong;
        const said = `KPI "${kpi.id}" is ${field === "of" ? "of" : `the ${field.replace("-", " ")}`} "${other.id}"`;
        yield { message: `${said}: ${problem}`, origin: whereSet(kpi, field), entity: kpi.id, hint, related };
      }
    }
  },
};

/** The KPIs that a KPI names. One that does not exist is reported by `unknown-reference`. */
const declaredBy = ({ of, numeratorOf, denominatorOf }: KnownKpi): Record<string, string | undefined> => ({
  of,
  "numerator-of": numeratorOf,
  "denominator-of": denominatorOf,
});

interface WrongDeclaration {
  readonly problem: string;
  readonly hint: string;
  readonly related?: readonly Related[] | undefined;
}

function notSame(
  kpi: KnownKpi,
  other: KnownKpi,
  { asAt }: PlanAsAt,
  cells: ReadonlyMap<string, Cell>,
): WrongDeclaration | null {
  if (kpi === other)
    return { problem: "that is the KPI itself, expected another", hint: "Name the other KPI." };
  if (parseUnit(kpi.unit).kind !== parseUnit(other.unit).kind) {
    return {
      problem: `its unit is "${kpi.unit}" and that of the other "${other.unit}", expected the same kind`,
      hint: "For a number beside a percentage, write numerator-of: or denominator-of: in the number.",
    };
  }
  const [without] = [kpi, other].filter(({ basis }) => basis === undefined);
  if (without !== undefined) {
    return {
      problem: `"${without.id}" has no basis, expected one that says over which periods it counts`,
      hint: `Write basis: in-period, year-to-date, rolling-12 or snapshot in "${without.id}".`,
    };
  }
  const found = periodRelations([kpi, other], cells, asAt).find(
    (relation) => relation.terms[0]?.quantity.aspect === "count" && !addsUp(relation),
  );
  if (found === undefined) return null;
  const [whole, ...parts] = found.terms.map(({ quantity }) => quantity);
  if (whole === undefined) return null;
  const sum = parts.reduce((all, { value }) => all + (value ?? 0), 0);
  return {
    problem: `"${whole.cell.kpi}" is ${whole.value} for ${sayPeriod(whole.cell.period)}, and the other makes it ${sum}, expected the same`,
    hint: "Correct the figure that is wrong, or leave of: out where a child is counted once over several periods.",
  };
}

const addsUp = ({ terms }: Relation): boolean =>
  terms.some(({ quantity }) => quantity.value === null) ||
  terms.reduce((sum, { quantity, weight }) => sum + weight * (quantity.value ?? 0), 0) === 0;

function notHalf(
  kpi: KnownKpi,
  share: KnownKpi,
  field: string,
  cells: ReadonlyMap<string, Cell>,
): WrongDeclaration | null {
  if (!isShare(share.unit) || isShare(kpi.unit)) {
    const [wrong, expected] = isShare(share.unit) ? [kpi, "a number"] : [share, "a percentage or a rate"];
    return {
      problem: `the unit of "${wrong.id}" is "${wrong.unit}", expected ${expected}`,
      hint: `Name the percentage in ${field}: of the number.`,
    };
  }
  if (kpi.frequency !== share.frequency) {
    return {
      problem: `it is ${kpi.frequency} and the other ${share.frequency}, expected the same`,
      hint: "Name a percentage of the same frequency.",
    };
  }
  const aspect = field === "numerator-of" ? "count" : "base";
  for (const { period, origin } of kpi.series) {
    const [own, other] = [kpi, share].map(({ id }) => cells.get(cellId(id, period.key)));
    const [count, half] = [own?.count, other?.[aspect]];
    if (count == null || half == null || count === half) continue;
    return {
      problem: `it is ${count} for ${inPeriod(period)}, and the other has ${half}, expected the same`,
      hint: `Correct the figure that is wrong, or leave ${field}: out.`,
      related: origin === null ? undefined : [{ message: `${count} here`, origin }],
    };
  }
  return null;
}
