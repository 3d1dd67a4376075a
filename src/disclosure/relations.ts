import type { Cell } from "./cells.ts";

/** A whole number that figures are made of: what a figure counts, of how many, and the rest of a percentage. */
export interface Quantity {
  readonly key: string;
  /** The figure that prints it, or the months that it counts where no figure does. */
  readonly cell: Cell;
  readonly aspect: "count" | "base" | "rest";
  /** Null where it is not known to the plan. */
  readonly value: number | null;
}

interface Term {
  readonly quantity: Quantity;
  readonly weight: number;
}

/** Quantities that make 0 when each is multiplied by its weight and all are added up. */
export interface Relation {
  readonly terms: readonly Term[];
  /** The key of the quantity that the others add up to; null where none is worth more than the others. */
  readonly whole: string | null;
}

export const quantityOf = (cell: Cell, aspect: Quantity["aspect"]): Quantity => ({
  key: aspect === "count" ? cell.key : `${cell.key} ${aspect}`,
  cell,
  aspect,
  value: aspect === "rest" ? restOf(cell) : cell[aspect],
});

const restOf = ({ count, base }: Cell): number | null =>
  count === null || base === null ? null : base - count;

/** A total and its parts: counts add up and, where all are fractions, so do their denominators. */
export const sumOf = (total: Cell, parts: readonly Cell[]): Relation[] =>
  aspectsOf([total, ...parts]).map((aspect) => {
    const whole = quantityOf(total, aspect);
    return makeRelation(
      [[whole, -1], ...parts.map((part) => [quantityOf(part, aspect), 1] as const)],
      whole.key,
    );
  });

export function makeRelation(
  terms: readonly (readonly [Quantity, number])[],
  whole: string | null,
): Relation {
  const added = new Map<string, Term>();
  for (const [quantity, weight] of terms) {
    added.set(quantity.key, { quantity, weight: (added.get(quantity.key)?.weight ?? 0) + weight });
  }
  return { terms: [...added.values()].filter(({ weight }) => weight !== 0), whole };
}

export const aspectsOf = (cells: readonly Cell[]): ("count" | "base")[] =>
  cells.some(({ base }) => base !== null) && cells.every(({ base, count }) => base !== null || count === null)
    ? ["count", "base"]
    : ["count"];

/** The figures of some relations, each once. */
export const cellsOf = (relations: readonly Relation[]): Cell[] => [
  ...new Map(
    relations.flatMap(({ terms }) => terms.map(({ quantity: { cell } }) => [cell.key, cell])),
  ).values(),
];

/**
 * Relations in groups that have no key in common, so that what follows from one group says nothing of another.
 * @param keysOf the keys by which a relation hangs together with others.
 */
export function connected(
  relations: readonly Relation[],
  keysOf: (relation: Relation) => readonly string[],
): Relation[][] {
  const holding = new Map<string, Relation[]>();
  for (const relation of relations) {
    for (const key of keysOf(relation)) {
      const others = holding.get(key);
      if (others === undefined) holding.set(key, [relation]);
      else others.push(relation);
    }
  }
  const seen = new Set<Relation>();
  return relations.flatMap((start) => {
    if (seen.has(start)) return [];
    const group = [start];
    seen.add(start);
    for (const relation of group) {
      for (const key of keysOf(relation)) {
        for (const other of holding.get(key) ?? []) {
          if (!seen.has(other)) group.push(other);
          seen.add(other);
        }
        // What it holds has been seen.
        holding.delete(key);
      }
    }
    return [group];
  });
}
