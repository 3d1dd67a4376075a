import type { IsoDate } from "./dates.ts";
import type { Event, EventDocument } from "./events.ts";
import type { Plan } from "./index.ts";
import type { Kpi } from "./kpis.ts";
import type { Recommendation } from "./recommendations.ts";

/**
 * The plan as it was known at the end of a day: every fact whose date is later is left out. Facts without a
 * date were known from the start. Asking again with the same or a later date changes nothing.
 */
export function knownAt(plan: Plan, asAt: IsoDate): Plan {
  const known = knownBy(asAt);
  return {
    ...plan,
    posts: plan.posts.map((post) => ({ ...post, holders: post.holders?.filter(({ from }) => known(from)) })),
    recommendations: plan.recommendations.filter((one) => known(one.added ?? sourceDate(one, plan.events))),
    actions: plan.actions.filter((action) => known(action.added ?? plan.header?.start)),
    kpis: plan.kpis.filter((kpi) => known(kpi.added)).map((kpi) => kpiAt(kpi, asAt)),
    extracts: plan.extracts.filter(({ date }) => known(date)),
    events: plan.events
      .filter((event) => known(event.added ?? heldWithoutPlan(event)))
      .map((event) => eventAt(event, asAt)),
    audits: plan.audits.filter(({ date }) => known(date)),
    updates: plan.updates.filter(({ date }) => known(date)),
  };
}

const knownBy =
  (asAt: IsoDate) =>
  (date: IsoDate | undefined): boolean =>
    date === undefined || date <= asAt;

/** A recommendation is known from the day its source was published. */
function sourceDate(recommendation: Recommendation, events: readonly Event[]): IsoDate | undefined {
  const [eventId, documentId] = recommendation.source.split("/");
  const event = events.find(({ id }) => id === eventId);
  const documents = event?.documents?.filter(({ id }) => documentId === undefined || id === documentId) ?? [];
  return documents.map(({ date }) => date).sort()[0];
}

const heldWithoutPlan = (event: Event): IsoDate | undefined =>
  event.planned === undefined ? event.held?.start : undefined;

/** Until an event is over it is only planned; its documents are known from their own dates. */
export function eventAt<T extends Event>(event: T, asAt: IsoDate): T {
  const known = knownBy(asAt);
  const documents: EventDocument[] | undefined = event.documents?.filter(({ date }) => known(date));
  if (event.held === undefined || known(event.held.end)) return { ...event, documents };
  const planned = event.planned ?? { interval: event.held, words: null };
  return { ...event, documents, planned, held: undefined };
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
