import { type GradeShare, goodOrBetter, type ReportedAudit, reportedAudits } from "../claims/audit-grades.ts";
import type { KnownKpi, PlanAsAt } from "../history/replay.ts";
import { latestOf, type Point } from "../measures/series.ts";
import { distanceToTarget, ratingOf } from "../measures/targets.ts";
import { assessSeries, type Latest, type Phase, type Unlimited } from "../spc/assess-series.ts";
import type { IsoDate } from "../time/dates.ts";

/**
 * What a measure shows of a change for children: a real improvement or worsening by its chart; that it meets its target and
 * will go on doing so (`held`); no real change; or nothing, because that cannot be told yet (`untold`), or because neither
 * high nor low is better (`neutral`).
 */
export type Shown = "better" | "worse" | "held" | "no-change" | "untold" | "neutral";

/** Why nothing can be told, or why there is no change: `chance` decides whether the target is met. */
export type Why = Unlimited | "no-figure" | "suppressed" | "none-since" | "begun-before" | "chance" | null;

/** A measure, read for what changed since a finding was raised. */
export interface MeasureRead {
  readonly kpi: KnownKpi;
  readonly shown: Shown;
  readonly why: Why;
  /** Its limits come from fewer than twelve figures, so what it shows may still prove to be chance. */
  readonly onTrial: boolean;
  /** The newest figure that may be printed; null if there is none. */
  readonly newest: Point | null;
}

/** Measures and rounds of audits, assessed once, for however many findings they are read. */
export function impactReader(plan: PlanAsAt) {
  const assessed = new Map(plan.kpis.map((kpi) => [kpi, assessSeries(kpi)]));
  const rounds = reportedAudits(plan).flatMap((audit) => {
    const share = goodOrBetter(audit, plan);
    return share === null ? [] : [{ audit, share }];
  });
  /**
   * Reads the measures of a finding, and the rounds of audits about it.
   * @param seen the last day that those who made the finding looked at, if it is known
   * @param answered the paths of the finding, and of the recommendations and findings that belong with it
   */
  return (
    kpis: readonly KnownKpi[],
    seen: IsoDate | null,
    answered: ReadonlySet<string>,
  ): { readonly measures: readonly MeasureRead[]; readonly audits: AuditsRead } => ({
    measures: kpis.map((kpi) => readMeasure(kpi, assessed.get(kpi) ?? assessSeries(kpi), seen)),
    audits: readAudits(
      rounds.filter(({ audit: { answers = [] } }) => answers.some((path) => answered.has(path))),
    ),
  });
}

/** Reads a measure as its chart does. */
function readMeasure(
  kpi: KnownKpi,
  { latest, phases }: ReturnType<typeof assessSeries>,
  seen: IsoDate | null,
): MeasureRead {
  const newest = latestOf(kpi.series) ?? null;
  const onTrial = latest?.phase.trial ?? false;
  const read = (shown: Shown, why: Why = null): MeasureRead => ({ kpi, shown, why, onTrial, newest });
  // No older figure takes the place of one that may not be printed.
  if (kpi.series.at(-1)?.figure?.symbol === "c") return read("untold", "suppressed");
  if (newest === null) return read("untold", "no-figure");
  if (kpi.better === "neutral") return read("neutral");
  const since = kpi.series.filter(({ value, period }) => value !== null && period.end >= (seen ?? "")).length;
  if (since === 0) return read("untold", "none-since");
  const isMet = ratingOf(newest, kpi) === "green";
  if (latest === null) return readUnlimited(isMet, phases.at(-1)?.unlimited ?? "too-few", read);
  const mark = latest.signal?.mark ?? movedBy(kpi, latest, phases, seen);
  // Those who made the finding knew of a run that had begun before.
  if (mark === "improvement" && since < (latest.signal?.count ?? 0)) return read("untold", "begun-before");
  if (mark === "improvement") return read("better");
  if (mark === "concern") return read("worse");
  if (isMet && (mark === "neutral" || latest.assurance === "always-met")) return read("held");
  return read("no-change", isMet ? "chance" : null);
}

/** Without limits change cannot be told from chance. A figure that holds most of the one before can still be held to its target. */
function readUnlimited(
  isMet: boolean,
  why: Unlimited,
  read: (shown: Shown, why?: Why) => MeasureRead,
): MeasureRead {
  if (isMet && why !== "too-few") return read("held", why);
  return why === "unmoving" ? read("no-change", why) : read("untold", why);
}

/** What new limits that began since say, where the newest figure is within them: the mean came nearer to the target, or went from it. */
function movedBy(
  kpi: KnownKpi,
  { phase }: Latest,
  phases: readonly Phase[],
  seen: IsoDate | null,
): "improvement" | "concern" | null {
  const before = phases.find(({ to }) => to === phase.from)?.limits;
  const begun = kpi.series[phase.from]?.period.end ?? "";
  if (phase.kind !== "step" || !before || begun < (seen ?? "")) return null;
  const target = kpi.targets?.at(-1) ?? null;
  const [now, then] = [phase.limits.mean, before.mean].map((mean) =>
    distanceToTarget(mean, kpi.better === "in-range" ? target : { value: 0 }, kpi.better),
  );
  if (typeof now !== "number" || typeof then !== "number" || now === then) return null;
  return now > then ? "improvement" : "concern";
}

/** Rounds of case-file audits about a finding, and whether more cases are good or better than in the round before. */
export interface AuditsRead {
  /** Those whose share may be told, the oldest first. */
  readonly rounds: readonly { readonly audit: ReportedAudit; readonly share: GradeShare }[];
  /** Null with fewer than two of them: there is nothing to compare. */
  readonly shown: "better" | "not-better" | null;
}

function readAudits(rounds: AuditsRead["rounds"]): AuditsRead {
  const [before, newest] = rounds.slice(-2).map(({ share }) => Math.round(share.percent));
  if (before === undefined || newest === undefined) return { rounds, shown: null };
  return { rounds, shown: newest > before || newest === 100 ? "better" : "not-better" };
}
