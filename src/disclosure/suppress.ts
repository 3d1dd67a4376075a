import type { PlanAsAt } from "../plan/replay.ts";
import { AUDIENCES, type Audience } from "../plan/reports.ts";
import { cellId, type EarlierReport } from "./cells.ts";
import { isHiddenItself } from "./counts.ts";
import { seenBy } from "./earlier-reports.ts";
import { gatherKnowledge, type Knowledge } from "./knowledge.ts";
import type { Leak } from "./leak.ts";
import { type Policy, policiesOf } from "./policy.ts";
import { protectSums } from "./protect-sums.ts";

export interface Suppression {
  /** The figures not to be printed, by `cellId`. */
  readonly hidden: ReadonlySet<string>;
  readonly leaks: readonly Leak[];
}

/**
 * Chooses the figures that an audience may not see: counts of children below the threshold with their
 * percentages and what these leave over, then whatever would give one of them back by addition or subtraction,
 * within the report or together with the earlier ones that its readers have. The board reads what the public
 * reads, so a report to the public gives nothing away of a report to the board either.
 * @param earlier the reports that are out already, for whatever audience.
 */
export function suppress(plan: PlanAsAt, audience: Audience, earlier: readonly EarlierReport[]): Suppression {
  const policies = policiesOf(plan, audience);
  const small = smallOnes(plan, policies);
  const hidden = new Set(small);
  const leaks: Leak[] = [];
  for (const readers of audience === "public" ? AUDIENCES : [audience]) {
    const secrets = policiesOf(plan, readers);
    const known = gatherKnowledge(plan, secrets, seenBy(readers, earlier));
    leaks.push(...printedBefore(known, secrets, small));
    leaks.push(...protectSums(known, { kpis: plan.kpis, secrets, policies }, hidden));
  }
  return { hidden, leaks };
}

/** What is small, and what the author has suppressed already. */
function smallOnes({ kpis }: PlanAsAt, policies: ReadonlyMap<string, Policy>): Set<string> {
  return new Set(
    kpis.flatMap((kpi) => {
      const policy = policies.get(kpi.id);
      if (policy === undefined) return [];
      const small = kpi.series.filter(
        ({ figure }) => figure && isHiddenItself(kpi, figure, policy.threshold),
      );
      return small.map(({ period }) => cellId(kpi.id, period.key));
    }),
  );
}

function printedBefore(
  { cells, printed }: Knowledge,
  secrets: ReadonlyMap<string, Policy>,
  small: ReadonlySet<string>,
): Leak[] {
  return [...small].flatMap((id) => {
    const cell = cells.get(id);
    const before = cell && printed.get(cell.key);
    if (cell === undefined || before === undefined || before.isRounded || !secrets.has(cell.kpi)) return [];
    return [{ kpi: cell.kpi, period: cell.period, how: "printed", from: [before], reports: [before.report] }];
  });
}
