import type { Cell } from "./cells.ts";
import { corneredBy, type Equation, type Likely } from "./cornered.ts";
import { cellsOf, connected, type Quantity, type Relation } from "./relations.ts";

/** A number that readers can work out although it is not printed. */
export interface Exposure {
  readonly own: Quantity;
  /** What readers get; null where the plan does not know a figure that it follows from. */
  readonly size: number | null;
  /** The known figures it follows from: without any one of them, readers would have to find another way. */
  readonly from: readonly Cell[];
  /** Other known figures that may help, where the number only has one possible size. */
  readonly around: readonly Cell[];
}

/**
 * Numbers that follow from what readers know, in the order of the keys: first all that follow by adding and subtracting,
 * then all that can only have one size. When the first are ended, the second may be gone.
 * @param isKnown whether readers know the figure that a number belongs to.
 * @param likely what readers know of the size of any other number.
 */
export function* exposedBy(
  relations: readonly Relation[],
  isKnown: (cell: Cell) => boolean,
  likely: (quantity: Quantity) => Likely,
): Generator<Exposure[]> {
  const unknownIn = ({ terms }: Relation): string[] =>
    terms.flatMap(({ quantity: { key, cell } }) => (isKnown(cell) ? [] : [key]));
  const open = relations.filter((relation) => unknownIn(relation).length > 0);
  const groups = connected(open, unknownIn).map((group) => ({ group, ...reduced(group, isKnown) }));
  const determined = groups.flatMap(({ rows, unknowns }) => determinedBy(rows, unknowns, isKnown));
  yield determined.sort(byKey);
  const found = new Set(determined.map(({ own: { key } }) => key));
  const cornered = groups.flatMap(({ group, rows, unknowns }) => {
    const added = rows.flatMap(({ used }) => (used.size > 1 ? [used] : []));
    const sums = [...group.map((relation) => new Map([[relation, 1]])), ...added];
    const equations = sums.flatMap((used) => equationOf(used, unknowns) ?? []);
    return corneredBy(equations, likely).flatMap(({ own, size }): Exposure[] => {
      if (found.has(own.key)) return [];
      const holds = ({ terms }: Relation): boolean => terms.some(({ quantity }) => quantity.key === own.key);
      const known = (from: readonly Relation[]): Cell[] => cellsOf(from).filter(isKnown);
      return [{ own, size, from: known(group.filter(holds)), around: known(group) }];
    });
  });
  yield cornered.sort(byKey);
}

const byKey = (a: Exposure, b: Exposure): number =>
  a.own.key < b.own.key ? -1 : a.own.key > b.own.key ? 1 : 0;

/** A row of the reduced form: what is left of its unknowns, by key, and how much of each relation went into it. */
interface Row {
  readonly left: Map<string, number>;
  readonly used: Map<Relation, number>;
}

/** Relations as a system of linear equations, reduced by the method of Gauss and Jordan. */
function reduced(
  group: readonly Relation[],
  isKnown: (cell: Cell) => boolean,
): { readonly rows: readonly Row[]; readonly unknowns: ReadonlyMap<string, Quantity> } {
  const unknowns = new Map<string, Quantity>();
  const rows = group.map((relation): Row => {
    const open = relation.terms.filter(({ quantity: { cell } }) => !isKnown(cell));
    for (const { quantity } of open) unknowns.set(quantity.key, quantity);
    return {
      left: new Map(open.map(({ quantity, weight }) => [quantity.key, weight])),
      used: new Map([[relation, 1]]),
    };
  });
  reduce(rows, [...unknowns.keys()].sort());
  return { rows, unknowns };
}

/** The unknown numbers that are alone in a row of the reduced form: they have one solution, whatever the others are. */
const determinedBy = (
  rows: readonly Row[],
  unknowns: ReadonlyMap<string, Quantity>,
  isKnown: (cell: Cell) => boolean,
): Exposure[] =>
  rows.flatMap(({ left, used }): Exposure[] => {
    const [[key, weight] = ["", 0], ...others] = left;
    const own = unknowns.get(key);
    return own === undefined || others.length > 0 ? [] : [exposureOf(own, weight, used, isKnown)];
  });

/** Reduces rows in place, so that every unknown is left either in one row only or beside others. */
function reduce(rows: readonly Row[], unknowns: readonly string[]): void {
  const done = new Set<Row>();
  for (const unknown of unknowns) {
    const pivot = rows.find((row) => !done.has(row) && row.left.has(unknown));
    if (pivot === undefined) continue;
    done.add(pivot);
    const scale = pivot.left.get(unknown) as number;
    for (const row of rows) {
      const weight = row.left.get(unknown);
      if (row === pivot || weight === undefined) continue;
      addTo(row.left, pivot.left, -weight / scale);
      addTo(row.used, pivot.used, -weight / scale);
    }
  }
}

function addTo<Key>(sum: Map<Key, number>, other: ReadonlyMap<Key, number>, factor: number): void {
  for (const [key, weight] of other) {
    const added = (sum.get(key) ?? 0) + weight * factor;
    if (isNought(added)) sum.delete(key);
    else sum.set(key, added);
  }
}

/** Weights are small whole numbers, so a smaller difference is an error of rounding. */
const isNought = (value: number): boolean => Math.abs(value) < 1e-9;

function exposureOf(
  own: Quantity,
  weight: number,
  used: ReadonlyMap<Relation, number>,
  isKnown: (cell: Cell) => boolean,
): Exposure {
  const net = new Map<string, number>();
  const quantities = new Map<string, Quantity>();
  for (const [{ terms }, times] of used) {
    addTo(net, new Map(terms.map(({ quantity, weight: own }) => [quantity.key, own])), times);
    for (const { quantity } of terms) quantities.set(quantity.key, quantity);
  }
  const known = [...net].flatMap(([key, times]) => {
    const quantity = quantities.get(key) as Quantity;
    return isKnown(quantity.cell) ? [{ quantity, times }] : [];
  });
  const size = known.reduce<number | null>(
    (sum, { quantity: { value }, times }) =>
      sum === null || value === null ? null : sum - (value * times) / weight,
    0,
  );
  const from = [...new Map(known.map(({ quantity: { cell } }) => [cell.key, cell])).values()];
  return { own, size: size === null ? null : Math.round(size), from, around: [] };
}

/** Some relations added up, as what they say of the unknown numbers; null where the plan does not know all the others. */
function equationOf(
  used: ReadonlyMap<Relation, number>,
  unknowns: ReadonlyMap<string, Quantity>,
): Equation | null {
  const net = new Map<string, number>();
  let known = 0;
  for (const [{ terms }, times] of used) {
    for (const { quantity, weight } of terms) {
      if (unknowns.has(quantity.key)) addTo(net, new Map([[quantity.key, weight]]), times);
      else if (quantity.value === null) return null;
      else known += quantity.value * weight * times;
    }
  }
  const terms = [...net].map(([key, weight]) => ({ own: unknowns.get(key) as Quantity, weight }));
  return terms.length === 0 ? null : { terms, known };
}
