import { daysBetween, type IsoDate } from "../../../plan/time/dates.ts";
import type { Interval } from "../../../plan/time/intervals.ts";
import { OTHER_PLACES, titleWords } from "../../prose/names.ts";
import { anyOf, anySpaces } from "../../prose/words.ts";
import {
  AFTER_IT,
  AUXILIARIES,
  BETWEEN_NOUN_AND_DATE,
  COUNCIL,
  GOVERNING_VERB,
  HAS_VERB,
  NAMED_AFTER_PLAN,
  NOUN_WORDS,
  NUMBERED,
  ON_DATE,
  ORDINALS,
  OTHER_OBJECTS,
  SHORT_NAMES,
  SPECIFIC,
  SUBMITTED,
  VERBS,
} from "./date-words.ts";
import type { NamedDate, Noun } from "./named-dates.ts";

/** A date typed in a sentence, with the words before and after it. */
interface DateInSentence {
  readonly days: Interval;
  readonly before: string;
  readonly after: string;
}

/** Within this many days of the right one a date is taken for a slip, and not for another event's. */
const NEAR = 45;

/**
 * The event or document that a sentence names in words of its own, where its date is near the typed one: by kind
 * and body, and by its number or by what was decided. Null where it may be one of several, or none of them.
 */
export function findNamedInProse(
  typed: DateInSentence,
  named: readonly NamedDate[],
  asAt: IsoDate,
): NamedDate | null {
  const sentence = `${typed.before} ${typed.after}`;
  if (OTHER_PLACES.test(sentence)) return null;
  const mentioned = named.flatMap((one) => {
    const phrase = phrasesFor(one, bodyOf(one)).find((phrase) => fits(phrase, typed));
    return phrase === undefined ? [] : [{ one, phrase }];
  });
  const numbered = byNumber(
    mentioned.map(({ one }) => one),
    typed.before,
    asAt,
  );
  const near = mentioned.filter(
    ({ one, phrase }) =>
      numbered.includes(one) &&
      isNear(one.days, typed.days) &&
      isTheirs(one, phrase, sentence, named) &&
      (!phrase.needsObject || sharesObject(one, sentence)),
  );
  return near.length === 1 ? (near[0]?.one ?? null) : null;
}

function fits({ before, after }: EventPhrase, typed: DateInSentence): boolean {
  const found = before?.exec(typed.before);
  if (found) {
    const gap = found.groups?.gap;
    const isBare = gap !== undefined && !HAS_VERB.test(gap) && /\bon\s+$/.test(typed.before);
    return (
      !AFTER_IT.test(typed.before) && !(isBare && GOVERNING_VERB.test(typed.before.slice(0, found.index)))
    );
  }
  return (after?.test(typed.after) ?? false) && ON_DATE.test(typed.before);
}

/** "The second visit", "the next review"; all where no number is given. */
function byNumber(mentioned: readonly NamedDate[], before: string, asAt: IsoDate): readonly NamedDate[] {
  const word = [...before.matchAll(NUMBERED)].at(-1)?.[1]?.toLowerCase();
  if (word === undefined) return mentioned;
  const inOrder = [...mentioned].sort((a, b) => (a.days.start < b.days.start ? -1 : 1));
  const titled = inOrder.filter(({ about }) => new RegExp(`\\b${word}\\b`, "i").test(about));
  if (titled.length > 0) return titled;
  const found =
    word === "next" ? inOrder.find(({ days }) => days.start > asAt) : inOrder[ORDINALS.indexOf(word)];
  return found === undefined ? [] : [found];
}

function isNear(right: Interval, typed: Interval): boolean {
  const isOtherYear =
    right.start.slice(5) === typed.start.slice(5) && right.end.slice(5) === typed.end.slice(5);
  return isOtherYear || Math.abs(daysBetween(right.start, typed.start)) <= NEAR;
}

/** Its body is named, or no other body has one of that kind and the sentence says clearly which it means. */
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

