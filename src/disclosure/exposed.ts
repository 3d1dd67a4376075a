import { type Cell, cellId } from "./cells.ts";
import { corneredBy, type Equation, type Likely } from "./cornered.ts";
import { eliminationOf, type Row } from "./elimination.ts";
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

/** Which numbers follow from what readers know of some relations, while more and more figures are hidden from them. */
export interface Exposed {
  /** The numbers that follow by adding and subtracting, where anything has changed since they were last asked for. */
  determined(isSecret: (own: Quantity) => boolean): Exposure[];
  /**
   * Those that can only have one size. When the determined ones are ended, these may be gone.
   * @param isAsked whether a number would be secret if it were worked out rightly.
   */
  cornered(isSecret: (own: Quantity) => boolean, isAsked: (own: Quantity) => boolean): Exposure[];
  /** Those that can only have one size whatever they are guessed to be, though no sum by itself says so. */
  shaved(isAsked: (own: Quantity) => boolean): Exposure[];
  /** Those that can only have one size if readers guess right. */
  guessed(isSecret: (own: Quantity) => boolean): Exposure[];
  hide(cell: Cell): void;
}

/** An exposure, and the place of its number. */
interface Placed extends Exposure {
  readonly place: number;
}

/**
 * @param isKnown whether readers know the figure that a number belongs to, before any is hidden.
 * @param certain what readers know of the size of any other number.
 * @param guess what they may guess beside that.
 */
