import type { Report } from "../plan/reports.ts";
import type { ReportContext } from "./context.ts";
import type { DraftPart } from "./draft.ts";
import { activities } from "./sections/activities.ts";
import { draftAppendices } from "./sections/appendices.ts";
import { askedOfBoard } from "./sections/asked-of-board.ts";
import { backgroundPapers } from "./sections/background-papers.ts";
import { behindPlan } from "./sections/behind-plan.ts";
import { byException } from "./sections/by-exception.ts";
import { comingUp } from "./sections/coming-up.ts";
import { contact } from "./sections/contact.ts";
import { decisions } from "./sections/decisions.ts";
import { doneSince } from "./sections/done-since.ts";
import { highlights } from "./sections/highlights.ts";
import { implications } from "./sections/implications.ts";
import { main } from "./sections/main.ts";
import { measuresOfConcern } from "./sections/measures-of-concern.ts";
import { movedToBusinessAsUsual } from "./sections/moved-to-business-as-usual.ts";
import { onCourse } from "./sections/on-course.ts";
import { overdueActions } from "./sections/overdue-actions.ts";
import { purpose } from "./sections/purpose.ts";
import { reasons } from "./sections/reasons.ts";
import type { Section } from "./sections/section.ts";
import { signOff } from "./sections/sign-off.ts";
import { statusCounts } from "./sections/status-counts.ts";
import { summary } from "./sections/summary.ts";
import { usualExceptions } from "./sections/usual-exceptions.ts";
import { worseSince } from "./sections/worse-since.ts";

interface PartPlan extends Omit<DraftPart, "blocks"> {
  readonly sections: readonly Section[];
}

/** The order of each template; the appendices follow. A part in which nothing is said is left out. */
const TEMPLATES: Readonly<Record<Report["template"], readonly PartPlan[]>> = {
  cabinet: [
    {
      id: "summary-report",
      kind: "summary",
      title: "Summary report",
      sections: [
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
      ],
    },
    { id: "main-report", kind: "main", title: "Main report", sections: [main] },
  ],
  board: [
    {
      id: "headlines",
      kind: "summary",
      title: "Headlines",
      sections: [
        statusCounts,
        worseSince,
        overdueActions,
        measuresOfConcern,
        doneSince,
        comingUp,
        summary,
        highlights,
        askedOfBoard,
      ],
    },
    {
      id: "by-exception",
      kind: "main",
      title: "Recommendations by exception",
      sections: [byException, onCourse, usualExceptions, contact],
    },
    { id: "main-report", kind: "main", title: "Further matters", sections: [main] },
  ],
};

export function draftParts(context: ReportContext): DraftPart[] {
  const parts = TEMPLATES[context.report.template].map(({ sections, ...part }) => ({
    ...part,
    blocks: sections.flatMap((section) => section(context)),
  }));
  return [...parts.filter(({ blocks }) => blocks.length > 0), ...draftAppendices(context)];
}
