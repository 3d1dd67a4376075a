import type { KnownKpi, PlanAsAt } from "../plan/history/replay.ts";
import type { Point } from "../plan/measures/series.ts";
import { AUDIENCES, type Audience } from "../plan/schema/report-words.ts";
import { type Cell, cellId, type PrintedCell } from "./cells.ts";
import { type EarlierReport, seenBy } from "./earlier-reports.ts";
import { countedCells, gatherKnowledge, type Knowledge } from "./knowledge.ts";
import { type Policy, policyOf, smallAmong } from "./policy.ts";
import { type Leak, protectRelations } from "./protect-relations.ts";
import { isOpenBeside, roundPoint } from "./rounding.ts";

/** What an audience may not see, and what it can work out all the same. */
interface Suppression {
  /** The figures not to be printed, by `cellId`. */
  readonly hidden: ReadonlySet<string>;
  readonly leaks: readonly Leak[];
}

/**
 * Chooses the figures that an audience may not see. First come counts of children up to the threshold, and percentages
 * whose numerator, or the rest of whose denominator, is such a count. Then come figures from which one of those could be
 * worked out by addition or subtraction, within the report or together with earlier ones that its readers have. The
 * board reads what the public reads, so a report to the public must reveal nothing of a report to the board either.
 * @param earlier the reports that are out already, for any audience.
 */
export function suppress(plan: PlanAsAt, audience: Audience, earlier: readonly EarlierReport[]): Suppression {
  const policies = policiesOf(plan, audience);
  const small = smallOnes(plan, policies);
  const hidden = new Set(small);
  /** Not small. That they are hidden is enough, because rounding keeps them from being worked out exactly. */
  const aside = new Set<string>();
  const leaks: Leak[] = [];
  const all = readersOf(audience, plan, earlier).map((readers) => {
    const secrets = policiesOf(plan, readers);
    return { secrets, known: gatherKnowledge(plan, secrets, seenBy(readers, earlier)) };
  });
  const doneAt = new Map<(typeof all)[number], number>();
  // What is hidden from some readers may follow from what the others have, so these are looked at again.
  while (all.some((readers) => doneAt.get(readers) !== hidden.size)) {
    for (const readers of all) {
      if (doneAt.get(readers) === hidden.size) continue;
      const { secrets, known } = readers;
      for (const id of besideOthers(known, policies, hidden)) {
        hidden.add(id);
        aside.add(id);
      }
      const found = protectRelations(known, { kpis: plan.kpis, secrets, policies }, hidden, aside);
      if (!doneAt.has(readers)) leaks.push(...printedBefore(known, secrets, small), ...found);
      doneAt.set(readers, hidden.size);
    }
  }
  return { hidden, leaks };
}

/** Whom a report must reveal nothing to. The board is none of them where it is shown no more than the public is. */
function readersOf(
  audience: Audience,
  plan: Pick<PlanAsAt, "kpis" | "header">,
  earlier: readonly EarlierReport[],
): readonly Audience[] {
  if (audience === "board") return [audience];
  const isShownMore =
    seenBy("board", earlier).length > seenBy("public", earlier).length ||
    policiesOf(plan, "board").size < policiesOf(plan, "public").size;
  return isShownMore ? AUDIENCES : [audience];
}

/** The policies of the measures of which an audience may not see everything, by KPI. */
function policiesOf(plan: Pick<PlanAsAt, "kpis" | "header">, audience: Audience): Map<string, Policy> {
  const policies = plan.kpis.map((kpi) => [kpi.id, policyOf(kpi, plan, audience)] as const);
  return new Map(policies.flatMap(([id, policy]) => (policy === null ? [] : [[id, policy]])));
}

/** The figures that are small, and those that the author has suppressed already. */
function smallOnes({ kpis }: PlanAsAt, policies: ReadonlyMap<string, Policy>): Set<string> {
  const cells = countedCells(kpis, policies);
  return new Set(
    kpis.flatMap((kpi) => {
      const policy = policies.get(kpi.id);
      if (policy === undefined) return [];
      return kpi.series.flatMap(({ period, figure }) => {
        const id = cellId(kpi.id, period.key);
        const isSecret =
          isSuppressed(figure?.symbol) ||
          (figure?.symbol === null && smallAmong(kpi, cells.get(id) as Cell, policy.threshold) !== null);
        return isSecret ? [id] : [];
      });
    }),
  );
}

/** Whether its author suppressed a figure. The symbol "low" stands for a small figure that is not 0. */
const isSuppressed = (symbol: string | null | undefined): boolean => symbol === "c" || symbol === "low";

/** Small figures that an earlier report has printed. */
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

/**
 * Percentages and rates of which rounding leaves only one reading beside their base or their numerator. Where an earlier
 * report has printed one, it is the base instead or, failing that, the numerator.
 */
function besideOthers(
  { cells, printed, fractions }: Knowledge,
  policies: ReadonlyMap<string, Policy>,
  hidden: ReadonlySet<string>,
): Set<string> {
  const found = new Set<string>();
  for (const { share, numerator, base } of fractions) {
    const policy = policies.get(share.id);
    const figures = [share, base, numerator];
    if (policy === undefined || figures.every((kpi) => policies.get(kpi?.id ?? "")?.round == null)) continue;
    for (const { period } of share.series) {
      const idIn = (kpi: KnownKpi): string => cellId(kpi.id, period.key);
      const before = (kpi: KnownKpi): PrintedCell | undefined => printed.get(cells.get(idIn(kpi))?.key ?? "");
      const shown = (kpi: KnownKpi | undefined): Point | null => {
        const point = kpi?.series.find((one) => one.period.key === period.key);
        if (kpi === undefined || point === undefined) return null;
        const isExact = before(kpi)?.isRounded === false;
        const isHidden = hidden.has(idIn(kpi)) || found.has(idIn(kpi));
        if (isHidden && before(kpi) === undefined) return null;
        const own = policies.get(kpi.id);
        return isExact || own === undefined ? point : roundPoint(point, kpi, own);
      };
      for (const kpi of figures) {
        const beside = { count: shown(numerator), base: shown(base) };
        const point = shown(share);
        if (point === null || isOpenBeside(point, { kpi: share, threshold: policy.threshold }, beside)) break;
        if (kpi !== undefined && policies.has(kpi.id) && before(kpi) === undefined) found.add(idIn(kpi));
      }
    }
  }
  return found;
}
