import type { IsoDate } from "../plan/time/dates.ts";
import type { CorrectedField } from "./parts.ts";
import type { AuditState, PlanState } from "./state.ts";

/**
 * Two states as they can be compared: what only one of them recorded, how their texts are spaced, and corrections of what
 * the earlier one could not say yet make no difference. A workstream with another title is the same workstream.
 */
export function comparable(before: PlanState, after: PlanState): readonly [PlanState, PlanState] {
  const earlier = before.asAt < after.asAt ? before.asAt : after.asAt;
  const prepare = (state: PlanState, other: PlanState): PlanState =>
    tidy(withCorrections(adoptUnrecorded(state, other), ({ corrects }) => corrects <= earlier));
  return followTitles(prepare(before, after), prepare(after, before));
}

/**
 * The earlier state with its workstreams called in its actions as they are called in the later one: one that has another
 * title has changed once, not in every action. A title that two of them have says of neither what became of it.
 */
function followTitles(before: PlanState, after: PlanState): readonly [PlanState, PlanState] {
  const now = new Map(after.workstreams.map(({ id, title }) => [id, title]));
  const once = [...Map.groupBy(before.workstreams, ({ title }) => title).values()];
  const titles = new Map(
    once.flatMap(([one, other]) =>
      one === undefined || other !== undefined ? [] : [[one.title, now.get(one.id) ?? one.title]],
    ),
  );
  const follow = <One extends { readonly workstream: string | null }>(entries: readonly One[]): One[] =>
    entries.map((one) => ({ ...one, workstream: titles.get(one.workstream ?? "") ?? one.workstream }));
  const { recommendations, actions } = before;
  return [{ ...before, recommendations: follow(recommendations), actions: follow(actions) }, after];
}

/** A text with one space between words and an empty line between paragraphs. Any other white space says nothing. */
export const tidyText = (text: string): string =>
  text
    .normalize("NFC")
    .trim()
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim().replace(/\s+/g, " "))
    .join("\n\n");

/** A state, or a part of one, with its texts tidied, so that white space makes no difference. */
function tidy<Value>(value: Value): Value {
  if (typeof value === "string") return tidyText(value) as Value;
  if (Array.isArray(value)) return value.map(tidy) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tidy(inner)])) as Value;
}

/**
 * A state in which the fields that it did not record have the values of another state. Nobody can know whether those
 * fields changed, so a comparison must find no difference in them. A correction that was made after the date of the
 * state is none of what it did not record.
 */
function adoptUnrecorded(state: PlanState, other: PlanState): PlanState {
  const { unrecorded = [], report } = state;
  if (unrecorded.length === 0) return state;
  const fieldsOf = (list: string): string[] =>
    unrecorded.filter((field) => field.startsWith(`${list}.`)).map((field) => field.slice(list.length + 1));
  const hasClaims = report === null || other.report === null || fieldsOf("report").length === 0;
  const { workstreams, recommendations, actions, kpis, events, audits } = knownBy(other, state.asAt);
  return {
    ...state,
    workstreams: unrecorded.includes("workstreams") ? workstreams : state.workstreams,
    recommendations: adoptFields(state.recommendations, recommendations, fieldsOf("recommendations")),
    actions: adoptFields(state.actions, actions, fieldsOf("actions")),
    kpis: adoptFields(state.kpis, kpis, fieldsOf("kpis")),
    events: adoptFields(state.events, events, fieldsOf("events")),
    audits: unrecorded.includes("audits") ? audits.filter(isOf(state)) : state.audits,
    report: hasClaims ? report : { ...report, claims: other.report.claims },
  };
}

/** Whether a round of audits may have been told in a state that did not record any. */
const isOf =
  ({ asAt }: PlanState) =>
  ({ date }: AuditState): boolean =>
    date === null || date <= asAt;

const knownBy = (state: PlanState, asAt: IsoDate): PlanState =>
  withCorrections(state, ({ date }) => date <= asAt);

function adoptFields<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  others: readonly Entry[],
  fields: readonly string[],
): Entry[] {
  const byId = new Map(others.map((entry) => [entry.id, Object.entries(entry)]));
  return entries.map((entry) => {
    const adopted = byId.get(entry.id)?.filter(([field]) => fields.includes(field)) ?? [];
    return { ...entry, ...Object.fromEntries(adopted) };
  });
}

function withCorrections(
  state: PlanState,
  isKept: (one: Pick<CorrectedField, "date" | "corrects">) => boolean,
): PlanState {
  const each = <Entry extends { readonly correctedFields: readonly CorrectedField[] }>(
    entries: readonly Entry[],
  ): Entry[] => entries.map((entry) => ({ ...entry, correctedFields: entry.correctedFields.filter(isKept) }));
  const { workstreams, recommendations, actions, kpis, events, audits } = state;
  return {
    ...state,
    workstreams: each(workstreams),
    recommendations: each(recommendations),
    actions: each(actions).map((one) => ({ ...one, corrections: one.corrections.filter(isKept) })),
    kpis: each(kpis),
    events: each(events),
    audits: each(audits),
  };
}
