import type { NamedDate, Noun } from "./named-dates.ts";
import { anyOf } from "./whole-words.ts";

/** Words of a sentence up to a date, or from it on, that say of which event or document it is the date. */
export interface EventPhrase {
  readonly noun: Noun;
  readonly before: RegExp | null;
  readonly after: RegExp | null;
  /** What it decides has to be looked at too: boards meet every month. */
  readonly needsObject: boolean;
}

const NOUN_WORDS: readonly (readonly [Noun, string])[] = [
  ["letter", "letter"],
  ["report", "report"],
  ["visit", "visit"],
  ["review", "review"],
  ["inspection", "inspection"],
  ["submission", "submission of (?:the|our|its|an) (?:improvement |action )*plan"],
];

const COUNCIL = "(?:us|the council|northbridge|cabinet|the leader|the director|the chief executive)";
const AUX = "was|were|is|are|be|been|being|has|have|had|will|to|which|that|only|then|here|again|finally";
const HAPPENS =
  "took|take|takes|taken|taking|place|held|made|carried|out|due|planned|set|scheduled|arranged|fixed|expected|begins?|began|beginning|starts?|started|starting|happened|happens|fell|went|ahead";
const COMES_OUT =
  "came|comes|come|out|published|issued|released|received|arrived|reached|sent|signed|written|made|public|dated";
/** What may stand between a noun and its date; any other word makes it the date of something else. */
const GAP: Readonly<Record<Noun, string>> = {
  letter: COMES_OUT,
  report: COMES_OUT,
  visit: HAPPENS,
  review: HAPPENS,
  inspection: HAPPENS,
  submission: HAPPENS,
  meeting: HAPPENS,
  decision: HAPPENS,
};

const OWN_PLAN = "(?:the|its|our) (?:improvement |action |rewritten |new )*plan";
const SERVICES = "(?:us|the council|northbridge|(?:the |our |its )?(?:children['’]s )?services?)";
/** What a body does, and to whom: "reviewed progress", "wrote to the Council". */
const VERBS: readonly (readonly [Noun, string])[] = [
  [
    "review",
    `reviewed (?:(?:the council['’]s |our |the |its )?(?:progress|delivery|improvement)(?: (?:with|of|on|under|against) ${OWN_PLAN})?|how ${OWN_PLAN} was going|${OWN_PLAN}|${SERVICES})`,
  ],
  [
    "visit",
    `(?:visit|visited|came|returned|return|come back|came back|(?:were|are|will be) (?:here|on site|with us))(?: to)?(?: ${SERVICES})?(?: again)?(?: for (?:a|the|its|their) (?:(?:first|second|third|fourth|next) )?(?:monitoring )?visit)?`,
  ],
  ["inspection", `inspected ${SERVICES}`],
  ["letter", `(?:wrote|had written)(?: back)?(?: to ${COUNCIL})?`],
  ["letter", `(?:sent|published|issued) (?:its|their|his|her|the) letter(?: to ${COUNCIL})?`],
  [
    "report",
    "(?:(?:published|issued|released) (?:its|their|the) (?:inspection |full |final )?(?:report|findings)|reported)",
  ],
  ["decision", "(?:decided|resolved|agreed|approved|endorsed|adopted|signed off|received|considered)"],
];
const SUBMITTED = `(?:(?:submitted|sent) ${OWN_PLAN}|plan (?:was|had been|has been) (?:submitted|sent))(?: to [\\w’' ]{1,60}?)?`;

const spaced = (source: string): RegExp => new RegExp(source.replaceAll(" ", "\\s+"), "i");

/** Those by which a sentence speaks of an event or document of this kind and these bodies. */
export function phrasesFor({ nouns }: NamedDate, body: string): EventPhrase[] {
  const one = (
    noun: Noun,
    before: string | null,
    after: string | null,
    needsObject = false,
  ): EventPhrase => ({
    noun,
    before: before === null ? null : spaced(`${before} (?:on|from) $`),
    after: after === null ? null : spaced(`^,? (?:the )?${after}`),
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
  return [...nounPhrases(nouns, body), ...verbs, ...submitted];
}

/** "The inspection report, which came out on", "their second monitoring visit, on" and "letter dated". */
function nounPhrases(nouns: readonly Noun[], body: string): EventPhrase[] {
  return NOUN_WORDS.filter(([noun]) => nouns.includes(noun)).map(([noun, word]) => ({
    noun,
    before: spaced(
      `${LEAD(body)}\\b${word}${about(noun)}(?<gap>(?:,? (?:${AUX}|${GAP[noun]}|(?:by|from|of) (?:the )?(?:${body})|to ${COUNCIL}|by|for)){0,9}),?(?: (?:on|of|from|for|dated))? $`,
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

/** Its names, and the short ones that a report gives it. */
export const bodyOf = ({ by, isInspection }: NamedDate): string => {
  const short = [
    ...(isInspection ? ["(?:the )?inspectors", "inspectorate"] : []),
    ...["Department", "Ministry"]
      .filter((office) => by.some((name) => name.startsWith(`${office} `)))
      .map((office) => `${office}(?! (?:of|for)\\b)`),
    ...(by.some((name) => name.startsWith("Minister")) ? ["Minister(?! of\\b)"] : []),
    ...(by.includes("Improvement Board") ? ["(?<=\\bthe )Board"] : []),
  ];
  return [anyOf(by), ...short].join("|");
};
