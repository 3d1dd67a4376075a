import type { Change } from "../diff/change.ts";
import type { Edition } from "../disclosure/views.ts";
import type { PlanState } from "../model/state.ts";
import { type Named, namedEntries } from "../plan/history/lookup.ts";
import {
  type KnownAction,
  type KnownEvent,
  type KnownKpi,
  type KnownRecommendation,
  type PlanAsAt,
  whereSet,
} from "../plan/history/replay.ts";
import type { Readiness } from "../plan/readiness/evaluate.ts";
import type { EventDocument } from "../plan/schema/events.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import type { Report } from "../plan/schema/reports.ts";
import { formatInterval } from "../plan/time/intervals.ts";
import { below, type Origin } from "../problems/origin.ts";
import type { Problem } from "../problems/problem.ts";
import type { Layout } from "../theme/schema.ts";
import type { WrittenParagraph } from "./draft/draft.ts";

/** Everything that the parts of one report are made from. */
export interface ReportContext {
  readonly header: PlanHeader;
  readonly report: Report;
  /** The plan as known at the report's date. */
  readonly plan: PlanAsAt;
  /** The plan as known at the date of the report before; null for a first report. */
  readonly before: PlanAsAt | null;
  /** What changed since the report before; nothing in a first report. Worked out when it is first asked for. */
  readonly changes: readonly Change[];
  /** The plan as it is kept for comparison, without its report. Worked out when it is first asked for. */
  readonly state: PlanState;
  /** How ready the plan is for a re-inspection, as its readers may see it. Worked out when it is first asked for. */
  readonly readiness: Readiness;
  readonly edition: Edition;
  /** What the council's theme says of the order, the titles and the choice of what is printed. */
  readonly layout: Layout;
  /** Everything that a reference can name, by its path. */
  readonly named: ReadonlyMap<string, Named>;
  /** The same for the whole plan, whenever an entry became known. */
  readonly namedAtAnyDate: ReadonlyMap<string, Named>;
  /** What is found to be wrong while the report is made. */
  readonly problems: Problem[];
  /** The paragraphs that somebody wrote, as they get their numbers. */
  readonly paragraphs: WrittenParagraph[];
  /** What follows from `plan`, under a name: it is worked out only once, whatever the texts of the report say. */
  readonly remember: <Value>(name: string, make: () => Value) => Value;
}

/** The part of the context that references need. */
export type ReferenceContext = Pick<
  ReportContext,
  "report" | "plan" | "before" | "changes" | "edition" | "named"
>;

export const indexNamed = (plan: Parameters<typeof namedEntries>[0]): Map<string, Named> =>
  new Map([...namedEntries(plan)].map((named) => [named.path, named]));

/** A document named `event/document`. A path of the event alone names its first document. */
export function findDocument(
  plan: PlanAsAt,
  path: string,
): { event: KnownEvent; document: EventDocument; origin: Origin } | undefined {
  const [eventId = "", documentId] = path.split("/");
  const event = plan.events.find(({ id }) => id === eventId);
  const documents = event?.documents ?? [];
  const document = documents.find(({ id }) => documentId === undefined || id === documentId);
  if (event === undefined || document === undefined) return undefined;
  return { event, document, origin: documentPlace(event, document) };
}

/** Where a document of an event was written. */
export const documentPlace = (event: KnownEvent, document: EventDocument): Origin =>
  below(whereSet(event, "documents"), event.documents?.indexOf(document) ?? 0);

/** When an event or a round of audits is planned for, in words; null if nothing says. */
export function whenPlanned({ planned }: Pick<KnownEvent, "planned">): string | null {
  if (planned === undefined) return null;
  return planned.interval === null ? planned.words : formatInterval(planned.interval);
}

/** Whether an event is a meeting of the body that the report goes to. Such a meeting is not reported to that body. */
export const isOwnMeeting = ({ by }: KnownEvent, { meeting }: Report): boolean =>
  by.length === 1 && by[0] === meeting?.body;

/** A post's title, or the id itself if no post has it. */
export const postTitle = (plan: PlanAsAt, id: string): string =>
  plan.posts.find((post) => post.id === id)?.title ?? id;

/** A workstream's title, or the id itself if none has it: a plan without workstreams has their titles in place of ids. */
export const workstreamTitle = ({ workstreams }: Pick<PlanAsAt, "workstreams">, id: string): string =>
  workstreams.find((one) => one.id === id)?.title ?? id;

/** The name of who holds a post at the report's date; null if nobody is named. */
export function holderOf(plan: PlanAsAt, id: string): string | null {
  const holders = plan.posts.find((post) => post.id === id)?.holders ?? [];
  const newest = [...holders].sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  return newest?.name ?? null;
}

export const bodyName = (plan: PlanAsAt, id: string): string =>
  plan.bodies.find((body) => body.id === id)?.name ?? id;

/** Whether this report, in its edition, prints a computed block, in its main text or as an appendix. */
export const printsBlock = ({ report, edition }: ReportContext, name: string): boolean =>
  new RegExp(`\\{\\{\\s*block\\s+"${name}"`).test(report.main ?? "") ||
  (report.appendices ?? []).some(
    ({ block, exempt }) => block === name && (exempt === undefined || edition === "exempt"),
  );

/** The actions that answer a recommendation. */
export const actionsOf = (plan: PlanAsAt, recommendation: KnownRecommendation): KnownAction[] =>
  plan.actions.filter(({ answers }) => answers.includes(recommendation.id));

/** The measures that show whether a recommendation is met: its own, and those that its actions name. */
export function kpisOf(plan: PlanAsAt, recommendation: KnownRecommendation): KnownKpi[] {
  const named = new Set(actionsOf(plan, recommendation).flatMap(({ measuredBy = [] }) => measuredBy));
  return plan.kpis.filter(({ id, answers = [] }) => answers.includes(recommendation.id) || named.has(id));
}
