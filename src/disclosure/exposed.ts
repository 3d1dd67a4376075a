import { withTwoSizes } from "./another-solution.ts";
import { Bounds } from "./bounds.ts";
import { type Cell, cellId } from "./cells.ts";
import { type Cornered, corneredBy } from "./cornered.ts";
import { Elimination, type Row } from "./elimination.ts";
import { type Equation, equationsIn } from "./equations.ts";
import { groupsOf } from "./groups.ts";
import type { Quantity, Relation } from "./relations.ts";
import { secondSizesIn } from "./second-size.ts";

/** A number that readers can work out although it is not printed. */
export interface Exposure {
  readonly own: Quantity;
  /** What readers get; null where the plan does not know a figure that it follows from. */
  readonly size: number | null;
  /** Whether it still follows, after more has been hidden. Even if not, it may follow in another way. */
  readonly isOpen: () => boolean;
  /** The known figures it follows from: without any one of them, readers would have to find another way. */
  readonly from: () => readonly Cell[];
}

type IsAsked = (own: Quantity) => boolean;

/** Which numbers follow from what readers know of some relations, while more and more figures are hidden from them. */
export interface Exposed {
  /** The numbers that follow by adding and subtracting, where anything has changed since they were last asked for. */
  determined(isSecret: IsAsked): Exposure[];
  /**
   * Those that can only have one size. When the determined ones are ended, these may be gone.
   * @param isAsked whether a number would be secret if it were worked out rightly.
   */
  cornered(isSecret: IsAsked, isAsked: IsAsked): Exposure[];
  /** Those that can only have one size whatever they are guessed to be, though no sum by itself says so. */
  shaved(isAsked: IsAsked): Exposure[];
  /** Those that can only have one size if readers guess right. */
  guessed(isSecret: IsAsked): Exposure[];
  hide(cell: Cell): void;
}

/** An exposure, and the place of its number. */
interface Placed extends Exposure {
  readonly place: number;
}

/**
 * @param isKnown whether readers know the figure that a number belongs to, before any is hidden.
 * @param leastOf what readers know any other number to be at least.
 * @param guessOf what they may guess it not to be above.
 */
