import type { Plan } from "../../plan/index.ts";
import { acrossLines } from "../wording/across-lines.ts";
import { shortName } from "../wording/names.ts";
import { anyOf } from "../wording/whole-words.ts";

/** Others who do the same work, as a sentence names them. */
export interface Others {
  /** Offsets into the sentence. */
  readonly span: readonly [from: number, to: number];
  /** "across England" says where, and "other councils" who. */
  readonly kind: "who" | "where" | "average" | "named" | "reviewer" | "unknown";
}

/** Every place where a sentence names others, those in words first. */
export type FindOthers = (sentence: string) => Others[];

const SOME =
  "(?:several|many|most|some|few|all|other|another|any other|neighbouring|nearby|adjoining|surrounding|comparable|similar|peer|inadequate|outstanding|English|London)";
const COUNCILS = "(?:councils|(?:local )?authorities|boroughs|counties)";
const ONE_COUNCIL =
  "(?:council|local authority|authority|borough)(?! (?:staff|services?|officers?|departments?|teams?|homes?|houses?|buildings?|tax|papers?|meetings?|budgets?)\\b)";
/** Which councils are meant, and not yet what they did. */
const OF_A_KIND =
  "(?:in intervention|(?:(?:that|which|who) (?:are|were|have been) )?(?:judged|rated|found) (?:to be )?(?:inadequate|good|outstanding|requires improvement)|like (?:ours|us)|of (?:our|a similar|the same) size)";

const WHO = acrossLines(
  new RegExp(
    `\\b(?:(?:${SOME} (?:of the )?)+(?:(?!of\\b)[\\w-]+ )?${COUNCILS}|(?:an)?other ${ONE_COUNCIL}|(?:neighbouring|nearby|comparable|similar) ${ONE_COUNCIL})(?: ${OF_A_KIND})?\\b|\\b${COUNCILS} ${OF_A_KIND}\\b|\\b(?:our |the )?statistical neighbours\\b`,
    "gi",
  ),
);
const WHERE = acrossLines(
  /(?<!\b(?:advertis|recruit|recognis|promot|publish)\w+ )\b(?:nationally|regionally)\b(?! [a-z]+ed\b)|\b(?:across|throughout) (?:England|the country|the region)\b|\belsewhere in (?:England|the country|the region)\b|\bin the rest of (?:England|the country|the region)\b|\b(?<=^in )England\b/gi,
);
const AVERAGE = acrossLines(
  /\bthe (?:national|regional|England|English) (?:average|figure|rate|median|trend|picture)\b|\bthe average (?:for|in|of) (?:England|the country|the region)\b|\bthe rest of (?:England|the country|the region)\b|(?<=\bthan (?:in )?)England\b|(?<=\bthan )elsewhere\b/gi,
);

/** Councils do what the council does; boards, committees and health bodies do not. */
const COUNCIL = /\b(?:Council|Borough|City|County|Authority)\b/;

/** Finds others in the sentences of a plan's reports: its bodies that are councils, but for its own. */
export function findOthersIn({ header, bodies, events, recommendations }: Plan): FindOthers {
  const own = shortName(header?.authority ?? "");
  const inspectors = new Set(events.flatMap(({ by }) => by));
  const councils = bodies.filter(({ name }) => COUNCIL.test(name) && shortName(name) !== own);
  const named = (reviews: boolean): RegExp => {
    const ones = councils.filter(({ id }) => inspectors.has(id) === reviews);
    return new RegExp(anyOf(ones.map(({ name }) => shortName(name)).filter((name) => name !== "")), "g");
  };
  const texts = [
    ...recommendations.flatMap(({ title, text }) => [title, text]),
    ...events.flatMap(({ documents = [] }) =>
      documents.flatMap(({ findings = [] }) => findings.map(({ text }) => text)),
    ),
  ];
  const notPlaces = new Set(
    [own, ...bodies.map(({ name }) => name), ...texts].flatMap(
      (text) => text.toLowerCase().match(/\p{L}+/gu) ?? [],
    ),
  );
  const patterns = [
    ["who", WHO],
    ["where", WHERE],
    ["average", AVERAGE],
    ["named", named(false)],
    ["reviewer", named(true)],
  ] as const;
  return (sentence) => [
    ...patterns.flatMap(([kind, pattern]) => spansOf(sentence, pattern).map((span) => ({ kind, span }))),
    ...spansOf(sentence, PLACE_NAME)
      .filter(([from, to]) => mayBePlace(sentence.slice(from, to), notPlaces))
      .map((span) => ({ kind: "unknown", span }) as const),
  ];
}

const spansOf = (sentence: string, pattern: RegExp): Others["span"][] =>
  [...sentence.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length]);

/** One word with a capital that does something: "Rowan House", "the Service" and "our Board" are no councils. */
const PLACE_NAME = acrossLines(
  /(?<![A-Z][\w'’]*[,.]? |\b(?:[Tt]he|[Oo]ur|[Tt]his|[Ii]ts) )\b[A-Z][a-z]{3,}(?= (?:(?:(?:Metropolitan|City|Borough|County|District) )*Council )?(?:was|is|has|had|took|needed|moved|went|rose|came)\b)/g,
);
/** A sentence begins with a capital too: "Fostering was judged good". */
const COMMON_NOUN =
  /(?:ing|ment|tion|sion|ship|ance|ence|ity|ness|ice|[^d]s)$|^(?:Care|Help|Support|Work|Overall|Progress|Council|Authority|This|That|What|None|Each|Everyone|Everything|Neither|Nothing|Quality|Change|Recovery|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday)$/;

const mayBePlace = (word: string, notPlaces: ReadonlySet<string>): boolean =>
  !notPlaces.has(word.toLowerCase()) && !COMMON_NOUN.test(word);
