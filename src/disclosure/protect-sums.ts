import type { Kpi } from "../plan/kpis.ts";
import type { Bounds } from "./bounds.ts";
import { type Cell, cellId, sizeOf } from "./cells.ts";
import { connectedSums } from "./connected-sums.ts";
import { isSmall, smallAmong } from "./counts.ts";
import { exposedBy, figuresOf } from "./exposed.ts";
import type { Knowledge } from "./knowledge.ts";
import { type Leak, leakOf } from "./leak.ts";
import { inOrderOfLoss } from "./least-loss.ts";
import type { Policy } from "./policy.ts";

export interface Policies {
  readonly kpis: readonly Pick<Kpi, "id" | "unit">[];
  /** By KPI: what is kept from the readers, and what may be suppressed for that. */
  readonly secrets: ReadonlyMap<string, Policy>;
  readonly policies: ReadonlyMap<string, Policy>;
}

/** Adds to what is hidden until nothing follows from the rest; what cannot be helped is a leak. */
export function protectSums(known: Knowledge, by: Policies, hidden: Set<string>): Leak[] {
  return connectedSums(known.sums).flatMap((sums) => {
    const leaks = hideMore({ ...known, sums }, by, hidden, leastSize);
    // What readers can only guess is hidden where it can be, and no reason to refuse a report.
    hideMore({ ...known, sums }, by, hidden, guessedSize(by.secrets));
    return leaks;
  });
}

/** One figure at a time: the next exposure may be gone with it. */
function hideMore(
  { cells, printed, suppressed, sums }: Knowledge,
  { kpis, secrets, policies }: Policies,
  hidden: Set<string>,
  likely: (cell: Cell) => Bounds,
): Leak[] {
  const idOf = ({ kpi, period }: Cell): string => cellId(kpi, period);
  const figures = figuresOf(sums);
  const own = new Set(figures.filter((one) => cells.get(idOf(one))?.key === one.key));
  const few = new Set(figures.filter((one) => isFew(one, kpis, secrets)));
  const isShown = (one: Cell): boolean => own.has(one) && one.count !== null && !hidden.has(idOf(one));
  const isHidden = (one: Cell): boolean => own.has(one) && hidden.has(idOf(one)) && secrets.has(one.kpi);
  const mayGo = (one: Cell): boolean => !printed.has(one.key) && policies.has(one.kpi) && one.base !== 0;
  const leaks = new Map<string, Leak>();
  for (;;) {
    const shown = figures.filter(isShown);
    const isSecret = (one: Cell): boolean => few.has(one) || suppressed.has(one.key) || isHidden(one);
    const secret = new Set(figures.filter(isSecret).map(({ key }) => key));
    const readable = new Set(shown.map(({ key }) => key));
    const exposure = exposedBy(sums, (key) => readable.has(key) || printed.has(key), likely).find(
      ({ own: { key } }) => secret.has(key) && !leaks.has(key),
    );
    if (exposure === undefined) return [...leaks.values()];
    const chosen = inOrderOfLoss(exposure).find((one) => readable.has(one.key) && mayGo(one));
    if (chosen === undefined) leaks.set(exposure.own.key, leakOf(exposure, printed));
    else hidden.add(idOf(chosen));
  }
}

/** What was counted between two figures for the year to date is a secret where it is small. */
function isFew(one: Cell, kpis: Policies["kpis"], secrets: ReadonlyMap<string, Policy>): boolean {
  const policy = one.since === null ? undefined : secrets.get(one.kpi);
  const kpi = kpis.find(({ id }) => id === one.kpi);
  return policy !== undefined && kpi !== undefined && smallAmong(kpi, one, policy.threshold) !== null;
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
