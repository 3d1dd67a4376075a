import type { Report } from "../../plan/schema/reports.ts";
import type { ReportContext } from "../context.ts";
import type { DraftPart } from "../draft/draft.ts";
import type { Section } from "../parts.ts";
import { activities } from "./activities.ts";
import { draftAppendices } from "./appendices.ts";
import { comingUp } from "./coming-up.ts";
import { byException, onCourse, usualExceptions } from "./exceptions.ts";
import { measuresOfConcern, statusCounts } from "./headlines.ts";
import { highlights, movedToBusinessAsUsual } from "./highlights.ts";
import { behindPlan, overdueActions } from "./overdue-actions.ts";
import { askedOfBoard, decisions, main, purpose, reasons, summary } from "./prose.ts";
import { backgroundPapers, contact, implications, signOff } from "./sign-off.ts";
import { doneSince, worseSince } from "./since-last.ts";

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
