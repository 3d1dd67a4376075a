import type { ReportContext } from "./context.ts";
import type { DraftPart } from "./draft.ts";
import { activities } from "./sections/activities.ts";
import { draftAppendices } from "./sections/appendices.ts";
import { backgroundPapers } from "./sections/background-papers.ts";
import { behindPlan } from "./sections/behind-plan.ts";
import { contact } from "./sections/contact.ts";
import { decisions } from "./sections/decisions.ts";
import { highlights } from "./sections/highlights.ts";
import { implications } from "./sections/implications.ts";
import { main } from "./sections/main.ts";
import { movedToBusinessAsUsual } from "./sections/moved-to-business-as-usual.ts";
import { purpose } from "./sections/purpose.ts";
import { reasons } from "./sections/reasons.ts";
import type { Section } from "./sections/section.ts";
import { signOff } from "./sections/sign-off.ts";
import { summary } from "./sections/summary.ts";

/** The order of a Cabinet report; its appendices follow. */
const SUMMARY_REPORT: readonly Section[] = [
  purpose,
  summary,
  activities,
  highlights,
  behindPlan,
  movedToBusinessAsUsual,
  decisions,
  reasons,
  signOff,
  backgroundPapers,
  contact,
  implications,
];
const MAIN_REPORT: readonly Section[] = [main];

export function draftParts(context: ReportContext): DraftPart[] {
  const blocks = (sections: readonly Section[]) => sections.flatMap((section) => section(context));
  return [
    { id: "summary-report", kind: "summary", title: "Summary report", blocks: blocks(SUMMARY_REPORT) },
    { id: "main-report", kind: "main", title: "Main report", blocks: blocks(MAIN_REPORT) },
    ...draftAppendices(context),
  ];
}