/** Two distinctive words in common, and none that names another object. */
function sharesObject({ about, by }: NamedDate, sentence: string): boolean {
  const { body, shared } = NAMED_AFTER_PLAN;
  const bodies = new Set(titleWords(by.join(" ")).filter((word) => word !== shared));
  const objects = new Set(titleWords(about).filter((word) => !bodies.has(word)));
  const words = titleWords(sentence.replace(body, " "));
  const isOfAnother = words.some((word) => OTHER_OBJECTS.has(word) && !objects.has(word));
  const common = new Set(
    words.filter((word) => objects.has(word) && word.length > 3 && !ORDINALS.includes(word)),
  );
  return !isOfAnother && common.size >= 2;
}

/** A pattern for its names, and for the short ones that a report gives it. */
function bodyOf({ by, isInspection }: NamedDate): string {
  const inspectors = isInspection ? ["(?:the )?inspectors", "inspectorate"] : [];
  const short = SHORT_NAMES.filter(([name]) => by.some((one) => name.test(one))).map(([, word]) => word);
  return [anyOf(by), ...inspectors, ...short].join("|");
}

/** Words before a date, or after it, that say which event or document it is the date of. */
interface EventPhrase {
  readonly noun: Noun;
  readonly before: RegExp | null;
  readonly after: RegExp | null;
  /** Whether what was decided must fit, too: boards meet every month. */
  readonly needsObject: boolean;
}

/** The phrases for an event or document of this kind and these bodies. */
function phrasesFor({ nouns, authority }: NamedDate, body: string): EventPhrase[] {
  const one = (
    noun: Noun,
    before: string | null,
    after: string | null,
    needsObject = false,
  ): EventPhrase => ({
    noun,
    before: before === null ? null : spaced(`${before} (?:on|from) $`, authority),
    after: after === null ? null : spaced(`^,? (?:the )?${after}`, authority),
    needsObject,
  });
  const by = `(?:${body})(?: (?:has|have|had|then|also|formally|first|last|will|who|which|are due to|is due to|plans? to))*`;
  const verbs = VERBS.filter(([noun]) => nouns.includes(noun)).flatMap(([noun, verb]) =>
    noun === "decision"
      ? [
          one(noun, `${by} ${verb}(?:[^.;:,\\d]{0,80})?`, `${by} ${verb}\\b`, true),
          one(
            noun,
            `(?:approved|endorsed|adopted|agreed|signed off|received|considered) by (?:the )?(?:${body})(?: at its meeting| when it met)?`,
            null,
            true,
          ),
        ]
      : [one(noun, `${by} ${verb}`, `${by} ${verb}(?=[\\s,.;]|$)`)],
  );
  const submitted = nouns.includes("submission")
    ? [one("submission", SUBMITTED, `(?:the council |we |cabinet )${SUBMITTED}`)]
    : [];
  return [...nounPhrases(nouns, body, authority), ...verbs, ...submitted];
}

/** "The inspection report, which came out on", "their second monitoring visit, on" and "letter dated". */
function nounPhrases(nouns: readonly Noun[], body: string, authority: string): EventPhrase[] {
  return NOUN_WORDS.filter(([noun]) => nouns.includes(noun)).map(([noun, word]) => ({
    noun,
    before: spaced(
      `${leadTo(body)}\\b${word}${subjectOf(noun)}(?<gap>(?:,? (?:${AUXILIARIES}|${BETWEEN_NOUN_AND_DATE[noun]}|(?:by|from|of) (?:the )?(?:${body})|to ${COUNCIL}|by|for)){0,9}),?(?: (?:on|of|from|for|dated))? $`,
      authority,
    ),
    after: null,
    needsObject: false,
  }));
}

/** "The letter after the visit". */
const subjectOf = (noun: Noun): string =>
  noun === "letter" || noun === "report"
    ? "(?: (?:after|about|following) (?:the|that|their|its) (?:first |second |monitoring |mid-term )*(?:visit|review|inspection))?"
    : "";

/** Words that may stand before the noun: whose it is, and which. "An audit review" is another. */
const leadTo = (body: string): string =>
  `(?:^|\\b(?:the|an?|this|that|his|her|its|their|of|for|in|at) |(?:${body})(?:['’]s?)? )(?:(?:monitoring|mid-term|inspection|progress|single|full|formal|first|second|third|fourth|next|last|latest|recent|two-day) )*`;

const spaced = (source: string, authority: string): RegExp =>
  new RegExp(anySpaces(source.replaceAll("AUTHORITY", anyOf([authority]))), "i");
