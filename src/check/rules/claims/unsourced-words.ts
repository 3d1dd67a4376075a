import { MONTH_NAMES, WEEKDAYS } from "../../../plan/time/dates.ts";
import { SMALL_NUMBERS } from "../../../text/words.ts";
import { acrossLines } from "../../prose/words.ts";

// How a sentence names other councils.

const SOME =
  "(?:several|many|most|some|few|all|other|another|any other|neighbouring|nearby|adjoining|surrounding|comparable|similar|peer|inadequate|outstanding|English|London)";
const COUNCILS = "(?:councils|(?:local )?authorities|boroughs|counties)";
const ONE_COUNCIL =
  "(?:council|local authority|authority|borough)(?! (?:staff|services?|officers?|departments?|teams?|homes?|houses?|buildings?|tax|papers?|meetings?|budgets?)\\b)";
/** Words that say which councils are meant, not what they did. */
const OF_A_KIND =
  "(?:in intervention|(?:(?:that|which|who) (?:are|were|have been) )?(?:judged|rated|found) (?:to be )?(?:inadequate|good|outstanding|requires improvement)|like (?:ours|us)|of (?:our|a similar|the same) size)";

export const WHO = acrossLines(
  new RegExp(
    `\\b(?:(?:${SOME} (?:of the )?)+(?:(?!of\\b)[\\w-]+ )?${COUNCILS}|(?:an)?other ${ONE_COUNCIL}|(?:neighbouring|nearby|comparable|similar) ${ONE_COUNCIL})(?: ${OF_A_KIND})?\\b|\\b${COUNCILS} ${OF_A_KIND}\\b|\\b(?:our |the )?(?:nearest |closest )?statistical neighbours?\\b`,
    "gi",
  ),
);
export const WHERE = acrossLines(
  /(?<!\b(?:advertis|recruit|recognis|promot|publish)\w+ )\b(?:nationally|regionally)\b(?! [a-z]+ed\b)|\b(?:across|throughout) (?:England|the country|the region)\b|\belsewhere in (?:England|the country|the region)\b|\bin the rest of (?:England|the country|the region)\b|\b(?<=^in )England\b/gi,
);
export const AVERAGE = acrossLines(
  /\b(?:the|an?) (?:national|regional|England|English) (?:average|figure|rate|median|trend|picture)\b|\bthe average (?:for|in|of) (?:England|the country|the region)\b|\bthe rest of (?:England|the country|the region)\b|(?<=\bthan (?:in )?)England\b|(?<=\bthan )elsewhere\b/gi,
);

/** Only councils do the same work; boards, committees and health bodies do not. */
export const COUNCIL_NAME = /\b(?:Council|Borough|City|County|Authority)\b/;

