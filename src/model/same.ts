import { withoutDust } from "../plan/measures/decimals.ts";

/** Whether two values of states are the same. Neither the order of a list nor a repeated item matters. */
export const same = (a: unknown, b: unknown): boolean =>
  isAlike(a, b) || (!(typeof a === "string" && typeof b === "string") && canonical(a) === canonical(b));

/** Whether two values are the same to the letter, as most are: that is told sooner than in what order they may differ. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, at) => isAlike(one, b[at]));
  const [own, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(own);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isAlike(own[key], other[key]))
  );
}

/** The items of a list that are not in another list. */
export const notIn = <Item>(items: readonly Item[], others: readonly Item[]): Item[] => {
  const moved = items.filter((item, at) => !isAlike(item, others[at]));
  if (moved.length === 0) return [];
  const known = new Set(others.map(canonical));
  return moved.filter((item) => !known.has(canonical(item)));
};

/**
 * The same text for the same value. Keys are sorted because models of earlier versions have them in another order. What
 * has a name of its own is compared by that.
 */
function canonical(value: unknown): string {
  if (value === null || value === undefined) return "null";
  // Versions of the program may compute the same quotient, mean or limit with other errors in its last digits.
  if (typeof value === "number") return String(withoutDust(value));
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${[...new Set(value.map(canonical))].sort().join()}]`;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const keys = fields.map(([key]) => key).sort();
  const compared = NAMED_BY[keys.join()] ?? keys;
  const texts = new Map(fields.map(([key, inner]) => [key, canonical(inner)]));
  return `{${compared.map((key) => `${key}:${texts.get(key)}`).join()}}`;
}

/**
 * By the keys of an object: those that name it. A new title of a post is not reported for every action that the post
 * owns. A correction stays the same when a later update gives the field again.
 */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  "id,title": ["id"],
  "corrects,date,field,reason,to,until": ["corrects", "date", "field"],
};
