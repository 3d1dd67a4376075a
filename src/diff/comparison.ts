import type { PlanState } from "../model/state.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { Change } from "./change.ts";

/** What is compared: a state, and where it comes from. */
export interface Side {
  /** As it was asked for: `2016-05`, `git:HEAD~1`, `reports/cabinet-2016-05.pdf`. */
  readonly name: string;
  readonly authority: string;
  readonly plan: string;
  /** Already reduced to what both sides may show. */
  readonly state: PlanState;
}

/** What `improve diff` says, in every format: plain JSON. */
export interface Comparison {
  readonly version: 1;
  readonly base: ComparedSide;
  readonly head: ComparedSide;
  /** Whose eyes it is for, the narrower of the two sides'. */
  readonly audience: "public" | "board";
  readonly edition: "public" | "exempt";
  /** In the order a Director asks: see groups.ts. */
  readonly changes: readonly Change[];
  /** How many milder changes were found that were not asked for. */
  readonly omitted: number;
}

export interface ComparedSide {
  readonly name: string;
  readonly authority: string;
  readonly plan: string;
  readonly asAt: IsoDate;
  /** The id of the report; null for the state of a plan alone. */
  readonly report: string | null;
}
