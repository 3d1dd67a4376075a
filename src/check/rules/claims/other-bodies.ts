import type { Plan } from "../../../plan/schema/plan.ts";
import { shortName } from "../../prose/names.ts";
import { acrossLines, anyOf } from "../../prose/words.ts";

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
const COUNCIL_NAME = /\b(?:Council|Borough|City|County|Authority)\b/;

/** Finds others in the sentences of a plan's reports: its bodies that are councils, but for its own. */
export function findOthersIn({ header, bodies, events, recommendations }: Plan): FindOthers {
  const own = shortName(header?.authority ?? "");
  const inspectors = new Set(events.flatMap(({ by }) => by));
  const councils = bodies.filter(({ name }) => COUNCIL_NAME.test(name) && shortName(name) !== own);
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

const oneOf = (...patterns: readonly RegExp[]): RegExp =>
  acrossLines(new RegExp(patterns.map(({ source }) => source).join("|"), "i"));

/** Words that, after their name, can only be about how they did. */
const FARED = oneOf(
  /\bfrom (?:inadequate|requires improvement|good) to\b/,
  /\b(?:has|have|had|did|do|does) not (?:yet )?(?:(?:show|improve|achieve|manage|reach|evidence|progress)\w*|ma[dk]e (?:[\w-]+ ){0,3}(?:progress|improvements?|headway|gains?|changes?))\b/,
  /\b(?:is|are|was|were|been) (?:also |again |first |still )?(?:judged|rated|inadequate|outstanding)\b/,
  /\bremain(?:s|ed)? (?:inadequate|outstanding|in intervention)\b/,
  /\b(?:left|c[ao]me out of|moved out of) (?:intervention|inadequate)\b/,
  /\bstood at \d/,
);

const TREND = oneOf(
  /\b(?:has|have) (?:also )?(?:declined|fallen|risen|grown|increased|worsened|doubled|halved|gone (?:up|down)|improved|struggled|failed(?! to (?:reply|respond|answer|send|return|provide|supply|attend|pay)\b))\b/,
  /\b(?:is|are|was|were|been|keeps?|kept) (?:also |still )?(?:rising|falling|growing|increasing|declining|improving|worsening|going (?:up|down))\b/,
  /\bcontinu(?:es?|ed) to (?:rise|fall|grow|increase|decline|improve|worsen)\b/,
  /\b(?:rose|fell|grew|declined|worsened|doubled|halved)\b|\bimproved\b(?! by\b)/,
);
const COMPARATIVE = oneOf(
  /\b(?:is|are|was|were|has|have|had|pays?|los(?:e|es|t)|spends?|spent|us(?:e|es|ed)|employs?|keeps?) (?:also |far |much |many )?(?:higher|lower|better|worse|slower|faster|quicker|more|fewer|less|larger|smaller)\b/,
  /\b(?:performs?|performed|fares?|fared)\b|\b(?:do|does|did) (?:just as|much|far|no) (?:well|better|worse|badly)\b/,
);
const STRUGGLE = oneOf(
  /\bstruggl(?:es?|ed|ing)\b|\b(?:is|are) (?:also )?short of\b|\bcannot (?:fill|recruit|keep)\b/,
  /\bf(?:ind|inds|inding|ound) (?:it |this |recruitment )?(?:just as |equally |as |very |so |even )?(?:hard|harder|difficult|easier)\b/,
  /\b(?:fac|experienc|report)(?:es?|ed|ing) (?:the same|similar|greater|acute|severe)\b/,
  /\bha(?:s|ve|d) (?:the same|similar) (?:problems?|difficult(?:y|ies)|pressures?|shortages?|challenges?|trouble|experiences?)\b/,
);
const TOOK_TIME = oneOf(
  /\b(?:tak(?:es?|en)|took|need(?:s|ed)?|requir(?:es?|ed)) (?:over |about |around |nearly |almost |more than |less than |at least |up to |between )?[\w-]+(?: (?:or|to|and) [\w-]+)? (?:years?|months?|inspections?)\b/,
);
/** Words that may be about something else, too. */
const DID = oneOf(TREND, COMPARATIVE, STRUGGLE, TOOK_TIME);
const IN_FIGURES = oneOf(/\d(?:%| per cent)/, /\bone in \w+\b/, /\b(?:a|two) (?:third|quarter)s? of\b/);

const HIGHER =
  "(?:higher|lower|better|worse|faster|slower|quicker|fewer|more|less|greater|smaller|larger|longer|shorter|stronger|weaker|cheaper|easier|harder)";
const COMPARES = "compar(?:es?|ed) (?:very )?(?:well|favourably|badly|poorly|unfavourably) (?:with|to)";
const LEVEL = "(?:in line|on a par|level) with|similar to|above|below|ahead of|behind|outperform(?:s|ed)?";
const AS_MANY_AS = "as (?!well\\b|far\\b|long\\b|soon\\b)\\w+ as";
const UP_TO_THEM = "(?: (?:in|at|for|that|those|of|the|by))* $";
/** The end of what stands before the others when the sentence sets the council beside them. */
const BESIDE = acrossLines(
  new RegExp(
    `\\b(?:${HIGHER} (?:(?!rather\\b)[\\w'’-]+ ){0,5}than|${COMPARES}|${LEVEL}|${AS_MANY_AS})${UP_TO_THEM}`,
    "i",
  ),
);
/** And when they are an average. */
const AS_AVERAGE = acrossLines(
  new RegExp(`\\b(?:close to|(?:follow|reflect|mirror|match|beat)(?:s|es|ed)?)${UP_TO_THEM}`, "i"),
);
/** "Agency use is rising in most councils" and not "children placed in other councils". */
const JUST_IN = acrossLines(
  new RegExp(`(?:${DID.source}|\\bas \\w+)(?: [\\w-]+){0,2} (?:in|across|among|for) $`, "i"),
);
/** "Children placed by other councils": what follows is about the children. */
const IS_OBJECT = /\w\s+(?:by|for|from|in|of|to|with|at|across|among)\s+(?:the\s+)?$/i;
/** "In other councils, caseloads are higher." */
const IS_FRAME = /^(?:in|across|among|at|for)\s+(?:the\s+)?$/i;

/** "The national rate is set by the Treasury": nobody's performance. */
const SET = acrossLines(
  /^ (?:(?:is|are|was|were|has been|will be) (?:set|fixed|prescribed|decided) by|of (?:pay|tax|interest|inflation|VAT)\b)/,
);

/** They work with us: what follows is about our work. */
const WITH_US = acrossLines(
  /\b(?:support(?:s|ed|ing)?|help(?:s|ed|ing)?|advi[sc]e[ds]?|assist(?:s|ed|ing)?|shar(?:e|es|ed|ing)|visit(?:s|ed|ing)?|learn(?:s|ed|t|ing)?|lessons?|work(?:s|ed|ing)? with|mentor\w*|peer|partner\w*|review(?:s|ed|ing)?|provid(?:es|ed|ing)|len[dt]|us)\b/i,
);

const COUNCIL = "(?: (?:(?:Metropolitan|City|Borough|County|District) )*Council)?";
const RECOVERED =
  "(?:moved|went|gone|rose|risen|came|improved) from (?:inadequate|requires improvement|good) to|(?:left|c[ao]me out of) intervention";
const TO_RECOVER = "to (?:move|get|go|come|reach|recover|leave|improve|be judged)";
const WAS_JUDGED =
  "(?:is|was|been) (?:first |again |also )?(?:judged|rated) (?:to be |as )?(?:inadequate|good|outstanding|requires improvement)";
/** A name that may be a council's is one if a judgement, or the way out of one, follows at once. */
const FARED_NEXT = acrossLines(
  new RegExp(
    `^${COUNCIL} (?:(?:has|had|then|since|also|first) ){0,2}(?:(?:${TOOK_TIME.source}) ${TO_RECOVER}|${RECOVERED}|${WAS_JUDGED})\\b`,
    "i",
  ),
);

/** Whether a sentence says how the others that it names did. */
export function tellsHowTheyDid(sentence: string, { kind, span: [from, to] }: Others): boolean {
  const [before, after] = [sentence.slice(0, from), sentence.slice(to)];
  if (kind === "unknown") return FARED_NEXT.test(after);
  if (kind === "average" && SET.test(after)) return false;
  if (BESIDE.test(before)) return kind !== "reviewer";
  if (kind === "average" && AS_AVERAGE.test(before)) return true;
  const isWithUs = WITH_US.test(sentence);
  if (kind === "where") return !isWithUs && (DID.test(sentence) || IN_FIGURES.test(sentence));
  if (IS_OBJECT.test(before)) return kind === "who" && !isWithUs && JUST_IN.test(before);
  if (FARED.test(after)) return true;
  if (isWithUs || kind === "reviewer") return false;
  return DID.test(after) || (IS_FRAME.test(before) && IN_FIGURES.test(after));
}
