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
import { plural } from "../../../text/words.ts";
import { placeInSentence } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";
import { type StatedWindow, statedWindows } from "./reinspection-sentences.ts";

export const reinspectionWindow: Rule = {
  id: "reinspection-window",
  severity: "warning",
  summary: "The re-inspection is later than is usual, or a report says of that time what is not so.",
  why: "An inspectorate usually re-inspects within so many months of the submission of the action plan: 24 for Ofsted from 2016. It is usual and no requirement, and it is not counted from the inspection's report; a report that says otherwise promises a date that nobody has to keep.",
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
    for (const report of context.reports) {
      for (const stated of statedWindows(report)) {
        const message = refute(stated, months);
        if (message === null) continue;
        yield {
          message,
          origin: placeInSentence(stated.sentence, stated.from, stated.to),
          entity: report.id,
          hint: `Write that it usually takes place within ${plural(months, "month")} of the submission of the action plan.`,
          related: [{ message: `${plural(months, "month")} here`, origin }],
        };
      }
    }
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
    hint: "Look the date up. Where it is right, say in the report that the re-inspection is later than is usual, and why.",
    related: [{ message: `${plural(months, "month")} here`, origin }],
  };
}

/** What is wrong with a statement; null where it is right, or may be about something else. */
function refute({ sentence, from, to, months, kind, byName }: StatedWindow, usual: number): string | null {
  const said = `"${sentence.text.slice(from, to)}" is said of the re-inspection`;
  const isOther = months !== usual;
  if (kind === "must" && (byName || !isOther)) {
    return `${said}: expected what is usual and no requirement, within ${plural(usual, "month")} of the submission of the action plan`;
  }
  return kind === "usual" && byName && isOther
    ? `${said}: the plan's regime has ${plural(usual, "month")}`
    : null;
}
