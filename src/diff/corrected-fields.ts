import type { CorrectedField } from "../model/parts.ts";
import { notIn } from "../model/same.ts";
import type { PlanState } from "../model/state.ts";
import { PROSE_FIELDS } from "../plan/schema/entry.ts";
import { formatDate, isIsoDate } from "../plan/time/dates.ts";
import { type Change, changeOf, type Entry } from "./change.ts";
import { matchById } from "./comparer.ts";
import {
  actionEntry,
  auditEntry,
  bodyEntry,
  eventEntry,
  kpiEntry,
  postEntry,
  recommendationEntry,
  workstreamEntry,
} from "./entries.ts";
import type { ChangeKind } from "./kinds.ts";
import { reportCorrections } from "./report.ts";
import { excerpt, reworded } from "./words.ts";

/**
 * Tells corrections as such. A change that is no more than a correction becomes one; any other correction is told beside
 * the changes. The words before a correction are those of the earlier state, because its readers have these: a state
 * keeps none that were taken back.
 */
export function tellCorrections(
  changes: readonly Change[],
  before: PlanState,
  after: PlanState,
): readonly Change[] {
  const found = correctionsBetween(before, after);
  const inReports = reportCorrections(before, after);
  if (found.length === 0) return [...changes, ...inReports];
  const told = new Set<Correction>();
  const kept = changes.flatMap((change) => {
    const correction = found.find((one) => isToldBy(change, one));
    if (correction === undefined)
      return found.some((one) => isAddedBy(change, one)) ? [] : [withoutTakenBack(change, found)];
    told.add(correction);
    return sayCorrected(change, correction);
  });
  const others = found.filter((one) => !told.has(one)).flatMap((one) => sayCorrection(one, before));
  return [...kept, ...others, ...inReports];
}

interface Correction extends CorrectedField {
  readonly kind: ChangeKind;
  readonly entry: Entry;
}

/** The corrections that only one of two states knows. Of several of one field of an update the last counts. */
function correctionsBetween(before: PlanState, after: PlanState): Correction[] {
  const between = <One extends { readonly id: string; readonly correctedFields: readonly CorrectedField[] }>(
    list: (state: PlanState) => readonly One[],
    kind: ChangeKind,
    entryOf: (one: One) => Entry,
  ): Correction[] =>
    matchById(list(before), list(after)).both.flatMap(([old, now]) => {
      const [then, since] = [old.correctedFields, now.correctedFields];
      const news = [...notIn(then, since), ...notIn(since, then)];
      const last = new Map(news.map((one) => [`${one.field} ${one.corrects}`, one]));
      const entry = entryOf(now);
      return [...last.values()].map((one) => ({ ...one, kind, entry }));
    });
  return [
    ...between(({ workstreams }) => workstreams, "workstream-corrected", workstreamEntry),
    ...between(({ recommendations }) => recommendations, "recommendation-corrected", recommendationEntry),
    ...between(({ actions }) => actions, "action-corrected", actionEntry),
    ...between(({ kpis }) => kpis, "kpi-corrected", kpiEntry),
    ...between(({ events }) => events, "event-corrected", eventEntry).map((one) =>
      one.field.includes("/") ? correctionInside(one, after) : one,
    ),
    ...between(({ audits }) => audits, "audit-corrected", auditEntry),
    ...between(({ posts }) => posts, "post-corrected", postEntry),
    ...between(({ bodies }) => bodies, "body-corrected", bodyEntry),
  ];
}

/** A correction of a document or a finding: an event keeps these by their paths, `letter/d/text`. */
function correctionInside(correction: Correction, { events }: PlanState): Correction {
  const [documentId = "", ...rest] = correction.field.split("/");
  const field = rest.at(-1) ?? "";
  const event = events.find(({ id }) => id === correction.entry.entity);
  const title = event?.documents.find(({ id }) => id === documentId)?.title ?? documentId;
  const entity = [correction.entry.entity, documentId, ...rest.slice(0, -1)].join("/");
  if (rest.length === 1)
    return { ...correction, field, kind: "document-corrected", entry: { entity, label: null, title } };
  const label = `Finding ${rest[0]}`;
  return { ...correction, field, kind: "finding-corrected", entry: { entity, label, title } };
}

/** Whether the correction stands, so that there is no more to a change of the field than the correction. */
function isToldBy({ kind, entity, field }: Change, { entry, field: corrected, until }: Correction): boolean {
  if (until !== null || !RETOLD.includes(kind)) return false;
  // An event's documents can be corrected all together, too.
  return entity === entry.entity
    ? field === corrected
    : corrected === "documents" && entity.startsWith(`${entry.entity}/`);
}

/** Changes that would be told as news. What follows from them, such as a missed target, is told as what it is. */
const RETOLD: readonly ChangeKind[] = [
  "workstream-renamed",
  "workstream-moved",
  "workstream-sponsor-changed",
  "workstream-lead-changed",
  "recommendation-back-to-plan",
  "recommendation-to-business-as-usual",
  "recommendation-reworded",
  "recommendation-renumbered",
  "recommendation-lead-changed",
  "recommendation-oversight-changed",
  "start-changed",
  "owner-changed",
  "progress-reported",
  "impact-reported",
  "action-moved",
  "action-measures-changed",
  "action-superseded",
  "action-reworded",
  "kpi-target-moved",
  "kpi-target-set",
  "kpi-target-dropped",
  "kpi-rebased",
  "kpi-rebasing-dropped",
  "kpi-rebasing-reworded",
  "kpi-comparator-added",
  "kpi-comparator-changed",
  "kpi-comparator-removed",
  "kpi-renamed",
  "kpi-definition-changed",
  "kpi-method-changed",
  "kpi-answers-changed",
  "event-held",
  "event-not-held",
  "event-rescheduled",
  "event-reworded",
  "audit-rescheduled",
  "audit-grades-changed",
  "audit-moderated",
  "audit-reworded",
  "post-renamed",
  "post-holder-changed",
  "body-renamed",
  "document-received",
  "document-removed",
  "document-reworded",
  "finding-added",
  "finding-removed",
  "finding-reworded",
  "finding-addressed",
  "finding-unaddressed",
];

