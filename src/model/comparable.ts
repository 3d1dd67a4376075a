import type { IsoDate } from "../plan/time/dates.ts";
import type { CorrectedField } from "./parts.ts";
import type { AuditState, BodyState, PlanState, WorkstreamState } from "./state.ts";

/**
 * Two states as they can be compared: what only one of them recorded, how their texts are spaced, and corrections of what
 * the earlier one could not say yet make no difference. A workstream or a body with another name is the same one.
 */
export function comparable(before: PlanState, after: PlanState): readonly [PlanState, PlanState] {
  const earlier = before.asAt < after.asAt ? before.asAt : after.asAt;
  const prepare = (state: PlanState, other: PlanState): PlanState =>
    tidy(withCorrections(adoptUnrecorded(state, other), ({ corrects }) => corrects <= earlier));
  return followNames(prepare(before, after), prepare(after, before));
}

/**
 * The earlier state with its workstreams, bodies and posts called in its entries as they are called in the later one: one that
 * has another name has changed once, not in every action or event.
 */
function followNames(before: PlanState, after: PlanState): readonly [PlanState, PlanState] {
  const titleOf = newNames(before.workstreams, after.workstreams, ({ title }) => title);
  const nameOf = newNames(before.bodies, after.bodies, ({ name }) => name);
  const postOf = newNames(before.posts, after.posts, ({ title }) => title);
  const meetingOf = (words: string | null): string | null => {
    const [body = "", ...rest] = words?.split(", ") ?? [];
    return words === null ? null : [nameOf(body), ...rest].join(", ");
  };
  const { recommendations, actions, events, reports, report } = before;
  const followed: PlanState = {
    ...before,
    recommendations: recommendations.map((one) => ({
      ...one,
      workstream: one.workstream && titleOf(one.workstream),
      body: one.body && nameOf(one.body),
    })),
    actions: actions.map((one) => ({ ...one, workstream: one.workstream && titleOf(one.workstream) })),
    events: events.map((one) => ({ ...one, by: one.by.map(nameOf) })),
    reports: reports.map((one) => ({ ...one, meeting: meetingOf(one.meeting) })),
    report: report && {
      ...report,
      meeting: meetingOf(report.meeting),
      details: report.details.map((one) =>
        OF_POSTS.includes(one.field) ? { ...one, text: postOf(one.text) } : one,
      ),
    },
  };
  return [followed, after];
}

/** The fields of a report that name a post. */
const OF_POSTS = ["responsible.member", "responsible.director", "signed"];

/** What each name is now. One that two entries of a state have says of neither what became of it. */
function newNames<Entry extends { readonly id: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
  nameOf: (entry: Entry) => string,
): (name: string) => string {
  const isAlone = (entries: readonly Entry[], name: string): boolean =>
    entries.filter((one) => nameOf(one) === name).length === 1;
  const now = new Map(after.map((one) => [one.id, nameOf(one)]));
  const names = new Map(
    before.flatMap((one) => {
      const [name, other] = [nameOf(one), now.get(one.id)];
      const isKnown = other !== undefined && isAlone(before, name) && isAlone(after, other);
      return isKnown ? [[name, other] as const] : [];
    }),
  );
  return (name) => names.get(name) ?? name;
}

/** A text with one space between words and an empty line between paragraphs. Any other white space says nothing. */
export const tidyText = (text: string): string => (TIDY.test(text) ? text : tidied(text));

/** Words of ASCII with a space between: most texts are, and stay as they are. */
const TIDY = /^[\x21-\x7E]+(?: [\x21-\x7E]+)*$/;

const tidied = (text: string): string =>
  text
    .normalize("NFC")
    .trim()
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim().replace(/\s+/g, " "))
    .join("\n\n");

