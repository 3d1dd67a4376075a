import type { Kpi } from "../plan/kpis.ts";
import type { Bounds } from "./bounds.ts";
import { type Cell, cellId, sizeOf } from "./cells.ts";
import { isSmall, smallAmong } from "./counts.ts";
import { type Exposure, exposedBy, figuresOf } from "./exposed.ts";
import type { Knowledge } from "./knowledge.ts";
import { leakOf } from "./leak-of.ts";
import { inOrderOfLoss } from "./least-loss.ts";
import type { Policy } from "./policy.ts";
import type { Leak } from "./suppress.ts";

export interface Policies {
  readonly kpis: readonly Pick<Kpi, "id" | "unit">[];
  /** By KPI: what is kept from the readers, and what may be suppressed for that. */
  readonly secrets: ReadonlyMap<string, Policy>;
  readonly policies: ReadonlyMap<string, Policy>;
}

/** Adds to what is hidden until nothing follows from the rest; what cannot be helped is a leak. */
export function protectSums(known: Knowledge, by: Policies, hidden: Set<string>): Leak[] {
  const leaks = hideMore(known, by, hidden, leastSize);
  // What readers can only guess is hidden where it can be, and no reason to refuse a report.
  hideMore(known, by, hidden, guessedSize(by.secrets));
  return leaks;
}

function hideMore(
  known: Knowledge,
  by: Policies,
  hidden: Set<string>,
  likely: (cell: Cell) => Bounds,
): Leak[] {
  const { cells, printed, suppressed, sums } = known;
  const leaks = new Map<string, Leak>();
  const own = [...cells.values()];
  const always = [...suppressed, ...smallBetween(known, by)];
  for (;;) {
    const isHidden = ({ kpi, period }: Cell): boolean => hidden.has(cellId(kpi, period));
    const shown = new Set(own.filter((one) => one.count !== null && !isHidden(one)).map(({ key }) => key));
    const hiddenNow = own.filter((one) => isHidden(one) && by.secrets.has(one.kpi));
    const secret = new Set([...always, ...hiddenNow.map(({ key }) => key)]);
    const exposures = exposedBy(sums, (key) => shown.has(key) || printed.has(key), likely).filter(
      ({ key }) => secret.has(key) && !leaks.has(key),
    );
    if (exposures.length === 0) return [...leaks.values()];
    const mayGo = (one: Cell): boolean =>
      shown.has(one.key) && !printed.has(one.key) && by.policies.has(one.kpi) && one.base !== 0;
    for (const exposure of independent(exposures)) {
      const chosen = inOrderOfLoss(exposure).find(mayGo);
      if (chosen === undefined) leaks.set(exposure.key, leakOf(exposure, printed));
      else hidden.add(cellId(chosen.kpi, chosen.period));
    }
  }
}

/** What was counted between two figures for the year to date is a secret where it is small. */
function smallBetween({ sums }: Knowledge, { kpis, secrets }: Policies): string[] {
  const kpiOf = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const between = sums.flatMap(({ parts }) => parts.filter(({ since }) => since !== null));
  return between.flatMap((one) => {
    const [kpi, policy] = [kpiOf.get(one.kpi), secrets.get(one.kpi)];
    const isSecret = kpi && policy && smallAmong(kpi, one, policy.threshold) !== null;
    return isSecret ? [one.key] : [];
  });
}

/** Zero is printed wherever it can be, so what is suppressed is taken for 1 at least. */
const leastSize = (cell: Cell): Bounds => ({
  least: cell.since !== null || sizeOf(cell) === 0 ? 0 : 1,
  most: Number.POSITIVE_INFINITY,
});

/** Where all that is suppressed is so for being small, readers may guess it, and that none is above the threshold. */
const guessedSize =
  (secrets: ReadonlyMap<string, Policy>) =>
  (cell: Cell): Bounds => {
    const threshold = secrets.get(cell.kpi)?.threshold ?? 0;
    const isItself = cell.since === null && cell.base === null && isSmall(cell.count ?? 0, threshold);
    return isItself ? { ...leastSize(cell), most: threshold } : leastSize(cell);
  };

/** Exposures that share no figure and no year to date: what is suppressed for one changes nothing of the others. */
function independent(exposures: readonly Exposure[]): Exposure[] {
  const taken = new Set<string>();
  return exposures.filter(({ around }) => {
    const keys = figuresOf(around).map(({ kpi, key, since }) => (since === null ? key : kpi));
    if (keys.some((key) => taken.has(key))) return false;
    for (const key of keys) taken.add(key);
    return true;
  });
}