/** A capitalised word before a verb. "Rowan House", "the Service" and "our Board" are not councils. */
export const PLACE_NAME = acrossLines(
  /(?<![A-Z][\w'’]*[,.]? |\b(?:[Tt]he|[Oo]ur|[Tt]his|[Ii]ts) )\b[A-Z][a-z]{3,}(?= (?:(?:(?:Metropolitan|City|Borough|County|District) )*Council )?(?:was|is|has|had|took|needed|moved|went|rose|came)\b)/g,
);
/** A word may have a capital only because a sentence begins with it: "Fostering was judged good". */
export const COMMON_NOUN = new RegExp(
  `(?:ing|ment|tion|sion|ship|ance|ence|ity|ness|ice|[^d]s)$|^(?:Care|Help|Support|Work|Overall|Progress|Council|Authority|This|That|What|None|Each|Everyone|Everything|Neither|Nothing|Quality|Change|Recovery|${[...MONTH_NAMES, ...WEEKDAYS].join("|")})$`,
);

// How a sentence says how well others did.

const oneOf = (...patterns: readonly RegExp[]): RegExp =>
  acrossLines(new RegExp(patterns.map(({ source }) => source).join("|"), "i"));

/** After a name, these words can only be about how well they did. */
export const FARED = oneOf(
  /\bfrom (?:inadequate|requires improvement|good) to\b/,
  /\b(?:has|have|had|did|do|does) not (?:yet )?(?:(?:show|improve|achieve|manage|reach|evidence|progress)\w*|ma[dk]e (?:[\w-]+ ){0,3}(?:progress|improvements?|headway|gains?|changes?))\b/,
  /\b(?:is|are|was|were|been) (?:also |again |first |still )?(?:judged|rated|inadequate|outstanding)\b/,
  /\bremain(?:s|ed)? (?:inadequate|outstanding|in intervention)\b/,
  /\b(?:left|c[ao]me out of|moved out of) (?:intervention|inadequate)\b/,
  /\bstood at \d/,
);

const TREND = oneOf(
  /\b(?:has|have) (?:also )?(?:declined|fallen|risen|grown|increased|worsened|doubled|halved|gone (?:up|down)|improved|recovered|progressed|struggled|failed(?! to (?:reply|respond|answer|send|return|provide|supply|attend|pay)\b))\b/,
  /\b(?:is|are|was|were|been|keeps?|kept) (?:also |still )?(?:rising|falling|growing|increasing|declining|improving|worsening|going (?:up|down))\b/,
  /\bcontinu(?:es?|ed) to (?:rise|fall|grow|increase|decline|improve|worsen)\b/,
  /\b(?:rose|fell|grew|declined|worsened|doubled|halved)\b|\bimproved\b(?! by\b)/,
);
const COMPARATIVE = oneOf(
  /\b(?:is|are|was|were|has|have|had|pays?|los(?:e|es|t)|spends?|spent|us(?:e|es|ed)|employs?|keeps?) (?:also |far |much |many )?(?:higher|lower|better|worse|slower|faster|quicker|more|fewer|less|larger|smaller)\b/,
  /\b(?:recover|recovers|recovered|improve|improves|progress|progresses)(?: (?:much|far|rather))? (?:(?:more|less) (?:slowly|quickly|rapidly)|faster|slower)\b/,
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
/** These words may be about something else, too. */
export const DID = oneOf(TREND, COMPARATIVE, STRUGGLE, TOOK_TIME);
export const IN_FIGURES = oneOf(
  /\d(?:%| per cent)/,
  /\bone in \w+\b/,
  new RegExp(`\\bone (?:[\\w'’-]+ ){1,3}in (?:every )?(?:\\d+|${SMALL_NUMBERS.slice(2).join("|")})\\b`),
  /\b(?:a|two) (?:third|quarter)s? of\b/,
);

const HIGHER =
  "(?:higher|lower|better|worse|faster|slower|quicker|fewer|more|less|greater|smaller|larger|longer|shorter|stronger|weaker|cheaper|easier|harder)";
const COMPARES = "compar(?:es?|ed) (?:very )?(?:well|favourably|badly|poorly|unfavourably) (?:with|to)";
const LEVEL = "(?:in line|on a par|level) with|similar to|above|below|ahead of|behind|outperform(?:s|ed)?";
const AS_MANY_AS = "as (?!well\\b|far\\b|long\\b|soon\\b)\\w+ as";
const UP_TO_THEM = "(?: (?:in|at|for|that|those|of|the|by))* $";
/** "A national average of 59%" says how the others did. */
export const GIVEN = acrossLines(
  /^ (?:of|is|was|stands at|stood at) (?:(?:about|around|nearly|over|just over|just under) )?£?\d/,
);
/** The words before the others where a sentence compares the council with them. */
export const BESIDE = acrossLines(
  new RegExp(
    `\\b(?:${HIGHER} (?:(?!rather\\b)[\\w'’-]+ ){0,5}than|${COMPARES}|${LEVEL}|${AS_MANY_AS})${UP_TO_THEM}`,
    "i",
  ),
);
/** The same where the others are an average. */
export const AS_AVERAGE = acrossLines(
  new RegExp(`\\b(?:close to|(?:follow|reflect|mirror|match|beat)(?:s|es|ed)?)${UP_TO_THEM}`, "i"),
);
/** "Agency use is rising in most councils" and not "children placed in other councils". */
export const JUST_IN = acrossLines(
  new RegExp(`(?:${DID.source}|\\bas \\w+)(?: [\\w-]+){0,2} (?:in|across|among|for) $`, "i"),
);
/** "Children placed by other councils": what follows is about the children. */
export const IS_OBJECT = /\w\s+(?:by|for|from|in|of|to|with|at|across|among)\s+(?:the\s+)?$/i;
/** "In other councils, caseloads are higher." */
export const IS_FRAME = /^(?:in|across|among|at|for)\s+(?:the\s+)?$/i;

/** "The national rate is set by the Treasury" is not about anybody's performance. */
export const SET = acrossLines(
  /^ (?:(?:is|are|was|were|has been|will be) (?:set|fixed|prescribed|decided) by|of (?:pay|tax|interest|inflation|VAT)\b)/,
);

/** They work with us, so the sentence is about our work. */
export const WITH_US = acrossLines(
  /\b(?:support(?:s|ed|ing)?|help(?:s|ed|ing)?|advi[sc]e[ds]?|assist(?:s|ed|ing)?|shar(?:e|es|ed|ing)|visit(?:s|ed|ing)?|learn(?:s|ed|t|ing)?|lessons?|work(?:s|ed|ing)? with|mentor\w*|peer|partner\w*|review(?:s|ed|ing)?|provid(?:es|ed|ing)|len[dt]|us)\b/i,
);

const COUNCIL = "(?: (?:(?:Metropolitan|City|Borough|County|District) )*Council)?";
const RECOVERED =
  "(?:moved|went|gone|rose|risen|came|improved) from (?:inadequate|requires improvement|good) to|(?:left|c[ao]me out of) intervention";
const TO_RECOVER = "to (?:move|get|go|come|reach|recover|leave|improve|be judged)";
const WAS_JUDGED =
  "(?:is|was|been) (?:first |again |also )?(?:judged|rated) (?:to be |as )?(?:inadequate|good|outstanding|requires improvement)";
/** A name is taken for a council's if a judgement, or the way out of one, follows straight after it. */
export const FARED_NEXT = acrossLines(
  new RegExp(
    `^${COUNCIL} (?:(?:has|had|then|since|also|first) ){0,2}(?:(?:${TOOK_TIME.source}) ${TO_RECOVER}|${RECOVERED}|${WAS_JUDGED})\\b`,
    "i",
  ),
);

// How a sentence names its source.

const WHO_SAYS =
  "(?:Ofsted|DfE|Department for Education|[Ii]nspectors?|[Ii]nspectorate|Minister|Commissioner|[Gg]overnment|LGA|Association|Audit Office|regulator|survey|census|study|research|report|statistics|figures|returns?|benchmarking|analysis)";
const SAY =
  "(?:found|finds?|says?|said|reported|reports|notes?|noted|judged|published|observed|observes|shows?|showed|shown|rated|suggests?|suggested|put|puts|records?|recorded)";

/** "CQC", "NHS England" or "Regulator of Social Housing"; a single word with a capital may just begin a sentence. */
const FIRST_WORD =
  "(?!(?:KPI|LAC|CLA|CIN|PEP|NEET|SEND|EHCP|In|Since|Across|Our|The|Most|Many|Several|Some|Other|All|For|At|And|But)\\b)(?:[A-Z]{2,}|[A-Z][a-z]*[A-Z]\\w*|[A-Z][\\w'’-]+(?=(?: (?:of|for|and|the|in|on)){0,3} [A-Z]))";
const PUBLISHER = `(?<![\\w'’-])${FIRST_WORD}(?:(?: (?:of|for|and|the|in|on)){0,3} [A-Z][\\w'’-]+){0,7}\\b(?:['’]s)?`;
const PUBLICATION =
  "(?:data|figures|gradings?|ratings|statistics|reports?|surveys?|returns?|benchmarking|analysis|research|dashboards?|census)";
const STATES =
  "(?:found|finds?|reported|reports|says?|said|shows?|showed|notes|noted|estimates|estimated|concludes|concluded)";

/** A sentence that names who published what it says. */
export const NAMES_SOURCE = acrossLines(
  new RegExp(
    [
      "\\b[Aa]ccording to\\b|\\b[Ss]ource:",
      `\\b${WHO_SAYS}(?:['’]s)?(?: [\\w'’-]+){0,7} ${SAY}\\b`,
      "\\b(?:published|judged|rated|reported) (?:by|in)\\b",
      "\\((?:[^()]*\\b)?(?:[A-Z][\\w&]+)[^()]*\\b(?:19|20)\\d\\d\\)|\\d%?,? \\([A-Z][^()]*\\)",
      "\\b(?:DfE|Ofsted|national|official)(?:['’]s)? (?:figures|statistics|data)\\b",
      `${PUBLISHER}(?: [a-z][\\w'’-]*){0,3} ${PUBLICATION}(?: [\\w'’-]+){0,5} ${SAY}\\b`,
      `\\b${PUBLICATION} (?:published |released |collected )?(?:from|by) (?:the )?${PUBLISHER}`,
      `${PUBLISHER}(?: (?:has|have|also|recently))* ${STATES} (?:that|most|many|some|several|other|few|all)\\b`,
      `, (?:the )?${PUBLISHER} ${STATES}(?=[.,;]|$)`,
      `, (?:says?|said|reports?|reported|found) (?:the )?${PUBLISHER}(?=[.,;]|$)`,
    ].join("|"),
  ),
);

/** What is asked, wished or expected does not say how anybody did. */
export const MAY_BE =
  /\b(?:[Ii]f|[Ww]hether|[Hh]ow|may|might|could|would|will|should|must|aims?|wants?)\b|\?/;
