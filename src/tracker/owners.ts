import { freeId, stepsBetween } from "../text/words.ts";

/** The posts that a tracker names, each once, and the spellings of each. */
export interface OwnerList {
  /** The id of the post for a spelling; null for a text that names none. */
  readonly idOf: (written: string) => string | null;
  /** Whether a text names more than the post that `idOf` gives. */
  readonly isSeveral: (written: string) => boolean;
  readonly posts: readonly NamedPost[];
  /** Pairs that look like one post and are kept apart, because nobody said so. */
  readonly alike: readonly (readonly [NamedPost, NamedPost])[];
}

interface NamedPost {
  readonly id: string;
  readonly title: string;
  /** Every way in which it is written, the most frequent first; those that begin with a small letter come last. */
  readonly spellings: readonly string[];
}

/** A post of the plan. */
interface KnownPost {
  readonly id: string;
  readonly title: string;
}

/**
 * Makes posts of the texts in the column of owners. Spellings that differ in case, signs, "&" and "and", or in the
 * plural are one post; others that nearly agree are only shown. Of several owners in a cell the first owns the action.
 * @param given ids by spelling, as the mapping has them.
 * @param known posts of the plan.
 */
export function listOwners(
  written: readonly string[],
  given: ReadonlyMap<string, string>,
  known: readonly KnownPost[],
): OwnerList {
  const byFold = new Map<string, string>(known.map(({ id, title }) => [foldPost(title), id]));
  for (const { id } of known) byFold.set(foldPost(id.replaceAll("-", " ")), id);
  for (const [spelling, id] of given) byFold.set(foldPost(spelling), id);
  const uses = new Map<string, Map<string, number>>();
  const taken = new Set(known.map(({ id }) => id));
  for (const text of written) {
    // A post of the plan may have a title that reads like several owners.
    const whole = text.replace(/\s+/g, " ").trim();
    const name = byFold.has(foldPost(whole)) ? whole : firstOwner(text);
    const fold = foldPost(name);
    if (fold === "") continue;
    const id = byFold.get(fold) ?? freeId(name, taken);
    byFold.set(fold, id);
    taken.add(id);
    const spellings = uses.get(id) ?? new Map<string, number>();
    spellings.set(name, (spellings.get(name) ?? 0) + 1);
    uses.set(id, spellings);
  }
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  const posts = [...uses].map(([id, spellings]): NamedPost => {
    const isSmall = (text: string): number => (/^\p{Ll}/u.test(text) ? 1 : 0);
    const ordered = [...spellings]
      .sort((a, b) => isSmall(a[0]) - isSmall(b[0]) || b[1] - a[1])
      .map(([text]) => text);
    return { id, title: titles.get(id) ?? ordered[0] ?? id, spellings: ordered };
  });
  const alike = posts.flatMap((one, index) =>
    posts
      .slice(index + 1)
      .flatMap((other) => (looksLike(one.title, other.title) ? [[one, other] as const] : [])),
  );
  return {
    idOf: (text) => byFold.get(foldPost(text)) ?? byFold.get(foldPost(firstOwner(text))) ?? null,
    isSeveral: (text) => !byFold.has(foldPost(text)),
    posts,
    alike,
  };
}

/** The first of several owners in one cell. */
const firstOwner = (written: string): string =>
  (written.split(/\s*(?:\/|;|\n|\+)\s*/).find((part) => part.trim() !== "") ?? "")
    .replace(/\s+/g, " ")
    .trim();

/** A post as posts are compared. */
const foldPost = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/['’]s\b/g, "s")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ")
    .filter((word) => !["the", "of", "for"].includes(word))
    .map((word) => (word.length > 4 ? word.replace(/(?<!s)s$/, "") : word))
    .join(" ");

/** "Head of First Response" and "Head of 1st Response", or a slip of the keys. */
function looksLike(a: string, b: string): boolean {
  const [left, right] = [a, b].map((title) => foldPost(spellOut(title))) as [string, string];
  const steps = stepsBetween(left, right);
  const wordsOf = (text: string): Set<string> => new Set(text.split(" "));
  const [less, more] = [wordsOf(left), wordsOf(right)].sort((x, y) => x.size - y.size) as [
    Set<string>,
    Set<string>,
  ];
  const isPart = less.size > 1 && [...less].every((word) => more.has(word));
  return isPart || steps <= Math.max(1, Math.floor(Math.min(left.length, right.length) / 8));
}

/** A title with its initials written in full: "HoS First Response". */
const spellOut = (title: string): string =>
  title.replace(/\b[A-Za-z]{2,4}\b/g, (word) => INITIALS.get(word.toUpperCase()) ?? word);

const INITIALS: ReadonlyMap<string, string> = new Map([
  ["AD", "Assistant Director"],
  ["DCS", "Director of Children's Services"],
  ["HOS", "Head of Service"],
  ["PSW", "Principal Social Worker"],
  ["SM", "Service Manager"],
  ["TM", "Team Manager"],
]);