/** A state, or a part of one, with its texts tidied, so that white space makes no difference. What is tidy is not copied. */
function tidy<Value>(value: Value): Value {
  if (typeof value === "string") return tidyText(value) as Value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(tidy);
    return items.every((one, at) => one === value[at]) ? value : (items as Value);
  }
  let changed: Partial<Value> | null = null;
  for (const key in value) {
    const inner = tidy(value[key]);
    if (inner !== value[key]) changed = { ...changed, [key]: inner } as Partial<Value>;
  }
  return changed === null ? value : { ...value, ...changed };
}

/**
 * A state in which the fields that it did not record have the values of another state. Nobody can know whether those
 * fields changed, so a comparison must find no difference in them. A correction that was made after the date of the
 * state is none of what it did not record.
 */
function adoptUnrecorded(state: PlanState, other: PlanState): PlanState {
  const { unrecorded = [] } = state;
  if (unrecorded.length === 0) return state;
  const fieldsOf = (list: string): string[] =>
    unrecorded.filter((field) => field.startsWith(`${list}.`)).map((field) => field.slice(list.length + 1));
  const report = [state.report].flatMap((one) => one ?? []);
  const others = [other.report].flatMap((one) => (one === null ? [] : [{ ...one, id: report[0]?.id ?? "" }]));
  const then = knownBy(other, state.asAt);
  const { workstreams, recommendations, actions, kpis, events, audits, posts, bodies, reports } = then;
  return {
    ...state,
    workstreams: unrecorded.includes("workstreams")
      ? workstreams.map(titledIn(state, other))
      : state.workstreams,
    recommendations: adoptFields(state.recommendations, recommendations, fieldsOf("recommendations")),
    actions: adoptFields(state.actions, actions, fieldsOf("actions")),
    kpis: adoptFields(state.kpis, kpis, fieldsOf("kpis")),
    events: adoptFields(state.events, events, fieldsOf("events")),
    audits: unrecorded.includes("audits") ? audits.filter(isOf(state)) : state.audits,
    posts: adoptFields(state.posts, posts, fieldsOf("posts")),
    bodies: unrecorded.includes("bodies") ? bodies.map(namedIn(state, other)) : state.bodies,
    reports: unrecorded.includes("reports")
      ? reports.filter(({ asAt }) => asAt <= state.asAt)
      : state.reports,
    report: adoptFields(report, others, fieldsOf("report"))[0] ?? null,
  };
}

/**
 * A body by the name that a state has for it which did not record bodies, but did record whose its events are: the same ones
 * as in the other state, in the same order.
 */
function namedIn({ events }: PlanState, other: PlanState): (body: BodyState) => BodyState {
  const known = new Set(other.bodies.map(({ name }) => name));
  const names = new Map(
    events.flatMap(({ id, by }) => {
      const now = other.events.find((one) => one.id === id)?.by ?? [];
      if (now.length !== by.length) return [];
      return by.flatMap((name, index) => (known.has(name) ? [] : [[now[index] ?? name, name] as const]));
    }),
  );
  return (body) => ({ ...body, name: names.get(body.name) ?? body.name });
}

/**
 * A workstream by the title that a state has for it which did not record workstreams: the one that all its actions had there,
 * if no workstream has that title now.
 */
function titledIn({ actions }: PlanState, other: PlanState): (one: WorkstreamState) => WorkstreamState {
  const known = new Set(other.workstreams.map(({ title }) => title));
  const then = new Map(actions.map(({ id, workstream }) => [id, workstream]));
  return (one) => {
    const own = other.actions.filter(({ id, workstream }) => workstream === one.title && then.has(id));
    const [title, another] = new Set(own.map(({ id }) => then.get(id)));
    const isOther = typeof title === "string" && another === undefined && !known.has(title);
    return isOther ? { ...one, title } : one;
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
  const { workstreams, recommendations, actions, kpis, events, audits, posts, bodies, reports } = state;
  return {
    ...state,
    workstreams: each(workstreams),
    posts: each(posts),
    bodies: each(bodies),
    reports: each(reports),
    recommendations: each(recommendations),
    actions: each(actions).map((one) => ({ ...one, corrections: one.corrections.filter(isKept) })),
    kpis: each(kpis),
    events: each(events),
    audits: each(audits),
  };
}
