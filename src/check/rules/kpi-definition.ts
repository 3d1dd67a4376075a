import { type Origin, within } from "../../diagnostics/origin.ts";
import { list } from "../../diagnostics/words.ts";
import { type KnownKpi, whereSet } from "../../plan/replay.ts";
import { missingFrom } from "../measures/definitions.ts";
import { type Wording, wordingsIn } from "../measures/wordings.ts";
import { placeInSentence, reportSentences } from "../report-prose.ts";
import type { CheckContext, Finding, Rule } from "../rule.ts";

export const kpiDefinition: Rule = {
  id: "kpi-definition",
  severity: "warning",
  summary: "A definition, or a sentence of a report, says something else than the national measure counts.",
  why: "Three or more placements are not three or more moves, stability is of children under 16 looked after for two and a half years, a caseload is per full-time equivalent with agency staff, and NEET is said of care leavers of 19 to 21. A figure defined otherwise cannot be compared with England's. The rule looks for words that show what is counted, in KPIs of children that name the standard or plainly bear its name.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Fewer looked after children had 3 or more moves in the year.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: Fewer looked after children had three or more placements in the year.
`,
  *check(context) {
    const service = context.plan.header?.service ?? "";
    for (const kpi of context.known.kpis) yield* judgeKpi(kpi, service);
    yield* judgeReports(context, service);
  },
};

function* judgeKpi(kpi: KnownKpi, service: string): Generator<Finding> {
  const missing = missingFrom(kpi, service);
  if (missing.length > 0) {
    yield {
      message: `The definition of KPI "${kpi.id}", ${kpi.name}, does not say ${list(missing)}: expected it to, as the national measure does`,
      origin: whereSet(kpi, "definition"),
      entity: kpi.id,
      hint: "Say how it is counted; a measure that is counted otherwise needs another name, and no standard.",
    };
  }
  for (const field of ["name", "definition"] as const) {
    const origin = whereSet(kpi, field);
    for (const slip of wordingsIn(kpi[field], service))
      yield says(slip, within(origin, slip.start, slip.end), kpi.id);
  }
}

function* judgeReports({ reports }: CheckContext, service: string): Generator<Finding> {
  for (const report of reports) {
    for (const sentence of reportSentences(report)) {
      for (const slip of wordingsIn(sentence.text, service)) {
        yield says(slip, placeInSentence(sentence, slip.start, slip.end), report.id);
      }
    }
  }
}

const says = ({ words, fault }: Wording, origin: Origin, entity: string): Finding => ({
  message: `"${words}" ${fault}`,
  origin,
  entity,
  hint: "Use the words of the measure, or name the other measure that is meant.",
});
