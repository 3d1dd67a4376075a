import { daysBetween, type IsoDate } from "../../../plan/time/dates.ts";
import type { Interval } from "../../../plan/time/intervals.ts";
import { OTHER_PLACES, titleWords } from "../../prose/names.ts";
import { anyOf, anySpaces } from "../../prose/words.ts";
import type { NamedDate, Noun } from "./named-dates.ts";
import { dayOfYear, isGoverned } from "./typed-dates.ts";

/** A date typed in a sentence: what stands before it and after it. */
interface DateInSentence {
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

/** Words of a sentence up to a date, or from it on, that say of which event or document it is the date. */
interface EventPhrase {
  readonly noun: Noun;
  readonly before: RegExp | null;
  readonly after: RegExp | null;
  /** What it decides has to be looked at too: boards meet every month. */
  readonly needsObject: boolean;
}

const spaced = (source: string, authority: string): RegExp =>
  new RegExp(anySpaces(source.replaceAll("AUTHORITY", anyOf([authority]))), "i");

/** Those by which a sentence speaks of an event or document of this kind and these bodies. */
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

const NOUN_WORDS: readonly (readonly [Noun, string])[] = [
  ["letter", "letter"],
  ["report", "report"],
  ["visit", "visit"],
  ["review", "review"],
  ["inspection", "inspection"],
  ["submission", "submission of (?:the|our|its|an) (?:improvement |action )*plan"],
];

/** AUTHORITY stands for the council's short name, which the plan says. */
const COUNCIL =
  "(?:us|(?:the |AUTHORITY )?council|AUTHORITY|cabinet|the leader|the director|the chief executive)";
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
const SERVICES =
  "(?:us|(?:the |AUTHORITY )?council|AUTHORITY|(?:the |our |its )?(?:children['’]s )?services?)";
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

/** What boards decide on beside the plan. */
const OTHER_OBJECTS = new Set(
  "budget strategy policy policies protocol minutes scorecard change changes amendment amendments addition additions terms structure charter pledge contract business risk register".split(
    " ",
  ),
);

const COUNTED = /^(?:first|second|third|fourth|fifth)$/;

/** Two telling words in common, and none of another object's. */
function sharesObject({ about, by }: NamedDate, sentence: string): boolean {
  const bodies = new Set(titleWords(by.join(" ")).filter((word) => word !== "improvement"));
  const told = new Set(titleWords(about).filter((word) => !bodies.has(word)));
  const said = titleWords(sentence.replace(/\bImprovement Board\b/gi, " "));
  const others = said.some((word) => OTHER_OBJECTS.has(word) && !told.has(word));
  const common = new Set(said.filter((word) => told.has(word) && word.length > 3 && !COUNTED.test(word)));
  return !others && common.size >= 2;
}

/** Its names, and the short ones that a report gives it. */
const bodyOf = ({ by, isInspection }: NamedDate): string => {
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
