import {
  daysOf,
  inspectionCycle,
  type ReinspectionWindow,
  reinspectionTime,
} from "../../../plan/history/inspection.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { formatInterval } from "../../../plan/time/intervals.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { type ReinspectionTime, reinspectionTimes } from "../../../reading/plan/reinspections.ts";
import { plural } from "../../../text/words.ts";
import { inSentences, wordsOf } from "../../prose/in-sentences.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";
export const reinspectionWindow: Rule = {
  id: "reinspection-window",
  severity: "warning",
  summary: "The re-inspection is later than is usual, or a report is wrong about when it takes place.",
  why: "An inspectorate usually re-inspects within some months of the submission of the action plan: 24 for Ofsted from 2016. This is usual but not required, and it is not counted from the inspection's report. A report that says otherwise promises a date that nobody has to keep.",
  bad: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
  regime: { reinspect-months: 24 }
events:
  - { id: second-inspection, kind: inspection, by: ofsted, added: 2016-06-01, planned: 2018-02 }
`,
  good: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
  regime: { reinspect-months: 24 }
events:
  - { id: second-inspection, kind: inspection, by: ofsted, added: 2016-06-01, planned: towards summer 2017 }
`,
  *check(context) {
    const { header } = context.known;
    const window = reinspectionTime(context.known);
    if (header === null || window === null) return;
    const { months } = window;
    const origin = below(header.origin, "regime", "reinspect-months");
    yield* judgeDate(context, window, origin);
    yield* inSentences(context, () => (sentence) => {
      return reinspectionTimes(sentence.reading, sentence.before?.reading ?? null).flatMap((stated) => {
        const message = problemWith(stated, months, sentence);
        const hint = `Write that it usually takes place within ${plural(months, "month")} of the submission of the action plan.`;
        const related = [{ message: `${plural(months, "month")} here`, origin }];
        return message === null ? [] : [{ at: stated.at, end: stated.end, message, hint, related }];
      });
    });
  },
};

function* judgeDate(
  { known }: CheckContext,
  { months, from: submitted, to: last }: ReinspectionWindow,
  origin: Origin,
): Generator<RuleProblem> {
  const { reinspection = null, submission = null } = inspectionCycle(known) ?? {};
  const days = reinspection === null ? null : daysOf(reinspection);
  if (reinspection === null || days === null) return;
  if (days.start <= last) return;
  const from = submission === null ? "the plan's start" : "the submission of the action plan";
  const [verb, field] =
    reinspection.held === undefined ? ["is planned for", "planned"] : ["was held", "held"];
  yield {
    message: `Re-inspection "${reinspection.id}" ${verb} "${formatInterval(days)}", more than ${plural(months, "month")} after ${from} on ${formatDate(submitted)}: it usually takes place by ${formatDate(last)}`,
    origin: whereSet(reinspection, field),
    entity: reinspection.id,
    hint: "Check the date. If it is right, say in the report that the re-inspection is later than is usual, and why.",
    related: [{ message: `${plural(months, "month")} here`, origin }],
  };
}

/** What is wrong with a statement; null where it is right or may be about something else. */
function problemWith(stated: ReinspectionTime, usual: number, sentence: ReportSentence): string | null {
  const { months, kind, byName } = stated;
  const statement = `${wordsOf(sentence, stated)} is said of the re-inspection`;
  const isOther = months !== usual;
  if (kind === "must" && (byName || !isOther)) {
    return `${statement}: expected what is usual but not required, within ${plural(usual, "month")} of the submission of the action plan`;
  }
  return kind === "usual" && byName && isOther
    ? `${statement}: the plan's regime has ${plural(usual, "month")}`
    : null;
}
