import { type Edition, withheld } from "../disclosure/views.ts";
import { findingPath, type Named, namedEntries } from "../plan/history/lookup.ts";
import {
  type KnownAction,
  type KnownEvent,
  type KnownKpi,
  type KnownRecommendation,
  type PlanAsAt,
  whereSet,
} from "../plan/history/replay.ts";
import type { Exemption } from "../plan/schema/entry.ts";
import type { EventDocument, Finding } from "../plan/schema/events.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import type { Report } from "../plan/schema/reports.ts";
import { below, type Origin } from "../problems/origin.ts";
import type { Problem } from "../problems/problem.ts";

/** All that the making of one report may look at. */
export interface ReportContext {
  readonly header: PlanHeader;
  readonly report: Report;
  /** The plan as known at the report's date. */
  readonly plan: PlanAsAt;
  /** The plan as known at the date of the report before; null for a first report. */
  readonly before: PlanAsAt | null;
  readonly edition: Edition;
  /** Everything a reference can name, by its path. */
  readonly named: ReadonlyMap<string, Named>;
  /** The same of the whole plan, whenever it became known. */
  readonly everNamed: ReadonlyMap<string, Named>;
  /** What turns out to be wrong on the way. */
  readonly problems: Problem[];
}

/** What references look at. */
export type ReferenceContext = Pick<ReportContext, "report" | "plan" | "before" | "edition" | "named">;

export const indexNamed = (plan: Parameters<typeof namedEntries>[0]): Map<string, Named> =>
  new Map([...namedEntries(plan)].map((named) => [named.path, named]));

export const findKpi = (plan: PlanAsAt, id: string): KnownKpi | undefined =>
  plan.kpis.find((kpi) => kpi.id === id);

export const findEvent = (plan: PlanAsAt, id: string): KnownEvent | undefined =>
  plan.events.find((event) => event.id === id);

/** A document by `event/document`, or the event's first one by the event alone. */
export function findDocument(
  plan: PlanAsAt,
  path: string,
): { event: KnownEvent; document: EventDocument; origin: Origin } | undefined {
  const [eventId = "", documentId] = path.split("/");
  const event = findEvent(plan, eventId);
  const documents = event?.documents ?? [];
  const index = documents.findIndex(({ id }) => documentId === undefined || id === documentId);
  const document = documents[index];
  if (event === undefined || document === undefined) return undefined;
  return { event, document, origin: below(whereSet(event, "documents"), index) };
}

/** A post's title; the id itself where no post has it. */
export const postTitle = (plan: PlanAsAt, id: string): string =>
  plan.posts.find((post) => post.id === id)?.title ?? id;

/** Who holds a post at the report's date; null when nobody is named. */
export function holderOf(plan: PlanAsAt, id: string): string | null {
  const holders = plan.posts.find((post) => post.id === id)?.holders ?? [];
  const newest = [...holders].sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  return newest?.name ?? null;
}

export const bodyName = (plan: PlanAsAt, id: string): string =>
  plan.bodies.find((body) => body.id === id)?.name ?? id;

/** The text, unless this edition may not show it. */
export function showable(text: string, exempt: Exemption | undefined, edition: Edition): string {
  return exempt !== undefined && edition === "public" ? withheld(exempt) : text;
}

/** The actions that answer a recommendation. */
export const actionsOf = (plan: PlanAsAt, recommendation: KnownRecommendation): KnownAction[] =>
  plan.actions.filter(({ answers }) => answers.includes(recommendation.id));

/** The measures that show whether a recommendation is met: its own, and those its actions name. */
export function kpisOf(plan: PlanAsAt, recommendation: KnownRecommendation): KnownKpi[] {
  const named = new Set(actionsOf(plan, recommendation).flatMap(({ measuredBy = [] }) => measuredBy));
  return plan.kpis.filter(({ id, answers = [] }) => answers.includes(recommendation.id) || named.has(id));
}

/** The recommendations a measure answers: its own, or if it names none, those whose actions it measures. */
export function recommendationsOf(plan: PlanAsAt, { id, answers = [] }: KnownKpi): KnownRecommendation[] {
  const own = plan.recommendations.filter((one) => answers.includes(one.id));
  return own.length > 0
    ? own
    : plan.recommendations.filter((one) =>
        actionsOf(plan, one).some(({ measuredBy = [] }) => measuredBy.includes(id)),
      );
}

/** Where a finding is addressed: recommendations by number, and actions. */
export function addressedBy(plan: PlanAsAt, event: string, document: EventDocument, finding: Finding) {
  const path = findingPath(event, document, finding);
  const recommendations = plan.recommendations.filter(({ id }) => finding.answers?.includes(id));
  const actions = plan.actions.filter(
    ({ answers, status }) => answers.includes(path) && status !== "withdrawn",
  );
  return { recommendations, actions };
}
