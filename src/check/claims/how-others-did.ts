import { acrossLines } from "../wording/across-lines.ts";
import type { Others } from "./other-bodies.ts";

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
