import { notIn, same } from "../model/same.ts";
import type { ClaimState, GapState, PlanState, ReportState } from "../model/state.ts";
import { formatDate } from "../plan/time/dates.ts";
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
  const [old, now] = [before, after].map(wordsOf);
  const fields = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...fields].flatMap((field) => {
    const names = { field, name: nameOf(field) };
    return reworded(entry, "wording-changed", names, old?.get(field) ?? null, now?.get(field) ?? null);
  });
}

const wordsOf = ({ texts, details }: ReportState): Map<string, string> =>
  new Map([...texts, ...details].map((one) => [one.field, one.text]));

const nameOf = (field: string): string =>
  NAMES[field] ?? `what it says of ${field.replace("implications.", "")}`;

const NAMES: Readonly<Record<string, string>> = {
  purpose: "its purpose",
  summary: "its summary",
  decisions: "its recommendations",
  reasons: "its reasons",
  main: "its main text",
  highlights: "its highlights",
  title: "its title",
  meeting: "its meeting",
  number: "its number in the series",
  "responsible.member": "the responsible Cabinet member",
  "responsible.director": "the responsible director",
  signed: "who signs it",
  contact: "whom to ask about it",
  "background-papers": "its background papers",
  appendices: "its appendices",
  sources: "its sources",
};

/**
 * What was put right in reports that readers of both states had. What was printed is known of the report that the state
 * is told by, and of any other its title and its meeting.
 */
export function reportCorrections(before: PlanState, after: PlanState): Change[] {
  return [...new Set([...before.reports, ...after.reports].map(({ id }) => id))].flatMap((id) => {
    const [then, now] = [before, after].map(({ reports }) => reports.find((one) => one.id === id));
    const [old, right] = [then?.correctedFields ?? [], now?.correctedFields ?? []];
    const isTold = notIn(old, right).length === 0;
    const [report, printed] = isTold ? [now, before] : [then, after];
    const news = new Map((isTold ? notIn(right, old) : notIn(old, right)).map((one) => [one.field, one]));
    if (report === undefined) return [];
    const entry = { entity: id, label: `Report as at ${formatDate(report.asAt)}`, title: report.title };
    return [...news.values()].flatMap(({ field, to, reason }) => {
      const names = { field, name: nameOf(field), how: "corrected" };
      const from = printedIn(printed, id, field);
      const told =
        from === null
          ? [{ what: `${names.name} was corrected, to ${excerpt(to ?? "")}`, field, to }]
          : reworded(entry, "report-corrected", names, from, to);
      return told.map((change) => changeOf(entry, "report-corrected", change.what, { ...change, reason }));
    });
  });
}

/** What a report said in a field, as far as a state tells it. */
function printedIn({ report, reports }: PlanState, id: string, field: string): string | null {
  const own = report?.id === id ? report : null;
  if (field === "title" || field === "meeting")
    return (own ?? reports.find((one) => one.id === id))?.[field] ?? null;
  if (own === null) return null;
  return field === "highlights"
    ? own.claims.map(({ wording }) => wording).join("\n")
    : (wordsOf(own).get(field) ?? null);
}

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
