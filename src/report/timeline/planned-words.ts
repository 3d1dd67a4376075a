import { formatInterval } from "../../plan/interval.ts";
import type { KnownEvent } from "../../plan/replay.ts";

const PART = /^(?:first|second|third|fourth|last|start|end|beginning|middle)\b/i;
const TIME =
  /^(?:early|late|mid|spring|summer|autumn|winter|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|\d{4})\b/i;

/** What is said of an event to come: "planned for 12 to 13 October 2016", "expected in the first half of 2017". */
export function plannedWords({ planned }: KnownEvent): string {
  const { interval = null, words = null } = planned ?? {};
  if (interval !== null) return `planned for ${formatInterval(interval)}`;
  if (words === null) return "not planned yet";
  if (PART.test(words)) return `expected in the ${inSentence(words)}`;
  return `expected ${TIME.test(words) ? "in " : ""}${inSentence(words)}`;
}

/** "Summer 2017" was written as the beginning of a line; March is always March. */
const inSentence = (words: string): string =>
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{2})/.test(words)
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1);
