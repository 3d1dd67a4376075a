import { daysBetween, type IsoDate } from "../../plan/dates.ts";
import type { Interval } from "../../plan/interval.ts";
import { OTHER_PLACES } from "../wording/names.ts";
import { bodyOf } from "./body-names.ts";
import { sharesObject } from "./decided-objects.ts";
import { type EventPhrase, phrasesFor } from "./event-phrases.ts";
import type { NamedDate } from "./named-dates.ts";
import { isGoverned } from "./noun-before-date.ts";
import { dayOfYear } from "./typed-dates.ts";

/** A date typed in a sentence: what stands before it and after it. */
export interface DateInSentence {
  readonly days: Interval;
  readonly before: string;
  readonly after: string;
}

/** Within this many days of the right one a date is taken for a slip, and not for another event's. */
const NEAR = 45;
const ON = /(?:^|[,;]\s+|\b(?:and|but|that|was)\s+)on\s+$/i;
/** "After the visit, on 20 July": a day after it. */
const AFTER_IT =
  /\b(?:after|before|since|following|until|ahead of)\s+(?:[\w'’-]+\s+){0,5}[\w'’-]+,\s+(?:on\s+)?$/i;
/** A verb of its own between the noun and the date. */
const HAS_VERB =
  /\b(?:took|takes?|place|held|made|carried|came|comes?|out|published|issued|released|received|arrived|sent|signed|written|due|planned|set|scheduled|arranged|fixed|expected|beg[ia]ns?|start(?:s|ed)?|happen(?:s|ed)|was|is|will)\b/i;
const NTH = ["first", "second", "third", "fourth", "fifth"];
const ORDINAL = new RegExp(
  `\\b(${NTH.join("|")}|next)\\s+(?:[\\w'’-]+\\s+){0,2}(?:visit|review|inspection|letter|report)\\b`,
  "gi",
);
/** Plain without a name: no other letter, visit or review is called so. */
const SPECIFIC =
  /\b(?:monitoring visit|inspection report|mid-term review|progress review|single inspection)\b/i;

/**
 * The event or document that a sentence names in words of its own, where its date is near the typed one: by kind
 * and body, and by its number or what was decided. Null where it may be any of several, or another.
 */
export function findRetold(
  typed: DateInSentence,
  named: readonly NamedDate[],
  asAt: IsoDate,
): NamedDate | null {
  const sentence = `${typed.before} ${typed.after}`;
  if (OTHER_PLACES.test(sentence)) return null;
  const kin = named.flatMap((one) => {
    const phrase = phrasesFor(one, bodyOf(one)).find((phrase) => speaks(phrase, typed));
    return phrase === undefined ? [] : [{ one, phrase }];
  });
  const numbered = byNumber(
    kin.map(({ one }) => one),
    typed.before,
    asAt,
  );
  const near = kin.filter(
    ({ one, phrase }) =>
      numbered.includes(one) &&
      isNear(one.days, typed.days) &&
      isTheirs(one, phrase, sentence, named) &&
      (!phrase.needsObject || sharesObject(one, sentence)),
  );
  return near.length === 1 ? (near[0]?.one ?? null) : null;
}

function speaks({ before, after }: EventPhrase, typed: DateInSentence): boolean {
  const found = before?.exec(typed.before);
  if (found) {
    const gap = found.groups?.gap;
    const isBare = gap !== undefined && !HAS_VERB.test(gap) && /\bon\s+$/.test(typed.before);
    return !AFTER_IT.test(typed.before) && !(isBare && isGoverned(typed.before.slice(0, found.index)));
  }
  return (after?.test(typed.after) ?? false) && ON.test(typed.before);
}

/** "The second visit", "the next review"; all where no number is given. */
function byNumber(kin: readonly NamedDate[], before: string, asAt: IsoDate): readonly NamedDate[] {
  const word = [...before.matchAll(ORDINAL)].at(-1)?.[1]?.toLowerCase();
  if (word === undefined) return kin;
  const inOrder = [...kin].sort((a, b) => (a.days.start < b.days.start ? -1 : 1));
  const titled = inOrder.filter(({ about }) => new RegExp(`\\b${word}\\b`, "i").test(about));
  if (titled.length > 0) return titled;
  const found = word === "next" ? inOrder.find(({ days }) => days.start > asAt) : inOrder[NTH.indexOf(word)];
  return found === undefined ? [] : [found];
}

function isNear(right: Interval, typed: Interval): boolean {
  const isOtherYear =
    dayOfYear(right.start) === dayOfYear(typed.start) && dayOfYear(right.end) === dayOfYear(typed.end);
  return isOtherYear || Math.abs(daysBetween(right.start, typed.start)) <= NEAR;
}

/** Its body is named, or there is no other body's of that kind and the sentence says plainly which it means. */
function isTheirs(
  one: NamedDate,
  { noun }: EventPhrase,
  sentence: string,
  named: readonly NamedDate[],
): boolean {
  if (noun === "submission" || new RegExp(bodyOf(one), "i").test(sentence)) return true;
  const bodies = named.filter(({ nouns }) => nouns.includes(noun)).map(({ by }) => by.join());
  return new Set(bodies).size === 1 && SPECIFIC.test(sentence);
}
