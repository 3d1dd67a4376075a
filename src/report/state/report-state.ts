import type { Edition } from "../../disclosure/views.ts";
import type { ClaimState, GapState, ReportState } from "../../model/state.ts";
import { plainText } from "../../model/table.ts";
import { proveHighlight } from "../../plan/claims/prove.ts";
import { withheld } from "../../plan/history/exemptions.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import { evaluateReadiness } from "../../plan/readiness/evaluate.ts";
import type { Evaluation } from "../../plan/readiness/evaluation.ts";
import type { Gap } from "../../plan/readiness/gaps.ts";
import { type Highlight, isOnReadiness, type Report } from "../../plan/schema/reports.ts";
import { formatDate } from "../../plan/time/dates.ts";
import type { ProseInline } from "../../prose/markdown.ts";
import { parseLine } from "../../prose/markdown.ts";
import { nameReferences, type Reference, sayReferences } from "../../prose/references.ts";
import { list } from "../../text/words.ts";
import { bodyName, indexNamed, type ReferenceContext } from "../context.ts";
import type { Places } from "../draft/draft.ts";
import { printReference } from "../references/index.ts";

/** The texts and claims of a report, as far as an edition may show them. */
export function reportState(report: Report, plan: PlanAsAt, edition: Edition): ReportState {
  const context: ReferenceContext = {
    report,
    plan,
    before: null,
    changes: [],
    edition,
    named: indexNamed(plan),
  };
  return {
    id: report.id,
    title: report.title,
    meeting: meetingWords(report, plan),
    texts: textsOf(report).filter(({ text }) => text !== ""),
    claims: (report.highlights ?? []).map((highlight) => claimState(highlight, context)),
    gaps: isOnReadiness(report) ? evaluateReadiness(plan).gaps.map(gapState) : null,
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

const gapState = ({ kind, entity, what, stands }: Gap): GapState => ({
  kind,
  entity,
  stands: sayStands(stands),
  what,
});

/** "Recommendations 8 and 10", "Finding (d) of Ofsted's letter of 5 August 2016" */
function sayStands(stands: readonly Evaluation[]): string {
  const numbers = stands.flatMap(({ subject }) =>
    subject.kind === "recommendation" ? [String(subject.recommendation.number)] : [],
  );
  const findings = stands.flatMap(({ subject, name }) => (subject.kind === "finding" ? [name] : []));
  const recommendations =
    numbers.length === 0 ? [] : [`Recommendation${numbers.length > 1 ? "s" : ""} ${list(numbers)}`];
  return list([...recommendations, ...findings]);
}

/** A highlight that the public edition withholds makes no claim there. */
function claimState({ text, exempt, shownBy = [] }: Highlight, context: ReferenceContext): ClaimState {
  if (exempt !== undefined && context.edition === "public")
    return { wording: withheld(exempt), text: withheld(exempt), proofs: [], holds: true };
  const { proofs, refuted } = proveHighlight(shownBy, context.plan);
  return {
    wording: nameReferences(text),
    text: sayClaim(text, context),
    proofs,
    holds: refuted.length === 0,
  };
}

/**
 * A highlight in plain words, as it is printed. Appendices and paragraphs have no number: it depends on the whole
 * document and does not change what is claimed.
 */
function sayClaim(text: string, context: ReferenceContext): string {
  const say = (inlines: readonly ProseInline[]): string =>
    inlines
      .map((inline) => {
        if (inline.kind === "text") return inline.text;
        return inline.kind === "reference"
          ? sayReference(inline.reference, text, context)
          : say(inline.children);
      })
      .join("");
  return say(parseLine(text).text);
}

function sayReference(reference: Reference, text: string, context: ReferenceContext): string {
  const outcome = printReference(reference, NOWHERE, context);
  return "message" in outcome ? sayReferences(text.slice(...reference.span)) : plainText(outcome);
}

/** No paragraph or appendix has a number here. */
const NOWHERE: Places = {
  numbers: new Map(),
  paragraphs: new Map(),
  appendices: new Map(),
  notes: new Map(),
  duplicateIds: [],
  symbolKey: null,
};
