import type { Track } from "../../../plan/schema/actions.ts";
import { namesUnknown, OTHER_PLACES } from "../../prose/names.ts";
import { anySpaces, MONTH } from "../../prose/words.ts";
import { counting, NUMBER, type StatedCount, statedCounts } from "./stated-counts.ts";

/** A number of recommendations in a sentence, and which it counts. */
export interface StatedRecommendations {
  readonly of: "made" | Track;
  readonly count: StatedCount;
  /**
   * Whether it is a total: `certain`; `likely`, where the sentence may mean a group named before; or a `part`,
   * which can still not be larger than the whole.
   */
  readonly scope: "certain" | "likely" | "part";
}

const MADE = counting(
  String.raw`\b(?:made|makes|contained|contains|gave|set out|included|includes|had|has|with|issued|listed|produced|put forward|ended (?:in|with)|led to|resulted in) COUNT recommendations?\b`,
);
const WERE_MADE = counting(String.raw`COUNT recommendations? (?:were|was|have been) made\b`);
const THE = [
  String.raw`\b(?:the|all|all of the|all the|its|original|[\w-]+['’]s?)(?: (?:original|[\w-]+['’]s?))? COUNT(?: [\w-]+)? recommendations\b`,
  String.raw`\ball COUNT of (?:the )?(?:(?:original|[\w-]+['’]s?) )?recommendations\b`,
].map(counting);
const OF_THEM = `(?:(?: of (?:the|its|our|all)(?: ${NUMBER})?)? recommendations?)?`;
const USUAL = "(?:normal )?business[ -]as[ -]usual";
const AS_USUAL = [
  counting(
    String.raw`COUNT${OF_THEM} (?:(?:now|have|has|been|are|is|were|was|to|that|which|being) )*(?:continues?|continued|continuing|moves?|moved|moving|transferred|passed|go on|carried on|carry on|managed|delivered)(?: (?!and\b|but\b|plan\b)[\w'’]+){0,4} ${USUAL}`,
  ),
  counting(
    `COUNT${OF_THEM} (?:are|is|have become|has become|became) (?:(?:now|already|part of|run as|treated as) )*${USUAL}`,
  ),
  counting(String.raw`\bdecision to move COUNT recommendations? (?:in)?to ${USUAL}`),
  counting(String.raw`\b(?:move|moving|transfer) of COUNT recommendations? (?:in)?to ${USUAL}`),
];
const AREAS = counting(String.raw`\bin COUNT areas(?!\s+of\b)[^.;]*${USUAL}`);
const PLAN = "(?:the|this|our) (?:[\\w'’-]+ ){0,4}plan";
const IN_PLAN = [
  String.raw`COUNT${OF_THEM} (?:(?:that|which|are|is|to|now|still|have|has) )*(?:stays?|stayed|staying|remains?|remained|remaining|continues?|continued|continuing|kept|retained) (?:in|within|under|part of) ${PLAN}\b`,
  String.raw`COUNT${OF_THEM} (?:are|is) still (?:in|within|under|part of) ${PLAN}\b`,
  String.raw`\b${PLAN} (?:(?:now|still) )+(?:holds|has|contains) COUNT recommendations?\b`,
  String.raw`\bleav(?:es|ing) COUNT(?: recommendations?)? (?:in|within|under|part of) ${PLAN}\b`,
].map(counting);

const SOMEBODY_ELSE =
  /\b(?:peer|scrutiny|audit\w*|LGA|ombudsman|coroner|committee|task (?:and finish )?group|case reviews?|letter|visit|this report|below|above)\b/i;
/** "Since the inspection 20 recommendations were made" does not say by whom. */
const SINCE = /\b(?:since|before|after|until|following)\b/i;
const UNCERTAIN = /\b(?:not|too early|yet|until|before|if|once|could|should|may|might|will|would)\b/i;
/** Words that follow and limit the number to a part: "about housing", "that are late", "because their targets are missed". */
const RESTRICTED =
  /^\s+(?:that|which|who|whose|on|about|for(?! improvement)|of|from|by|in|under|to|with|where|because|until|concerning|relating|regarding|above|below|most|(?:\w+ing|\w+ed)\b)/i;
const ON_SOMETHING =
  /^\s+(?:on|about|for(?! improvement)|concerning|relating|regarding|under|(?:that|which) (?:concern|relate|are|were|have|had|deal|cover|focus|remain|need|require))\b/i;

/**
 * The recommendations that a sentence counts, where its meaning is certain. `written` is the sentence with its references
 * as written, and of the same length; `makers` are those who made the plan's recommendations.
 */
