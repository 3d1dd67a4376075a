import type { Equation } from "./equations.ts";

/** Whether all equations behind something are of a kind: it asks until one is not. An equation may come more than once. */
export type Reason = (isOfKind: (equation: Equation) => boolean) => boolean;

/** Why an end has moved: an equation, or what was found by trying; null where it was only tried or taken for so. */
type Cause = Equation | Proof | null;

/** The equations by which something was found, and the earlier moves that it rests on. */
interface Proof {
  readonly equations: readonly Equation[];
  readonly moves: readonly number[];
}

/** The end of a number that makes the sum of an equation the least (0) or the most (1), for its weight in it. */
type EndFor = (place: number, weight: number, side: 0 | 1) => number;

/**
 * The ends of some numbers, and how they came to be where they are. Each number has two ends side by side: its least is at
 * twice its place, and its most at the next.
 */
export class Moves {
  /** Where each end is. */
  readonly limits: Float64Array;
  readonly #endFor: EndFor;
  /** The last move of each end; -1 where it has not moved. */
  readonly #lasts: Int32Array;
  /** All moves in order: which end has moved, from where, and its move before. There is room for more. */
  #ends = new Int32Array(64);
  #sizes = new Float64Array(64);
  #befores = new Int32Array(64);
  readonly #causes: Cause[] = [];
  #count = 0;

  constructor(limits: Float64Array, endFor: EndFor) {
    this.limits = limits;
    this.#endFor = endFor;
    this.#lasts = new Int32Array(limits.length).fill(-1);
  }

  get count(): number {
    return this.#count;
  }

  move(end: number, size: number, cause: Cause): void {
    const at = this.#count++;
    if (at === this.#ends.length) this.#makeRoom();
    this.#ends[at] = end;
    this.#sizes[at] = this.limits[end] as number;
    this.#befores[at] = this.#lasts[end] as number;
    this.#causes[at] = cause;
    this.#lasts[end] = at;
    this.limits[end] = size;
  }

  #makeRoom(): void {
    const [ends, sizes, befores] = [this.#ends, this.#sizes, this.#befores];
    const room = 2 * ends.length;
    [this.#ends, this.#sizes, this.#befores] = [
      new Int32Array(room),
      new Float64Array(room),
      new Int32Array(room),
    ];
    this.#ends.set(ends);
    this.#sizes.set(sizes);
    this.#befores.set(befores);
  }

  /** Takes back the moves from one on. */
  takeBack(first: number): void {
    for (let at = this.#count - 1; at >= first; at--) {
      const end = this.#ends[at] as number;
      this.limits[end] = this.#sizes[at] as number;
      this.#lasts[end] = this.#befores[at] as number;
    }
    this.#count = first;
  }

  /** The numbers that have moved from a move on. */
  since(first: number): number[] {
    return Array.from(this.#ends.subarray(first, this.#count), (end) => end >> 1);
  }

  /**
   * Why a number lies where it does now. It can be asked as long as the moves are there before the first that is only tried.
   */
  because(number: number, firstTried: number): Reason {
    const moves = this.#lastOf(number);
    if (firstTried >= this.#count) return (isOfKind) => this.#areAll(isOfKind, moves);
    const proof = this.#proofOf(moves, firstTried);
    return (isOfKind) => proof.equations.every(isOfKind) && this.#areAll(isOfKind, proof.moves);
  }

  /** The same as a cause for a later move; null where there is no reason. */
  proofOf(number: number, firstTried: number): Proof | null {
    const moves = this.#lastOf(number);
    return moves.length === 0 ? null : this.#proofOf(moves, firstTried);
  }

  /** A proof that also rests on where an end is now. */
  withEnd(proof: Proof, end: number): Proof {
    const own = this.#lasts[end] as number;
    return this.#hasCause(own) ? { ...proof, moves: [...proof.moves, own] } : proof;
  }

  #hasCause(move: number): boolean {
    return move >= 0 && this.#causes[move] !== null;
  }

  #lastOf(number: number): number[] {
    const moves = [this.#lasts[2 * number] as number, this.#lasts[2 * number + 1] as number];
    return moves.filter((move) => this.#hasCause(move));
  }

  #proofOf(moves: readonly number[], firstTried: number): Proof {
    const [equations, rest] = [new Set<Equation>(), new Set<number>()];
    this.#areAll((equation) => equations.add(equation) === equations, moves, firstTried, rest);
    return { equations: [...equations], moves: [...rest] };
  }

  /** Moves that come before a first one are left, and added to `rest`. */
  #areAll(
    isOfKind: (equation: Equation) => boolean,
    start: readonly number[],
    first = 0,
    rest?: Set<number>,
  ): boolean {
    const all = new Set(start);
    for (const move of all) {
      const cause = this.#causes[move] as Equation | Proof;
      if (move < first) {
        rest?.add(move);
      } else if ("places" in cause) {
        if (!isOfKind(cause)) return false;
        this.#addBehind(move, cause, all);
      } else {
        if (!cause.equations.every(isOfKind)) return false;
        for (const behind of cause.moves) all.add(behind);
      }
    }
    return true;
  }

  /** Adds the moves of other numbers that a move by an equation rested on. */
  #addBehind(move: number, { places, weights }: Equation, all: Set<number>): void {
    const own = this.#ends[move] as number;
    const endAt = (at: number, side: 0 | 1): number =>
      this.#endFor(places[at] as number, weights[at] as number, side);
    let side: 0 | 1 = 0;
    for (let at = 0; at < places.length; at++)
      if (endAt(at, 0) >> 1 === own >> 1) side = endAt(at, 0) === own ? 1 : 0;
    for (let at = 0; at < places.length; at++) {
      const end = endAt(at, side);
      if (end >> 1 === own >> 1) continue;
      let last = this.#lasts[end] as number;
      while (last >= move) last = this.#befores[last] as number;
      if (this.#hasCause(last)) all.add(last);
    }
  }
}