export function exposedBy(
  relations: readonly Relation[],
  isKnown: (cell: Cell) => boolean,
  certain: (quantity: Quantity) => Likely,
  guess: (quantity: Quantity) => Likely,
): Exposed {
  const { quantities, rows, places, placesOf } = placesIn(relations);
  const elimination = eliminationOf(rows);
  const groups = groupsOf(rows);
  const names = quantities.map(({ cell }) => cellId(cell.kpi, cell.period));
  const unknown = quantities.map(() => false);
  const quantityAt = (place: number): Quantity => quantities[place] as Quantity;
  /** No figure prints a rest, or what was counted between two figures, so these are in the fewest relations. */
  const rankOf = (place: number): number => {
    const { aspect, cell } = quantityAt(place);
    return aspect === "rest" ? 0 : cell.since !== null ? 1 : 2;
  };
  const admit = (place: number): void => {
    if (unknown[place]) return;
    unknown[place] = true;
    elimination.admit(place);
    groups.admit(place);
  };
  // What is in the fewest relations goes first. It is given to one of them, and so takes no other number out of the rest.
  const open = [...quantities.keys()].filter((place) => !isKnown(quantityAt(place).cell));
  for (const place of open.sort((a, b) => rankOf(a) - rankOf(b) || a - b)) admit(place);

  const second = secondSizesIn(
    rows,
    (place) => unknown[place] as boolean,
    (place) => {
      const { value } = quantityAt(place);
      // What the plan does not know may be more in any case.
      return value === null ? 0 : value - certain(quantityAt(place)).least;
    },
  );
  /** Whether figures contradict each other, so that what is true is no solution and says nothing of others. */
  const contradict = (group: readonly number[]): boolean =>
    group.some((at) => {
      const values = [...(rows[at] as Row)].map(
        ([place, weight]) => (quantityAt(place).value ?? NaN) * weight,
      );
      return Math.abs(values.reduce((all, one) => all + one, 0)) > 0;
    });
  /**
   * The secret numbers of a group for which no other size is found.
   * @param most if there are more to be looked for, none is.
   */
  const doubtfulIn = (
    group: readonly number[],
    isAsked: (own: Quantity) => boolean,
    most = Number.POSITIVE_INFINITY,
  ): ReadonlySet<number> => {
    const all = new Set(group.flatMap((at) => [...(rows[at] as Row).keys()]));
    const asked = [...all].filter((place) => unknown[place] && isAsked(quantityAt(place)));
    if (contradict(group)) return new Set(asked);
    const left = asked.filter((place) => !second.found.has(place));
    return new Set(left.length > most ? left : left.filter((place) => !second.search(place)));
  };

  /** The known figures of some rows. */
  const figuresIn = (some: Iterable<Row>): Cell[] => {
    const found = new Set<number>();
    for (const row of some) for (const place of row.keys()) if (!unknown[place]) found.add(place);
    const cells = [...found].sort((a, b) => a - b).map((place) => quantityAt(place).cell);
    return [...new Map(cells.map((cell) => [cell.key, cell])).values()];
  };
  const unknownsIn = (row: Row): number => {
    let count = 0;
    for (const place of row.keys()) if (unknown[place]) count++;
    return count;
  };
  /** Whether no number of some equations has become unknown since. */
  const stillHold = (equations: Iterable<Equation>): boolean => {
    for (const { row, places } of equations) if (unknownsIn(row) !== places.length) return false;
    return true;
  };
  /** What the known numbers of a row make; null where the plan does not know one of them. */
  const knownIn = (row: Row): number | null => {
    let sum = 0;
    for (const [place, weight] of row) {
      if (unknown[place]) continue;
      const { value } = quantityAt(place);
      if (value === null) return null;
      sum += value * weight;
    }
    return sum;
  };
  /** @param locals gives each unknown number a place in a list of its own, from 0 on. */
  const equationOf = (row: Row, locals: Map<number, number>): Equation | null => {
    const known = knownIn(row);
    if (known === null) return null;
    const [places, weights]: number[][] = [[], []];
    for (const [place, weight] of row) {
      if (!unknown[place]) continue;
      const local = locals.get(place) ?? locals.size;
      locals.set(place, local);
      places?.push(local);
      weights?.push(weight);
    }
    return { places: places as number[], weights: weights as number[], known, row };
  };
  /** What is left of each secret number when all others have been taken out first: it then stands beside the fewest. */
  const rowsAround = (own: readonly Row[], isSecret: (own: Quantity) => boolean): Row[] => {
    const places = [...new Set(own.flatMap((row) => [...row.keys()]))].filter((place) => unknown[place]);
    const asked = places.filter((place) => isSecret(quantityAt(place)));
    if (own.length > FEW_ROWS && own.length * asked.length > MOST_WORK) return [];
    return asked.flatMap((last) => {
      const around = eliminationOf(own);
      for (const place of places) if (place !== last) around.admit(place);
      return own.flatMap((before, at) => {
        const row = around.rowAt(at);
        return row.has(last) && row !== before ? [row] : [];
      });
    });
  };
  const sizedIn = (
    group: readonly number[],
    isSecret: (own: Quantity) => boolean,
    likely: (quantity: Quantity) => Likely,
    isThorough = false,
  ): Placed[] => {
    const own = group.map((at) => rows[at] as Row);
    const reduced = group.flatMap((at) => {
      const row = elimination.rowAt(at);
      return row === rows[at] || elimination.unknowns[at] === 0 ? [] : [row];
    });
    const further = isThorough ? rowsAround(own, isSecret) : [];
    const locals = new Map<number, number>();
    const equations = [...own, ...reduced, ...further].flatMap((row) => equationOf(row, locals) ?? []);
    const places = [...locals.keys()];
    const at = (local: number): Quantity => quantityAt(places[local] as number);
    const found = corneredBy(
      equations,
      places.map((place) => likely(quantityAt(place))),
      (local) => isSecret(at(local)),
      (one, other) => figureOf(at(one)) === figureOf(at(other)),
      isThorough,
    );
    return found.map(({ place: local, size, because }) => ({
      place: places[local] as number,
      own: at(local),
      size,
      isOpen: () => stillHold(because()),
      from: () => figuresIn(new Set([...because()].map(({ row }) => row))),
    }));
  };
  const inOrder = (found: Placed[]): Placed[] =>
    found.sort((a, b) => compare(names[a.place] ?? "", names[b.place] ?? "") || a.place - b.place);

  return {
    determined: (isSecret) =>
      inOrder(
        groups.changed("determined").flatMap((group) =>
          group.flatMap((at): Placed[] => {
            const row = elimination.rowAt(at);
            if (elimination.unknowns[at] !== 1) return [];
            const place = [...row.keys()].find((one) => unknown[one]) as number;
            if (!isSecret(quantityAt(place))) return [];
            const known = knownIn(row);
            const size = known === null ? null : -known / (row.get(place) as number);
            const isOpen = (): boolean => unknownsIn(row) === 1;
            return [{ place, own: quantityAt(place), size, isOpen, from: () => figuresIn([row]) }];
          }),
        ),
      ),
    cornered: (isSecret, isAsked) => {
      const doubtful = groups
        .changed("cornered")
        .filter((group) => doubtfulIn(group, isAsked, FEW_DOUBTS).size > 0);
      return inOrder(doubtful.flatMap((group) => sizedIn(group, isSecret, certain)));
    },
    shaved: (isAsked) =>
      inOrder(
        groups.changed("shaved").flatMap((group) => {
          const isSmall = group.length <= FEW_ROWS;
          if (!isSmall && contradict(group)) return [];
          const doubtful = doubtfulIn(group, isAsked);
          if (doubtful.size === 0) return [];
          const isDoubtful = (own: Quantity): boolean => doubtful.has(places.get(own.key) as number);
          return sizedIn(group, isSmall ? isAsked : isDoubtful, certain, true);
        }),
      ),
    guessed: (isSecret) =>
      inOrder(groups.changed("guessed").flatMap((group) => sizedIn(group, isSecret, guess))),
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
        ofCells.set(key, [...(ofCells.get(key) ?? []), place]);
      }
      row.set(place, weight);
    }
    return row;
  });
  const placesOf = ({ key }: Cell): readonly number[] => ofCells.get(key) ?? [];
  return { quantities, rows, places, placesOf };
}
