import type { ClaimState, ReportState } from "../model/state.ts";
import { proveHighlight } from "../plan/claims/prove-highlight.ts";
import { formatDate } from "../plan/dates.ts";
import type { PlanAsAt } from "../plan/replay.ts";
import type { Highlight, Report } from "../plan/reports.ts";
import { sayReferences } from "../prose/say-references.ts";
import { bodyName, type Edition, indexNamed, type ReferenceContext, withheld } from "./context.ts";
import { sayClaim } from "./say-claim.ts";

/** What a report says in its own words, as an edition may show it. */
export function reportState(report: Report, plan: PlanAsAt, edition: Edition): ReportState {
  const context: ReferenceContext = { report, plan, before: null, edition, named: indexNamed(plan) };
  return {
    id: report.id,
    title: report.title,
    meeting: meetingWords(report, plan),
    texts: textsOf(report).filter(({ text }) => text !== ""),
    claims: (report.highlights ?? []).map((highlight) => claimState(highlight, context)),
  };
}

function meetingWords({ meeting }: Report, plan: PlanAsAt): string | null {
  if (meeting === undefined) return null;
  const { body, date, item } = meeting;
  const known = [bodyName(plan, body), date && formatDate(date), item && `item ${item}`];
  return known.filter(Boolean).join(", ");
}

function textsOf(report: Report): { field: string; text: string }[] {
  const { purpose = "", summary = "", reasons = "", main = "", decisions = [], implications } = report;
  return [
    { field: "purpose", text: purpose },
    { field: "summary", text: summary },
    { field: "decisions", text: decisions.join("\n") },
    { field: "reasons", text: reasons },
    ...[...(implications ?? [])].map(([row, text]) => ({ field: `implications.${row}`, text })),
    { field: "main", text: main },
  ];
}

/** What the public edition withholds is neither claimed nor shown there. */
function claimState({ text, exempt, shownBy = [] }: Highlight, context: ReferenceContext): ClaimState {
  if (exempt !== undefined && context.edition === "public")
    return { wording: withheld(exempt), text: withheld(exempt), proofs: [], holds: true };
  const { proofs, refuted } = proveHighlight(shownBy, context.plan);
  return { wording: sayReferences(text), text: sayClaim(text, context), proofs, holds: refuted.length === 0 };
}
