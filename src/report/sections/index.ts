import type { Report } from "../../plan/schema/reports.ts";
import type { Layout } from "../../theme/schema.ts";
import type { ReportContext } from "../context.ts";
import { type DraftBlock, type DraftPart, heading } from "../draft/draft.ts";
import type { Section } from "../kinds.ts";
import { activities } from "./activities.ts";
import { draftAppendices } from "./appendices.ts";
import { newestAudits } from "./audits.ts";
import { byException, eachWorkstream, onCourse, usualExceptions } from "./board/by-exception.ts";
import { comingUp, overdueActions } from "./board/due-dates.ts";
import { concernCharts, measuresOfConcern, statusCounts } from "./board/headlines.ts";
import { iconMatrix } from "./board/icon-matrix.ts";
import { mainPoints } from "./board/main-points.ts";
import { doneSince, worseSince } from "./board/since-last.ts";
import { corrections } from "./corrections.ts";
import { highlights } from "./highlights.ts";
import { behindPlan, movedToBusinessAsUsual } from "./plan-overview.ts";
import { askedOfBoard, decisions, main, purpose, reasons, summary } from "./prose.ts";
import { evaluations, readinessMatrix } from "./readiness/evaluations.ts";
import { allGaps, firstGaps } from "./readiness/gaps.ts";
import { outsideViews, readinessMethod } from "./readiness/method.ts";
import { backgroundPapers, contact, implications, signOff } from "./sign-off.ts";

interface Template {
  /** Where a report goes that names no meeting. */
  readonly body: string;
  readonly parts: readonly TemplatePart[];
}

interface TemplatePart extends Omit<DraftPart, "blocks" | "sections"> {
  readonly sections: readonly Section[];
}

/** The parts of each template, and the order of their sections. */
export const TEMPLATES: Readonly<Record<Report["template"], Template>> = {
  cabinet: {
    body: "Cabinet",
    parts: [
      {
        id: "summary-report",
        kind: "summary",
        title: "Summary report",
        sections: [
          purpose,
          summary,
          corrections,
          decisions,
          reasons,
          activities,
          behindPlan,
          highlights,
          newestAudits,
          movedToBusinessAsUsual,
          signOff,
          backgroundPapers,
          contact,
          implications,
        ],
      },
      { id: "main-report", kind: "main", title: "Main report", sections: [main] },
    ],
  },
  board: {
    body: "Improvement Board",
    parts: [
      {
        id: "headlines",
        kind: "summary",
        title: "Headlines",
        sections: [
          mainPoints,
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
        id: "measures",
        kind: "main",
        title: "Measures",
        sections: [iconMatrix, concernCharts],
      },
      {
        id: "by-exception",
        kind: "main",
        title: "Recommendations by exception",
        sections: [byException, onCourse, usualExceptions, eachWorkstream, newestAudits, contact],
      },
      { id: "main-report", kind: "main", title: "Further matters", sections: [main] },
    ],
  },
  readiness: {
    body: "Readiness for re-inspection",
    parts: [
      {
        id: "overview",
        kind: "summary",
        title: "Overview",
        sections: [summary, readinessMatrix, firstGaps],
      },
      { id: "each-finding", kind: "main", title: "Each recommendation", sections: [evaluations] },
      {
        id: "all-findings",
        kind: "main",
        title: "All gaps and sources",
        sections: [outsideViews, allGaps, readinessMethod, contact],
      },
      { id: "main-report", kind: "main", title: "Further matters", sections: [main] },
    ],
  },
};

/** The parts of a report, as its theme orders and names them. A part without blocks is left out; the appendices come last. */
export function draftParts(context: ReportContext): DraftPart[] {
  const { titles, leaveOut = [] } = context.layout;
  const ours = TEMPLATES[context.report.template].parts;
  const parts = ours.map(({ sections: all, ...part }) => {
    const sections = inOrder(all, context.layout)
      .filter(({ id }) => !leaveOut.includes(id))
      .map((section) => {
        const title = ours.some(({ id }) => id === section.id) ? undefined : titles?.get(section.id);
        return { id: section.id, blocks: withTitle(section.draft(context), title) };
      });
    const blocks = sections.flatMap((section) => section.blocks);
    return { ...part, title: titles?.get(part.id) ?? part.title, sections, blocks };
  });
  return [...parts.filter(({ blocks }) => blocks.length > 0), ...draftAppendices(context)];
}

/** Those that a theme names come first. */
function inOrder(sections: readonly Section[], { order = [] }: Layout): readonly Section[] {
  const place = ({ id }: Section): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...sections].sort((a, b) => place(a) - place(b));
}

/** The heading of a section becomes the theme's; one without a heading gets it. */
function withTitle(blocks: readonly DraftBlock[], title: string | undefined): readonly DraftBlock[] {
  const [first, ...rest] = blocks;
  if (first === undefined || title === undefined) return blocks;
  return [heading(title), ...(first.kind === "heading" && first.level === 2 ? rest : blocks)];
}
