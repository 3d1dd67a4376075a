/** A linear equation: coefficients of unknowns that add up to `total`. */
export interface Equation {
  readonly terms: ReadonlyMap<string, number>;
  readonly total: number;
}

/** The true value of an unknown, and what a reader knows: that it is not below `least`. */
export interface Unknown {
  readonly truth: number;
  readonly least: number;
}

/**
 * Returns the unknowns that a reader can work out from the equations and the lower bounds: those whose true value is
 * the only possible one. It works in another way than the program, so that it can test it: it looks for a second
 * solution, in whole-number steps along the null space.
 */
export function recovered(equations: readonly Equation[], truth: ReadonlyMap<string, Unknown>): string[] {
  const unknowns = [...truth.keys()];
  const basis = nullSpace(
    equations.map(({ terms }) => unknowns.map((unknown) => terms.get(unknown) ?? 0)),
    unknowns.length,
  );
  const places = [...unknowns.keys()];
  const open = new Set(places.filter((place) => basis.some((vector) => vector[place] !== 0)));
  const recovered = places.filter((place) => !open.has(place));
  const known = [...truth.values()];
  for (const step of steps(basis)) {
    if (open.size === 0) break;
    if (known.every((one, at) => isPossible(one, step[at] ?? 0)))
      for (const [place, move] of step.entries()) if (move !== 0) open.delete(place);
  }
  return [...recovered, ...open].map((place) => unknowns[place] as string);
}

/** Sums of up to three vectors, each taken once or twice with either sign; sums of fewer come first. */
function* steps(basis: readonly number[][]): Generator<number[]> {
  const none = (basis[0] ?? []).map(() => 0);
  for (const count of [1, 2, 3]) yield* sumsOf(none, basis, 0, count);
}

/** There are so many that plain loops save a third of the time. */
function* sumsOf(
  sum: readonly number[],
  basis: readonly number[][],
  first: number,
  count: number,
): Generator<number[]> {
  for (let index = first; index <= basis.length - count; index++) {
    const vector = basis[index] as number[];
    for (const factor of [1, -1, 2, -2]) {
      const larger = sum.slice();
      for (let at = 0; at < larger.length; at++)
        larger[at] = (sum[at] as number) + factor * (vector[at] as number);
      if (count === 1) yield larger;
      else yield* sumsOf(larger, basis, index + 1, count - 1);
    }
  }
}

/** Fraction-free elimination: whole numbers throughout. */
function nullSpace(matrix: readonly number[][], width: number): number[][] {
  const rows = matrix.map((row) => row.map(BigInt));
  const pivots: number[] = [];
  let top = 0;
  for (let column = 0; column < width && top < rows.length; column++) {
    const pivot = rows.findIndex((row, index) => index >= top && row[column] !== 0n);
    if (pivot === -1) continue;
    [rows[top], rows[pivot]] = [rows[pivot] as bigint[], rows[top] as bigint[]];
    const chosen = rows[top] as bigint[];
    for (const [index, row] of rows.entries()) {
      const [up, down] = [chosen[column] as bigint, row[column] as bigint];
      if (index === top || down === 0n) continue;
      rows[index] = row.map((value, at) => value * up - (chosen[at] as bigint) * down);
    }
    pivots.push(column);
    top++;
  }
  const free = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !pivots.includes(column),
  );
  return free.map((column) => {
    const scale = pivots.reduce(
      (product, pivot, row) => product * ((rows[row] as bigint[])[pivot] as bigint),
      1n,
    );
    const vector = Array.from({ length: width }, () => 0n);
    vector[column] = scale;
    for (const [row, pivot] of pivots.entries()) {
      const line = rows[row] as bigint[];
      vector[pivot] = (-(line[column] as bigint) * scale) / (line[pivot] as bigint);
    }
    return shortened(vector).map(Number);
  });
}

function shortened(vector: readonly bigint[]): bigint[] {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
  const common = vector.reduce(gcd, 0n);
  return vector.map((value) => (common === 0n ? value : value / common));
}

/** A zero has no room below it, and a reader who looks for it knows that. */
const isPossible = ({ truth, least }: Unknown, move: number): boolean =>
  truth + move >= Math.min(least, truth);
