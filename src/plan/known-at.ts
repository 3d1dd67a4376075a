import type { Action } from "./actions.ts";
import type { IsoDate } from "./dates.ts";
import type { Event, EventDocument } from "./events.ts";
import type { Plan } from "./index.ts";
import type { Kpi } from "./kpis.ts";
import type { Post } from "./posts.ts";
import type { Recommendation } from "./recommendations.ts";

/**
 * The plan as it was known at the end of a day: every fact whose date is later is left out. Facts without a
 * date were known from the start. Asking again with the same or a later date changes nothing.
 */
export function knownAt(plan: Plan, asAt: IsoDate): Plan {
  const known = knownBy(asAt);
  return {
    ...plan,
    posts: plan.posts.map((post) => postAt(post, asAt)),
    recommendations: plan.recommendations.filter((one) => known(one.added ?? sourceDate(one, plan.events))),
    actions: plan.actions
      .filter((action) => known(action.added ?? plan.header?.start))
      .map((action) => actionAt(action, asAt)),
    kpis: plan.kpis.filter((kpi) => known(kpi.added)).map((kpi) => kpiAt(kpi, asAt)),
    extracts: plan.extracts.filter(({ date }) => known(date)),
    events: plan.events
      .filter((event) => known(firstKnown(event)))
      .map((event) => eventAt({ ...event, added: firstKnown(event) }, asAt)),
    audits: plan.audits.filter(({ date }) => known(date)),
    updates: plan.updates.filter(({ date }) => known(date)),
  };
}

const knownBy =
  (asAt: IsoDate) =>
  (date: IsoDate | undefined): boolean =>
    date === undefined || date <= asAt;

/** A recommendation is known from the day its source was, and not before what the source is part of. */
function sourceDate(recommendation: Recommendation, events: readonly Event[]): IsoDate | undefined {
  const [eventId, documentId] = recommendation.source.split("/");
  const event = events.find(({ id }) => id === eventId);
  const documents = event?.documents?.filter(({ id }) => documentId === undefined || id === documentId) ?? [];
  const published = documents.map(({ date }) => date).sort()[0];
  const dates = [published, event && firstKnown(event)].filter((date) => date !== undefined);
  return dates.sort().at(-1);
}

/** An event nobody planned becomes known when it begins. */
const firstKnown = ({ added, planned, held }: Event): IsoDate | undefined =>
  added ?? (planned === undefined ? held?.start : undefined);

/** Until an event is over it is only planned; its documents are known from their own dates. */
export function eventAt<T extends Event>(event: T, asAt: IsoDate): T {
  const known = knownBy(asAt);
  const documents: EventDocument[] | undefined = event.documents?.filter(({ date }) => known(date));
  if (event.held === undefined || known(event.held.end)) return { ...event, documents };
  const planned = event.planned ?? { interval: event.held, words: null };
  return { ...event, documents, planned, held: undefined };
}

/** Who holds a post is known from the day they take it up. */
export function postAt<T extends Post>(post: T, asAt: IsoDate): T {
  return { ...post, holders: post.holders?.filter(({ from }) => from <= asAt) };
}

/** Evidence is known from its own date. */
export function actionAt<T extends Action>(action: T, asAt: IsoDate): T {
  return { ...action, evidence: action.evidence?.filter(({ date }) => knownBy(asAt)(date)) };
}

/** Targets, comparators and breaks are known from the day they were agreed, published or decided. */
export function kpiAt<T extends Kpi>(kpi: T, asAt: IsoDate): T {
  const known = knownBy(asAt);
  return {
    ...kpi,
    targets: kpi.targets?.filter(({ agreed }) => known(agreed)),
    comparators: kpi.comparators?.filter(({ published }) => known(published)),
    breaks: kpi.breaks?.filter(({ decided }) => known(decided)),
  };
}
