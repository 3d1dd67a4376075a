import { namesUnknown, OTHER_PLACES } from "../wording/names.ts";
import { anyOf } from "../wording/whole-words.ts";
import type { NamedDate } from "./named-dates.ts";

/** Other papers than the one that has the date: its draft, an answer to it, a page that shows it. */
const ANOTHER_PAPER =
  /\b(?:drafts?|drafted|feedback|repl(?:y|ies|ied)|respon(?:se|ses|ded)|interim|factual accuracy|embargo\w*|website|webpage|online)\b/i;
const ON_A_PAGE = /^[^,.;:]*\b(?:draft|website|webpage|online)\b/i;
/** What follows a date at once: "by Ofsted", "of Oak House", "the Minister". */
const FOLLOWS =
  /^\s*,?\s*(?:(?:of|at|to|in|on|by|from|for|into)\s+)?(?:the\s+)?[A-Z][\w-]*(?:(?:['’]s)?\s+[A-Z][\w-]*)*/;

/** Whether the words by a date tell of another visit, inspection or paper than those of the plan. */
export function isAnotherOccasion(
  before: string,
  after: string,
  previous: string,
  named: readonly NamedDate[],
): boolean {
  const clause = before.slice(before.search(/[^.;:]*$/));
  const follows = FOLLOWS.exec(after)?.[0] ?? "";
  const near = `${clause} ${follows}`;
  const names = named.flatMap(({ by, about, authority }) => [...by, about, authority]);
  const isBodyNamed = named.some(({ by }) => new RegExp(anyOf(by)).test(`${before} ${after}`));
  return (
    OTHER_PLACES.test(near) ||
    (!isBodyNamed && OTHER_PLACES.test(previous)) ||
    ANOTHER_PAPER.test(clause) ||
    ON_A_PAGE.test(after) ||
    namesUnknown(clause, clause === before, names) ||
    namesUnknown(follows, false, names)
  );
}
