/** Read past: they come and go when a sentence is copied and smoothed. */
const SMALL = new Set("a an also and now our s that the then these this those which".split(" "));
/** Words that, put in, make a sentence say something else. */
const TELLING =
  /^(?:\d.*|\{.*|not|no|never|nor|neither|without|hardly|all|every|some|few|most|half|more|less|fewer|other|former|new|old|first|last|next|north|south|east|west|girls?|boys?|one|two|three|four|five|six|seven|eight|nine|ten)$/;
/** In each so many words of the longer one, one may be put in. */
const ONE_IN = 7;
const FEWEST_TOLD = 14;

/** The words of a sentence, and its references as one each, in small letters. */
export const plainWords = (written: string): string[] =>
  written.toLowerCase().match(/\{\{[^{}]*\}\}|[\p{L}\p{N}]+/gu) ?? [];

/** Those but for the small ones. */
export const toldWords = (words: readonly string[]): string[] => words.filter((word) => !SMALL.has(word));

/** Whether one says the other with a few words put in that change nothing: "at length", "very". */
export function isNearly(one: readonly string[], other: readonly string[]): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < FEWEST_TOLD || (longer.length - shorter.length) * ONE_IN > longer.length) return false;
  let at = 0;
  const added = longer.filter((word) => {
    if (word !== shorter[at]) return true;
    at += 1;
    return false;
  });
  return at === shorter.length && !added.some((word) => TELLING.test(word));
}
