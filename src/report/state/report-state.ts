import type { Edition } from "../../disclosure/views.ts";
import type { CorrectedField } from "../../model/parts.ts";
import type { ClaimState, EarlierReportState, GapState, ReportState } from "../../model/state.ts";
import { plainText } from "../../model/table.ts";
import { proveHighlight } from "../../plan/claims/prove.ts";
import { withheld } from "../../plan/history/exemptions.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import type { WithHistory } from "../../plan/history/updates.ts";
import { evaluateReadiness } from "../../plan/readiness/evaluate.ts";
import type { Evaluation } from "../../plan/readiness/evaluation.ts";
import type { Gap } from "../../plan/readiness/gaps.ts";
import type { Audience } from "../../plan/schema/report-words.ts";
import {
  type Highlight,
  isForPublic,
  isGivenOut,
  isOnReadiness,
  type Report,
} from "../../plan/schema/reports.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { formatInterval } from "../../plan/time/intervals.ts";
import type { ProseInline } from "../../prose/markdown.ts";
import { parseLine } from "../../prose/parse-prose.ts";
import { nameReferences, type Reference, sayReferences } from "../../prose/references.ts";
import { list } from "../../text/words.ts";
import { bodyName, indexNamed, postTitle, type ReferenceContext } from "../context.ts";
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
    meeting: report.meeting === undefined ? null : meetingWords(report.meeting, plan),
    texts: textsOf(report),
    details: detailsOf(report, plan),
    claims: (report.highlights ?? []).map((highlight) => claimState(highlight, context)),
    gaps: isOnReadiness(report) ? evaluateReadiness(plan).gaps.map(gapState) : null,
  };
}

/** The reports that an audience had by the date of a plan, the newest of them among them, as they were put right since. */
export const earlierReports = (plan: PlanAsAt, audience: Audience): EarlierReportState[] =>
  plan.reports
    .filter((one) => one.asAt <= plan.asAt && isGivenOut(one))
    .filter((one) => isForPublic(one) || audience === "board")
    .map((one) => ({
      id: one.id,
      asAt: one.asAt,
      title: one.title,
      meeting: one.meeting === undefined ? null : meetingWords(one.meeting, plan),
      correctedFields: correctedTexts(one, plan),
    }));

/** What corrections of a report give, field by field, where they give something else than was printed. */
function correctedTexts({ amended, asAt }: WithHistory<Report>, plan: PlanAsAt): CorrectedField[] {
  const { corrected = null } = amended ?? {};
  if (corrected === null) return [];
  const said = new Map(fieldsOf(corrected.before.patch, plan).map(({ field, text }) => [field, text]));
  return corrected.by.flatMap(({ date, reason = null, patch }) =>
    fieldsOf(patch, plan).flatMap(({ field, text }) => {
      const isSame = said.get(field) === text;
      said.set(field, text);
      return isSame ? [] : [{ date, corrects: asAt, field, to: text, until: null, reason }];
    }),
  );
}

/** All fields of a report, or of a correction of one, in words. */
function fieldsOf(report: Partial<Report>, plan: PlanAsAt): ReportState["texts"] {
  const { title = "", meeting, highlights = [] } = report;
  return withWords([
    ["title", title],
    ["meeting", meeting && meetingWords(meeting, plan)],
    ...textsOf(report).map(({ field, text }) => [field, text] as const),
    ["highlights", highlights.map(({ text }) => text).join("\n")],
    ...detailsOf(report, plan).map(({ field, text }) => [field, text] as const),
  ]);
}

function meetingWords({ body, date, item }: NonNullable<Report["meeting"]>, plan: PlanAsAt): string {
  const known = [bodyName(plan, body), date && formatDate(date), item && `item ${item}`];
  return known.filter(Boolean).join(", ");
}

function textsOf(report: Partial<Report>): ReportState["texts"] {
  const { purpose, summary, reasons, main, decisions, implications } = report;
  return withWords([
    ["purpose", purpose],
    ["summary", summary],
    ["decisions", decisions?.join("\n")],
    ["reasons", reasons],
    ...[...(implications ?? [])].map(([row, text]) => [`implications.${row}`, text] as const),
    ["main", main],
  ]);
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

function detailsOf(report: Partial<Report>, plan: PlanAsAt): ReportState["details"] {
  const { number, responsible, signed, contact, backgroundPapers, appendices, sources } = report;
  return withWords([
    ["number", number === undefined ? undefined : String(number)],
    ["responsible.member", responsible && postTitle(plan, responsible.member)],
    ["responsible.director", responsible && postTitle(plan, responsible.director)],
    ["signed", signed && postTitle(plan, signed)],
    ["contact", contact && [contact.name, contact.extension, contact.email].filter(Boolean).join(", ")],
    [
      "background-papers",
      backgroundPapers
        ?.map(({ title, by, date }) => [title, by, date && formatDate(date)].filter(Boolean).join(", "))
        .join("\n"),
    ],
    [
      "appendices",
      appendices
        ?.map(({ title, document, block, file, id }) => title ?? document ?? block ?? file ?? id)
        .join("\n"),
    ],
    [
      "sources",
      sources
        ?.map(({ title, publisher, date }) =>
          [title, publisher, date && formatInterval(date)].filter(Boolean).join(", "),
        )
        .join("\n"),
    ],
  ]);
}

const withWords = (
  fields: readonly (readonly [field: string, text: string | undefined])[],
): { field: string; text: string }[] =>
  fields.flatMap(([field, text = ""]) => (text === "" ? [] : [{ field, text }]));

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
