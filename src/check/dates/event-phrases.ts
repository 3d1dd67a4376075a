import { anySpaces } from "../wording/across-lines.ts";
import { anyOf } from "../wording/whole-words.ts";
import { AUX, COUNCIL, GAP, NOUN_WORDS, SUBMITTED, VERBS } from "./event-words.ts";
import type { NamedDate, Noun } from "./named-dates.ts";

/** Words of a sentence up to a date, or from it on, that say of which event or document it is the date. */
export interface EventPhrase {
  readonly noun: Noun;
  readonly before: RegExp | null;
  readonly after: RegExp | null;
  /** What it decides has to be looked at too: boards meet every month. */
  readonly needsObject: boolean;
}

const spaced = (source: string, authority: string): RegExp =>
  new RegExp(anySpaces(source.replaceAll("AUTHORITY", anyOf([authority]))), "i");

/** Those by which a sentence speaks of an event or document of this kind and these bodies. */
export function phrasesFor({ nouns, authority }: NamedDate, body: string): EventPhrase[] {
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
      `${LEAD(body)}\\b${word}${about(noun)}(?<gap>(?:,? (?:${AUX}|${GAP[noun]}|(?:by|from|of) (?:the )?(?:${body})|to ${COUNCIL}|by|for)){0,9}),?(?: (?:on|of|from|for|dated))? $`,
      authority,
    ),
    after: null,
    needsObject: false,
  }));
}

/** "The letter after the visit". */
const about = (noun: Noun): string =>
  noun === "letter" || noun === "report"
    ? "(?: (?:after|about|following) (?:the|that|their|its) (?:first |second |monitoring |mid-term )*(?:visit|review|inspection))?"
    : "";

/** What may stand before the noun: whose it is, and which; "an audit review" is another. */
const LEAD = (body: string): string =>
  `(?:^|\\b(?:the|an?|this|that|his|her|its|their|of|for|in|at) |(?:${body})(?:['’]s?)? )(?:(?:monitoring|mid-term|inspection|progress|single|full|formal|first|second|third|fourth|next|last|latest|recent|two-day) )*`;
