import { notIn, same } from "../model/compare.ts";
import type { ClaimState, GapState, ReportState } from "../model/state.ts";
import { list } from "../text/words.ts";
import { type Change, changeOf, type Entry } from "./change.ts";
import { type Comparer, matchChanged } from "./comparer.ts";
import { excerpt, reworded } from "./words.ts";

/** Two reports are compared by their claims and by the gaps that they tell; two versions of one report also by their texts. */
export const report: Comparer<"report"> = {
  part: "report",
  compare(before, after) {
    if (before === null || after === null) return [];
    const entry: Entry = { entity: after.id, label: "Report", title: after.title };
    const shown = [...diffClaims(entry, before.claims, after.claims), ...diffGaps(before.gaps, after.gaps)];
    if (before.id !== after.id) return shown;
    return [
      ...shown,
      ...diffTexts(entry, before, after),
      ...diffTitle(entry, before.title, after.title),
      ...diffMeeting(entry, before.meeting, after.meeting),
    ];
  },
};

/** Claims are matched by their wording as it was written, so that a new figure in a claim does not make it a new claim. */
function diffClaims(entry: Entry, before: readonly ClaimState[], after: readonly ClaimState[]): Change[] {
  const { added, removed, both } = matchChanged(before, after, ({ wording }) => wording);
  const field = "highlights";
  return [
    ...added.map(({ text }) =>
      changeOf(entry, "claim-added", `claims for the first time: ${excerpt(text)}`, { field, to: text }),
    ),
    ...removed.map(({ text }) =>
      changeOf(entry, "claim-dropped", `no longer claims: ${excerpt(text)}`, { field, from: text }),
    ),
    ...both.flatMap(([then, now]) => diffClaim(entry, then, now)),
  ];
}

function diffClaim(entry: Entry, then: ClaimState, now: ClaimState): Change[] {
  const { text } = now;
  const [from, to] = [list(notIn(then.proofs, now.proofs)), list(notIn(now.proofs, then.proofs))];
  const details = { field: "highlights", from: text, to: text };
  if (then.holds && !now.holds) {
    return [
      changeOf(entry, "claim-no-longer-true", `what it claims is no longer true: ${excerpt(text)}`, details),
    ];
  }
  if (!then.holds && now.holds) {
    return [changeOf(entry, "claim-true-again", `what it claims is true again: ${excerpt(text)}`, details)];
  }
  if (same(then.proofs, now.proofs)) return [];
  const how =
    to === ""
      ? `no longer shown by ${from}`
      : from === ""
        ? `now also shown by ${to}`
        : `now shown by ${to}, previously by ${from}`;
  const what = `its claim ${excerpt(text)} is ${how}`;
  return [changeOf(entry, "claim-shown-otherwise", what, { ...details, from: from || null, to: to || null })];
}

/** What one report on readiness says is not yet shown, and another does not. Other reports say nothing of it. */
function diffGaps(before: ReportState["gaps"], after: ReportState["gaps"]): Change[] {
  if (before === null || after === null) return [];
  const { added, removed } = matchChanged(before, after, ({ kind, entity }) => `${kind} ${entity}`);
  const entry = ({ entity, stands }: GapState): Entry => ({ entity, label: null, title: stands });
  return [
    ...added.map((gap) =>
      changeOf(entry(gap), "gap-added", `new gap: ${gap.what}`, { field: `gaps.${gap.kind}`, to: gap.what }),
    ),
    ...removed.map((gap) =>
      changeOf(entry(gap), "gap-closed", `gap closed: ${gap.what}`, {
        field: `gaps.${gap.kind}`,
        from: gap.what,
      }),
    ),
  ];
}

/** Each text of the report against the same text of the other version, word by word. */
function diffTexts(entry: Entry, before: ReportState, after: ReportState): Change[] {
  const [old, now] = [before, after].map(({ texts }) => new Map(texts.map((one) => [one.field, one.text])));
  const fields = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...fields].flatMap((field) => {
    const names = { field, name: NAMES[field] ?? `what it says of ${field.replace("implications.", "")}` };
    return reworded(entry, "wording-changed", names, old?.get(field) ?? null, now?.get(field) ?? null);
  });
}

const NAMES: Readonly<Record<string, string>> = {
  purpose: "its purpose",
  summary: "its summary",
  decisions: "its recommendations",
  reasons: "its reasons",
  main: "its main text",
};

function diffTitle(entry: Entry, from: string, to: string): Change[] {
  if (from === to) return [];
  const what = `had the title “${from}” before`;
  return [changeOf(entry, "report-title-changed", what, { field: "title", from, to })];
}

function diffMeeting(entry: Entry, from: string | null, to: string | null): Change[] {
  if (from === to) return [];
  const what = `goes to ${to ?? "no meeting"}, previously to ${from ?? "no meeting"}`;
  return [changeOf(entry, "report-meeting-changed", what, { field: "meeting", from, to })];
}
