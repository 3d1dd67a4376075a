import type { Equation } from "./equations.ts";
import { Moves, type Reason } from "./moves.ts";

const [LEAST, MOST] = [0, 1] as const;
type Side = typeof LEAST | typeof MOST;

/** Between which whole numbers each unknown number of some equations lies. There is no largest number. */
export class Bounds {
  readonly equations: readonly Equation[];
  /** The numbers, each once, in the order of the equations. */
  readonly places: readonly number[];
  readonly #locals: Int32Array;
  readonly #limits: Float64Array;
  readonly #moves: Moves;
  /** The equations of each number: from where those of the number start to where those of the next do. */
  readonly #starts: Int32Array;
  readonly #holding: Int32Array;
  readonly #isQueued: Uint8Array;
  /** How often each number has moved in a round of narrowing. */
  readonly #times: Int32Array;
  readonly #rounds: Int32Array;
  #round = 0;
  /** What the equations say by themselves: whether they can hold, and how many moves they made. */
  readonly #isPossible: boolean;
  readonly #base: number;
  /** The first of the moves that are only tried. */
  #firstTried = Number.POSITIVE_INFINITY;
  /** Whose bounds crossed last. */
  #crossing = 0;

  /**
   * @param leastOf from which size each number starts.
   * @param locals where each number of a larger list is among those of its equations. It is filled in here, and must not be
   * written to by bounds that have a number in common as long as these are used.
   */
  constructor(equations: readonly Equation[], leastOf: (place: number) => number, locals: Int32Array) {
    this.equations = equations;
    this.#locals = locals;
    this.places = placesIn(equations, locals);
    const count = this.places.length;
    [this.#starts, this.#holding] = holdersIn(equations, count, locals);
    this.#limits = new Float64Array(2 * count).fill(Number.POSITIVE_INFINITY);
    for (let local = 0; local < count; local++)
      this.#limits[2 * local] = leastOf(this.places[local] as number);
    this.#moves = new Moves(this.#limits, (place, weight, side) => this.#endFor(place, weight, side));
    this.#isQueued = new Uint8Array(equations.length).fill(1);
    [this.#times, this.#rounds] = [new Int32Array(count), new Int32Array(count)];
    this.#isPossible = this.#narrowAll([...equations.keys()]);
    this.#base = this.#moves.count;
  }

  /**
   * Takes back everything but what the equations say by themselves.
   * @returns false where they contradict each other: restated figures can do so. Nothing follows from that.
   */
  begin(): boolean {
    this.#moves.takeBack(this.#base);
    return this.#isPossible;
  }

  least(place: number): number {
    return this.#limits[2 * this.#localOf(place)] as number;
  }

  most(place: number): number {
    return this.#limits[2 * this.#localOf(place) + 1] as number;
  }

  /** The equations by which a number lies where it does now. They are asked for before bounds begin again. */
  because(place: number): Reason {
    return this.#moves.because(this.#localOf(place), this.#firstTried);
  }

  /** Takes a number to be no larger than it is guessed to be. */
  take(place: number, guess: number): void {
    if (guess < this.most(place)) this.#moves.move(2 * this.#localOf(place) + MOST, guess, null);
  }

  /** Takes a number to have a size, and tells which numbers have moved for that; null, and nothing has, where it cannot. */
  settle(place: number, size: number): readonly number[] | null {
    const first = this.#moves.count;
    for (const side of [LEAST, MOST] as const) {
      const end = 2 * this.#localOf(place) + side;
      if (this.#limits[end] !== size) this.#moves.move(end, size, null);
    }
    if (this.narrow([place])) return this.#moves.since(first).map((local) => this.places[local] as number);
    this.#moves.takeBack(first);
    return null;
  }

  /** The equations that hold a number, as places in their list. */
  holders(place: number): Int32Array {
    const local = this.#localOf(place);
    return this.#holding.subarray(this.#starts[local], this.#starts[local + 1]);
  }

  /**
   * Narrows bounds, equation by equation, until none moves.
   * @param start the numbers of which a bound may have moved.
   * @returns false where bounds cross: what was taken for small need not be. They may also never stop moving, so a number
   * that has moved often is left where it is.
   */
  narrow(start: Iterable<number>): boolean {
    const queue: number[] = [];
    for (const place of start) this.#addHolders(this.#localOf(place), -1, queue);
    return this.#narrowAll(queue);
  }

  /**
   * Raises the least and lowers the most of some numbers as long as they are impossible: taken for true, they make bounds
   * cross somewhere. Tables whose rows and columns add up tell more than any of their sums does alone.
   */
  shave(places: readonly number[]): void {
    let isDone = false;
    while (!isDone) {
      isDone = true;
      for (const place of places) {
        if (this.most(place) === Number.POSITIVE_INFINITY) continue;
        for (const side of [LEAST, MOST] as const) if (this.#shaveAt(place, side)) isDone = false;
      }
    }
  }

  /** Whether an equation can hold. */
  allows({ places, weights, known }: Equation): boolean {
    const [least, most] = ([LEAST, MOST] as const).map((side) =>
      places.reduce((sum, place, at) => {
        const weight = weights[at] as number;
        return sum + weight * (this.#limits[this.#endFor(place, weight, side)] as number);
      }, known),
    ) as [number, number];
    return least <= 0 && most >= 0;
  }

  /** Finds something out, and takes back what was narrowed for it. `moved` gives the numbers of which a bound has moved. */
  trying<Found>(work: (moved: () => ReadonlySet<number>) => Found): Found {
    const [first, before] = [this.#moves.count, this.#firstTried];
    this.#firstTried = first;
    const found = work(() => new Set(this.#moves.since(first).map((local) => this.places[local] as number)));
    this.#moves.takeBack(first);
    this.#firstTried = before;
    return found;
  }

  #localOf(place: number): number {
    return this.#locals[place] as number;
  }

  /** The end of a number that makes a sum the least or the most. */
  #endFor(place: number, weight: number, side: Side): number {
    return 2 * (this.#locals[place] as number) + (weight > 0 ? side : 1 - side);
  }

  #narrowAll(queue: number[]): boolean {
    const [limits, round] = [this.#limits, ++this.#round];
    const moved: number[] = [];
    for (let next = 0; next < queue.length; next++) {
      const own = queue[next] as number;
      this.#isQueued[own] = 0;
      moved.length = 0;
      this.#narrowBy(this.equations[own] as Equation, LEAST, moved);
      this.#narrowBy(this.equations[own] as Equation, MOST, moved);
      for (const local of moved) {
        if ((limits[2 * local] as number) > (limits[2 * local + 1] as number)) {
          this.#crossing = local;
          for (const at of queue) this.#isQueued[at] = 0;
          return false;
        }
        const times = this.#rounds[local] === round ? (this.#times[local] as number) + 1 : 1;
        this.#times[local] = times;
        this.#rounds[local] = round;
        if (times <= MOST_MOVES) this.#addHolders(local, own, queue);
      }
    }
    return true;
  }

  #addHolders(local: number, own: number, queue: number[]): void {
    for (let at = this.#starts[local] as number; at < (this.#starts[local + 1] as number); at++) {
      const holder = this.#holding[at] as number;
      if (holder === own || this.#isQueued[holder] === 1) continue;
      this.#isQueued[holder] = 1;
      queue.push(holder);
    }
  }

  /** What all the others are at least, a number is at most, with the other sign. */
  #narrowBy(equation: Equation, side: Side, moved: number[]): void {
    const limits = this.#limits;
    const { places, weights } = equation;
    let [sum, open] = [equation.known, 0];
    for (let at = 0; at < places.length; at++) {
      const weight = weights[at] as number;
      const size = limits[this.#endFor(places[at] as number, weight, side)] as number;
      if (size < Number.POSITIVE_INFINITY) sum += size * weight;
      else if (++open > 1) return;
    }
    for (let at = 0; at < places.length; at++) {
      const weight = weights[at] as number;
      const own = this.#endFor(places[at] as number, weight, side);
      const size = limits[own] as number;
      const hasBound = size < Number.POSITIVE_INFINITY;
      if (open > (hasBound ? 0 : 1)) continue;
      const exact = -(hasBound ? sum - size * weight : sum) / weight;
      const other = own ^ 1;
      const isLeast = (other & 1) === LEAST;
      const next = isLeast ? Math.ceil(exact - NEARLY) : Math.floor(exact + NEARLY);
      if (isLeast ? next <= (limits[other] as number) : next >= (limits[other] as number)) continue;
      this.#moves.move(other, next, equation);
      moved.push(other >> 1);
    }
  }

  /** Whether the end of a number's bounds is impossible; it is then moved by one. */
  #shaveAt(place: number, side: Side): boolean {
    const end = 2 * this.#localOf(place) + side;
    const size = this.#limits[end] as number;
    if (size === this.#limits[end ^ 1] || size === Number.POSITIVE_INFINITY) return false;
    const proof = this.trying(() => {
      this.#moves.move(end ^ 1, size, null);
      return this.narrow([place]) ? null : this.#moves.proofOf(this.#crossing, this.#firstTried);
    });
    if (proof === null) return false;
    this.#moves.move(end, side === LEAST ? size + 1 : size - 1, this.#moves.withEnd(proof, end));
    return this.narrow([place]);
  }
}

/** The numbers of equations, each once. */
function placesIn(equations: readonly Equation[], locals: Int32Array): number[] {
  const found: number[] = [];
  for (const { places } of equations) {
    for (const place of places)
      if (found[locals[place] as number] !== place) locals[place] = found.push(place) - 1;
  }
  return found;
}

/** For each number the equations that hold it: those of a number are from where it starts to where the next one does. */
function holdersIn(equations: readonly Equation[], count: number, locals: Int32Array) {
  const starts = new Int32Array(count + 1);
  for (const { places } of equations)
    for (const place of places) (starts[(locals[place] as number) + 1] as number)++;
  for (let at = 0; at < count; at++) (starts[at + 1] as number) += starts[at] as number;
  const [ends, holding] = [starts.slice(0, count), new Int32Array(starts[count] as number)];
  for (let at = 0; at < equations.length; at++) {
    for (const place of (equations[at] as Equation).places)
      holding[(ends[locals[place] as number] as number)++] = at;
  }
  return [starts, holding] as const;
}

/** Counts are whole numbers, so a bound between two of them is the next one. */
const NEARLY = 1e-9;

const MOST_MOVES = 50;