export function* statedRecommendations(
  text: string,
  written: string,
  makers: Makers,
): Generator<StatedRecommendations> {
  const { inspectors } = makers;
  const isTheirs = (part: string): boolean => inspectors.test(part) && !SOMEBODY_ELSE.test(part);
  for (const count of statedCounts(text, MADE)) {
    const before = written.slice(0, count.before.length);
    if (SOMEBODY_ELSE.test(before) || !isSubject(before, makers)) continue;
    if (isOfOthers(written, count, "only", makers)) continue;
    yield { of: "made", count, scope: ON_SOMETHING.test(count.after) ? "part" : "certain" };
  }
  for (const count of statedCounts(text, WERE_MADE)) {
    const isLater = SINCE.test(written.slice(0, count.from)) && !inspectors.test(count.after);
    if (isTheirs(written) && !isLater && !isOfOthers(written, count, "only", makers))
      yield { of: "made", count, scope: "certain" };
  }
  for (const count of THE.flatMap((pattern) => statedCounts(text, pattern))) {
    if (SOMEBODY_ELSE.test(text) || isOfOthers(written, count, "since", makers)) continue;
    const follows = /^\s+(?:of|from|by|in|made (?:by|in)) ([^,.;]*)/i.exec(
      written.slice(written.length - count.after.length),
    );
    const words = describing(count);
    if (words.some((word) => word !== "original" && !inspectors.test(word))) continue;
    const namesMakers = words.length > 0 || (follows !== null && inspectors.test(follows[1] ?? ""));
    const restricted = namesMakers ? ON_SOMETHING.test(count.after) : RESTRICTED.test(count.after);
    yield { of: "made", count, scope: restricted ? "part" : namesMakers ? "certain" : "likely" };
  }
  if (UNCERTAIN.test(text)) return;
  const named = /\brecommendations?\b/i.test(text) && !/\bactions?\b/i.test(text);
  const usual = AS_USUAL.flatMap((pattern) => statedCounts(text, pattern));
  const areas = /\brecommendations?\b/i.test(text) ? [] : statedCounts(text, AREAS);
  for (const count of [...(named ? usual : []), ...areas]) {
    yield { of: "business-as-usual", count, scope: RESTRICTED.test(count.after) ? "part" : "certain" };
  }
  for (const count of named ? IN_PLAN.flatMap((pattern) => statedCounts(text, pattern)) : []) {
    yield { of: "improvement-plan", count, scope: RESTRICTED.test(count.after) ? "part" : "certain" };
  }
}

/** "Ofsted's", "original": the words between "the" and "recommendations", without the number. */
const describing = ({ match, written }: StatedCount): string[] =>
  match
    .replace(/\s+/g, " ")
    .replace(written, "")
    .split(/\s+/)
    .slice(0, -1)
    .filter((word) => !/^(?:the|all|of|its|)$/i.test(word))
    .map((word) => word.replace(/['’]s?$/, ""));

/** Who made the recommendations that a plan answers, and when. */
export interface Makers {
  /** Finds the inspectorate, its inspectors and its inspection in a sentence. */
  readonly inspectors: RegExp;
  /** Names that are theirs or the council's. */
  readonly names: readonly string[];
  /** Of the inspections and their reports. */
  readonly years: readonly string[];
}

const DATE = String.raw`(?:\{\{[^}]*\}\}|(?:the )?(?:spring|summer|autumn|winter)|(?:\d{1,2} )?(?:${MONTH} )?\d{4}|${MONTH})`;
/** What may stand before the subject: nothing, an earlier clause, or a date. */
const LEADS = String.raw`(?:^[\s*_-]*|[,;:(]\s*|\b(?:and|but|that|because|as|where)\s+)(?:(?:in|on) ${DATE},?\s+|in (?:its|their|the) (?:\w+ )?report,?\s+)?`;
const KIND = "(?:single|full|original|recent|last|published|joint|short|first|own|formal|latest)";
const OUR_OWN =
  "(?:(?:the|our|its|local|adult|social|care|authority|children['’]s|council['’]s|services?)(?= |$))";
const OF = `(?: (?:of|on|in|dated|published(?: on| in)?) (?:${DATE}|${OUR_OWN}(?: ${OUR_OWN})*))`;
const PAPER = "(?:reports?|inspection|inspectors|findings|judgement)";
/** "The report of 1 September 2015 by", "the" */
const BEFORE = `(?:(?:the|this|its|their|an?) )?(?:${KIND} )*(?:(?:report|inspection)${OF}* (?:by|from|of) (?:the )?)?`;
const AFTER = `(?:['’]s?)?(?: (?:${KIND}|${PAPER}))*${OF}*(?: (?:by|from) THEY)?`;
/** "Which", "found us to be inadequate and". */
const TO_VERB = String.raw`(?:,? (?:which|that|who))?(?: (?:judged|rated|found|graded|described|called)\b[^.;]*\band)?(?: (?:has|have|had|also|rightly|then|therefore|together))*`;

/** Whether the words before a verb end in the inspectorate, or its report or inspection, as its subject. */
function isSubject(before: string, { inspectors }: Makers): boolean {
  const plain = before.replace(/[*_]/g, "");
  if (/\binspections\b/i.test(plain)) return false;
  const they = `(?:${inspectors.source})`;
  const subject = `${LEADS}${BEFORE}${they}${AFTER.replace("THEY", they)}(?: ${they}${AFTER.replace("THEY", they)})*${TO_VERB}\\s*$`;
  return new RegExp(anySpaces(subject), "i").test(plain);
}

/**
 * Whether a number of recommendations is somebody else's, another place's, or of another year. `years` that come
 * before the number are those of the inspection "only", or any "since" it.
 */
function isOfOthers(
  written: string,
  { to, after }: StatedCount,
  years: "only" | "since",
  { inspectors, names, years: ours }: Makers,
): boolean {
  const [before, rest] = [written.slice(0, to), written.slice(to)];
  const clause = `${before}${rest.slice(0, rest.search(/[,.;:]|$/))}`.replace(/\{\{[^}]*\}\}/g, "");
  const follows = /^[\s*_]+(?:made |given |issued )?(?:from|by)\s+([^,.;]*)/i.exec(
    written.slice(written.length - after.length),
  )?.[1];
  if (follows !== undefined && !inspectors.test(follows)) return true;
  const others = yearsIn(clause).filter((year) => !ours.includes(year));
  const [first = ""] = [...ours].sort();
  if (others.some((year) => years === "only" || year < first)) return true;
  if (/\binspections\b/i.test(clause) || OTHER_PLACES.test(clause)) return true;
  return namesUnknown(clause, true, names);
}

const yearsIn = (text: string): string[] => text.match(/\b(?:19|20)\d\d\b/g) ?? [];
