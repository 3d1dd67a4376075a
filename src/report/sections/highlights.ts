import type { Claim } from "../../plan/claims/claim.ts";
import { proveHighlight } from "../../plan/claims/prove.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import { below } from "../../problems/origin.ts";
import { capitalise, numberWord } from "../../text/words.ts";
import { type ReportContext, showable } from "../context.ts";
import { type DraftItem, type DraftNote, type DraftText, item, paragraph, say } from "../draft/draft.ts";
import { draftLine } from "../draft/text.ts";
import type { Section } from "../parts.ts";

/** What went well, each with a number that leads to what shows it. */
export const highlights: Section = (context) => {
  const drafts = (context.report.highlights ?? []).map((_, index) => draftHighlight(context, index));
  if (drafts.length === 0) return [];
  const notes = drafts.flatMap(({ note }) => (note === null ? [] : [note]));
  const list = paragraph(
    say("The key highlights are:"),
    drafts.map((one) => one.item),
  );
  return notes.length === 0 ? [list] : [list, { kind: "footnotes", title: "What shows this:", notes }];
};

/** One that this edition withholds has no note either: what shows it may tell it. */
function draftHighlight(context: ReportContext, index: number): { item: DraftItem; note: DraftNote | null } {
  const { report, edition, plan } = context;
  const { text = "", exempt, shownBy = [] } = report.highlights?.[index] ?? {};
  const withheld = exempt !== undefined && edition === "public";
  const note = withheld ? null : draftNote(shownBy, plan);
  const number: DraftText = note === null ? [] : [{ kind: "footnote", note }];
  const place = below(report.origin, "highlights", index, "text");
  return { item: item([...draftLine(context, showable(text, exempt, edition), place), ...number]), note };
}

/** The note that says what shows a statement; null where nothing does. What does not hold is left out. */
function draftNote(claims: readonly Claim[], plan: PlanAsAt): DraftNote | null {
  const { proofs } = proveHighlight(claims, plan);
  return proofs.length === 0 ? null : { text: say(joinProofs(proofs)) };
}

/** Clauses as sentences; those that begin with the same figure give it once. */
export function joinProofs(proofs: readonly string[]): string {
  const groups = Map.groupBy(
    proofs.map((proof) => proof.split("; ")),
    ([head = ""]) => head,
  );
  return [...groups]
    .map(([head, members]) => [...new Set([head, ...members.flatMap(([, ...rest]) => rest)])].join("; "))
    .map((sentence) => `${capitalise(sentence)}${/[.!?]$/.test(sentence) ? "" : "."}`)
    .join(" ");
}

/** The recommendations that are no longer overseen by the Board. */
export const movedToBusinessAsUsual: Section = ({ plan }) => {
  const moved = plan.recommendations.filter(({ track }) => track === "business-as-usual");
  if (moved.length === 0) return [];
  const count = numberWord(moved.length);
  const lead = `${capitalise(count)} recommendation${moved.length === 1 ? " is" : "s are"} now taken forward as business as usual:`;
  return [
    paragraph(
      say(lead),
      moved.map(({ number, title }) => item(say(`recommendation ${number}: ${title}`))),
    ),
  ];
};
