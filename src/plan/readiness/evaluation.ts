import type { KnownAction, KnownEvent, KnownRecommendation } from "../history/replay.ts";
import type { EventDocument, Finding } from "../schema/events.ts";
import type { IsoDate } from "../time/dates.ts";
import type { ActionRead } from "./evidence.ts";
import type { AuditsRead, MeasureRead } from "./impact.ts";

/** What somebody outside the council said in one finding. */
export interface Statement {
  /** `ofsted-2016-07/letter/d` */
  readonly path: string;
  /** "Ofsted's letter of 5 August 2016" */
  readonly said: string;
  /** As it is lettered in its document: "d". */
  readonly letter: string;
  readonly finding: Finding;
  readonly document: EventDocument;
  readonly event: KnownEvent;
}

/** What a re-inspection asks about: a recommendation, or what a visit found. */
export type Subject = {
  /** `R4`, or `ofsted-2016-07/letter/d`. */
  readonly path: string;
  /** The recommendations that it belongs to: itself, or those that the finding answers. */
  readonly recommendations: readonly string[];
  /** The day on which it was raised; null if that is not known. */
  readonly raised: IsoDate | null;
  /** The last day that those who raised it looked at; null if that is not known. What changed since has changed for them. */
  readonly seen: IsoDate | null;
} & (
  | { readonly kind: "recommendation"; readonly recommendation: KnownRecommendation }
  | { readonly kind: "finding"; readonly statement: Statement }
);

/** How grave what was found is, by what was said of it last; the gravest first. `unseen`: nobody has spoken of it since. */
export const GRAVITIES = ["concern", "mixed", "unseen", "strength"] as const;
export type Gravity = (typeof GRAVITIES)[number];

/** How far something is shown: wholly, in part, not at all, or that there is nothing to judge by. */
export type Sign = "shown" | "part" | "not-shown" | "none";

/** One cell of the matrix, with what it is made of. */
export interface Verdict {
  readonly sign: Sign;
  /** "Part shown" */
  readonly word: string;
  /** What it is made of: "4 of 6"; null if there is nothing to count. */
  readonly count: string | null;
}

/** Everything that a re-inspection asks of one recommendation or finding. */
export interface Evaluation {
  readonly subject: Subject;
  /** "Recommendation 4", "Finding (d) of Ofsted's letter of 5 August 2016" */
  readonly name: string;
  /** Those that count, in the order of the plan. */
  readonly actions: readonly ActionRead[];
  readonly withdrawn: readonly KnownAction[];
  readonly measures: readonly MeasureRead[];
  readonly audits: AuditsRead;
  /** What was said of it after it was raised, the oldest first. */
  readonly since: readonly Statement[];
  /** The last word of each body. */
  readonly lastWords: readonly Statement[];
  readonly gravity: Gravity;
  readonly evidence: Verdict;
  readonly impact: Verdict;
  readonly assurance: Verdict;
}
