import { whereSet } from "../../../plan/history/replay.ts";
import { findStandard, type Standard } from "../../../plan/measures/catalogue.ts";
import { parseUnit, type UnitKind } from "../../../plan/measures/units.ts";
import type { Better } from "../../../plan/schema/kpis.ts";
import type { Rule } from "../../rule.ts";

export const kpiPolarity: Rule = {
  id: "kpi-polarity",
  severity: "warning",
  summary: "A KPI is rated the opposite way to the national measure it names, or has a different unit.",
  why: "DfE's Local Authority Interactive Tool says of each measure whether high or low is better, or that it is not rated at all, such as the rate of looked after children. Rated the other way, a change for the worse is printed green. A local range (in-range) and a measure left unrated (neutral) do not contradict it.",
  bad: `\
kpis:
  - id: re-referrals
    standard: percentage-of-re-referrals-to-childrens-social-care-within-12-months
    name: Re-referrals within 12 months
    definition: Repeat referrals over all referrals of the month.
    unit: "% of referrals"
    frequency: monthly
    better: higher
`,
  good: `\
kpis:
  - id: re-referrals
    standard: percentage-of-re-referrals-to-childrens-social-care-within-12-months
    name: Re-referrals within 12 months
    definition: Repeat referrals over all referrals of the month.
    unit: "% of referrals"
    frequency: monthly
    better: lower
`,
  *check({ known }) {
    for (const kpi of known.kpis) {
      const { id, better, unit } = kpi;
      const standard = kpi.standard === undefined ? undefined : findStandard(kpi.standard);
      if (standard === undefined) continue;
      const related = [{ message: `named here: ${standard.name}`, origin: whereSet(kpi, "standard") }];
      const expected = contradicted(better, standard.polarity);
      if (expected !== null) {
        yield {
          message: `KPI "${id}" has better: "${better}", but DfE ${expected.says}: expected "${expected.better}"`,
          origin: whereSet(kpi, "better"),
          entity: id,
          hint: "Correct better, or name the standard that the KPI follows.",
          related,
        };
      }
      const { kind } = parseUnit(unit);
      const expectedUnit = UNITS[standard.kind];
      // "Turnover rate" may be a percentage.
      if (expectedUnit === undefined || kind === standard.kind || kind === "ratio") continue;
      yield {
        message: `KPI "${id}" has the unit "${unit}", but its national measure is ${expectedUnit}`,
        origin: whereSet(kpi, "unit"),
        entity: id,
        hint: "Correct the unit, or name the standard that is counted in it.",
        related,
      };
    }
  },
};

const UNITS: Readonly<Partial<Record<UnitKind, string>>> = {
  percentage: 'a percentage: expected a unit such as "% of children"',
  rate: 'a rate: expected a unit such as "per 10,000 children"',
  number: 'a number: expected a unit such as "children"',
};

/** What `better` should say where the catalogue contradicts `higher` or `lower`; null where it does not. */
function contradicted(
  better: Better,
  polarity: Standard["polarity"],
): { readonly says: string; readonly better: Better } | null {
  if ((better !== "higher" && better !== "lower") || polarity === null) return null;
  if (polarity === "neutral") return { says: "does not rate its national measure", better: "neutral" };
  const meant = polarity === "high" ? "higher" : "lower";
  return better === meant ? null : { says: `rates its national measure better when ${meant}`, better: meant };
}
