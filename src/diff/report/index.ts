import type { ReportState } from "../../model/state.ts";
import { sayReferences } from "../../prose/say-references.ts";
import { type Change, changeOf, type Entry } from "../change.ts";
import { reworded } from "../reworded.ts";
import { diffClaims } from "./claims.ts";

/** What two reports say, or two versions of one; nothing where a side is the state of a plan alone. */
export function diffReports(before: ReportState | null, after: ReportState | null): Change[] {
  if (before === null || after === null) return [];
  const entry: Entry = { entity: after.id, label: "Report", title: after.title };
  const claims = diffClaims(entry, before.claims, after.claims);
  if (before.id !== after.id) return claims;
  const { title: from } = before;
  const fields = [
    ...(from === after.title
      ? []
      : [
          changeOf(entry, "report-title-changed", `had the title “${from}” before`, {
            field: "title",
            from,
            to: after.title,
          }),
        ]),
    ...diffMeeting(entry, before.meeting, after.meeting),
  ];
  return [...claims, ...diffTexts(entry, before, after), ...fields];
}

function diffMeeting(entry: Entry, from: string | null, to: string | null): Change[] {
  if (from === to) return [];
  const what = `goes to ${to ?? "no meeting"}, before to ${from ?? "no meeting"}`;
  return [changeOf(entry, "report-meeting-changed", what, { field: "meeting", from, to })];
}

/** Each text in its own place: what it says otherwise, word by word. */
function diffTexts(entry: Entry, before: ReportState, after: ReportState): Change[] {
  const [old, now] = [before, after].map(
    ({ texts }) => new Map(texts.map(({ field, text }) => [field, sayReferences(text)])),
  );
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
