import { Elimination, type Row } from "./elimination.ts";

/** Unknown numbers, each multiplied by its weight, that make 0 together with what is known. */
export interface Equation {
  /** The unknown numbers, as places in a list. */
  readonly places: readonly number[];
  readonly weights: readonly number[];
  readonly known: number;
  /** The known numbers that it is made of. */
  readonly given: readonly number[];
}

/** A number that is the only unknown one of a row. Its size is null where the plan does not know another. */
interface Determined {
  readonly place: number;
  readonly size: number | null;
  /** The known numbers of the row. */
  readonly given: readonly number[];
}

/** What rows say of their unknown numbers. An equation is kept until one more of its numbers becomes unknown. */
interface Equations {
  /**
   * What some rows say, as they are and, where others were added to them, as they are reduced; nothing where the plan does
   * not know a figure in them.
   */
  among(group: readonly number[]): Equation[];
  /** Whether the plan knows all known figures in some rows, so that nothing of them is left out. */
  areWhole(group: readonly number[]): boolean;
  determined(group: readonly number[], isAsked: (place: number) => boolean): Determined[];
  /**
   * What some rows say of each number that is asked for, when all their other unknown numbers have been taken out first:
   * it then stands beside the fewest.
   */
  around(asked: readonly number[], unknown: readonly number[], group: readonly number[]): Equation[];
  /** Whether no number of an equation has become unknown since it was made. */
  holds(equation: Equation): boolean;
}

/** What was made of a row, and at which of its changes. There is no equation where a figure is not known. */
interface Made {
  readonly change: number;
  readonly equation: Equation | null;
}

/**
 * @param elimination the rows as they are reduced; it knows which numbers are unknown, now.
 * @param sizeOf the true size of a number; null where the plan does not know it.
 */
export function equationsIn(
  rows: readonly Row[],
  elimination: Elimination,
  sizeOf: (place: number) => number | null,
): Equations {
  const isUnknown = (place: number): boolean => elimination.isUnknown(place);
  const whole: (Equation | null | undefined)[] = [];
  const reduced: (Made | undefined)[] = [];
  const holds = ({ given }: Equation): boolean => !given.some(isUnknown);

  function equationOf(row: Row, sign = 1): Equation | null {
    const [places, weights, given]: [number[], number[], number[]] = [[], [], []];
    let known: number | null = 0;
    row.forEach((weight, place) => {
      if (isUnknown(place)) {
        places.push(place);
        weights.push(weight * sign);
        return;
      }
      const size = sizeOf(place);
      known = known === null || size === null ? null : known + size * weight * sign;
      given.push(place);
    });
    return known === null ? null : { places, weights, known, given };
  }

  function wholeAt(at: number): Equation | null {
    const before = whole[at];
    if (before != null && holds(before)) return before;
    const equation = equationOf(rows[at] as Row);
    whole[at] = equation;
    return equation;
  }

  function reducedAt(at: number): Equation | null {
    const change = elimination.changes[at] as number;
    if (change === 0 || elimination.unknowns[at] === 0) return null;
    const before = reduced[at];
    if (before?.change === change && before.equation !== null && holds(before.equation))
      return before.equation;
    const equation = equationOf(...elimination.rowAt(at));
    reduced[at] = { change, equation };
    return equation;
  }

  const isThere = (equation: Equation | null): equation is Equation => equation !== null;

  return {
    among: (group) => [...group.map(wholeAt).filter(isThere), ...group.map(reducedAt).filter(isThere)],
    areWhole: (group) => group.every((at) => wholeAt(at) !== null),
    determined: (group, isAsked) =>
      group.flatMap((at): Determined[] => {
        if (elimination.unknowns[at] !== 1) return [];
        const [row, sign] = elimination.rowAt(at);
        const place = [...row.keys()].find(isUnknown) as number;
        if (!isAsked(place)) return [];
        const known = equationOf(row, sign)?.known;
        const size = known === undefined ? null : -known / (sign * (row.get(place) as number));
        return [{ place, size, given: [...row.keys()].filter((one) => one !== place) }];
      }),
    around: (asked, unknown, group) =>
      asked.flatMap((last) => {
        const own = new Elimination(group.map((at) => rows[at] as Row));
        for (const place of unknown) if (place !== last) own.admit(place);
        const places = [...group.keys()].filter((at) => own.changes[at] !== 0 && own.rowAt(at)[0].has(last));
        return places.map((at) => equationOf(...own.rowAt(at))).filter(isThere);
      }),
    holds,
  };
}
