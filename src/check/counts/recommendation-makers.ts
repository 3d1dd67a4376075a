import { MONTH } from "../dates/months.ts";
import { anySpaces } from "../wording/across-lines.ts";
import { namesUnknown, OTHER_PLACES } from "../wording/names.ts";
import type { StatedCount } from "./stated-counts.ts";

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
/** What may stand before the subject: nothing, an earlier clause, when it was. */
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
export function isSubject(before: string, { inspectors }: Makers): boolean {
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
export function isOfOthers(
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
