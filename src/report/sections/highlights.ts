import { proveHighlight } from "../../plan/claims/prove.ts";
import { withheld } from "../../plan/history/exemptions.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import type { Claim } from "../../plan/schema/claims.ts";
import { below } from "../../problems/origin.ts";
import { capitalise } from "../../text/words.ts";
import type { ReportContext } from "../context.ts";
import {
  type DraftItem,
  type DraftNote,
  type DraftText,
  heading,
  item,
  paragraph,
  say,
} from "../draft/draft.ts";
import { stampEntries } from "../draft/stamped.ts";
import { draftLine } from "../draft/text.ts";
import type { Section } from "../kinds.ts";

/** What went well. The number after each highlight leads to a note of what shows it. */
export const highlights: Section = {
  id: "highlights",
  draft(context) {
    const drafts = (context.report.highlights ?? []).map((_, index) => draftHighlight(context, index));
    if (drafts.length === 0) return [];
    const notes = drafts.flatMap(({ note }) => (note === null ? [] : [note]));
    const list = {
      ...paragraph(
        say("The key highlights are:"),
        drafts.map((one) => one.item),
      ),
      written: drafts.map((_, index) => below(context.report.origin, "highlights", index)),
    };
    const title = heading("Highlights");
    return notes.length === 0
      ? [title, list]
      : [title, list, { kind: "footnotes", title: "What shows this:", notes }];
  },
};

/** A highlight that this edition withholds has no note, because the note could disclose it. */
function draftHighlight(context: ReportContext, index: number): { item: DraftItem; note: DraftNote | null } {
  const { report, edition, plan } = context;
  const { text = "", exempt, shownBy = [] } = report.highlights?.[index] ?? {};
  const exemption = edition === "public" ? exempt : undefined;
  const note = exemption === undefined ? draftNote(shownBy, plan) : null;
  const number: DraftText = note === null ? [] : [{ kind: "footnote", note }];
  const place = below(report.origin, "highlights", index, "text");
  const shown = exemption === undefined ? text : withheld(exemption);
  return { item: item([...draftLine(context, shown, place), ...number]), note };
}

/** The note of what shows a highlight; null if nothing does. Claims that do not hold are left out. */
function draftNote(claims: readonly Claim[], plan: PlanAsAt): DraftNote | null {
  const { proofs } = proveHighlight(claims, plan);
  const shown = claims.flatMap(({ kpi, action, audit, finding }) => kpi ?? action ?? audit ?? finding ?? []);
  return proofs.length === 0 ? null : { text: say(stampEntries(joinProofs(proofs), shown)) };
}

/** Makes a sentence of each proof. Proofs that begin with the same figure share one sentence. */
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
