/** A linear equation in whole numbers: unknowns by name, each multiplied by its weight, add up to `total`. */
export interface Equation {
  readonly terms: ReadonlyMap<string, number>;
  readonly total: number;
}

/** What is true of an unknown, and between which sizes a reader knows it to be. */
export interface Unknown {
  readonly truth: number;
  readonly least: number;
  /** Without a limit if not given. */
  readonly most?: number;
}

/**
 * Returns the unknowns of which only one size is possible. It shares nothing with the program, and works the other way
 * round: it starts from what is true, moves an unknown by one or more, and looks for moves of others that make up for it.
 * The search is exhaustive and in whole numbers, so what it does not find is not there.
 * @param asked the unknowns that are of interest.
 * @throws Error where the truth is no solution, or the search is longer than anybody would wait.
 */
export function onlyPossible(
  equations: readonly Equation[],
  unknowns: ReadonlyMap<string, Unknown>,
  asked: Iterable<string>,
): string[] {
  const names = [...unknowns.keys()];
  const places = new Map(names.map((name, place) => [name, place]));
  const rows = equations.map(({ terms, total }): Row => {
    const sum = [...terms].reduce(
      (all, [name, weight]) => all + weight * (unknowns.get(name)?.truth ?? 0),
      0,
    );
    if (sum !== total) throw new Error(`${[...terms].join(" + ")} is not ${total}`);
    return [...terms].map(([name, weight]) => ({ place: places.get(name) as number, weight }));
  });
  const holding = names.map((): number[] => []);
  for (const [at, row] of rows.entries()) for (const { place } of row) holding[place]?.push(at);
  const room = names.map((name): Span => {
    const { truth, least, most = Number.POSITIVE_INFINITY } = unknowns.get(name) as Unknown;
    return {
      low: Math.max(Math.min(least, truth) - truth, -FAR),
      high: Math.min(Math.max(most, truth) - truth, FAR),
    };
  });
  const open = new Set([...asked].map((name) => places.get(name) as number));
  const found: string[] = [];
  for (const place of open) {
    const { low, high } = room[place] as Span;
    const moves =
      solve({ rows, holding, spans: room }, place, { low: 1, high }) ??
      solve({ rows, holding, spans: room }, place, { low, high: -1 });
    if (moves === null) found.push(names[place] as string);
    else for (const [other, move] of moves) if (move !== 0) open.delete(other);
  }
  return found;
}

type Row = readonly { readonly place: number; readonly weight: number }[];

/** By how much an unknown may move. */
interface Span {
  readonly low: number;
  readonly high: number;
}

/**
 * No unknown needs to move further. Any two solutions differ by steps that never go back and forth and cannot be made
 * smaller, each of which gives a solution too; in sums of parts, hardly one of these moves an unknown by more than 1.
 */
const FAR = 8;
const MOST_STEPS = 200_000;

interface System {
  readonly rows: readonly Row[];
  readonly holding: readonly (readonly number[])[];
  readonly spans: readonly Span[];
}

/** Moves that add up to nothing in every row, with one of them in a span of its own; null if there are none. */
function solve({ rows, holding, spans }: System, start: number, own: Span): Map<number, number> | null {
  let steps = 0;
  const now = new Map<number, Span>();
  const spanOf = (place: number): Span => now.get(place) ?? (spans[place] as Span);
  const nearest = (place: number): number => {
    const { low, high } = spanOf(place);
    return low > 0 ? low : high < 0 ? high : 0;
  };

  /** Narrows spans row by row; false where nothing is left. Gives back what has to be undone. */
  function narrow(place: number, span: Span, undo: [number, Span | undefined][]): boolean {
    const queue: [number, Span][] = [[place, span]];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [at, { low, high }] = next;
      const before = spanOf(at);
      const after = { low: Math.max(low, before.low), high: Math.min(high, before.high) };
      if (after.low > after.high) return false;
      if (after.low === before.low && after.high === before.high) continue;
      undo.push([at, now.get(at)]);
      now.set(at, after);
      for (const index of holding[at] ?? []) queue.push(...narrowedBy(rows[index] as Row));
    }
    return true;
  }

  function narrowedBy(row: Row): [number, Span][] {
    let [low, high] = [0, 0];
    for (const { place, weight } of row) {
      const span = spanOf(place);
      low += Math.min(weight * span.low, weight * span.high);
      high += Math.max(weight * span.low, weight * span.high);
    }
    return row.flatMap(({ place, weight }): [number, Span][] => {
      const span = spanOf(place);
      const [least, most] = [
        Math.min(weight * span.low, weight * span.high),
        Math.max(weight * span.low, weight * span.high),
      ];
      const ends = [-(high - most) / weight, -(low - least) / weight];
      const to = { low: Math.ceil(Math.min(...ends)), high: Math.floor(Math.max(...ends)) };
      return to.low > span.low || to.high < span.high ? [[place, to]] : [];
    });
  }

  /** Within a span, or false with everything put back. */
  function within(place: number, span: Span, then: () => boolean): boolean {
    if (++steps > MOST_STEPS) throw new Error("The search takes too long: make the plan smaller.");
    const undo: [number, Span | undefined][] = [];
    if (narrow(place, span, undo) && then()) return true;
    for (const [at, before] of undo.reverse()) {
      if (before === undefined) now.delete(at);
      else now.set(at, before);
    }
    return false;
  }

  /** Repairs a row that does not add up: in any solution one of its unknowns is further from 0 on the side that helps. */
  function repair(): boolean {
    const touched = new Set([...now.keys()].flatMap((place) => holding[place] ?? []));
    const sumOf = (row: Row): number =>
      row.reduce((sum, { place, weight }) => sum + weight * nearest(place), 0);
    const broken = [...touched].map((at) => rows[at] as Row).find((row) => sumOf(row) !== 0);
    if (broken === undefined) return true;
    const sum = sumOf(broken);
    const helpers = broken.flatMap(({ place, weight }): { place: number; choices: Span[]; stay: Span }[] => {
      const [{ low, high }, value] = [spanOf(place), nearest(place)];
      const needed = Math.ceil(Math.abs(sum / weight));
      const isUp = weight > 0 === sum < 0;
      if (isUp ? value === high : value === low) return [];
      // As far as is needed is tried before less far, so that the search does not creep.
      return isUp
        ? [
            {
              place,
              choices: [
                { low: value + needed, high },
                { low: value + 1, high: value + needed - 1 },
              ],
              stay: { low, high: value },
            },
          ]
        : [
            {
              place,
              choices: [
                { low, high: value - needed },
                { low: value - needed + 1, high: value - 1 },
              ],
              stay: { low: value, high },
            },
          ];
    });
    const tryFrom = (index: number): boolean => {
      const helper = helpers[index];
      if (helper === undefined) return false;
      const { place, choices, stay } = helper;
      return (
        choices.some((span) => span.low <= span.high && within(place, span, repair)) ||
        within(place, stay, () => tryFrom(index + 1))
      );
    };
    return tryFrom(0);
  }

  return within(start, own, repair) ? new Map([...now.keys()].map((place) => [place, nearest(place)])) : null;
}
