import type { KnownAction, KnownEvent, KnownRecommendation } from "../history/replay.ts";
import type { EventDocument, Finding } from "../schema/events.ts";
import type { IsoDate } from "../time/dates.ts";
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

/** One piece of evidence, as an inspector would ask about it. */
export interface EvidenceRead {
  readonly title: string;
  /** Its own date, or else the day on which it was reported; null if neither is known. */
  readonly date: IsoDate | null;
  /** The post or body that checked it; null if nobody did. */
  readonly verifiedBy: string | null;
  /** Somebody checked it who does not own the action. */
  readonly isVerified: boolean;
  /** Older than evidence may be, or of no known date. */
  readonly isOld: boolean;
}

/** How well it is shown that an action was done: by nothing, by what nobody else checked, by what is old, or well. */
export type EvidenceState = "missing" | "unverified" | "old" | "shown";

/** An action with what shows that it was done. */
export interface ActionRead {
  readonly action: KnownAction;
  /** The paths of what it counts for. */
  readonly answers: ReadonlySet<string>;
  /** Since when it is done for good; null if that day is not known, or if it is not done. */
  readonly doneSince: IsoDate | null;
  /** The newest last. */
  readonly evidence: readonly EvidenceRead[];
  /** Null for an action that is not done: nothing has to show it yet. */
  readonly state: EvidenceState | null;
}

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
