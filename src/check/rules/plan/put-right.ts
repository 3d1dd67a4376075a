import type { StateChange } from "../../../model/compare.ts";
import type { ReportModel } from "../../../model/report-model.ts";
import { camelKey } from "../../../plan/schema/entry.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import type { CheckContext } from "../../rule.ts";

/**
 * What to write, so that a published record stands, and the next reports tell what is right.
 * @param reports the ids of those that were published before what they print was changed
 */
export function putRight(change: StateChange, reports: readonly string[], context: CheckContext): string {
  const corrects = newestOf(reports, context) ?? "";
  const report = context.published.get(corrects)?.frozen;
  const { kind, field, period, was, path } = change;
  const [event = path] = path.split("/");
  const isPart = kind === "document" || kind === "finding";
  if (field === null && was === null) {
    return isPart
      ? `Take it out, and add it with an update, dated when it became known: { date: …, of: ${event}, documents: [all of them] }.`
      : "Give it added:, the day it became known.";
  }
  if (field === null && isPart)
    return `Put it back. If it should not be there, add under updates: { date: …, of: ${event}, corrects: ${corrects}, documents: [all the others], reason: … }.`;
  if (field === null) return `Put it back${INSTEAD[kind]?.replace("ID", path) ?? ""}.`;
  if (kind === "kpi" && period !== null && field === "restated") return "Put the reason back as it was.";
  if (kind === "kpi" && period !== null && field !== "target" && field !== "rag") {
    return "Put the figure back, and give the new one in a later extract with its reason under restated:.";
  }
  const early = correctedTooEarly(change, report, context);
  if (early !== null) return early;
  const said = placeOf(change);
  const later = kind === "report" ? "" : " What became known later is an update of a later day.";
  return `Put back what was published. If that was wrong, add under updates: { date: …, of: ${said.of}, corrects: ${corrects}, ${said.field}, reason: … }.${later}`;
}

/** Of published reports the one with the latest date. */
function newestOf(ids: readonly string[], { published }: CheckContext): string | undefined {
  const dayOf = (id: string): string => published.get(id)?.frozen.state.asAt ?? "";
  return ids
    .filter((id) => published.has(id))
    .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
    .at(-1);
}

/** What can be done with an entry that is over, besides keeping it. */
const INSTEAD: Partial<Record<StateChange["kind"], string>> = {
  action: "; to end it from now on, add under updates: { date: …, of: ID, status: withdrawn, reason: … }",
  recommendation:
    "; once it is met, add under updates: { date: …, of: ID, track: business-as-usual, governance: … }",
};

/** A correction that is dated before a report came out without it. */
function correctedTooEarly(
  { path, field }: StateChange,
  report: ReportModel | undefined,
  { plan }: CheckContext,
): string | null {
  if (report === undefined) return null;
  const { asAt, recommendations, actions, kpis, events, audits, workstreams, posts, bodies } = report.state;
  const [own = path] = path.split("/");
  const entries = [
    ...[...recommendations, ...actions, ...kpis, ...events],
    ...[...audits, ...workstreams, ...posts, ...bodies],
  ];
  const entry = entries.find(({ id }) => id === own);
  const told = [
    ...(entry?.correctedFields ?? []),
    ...(entry && "corrections" in entry ? entry.corrections : []),
  ];
  const found = plan.updates.find(
    ({ of, date, corrects, patch }) =>
      of === path &&
      corrects !== undefined &&
      date <= asAt &&
      camelKey(field ?? "") in patch &&
      !told.some((one) => one.date === date),
  );
  if (found === undefined) return null;
  return `Date the correction of ${formatDate(found.date)} when it was made, after ${formatDate(asAt)}: report "${report.provenance.report}" came out without it.`;
}

/** What an update is of that corrects a compared value, and the field to write. */
function placeOf({ kind, path, field, was, now }: StateChange): { of: string; field: string } {
  const own = field ?? "";
  if (own === "corrections") {
    const [first] = [was, now].flat() as { readonly field?: string }[];
    return { of: path, field: `${first?.field ?? "status"}: …` };
  }
  const [name = own, part] = kind === "report" ? own.split(".") : [own];
  if (part !== undefined) return { of: path, field: `${name}: ${PARTS[name] ?? `{ ${part}: … }`}` };
  const isNested =
    (kind === "event" && own === "by") || (["document", "audit"].includes(kind) && own === "date");
  const named = UPDATED_BY[own] ?? own;
  const given = `${named}: ${PARTS[named] ?? "…"}`;
  return { of: path, field: isNested ? `its: { ${given} }` : given };
}

/** What is written for fields that are given whole. */
const PARTS: Readonly<Record<string, string>> = {
  meeting: "{ body: …, date: …, item: … }",
  responsible: "{ member: …, director: … }",
  contact: "{ name: …, extension: …, email: … }",
  highlights: "[all of them]",
  decisions: "[all of them]",
  "background-papers": "[all of them]",
  appendices: "[all of them]",
  sources: "[all of them]",
  holders: "[{ from: …, name: … }]",
};

/** The field of an entry that a compared value comes from, where its name is another. */
const UPDATED_BY: Readonly<Record<string, string>> = {
  holder: "holders",
  target: "targets",
  rag: "targets",
  variation: "breaks",
};