export function exposedBy(
  relations: readonly Relation[],
  isKnown: (cell: Cell) => boolean,
  leastOf: (quantity: Quantity) => number,
  guessOf: (quantity: Quantity) => number,
): Exposed {
  const { quantities, rows, placesOf } = placesIn(relations);
  const quantityAt = (place: number): Quantity => quantities[place] as Quantity;
  const placed =
    (isAsked: IsAsked) =>
    (place: number): boolean =>
      isAsked(quantityAt(place));
  const elimination = new Elimination(rows);
  const isUnknown = (place: number): boolean => elimination.isUnknown(place);
  const sizeOf = (place: number): number | null => quantityAt(place).value;
  const equations = equationsIn(rows, elimination, sizeOf);
  const groups = groupsOf(rows);
  const orderOf = once(() => orderByName(quantities));
  /** No figure prints a rest, or what was counted between two figures, so these are in the fewest relations. */
  const rankOf = (place: number): number => {
    const { aspect, cell } = quantityAt(place);
    return aspect === "rest" ? 0 : cell.since !== null ? 1 : 2;
  };
  const admit = (place: number): void => {
    if (isUnknown(place)) return;
    elimination.admit(place);
    groups.admit(place);
  };
  // What is in the fewest relations goes first. It is given to one of them, and so takes no other number out of the rest.
  const first = [...quantities.keys()].filter((place) => !isKnown(quantityAt(place).cell));
  for (const place of first.sort((a, b) => rankOf(a) - rankOf(b) || a - b)) admit(place);

  const least = (place: number): number => leastOf(quantityAt(place));
  const second = secondSizesIn(rows, { count: quantities.length, isUnknown, sizeOf, leastOf: least });
  const figuresAt = (some: ReadonlySet<number>): Cell[] => {
    const cells = [...some].sort((a, b) => a - b).map((place) => quantityAt(place).cell);
    return [...new Map(cells.map((cell) => [cell.key, cell])).values()];
  };
  /** What is left of each secret number when all others have been taken out; nothing where that would take too long. */
  const around = (group: readonly number[], isAsked: (place: number) => boolean): readonly Equation[] => {
    const unknown = second.unknownsIn(group);
    const asked = unknown.filter(isAsked);
    const isLong = group.length > FEW_ROWS && group.length * asked.length > MOST_WORK;
    return isLong ? [] : equations.around(asked, unknown, group);
  };
  const locals = new Int32Array(quantities.length);
  const kept = new Map<number, Bounds>();
  const open = new Set<number>();
  /** The bounds of a group: those of the last time as long as its equations are the same. */
  const boundsIn = (group: readonly number[], further: readonly Equation[] = []): Bounds => {
    const all = [...equations.among(group), ...further];
    const [name] = group as [number];
    const before = kept.get(name);
    const isSame =
      before?.equations.length === all.length && all.every((one, at) => one === before.equations[at]);
    if (before !== undefined && isSame) return before;
    const bounds = new Bounds(all, least, locals);
    kept.set(name, bounds);
    return bounds;
  };
  const isOpen = (place: number): boolean => open.has(place);
  /** Whether some numbers are all shown to have two sizes. Once found, that stays so when more numbers become unknown. */
  const areOpen = (group: readonly number[], asked: readonly number[]): boolean => {
    if (asked.length > 0 && equations.areWhole(group))
      for (const place of withTwoSizes(boundsIn(group), group.length, asked, sizeOf)) open.add(place);
    return asked.every(isOpen);
  };
  /** The secret numbers of a group for which no other size is found, but not those that were shown to have one. */
  const doubtfulIn = (group: readonly number[], isAsked: IsAsked, most?: number): readonly number[] => {
    const isOff = second.contradict(group);
    const isLeft = (place: number): boolean => (isOff || !isOpen(place)) && isAsked(quantityAt(place));
    return [...second.doubtfulIn(group, isLeft, most)];
  };
  const exposuresOf = (found: readonly Cornered[]): Placed[] =>
    found.map(({ place, size, because }) => ({
      place,
      own: quantityAt(place),
      size,
      isOpen: () => because(equations.holds),
      from() {
        const given = new Set<number>();
        because((equation) => {
          for (const place of equation.given) given.add(place);
          return true;
        });
        return figuresAt(given);
      },
    }));
  const inOrder = (found: Placed[]): Placed[] => {
    const order = found.length < 2 ? [] : orderOf();
    return found.sort((a, b) => (order[a.place] as number) - (order[b.place] as number));
  };

  return {
    determined: (isSecret) =>
      inOrder(
        groups.changed("determined").flatMap((group) =>
          equations.determined(group, placed(isSecret)).map(
            ({ place, size, given }): Placed => ({
              ...{ place, size, own: quantityAt(place) },
              isOpen: () => !given.some(isUnknown),
              from: () => figuresAt(new Set(given)),
            }),
          ),
        ),
      ),
    cornered: (isSecret, isAsked) => {
      const doubtful = groups
        .changed("cornered")
        .filter((group) => doubtfulIn(group, isAsked, FEW_DOUBTS).length > 0);
      return inOrder(
        doubtful.flatMap((group) => exposuresOf(corneredBy(boundsIn(group)).sized(placed(isSecret)))),
      );
    },
    shaved: (isAsked) =>
      inOrder(
        groups.changed("shaved").flatMap((group) => {
          const isSmall = group.length <= FEW_ROWS;
          if (!isSmall && second.contradict(group)) return [];
          if (areOpen(group, doubtfulIn(group, isAsked))) return [];
          const doubtful = second.doubtfulIn(group, placed(isAsked));
          const isWanted = isSmall ? placed(isAsked) : (place: number): boolean => doubtful.has(place);
          return exposuresOf(corneredBy(boundsIn(group, around(group, isWanted))).shaved(isWanted));
        }),
      ),
    guessed: (isSecret) => {
      const guess = (place: number): number => guessOf(quantityAt(place));
      const isRestated = (one: number, other: number): boolean =>
        figureOf(quantityAt(one)) === figureOf(quantityAt(other));
      return inOrder(
        groups
          .changed("guessed")
          .flatMap((group) =>
            exposuresOf(corneredBy(boundsIn(group)).guessed(placed(isSecret), guess, isRestated)),
          ),
      );
    },
    hide: (cell) => {
      for (const place of placesOf(cell)) admit(place);
    },
  };
}

/** In so few relations, every number is looked at by itself once one of them may have no other size. */
const FEW_ROWS = 60;

/** What all numbers of a few relations take; among many, only some are worth it. */
const MOST_WORK = 6000;

/** So many are looked for before all bounds are narrowed, which takes longer. */
const FEW_DOUBTS = 10;

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** How many numbers come before each, by the names of their figures. */
function orderByName(quantities: readonly Quantity[]): Int32Array {
  const names = quantities.map(({ cell }) => cellId(cell.kpi, cell.period));
  const sorted = [...names.keys()].sort((a, b) => compare(names[a] as string, names[b] as string) || a - b);
  const order = new Int32Array(names.length);
  for (const [at, place] of sorted.entries()) order[place] = at;
  return order;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The same for a figure before and after a restatement. */
const figureOf = ({ cell, aspect }: Quantity): string =>
  [cell.kpi, cell.period, cell.since, aspect].join(" ");

/** The numbers of relations in a list, and the relations as rows of it. */
function placesIn(relations: readonly Relation[]) {
  const places = new Map<string, number>();
  const quantities: Quantity[] = [];
  const ofCells = new Map<string, number[]>();
  const rows = relations.map(({ terms }): Row => {
    const row = new Map<number, number>();
    for (const { quantity, weight } of terms) {
      let place = places.get(quantity.key);
      if (place === undefined) {
        place = quantities.push(quantity) - 1;
        places.set(quantity.key, place);
        const { key } = quantity.cell;
        const others = ofCells.get(key);
        if (others === undefined) ofCells.set(key, [place]);
        else others.push(place);
      }
      row.set(place, weight);
    }
    return row;
  });
  const placesOf = ({ key }: Cell): readonly number[] => ofCells.get(key) ?? [];
  return { quantities, rows, placesOf };
}
