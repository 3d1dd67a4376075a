import { comparable } from "../model/comparable.ts";
import type { PlanState } from "../model/state.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { actions } from "./actions/actions.ts";
import { audits } from "./audits.ts";
import type { Change } from "./change.ts";
import type { Comparer, NameOf } from "./comparer.ts";
import { tellCorrections } from "./corrected-fields.ts";
import { events } from "./events.ts";
import { GROUPS } from "./groups.ts";
import { kpis } from "./kpis/kpis.ts";
import { bodies, posts } from "./named.ts";
import { recommendations } from "./recommendations.ts";
import { followRenames } from "./renames.ts";
import { report } from "./report.ts";
import { workstreams } from "./workstreams.ts";

/** What `improve diff` says, in every format: plain JSON. */
export interface Comparison {
  readonly version: 1;
  readonly base: SideIdentity;
  readonly head: SideIdentity;
  /** The readers it is for: the narrower of those that the two sides are for. */
  readonly audience: "public" | "board";
  readonly edition: "public" | "exempt";
  /** In the order in which a Director asks for them: see groups.ts. */
  readonly changes: readonly Change[];
  /** How many milder changes were found that were not asked for. */
  readonly omitted: number;
}

/** Which side it is: what a reader needs to find it again. */
export interface SideIdentity {
  /** As it was asked for: `2016-05`, `git:HEAD~1`, `reports/cabinet-2016-05.pdf`. */
  readonly name: string;
  readonly authority: string;
  readonly plan: string;
  readonly asAt: IsoDate;
  /** The id of the report; null for a plan at a date. */
  readonly report: string | null;
}

/** One comparer for each part of a state. */
const COMPARERS: readonly Comparer[] = [
  workstreams,
  recommendations,
  actions,
  kpis,
  events,
  audits,
  posts,
  bodies,
  report,
];

/**
 * Everything that changed from one state of a plan to another, in the order in which a Director asks for it. Nothing
 * where both are the same. The base may be the later one.
 */
export function diffStates(base: PlanState, head: PlanState): Change[] {
  const [written, after] = comparable(base, head);
  const { before, changes } = followRenames(written, after);
  const context = { asAt: { before: before.asAt, after: after.asAt }, nameOf: namesIn(before, after) };
  const compared = COMPARERS.flatMap(({ part, compare }) => compare(before[part], after[part], context));
  return inOrder([...changes, ...tellCorrections(compared, before, after)]);
}

/** Names the entries of both states, the later name first. An id that neither has is its own name. */
function namesIn(before: PlanState, after: PlanState): NameOf {
  const names = new Map(
    [before, after].flatMap((state) => [
      ...state.recommendations.map(({ id, number }) => [id, `recommendation ${number}`] as const),
      ...state.kpis.map(({ id, name }) => [id, name] as const),
      ...state.audits.map(({ id, theme }) => [id, `the audit “${theme}”`] as const),
      ...state.posts.map(({ id, title }) => [id, title] as const),
      ...state.bodies.map(({ id, name }) => [id, name] as const),
    ]),
  );
  return (id) => names.get(id) ?? id;
}

const PLACES = new Map(GROUPS.flatMap(({ kinds }, place) => kinds.map((kind) => [kind, place] as const)));

/** By group, and within a group in the order in which they were found. */
const inOrder = (changes: readonly Change[]): Change[] =>
  changes.toSorted((a, b) => (PLACES.get(a.kind) ?? 0) - (PLACES.get(b.kind) ?? 0));