/** Changes whose own words say more than from what to what. */
const IN_OWN_WORDS: readonly ChangeKind[] = [
  "event-held",
  "event-not-held",
  "kpi-rebased",
  "kpi-rebasing-dropped",
  "kpi-rebasing-reworded",
  "kpi-comparator-added",
  "kpi-comparator-removed",
  "document-received",
  "document-removed",
  "finding-added",
  "finding-removed",
  "finding-addressed",
  "finding-unaddressed",
];

/** Whether a piece of evidence is new only because a correction names it. */
const isAddedBy = ({ kind, entity, to }: Change, correction: Correction): boolean =>
  kind === "evidence-added" &&
  entity === correction.entry.entity &&
  correction.field === "evidence" &&
  `; ${correction.to}; `.includes(`; ${to}; `);

/** A change that does not repeat words which the council took back: a correction says that they are exempt. */
function withoutTakenBack(change: Change, found: readonly Correction[]): Change {
  const { kind, entity, field, to, reason, severity } = change;
  const isTakenBack = found.some(
    (one) => one.entry.entity === entity && one.field === field && one.to === null && isWords(field),
  );
  if (!isTakenBack) return change;
  const what = kind === "evidence-removed" ? "evidence is no longer there" : change.what;
  return changeOf(change, kind, what, { field, to, reason, severity });
}

/** "its owner was corrected, from Head of Service to Workforce Lead" */
function sayCorrected(change: Change, correction: Correction): Change[] {
  const { kind, to, reason } = correction;
  const { field } = change;
  const { entry } = change.entity === correction.entry.entity ? correction : { entry: change };
  const name = nameOf(field);
  if (IN_OWN_WORDS.includes(change.kind)) {
    const { from, to } = change;
    return [changeOf(entry, kind, `${name} was corrected: ${change.what}`, { field, from, to, reason })];
  }
  if (isWords(field) && to === null)
    return [changeOf(entry, kind, `${name} was corrected`, { field, reason })];
  if (isWords(field) && change.from !== null && change.to !== null) {
    const texts = reworded(entry, kind, { field, name, how: "corrected" }, change.from, change.to);
    return texts.map(({ what, from, to, words }) =>
      changeOf(entry, kind, what, { field, from, to, words, reason }),
    );
  }
  const what = `${name} was corrected, from ${show(field, change.from)} to ${show(field, change.to)}`;
  return [changeOf(entry, kind, what, { field, from: change.from, to: change.to, reason })];
}

/** A correction of what has changed again since, or had already changed, or is not told by a change. */
function sayCorrection(correction: Correction, before: PlanState): Change[] {
  const { kind, entry, corrects, to, reason } = correction;
  const name = nameOf(correction.field);
  const field = `${correction.field}.${corrects}`;
  const from = wordsBefore(correction, before);
  if (from !== null)
    return reworded(entry, kind, { field, name, how: "corrected" }, from, to).map((change) =>
      changeOf(entry, kind, change.what, { ...change, reason }),
    );
  const now = to === null || to === "" ? "" : `, to ${show(correction.field, to)}`;
  const verb = to === "" ? "taken back" : "corrected";
  const what = `what was said of ${name} on ${formatDate(corrects)} was ${verb}${now}`;
  return [changeOf(entry, kind, what, { field, to, reason })];
}

/** What the readers of the earlier state were told of an action, where they have it from the update that was wrong. */
function wordsBefore({ kind, entry, field, date, until, to }: Correction, before: PlanState): string | null {
  if (kind !== "action-corrected" || (field !== "progress" && field !== "impact") || to === null) return null;
  const wasToldLast = date > before.asAt && (until === null || until > before.asAt);
  const words = before.actions.find(({ id }) => id === entry.entity)?.[field] ?? null;
  // The same words can be there from the entry itself: the update was corrected all the same.
  return wasToldLast && words !== to ? words : null;
}

/** Whether a field holds the council's own words. A correction of these without any is exempt. */
const isWords = (field: string): boolean => PROSE_FIELDS.includes(field) || SAID.includes(field);

const SAID = ["progress", "impact", "evidence", "reason"];

function show(field: string, words: string | null): string {
  if (words === null) return "nothing";
  if (isWords(field)) return excerpt(words);
  if (field === "track") return words.replaceAll("-", " ");
  return isIsoDate(words) ? formatDate(words) : words;
}

const nameOf = (field: string): string => NAMES[field] ?? `its ${field.replaceAll("-", " ")}`;

/** What a sentence calls a field that its own name does not say. */
const NAMES: Readonly<Record<string, string>> = {
  start: "its start date",
  answers: "what it answers",
  "measured-by": "how it is measured",
  "superseded-by": "the action that takes its place",
  rebaseline: "the Board’s agreement to its new date",
  added: "when it was added",
  by: "who holds it",
  held: "when it was held",
  planned: "when it is planned",
  cases: "the number of its cases",
  grades: "the count of its cases by grade",
  moderated: "its moderation",
  recurring: "what it found again",
  targets: "its target",
  breaks: "from when its series is rebased",
  comparators: "what it is compared with",
  track: "where it is carried on",
  date: "the day that it is dated",
  holders: "who holds it",
};
