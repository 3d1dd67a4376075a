import type { Cell } from "./cells.ts";
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

/** What readers know of the size of a number that they do not see. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * Every number that follows from what readers know, in the order of the keys.
 * @param isKnown whether readers know the figure that a number belongs to.
 * @param likely what readers know of the size of any other number.
 */
export function exposedBy(
  relations: readonly Relation[],
  isKnown: (cell: Cell) => boolean,
  likely: (quantity: Quantity) => Bounds,
): Exposure[] {
  const unknownIn = ({ terms }: Relation): string[] =>
    terms.flatMap(({ quantity: { key, cell } }) => (isKnown(cell) ? [] : [key]));
  const open = relations.filter((relation) => unknownIn(relation).length > 0);
  const groups = connected(open, unknownIn);
  const determined = groups.flatMap((group) => determinedBy(group, isKnown));
  const found = new Set(determined.map(({ own: { key } }) => key));
  const cornered = corneredBy(open, isKnown, likely).flatMap(({ own, size }): Exposure[] => {
    if (found.has(own.key)) return [];
    const holds = ({ terms }: Relation): boolean => terms.some(({ quantity }) => quantity.key === own.key);
    const around = groups.find((group) => group.some(holds)) ?? [];
    const known = (from: readonly Relation[]): Cell[] => cellsOf(from).filter(isKnown);
    return [{ own, size, from: known(around.filter(holds)), around: known(around) }];
  });
  return [...determined, ...cornered].sort((a, b) =>
    a.own.key < b.own.key ? -1 : a.own.key > b.own.key ? 1 : 0,
  );
}

/** A row of the reduced form: what is left of its unknowns, by key, and how much of each relation went into it. */
interface Row {
  readonly left: Map<string, number>;
  readonly used: Map<Relation, number>;
}

/**
 * The unknown numbers that follow by adding and subtracting. The relations are a system of linear equations, which is
 * reduced by the method of Gauss and Jordan: an unknown that is alone in a row of the reduced form has one solution,
 * whatever the other unknowns are.
 */
function determinedBy(group: readonly Relation[], isKnown: (cell: Cell) => boolean): Exposure[] {
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
  return rows.flatMap(({ left, used }): Exposure[] => {
    const [[key, weight] = ["", 0], ...others] = left;
    const own = unknowns.get(key);
    return own === undefined || others.length > 0 ? [] : [exposureOf(own, weight, used, isKnown)];
  });
}

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

/**
 * The unknown numbers that can have only one size: two suppressed parts that add up to 2 must each be 1. Bounds are
 * narrowed relation by relation until none moves.
 */
function corneredBy(
  open: readonly Relation[],
  isKnown: (cell: Cell) => boolean,
  likely: (quantity: Quantity) => Bounds,
): Pick<Exposure, "own" | "size">[] {
  const bounds = new Map<string, Bounds & { readonly own: Quantity }>();
  const boundsOf = (own: Quantity): Bounds => {
    if (isKnown(own.cell)) return own.value === null ? ANY : { least: own.value, most: own.value };
    return bounds.get(own.key) ?? likely(own);
  };
  // Restated figures can contradict each other. Bounds then cross, and would never stop moving.
  for (let moved = true, rounds = 0; moved && rounds < MOST_ROUNDS; rounds++) {
    moved = false;
    for (const { terms } of open) {
      const sizes = terms.map(({ quantity, weight }) => times(boundsOf(quantity), weight));
      const [low, high] = [addUp(sizes.map(({ least }) => least)), addUp(sizes.map(({ most }) => most))];
      for (const [at, { quantity: own, weight }] of terms.entries()) {
        if (isKnown(own.cell)) continue;
        const now = boundsOf(own);
        const size = sizes[at] as Bounds;
        const others = { least: low.without(size.least), most: high.without(size.most) };
        const { least, most } = times(others, -1 / weight);
        if (least <= now.least && most >= now.most) continue;
        bounds.set(own.key, { own, least: Math.max(least, now.least), most: Math.min(most, now.most) });
        moved = true;
      }
    }
  }
  return [...bounds.values()].flatMap(({ own, least, most }) =>
    least === most ? [{ own, size: least }] : [],
  );
}

const ANY: Bounds = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

const MOST_ROUNDS = 50;

const times = ({ least, most }: Bounds, factor: number): Bounds =>
  factor > 0
    ? { least: least * factor, most: most * factor }
    : { least: most * factor, most: least * factor };

/** A sum from which one of its numbers can be taken away again, although some may be infinite. */
function addUp(numbers: readonly number[]): { without(one: number): number } {
  const finite = numbers.filter(Number.isFinite);
  const infinite = numbers.find((one) => !Number.isFinite(one)) ?? 0;
  const count = numbers.length - finite.length;
  const sum = finite.reduce((all, one) => all + one, 0);
  return {
    without: (one) => {
      const hasSize = Number.isFinite(one);
      return count > (hasSize ? 0 : 1) ? infinite : sum - (hasSize ? one : 0);
    },
  };
}
