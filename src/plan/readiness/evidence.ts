import { doneSince } from "../history/actions.ts";
import type { KnownAction, PlanAsAt } from "../history/replay.ts";
import { isDone } from "../schema/actions.ts";
import { addMonths, type IsoDate } from "../time/dates.ts";

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
  /** Since when it is done for good; null if that day is not known, or if it is not done. */
  readonly doneSince: IsoDate | null;
  /** The newest last. */
  readonly evidence: readonly EvidenceRead[];
  /** Null for an action that is not done: nothing has to show it yet. */
  readonly state: EvidenceState | null;
}

/** Reads the evidence of an action as it stands at the date of the plan. `months` is how old evidence may be. */
export function readAction(action: KnownAction, { header, asAt }: PlanAsAt, months: number): ActionRead {
  const oldest = addMonths(asAt, -months);
  const reported = new Map(
    action.history.flatMap(({ date, evidence = [] }) => evidence.map((one) => [one, date] as const)),
  );
  const evidence = action.evidence
    .map((one): EvidenceRead => {
      const { title, verifiedBy = null } = one;
      const date = one.date ?? reported.get(one) ?? action.added ?? header?.start ?? null;
      const isVerified = verifiedBy !== null && verifiedBy !== action.owner;
      return { title, date, verifiedBy, isVerified, isOld: date === null || date < oldest };
    })
    .sort((a, b) => compareDates(a.date, b.date));
  return {
    action,
    doneSince: doneSince(action)?.date ?? null,
    evidence,
    state: isDone(action.status) ? stateOf(evidence) : null,
  };
}

const compareDates = (a: IsoDate | null, b: IsoDate | null): number =>
  (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0;

/** New evidence that somebody checked always makes it `shown`, whatever else there is. */
function stateOf(evidence: readonly EvidenceRead[]): EvidenceState {
  if (evidence.length === 0) return "missing";
  const verified = evidence.filter(({ isVerified }) => isVerified);
  if (verified.length === 0) return "unverified";
  return verified.every(({ isOld }) => isOld) ? "old" : "shown";
}
