import { distance } from "fastest-levenshtein";

/** The known name nearest to a mistyped one, or undefined when none is near enough to be meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const [written, meant] = [name.toLowerCase(), candidate.toLowerCase()];
    if (written !== meant && isNumber(written) && isNumber(meant)) continue;
    const steps = stepsBetween(written, meant);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** 1.3 is as likely a slip for 1.2 as for 1.4, and R11 for R1: numbers are not guessed. */
const isNumber = (name: string): boolean => /^[a-z]?\d+(\.\d+)*$/.test(name);

/** Two neighbouring letters that changed places are one mistake, not two. */
function stepsBetween(a: string, b: string): number {
  const swapped = (at: number): string => a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2);
  const isSwap = a.length === b.length && [...a].some((_, at) => swapped(at) === b);
  return isSwap ? Math.min(1, distance(a, b)) : distance(a, b);
}

/** `Did you mean "due"?`, or undefined. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const candidate = nearest(name, known);
  return candidate === undefined ? undefined : `Did you mean "${candidate}"?`;
}
