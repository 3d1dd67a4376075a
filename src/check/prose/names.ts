import { MONTH_NAMES, WEEKDAYS } from "../../plan/time/dates.ts";
import { MONTH } from "./words.ts";

/** Other places that are visited, inspected or written to. */
export const OTHER_PLACES =
  /\b(?:homes?|schools?|academ(?:y|ies)|nurser(?:y|ies)|agenc(?:y|ies)|colleges?|hospitals?|prisons?|hospices?|practices|surger(?:y|ies)|clinics?|providers?|all (?:councils|authorities|directors))\b/i;

/** A capitalised name, such as "Oak House": of one word or of several. */
const NAME = /(?<![\w'’-])[A-Z][\w-]*(?:(?:['’]s)?\s+[A-Z][\w-]*)*(?:['’]s)?/g;
const MAY_BEGIN =
  /^(?:The|This|That|These|An?|In|On|At|By|For|From|Of|To|With|His|Her|Its|Their|Our|After|Before|Since|Until|Following|See|When|While|As|And|But|Both|Last|No|One)\s+/;
/** Bodies that a sentence may begin with; any other first word has a capital only because it is the first. */
const BODY_FIRST = /^(?:[A-Z]{2,}|Ofsted|Estyn|Healthwatch)/;
/** Capitalised words that do not name a place or body other than the council and its inspectors. */
const USUAL = new Set([
  ..."council councils cabinet board committee scrutiny executive member members councillors minister ministers secretary state department government director directors chief officer commissioner inspector inspectors inspectorate children child families services service adult adults social care improvement action plan local authority safeguarding single joint targeted area inspection monitoring visit visits letter report review mid-term progress appendix section i".split(
    " ",
  ),
  ...[...WEEKDAYS, ...MONTH_NAMES, ...MONTH_NAMES.map((name) => name.slice(0, 3)), "Sept"].map((name) =>
    name.toLowerCase(),
  ),
]);
const NAME_PARTICLES = new Set(["of", "for", "and", "the"]);

/** Whether a part of a sentence names a place or a body that is neither the council nor in `names`. */
export function namesUnknown(part: string, isStart: boolean, names: readonly string[]): boolean {
  const known = new Set(names.flatMap(nameWords));
  return [...part.matchAll(NAME)].some(({ 0: found, index }) => {
    const isFirst = isStart && !/\w/.test(part.slice(0, index));
    const name = isFirst ? found.replace(MAY_BEGIN, "") : found;
    const isWord = isFirst && !/[\s'’]/.test(found) && !BODY_FIRST.test(found);
    return (
      !isWord &&
      !nameWords(name).every((word) => known.has(word) || USUAL.has(word) || NAME_PARTICLES.has(word))
    );
  });
}

/** The words of a name in lower case, without a possessive 's. */
export const nameWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .match(/[\w-]+/g) ?? [];

const COUNCIL_KIND = /(?: (?:Metropolitan|City|Borough|County|District|Council))+$/;

/** "Leeds" of "Leeds City Council". */
export const shortName = (name: string): string => name.replace(COUNCIL_KIND, "");

/** Words that may be left out of a title without making it another paper's. */
const SMALL_WORDS = new Set(
  "a an and at by for from in into its of on or our s that the their to with".split(" "),
);

const DATE = new RegExp(
  `\\b(?:\\d{1,2} )?${MONTH} \\d{4}\\b|\\b(?:19|20)\\d\\d(?:\\s*(?:[-/–]|to)\\s*\\d{2,4})?\\b`,
  "g",
);

/** The words that distinguish a title: in lower case, in order, without dates and small words. */
export function titleWords(title: string): string[] {
  const words = title
    .replace(DATE, " ")
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter((word) => !SMALL_WORDS.has(word));
}

/** Whether two titles are of one paper, however they are punctuated and capitalised. */
export const isSameTitle = (one: string, other: string): boolean =>
  one.trim() === other.trim() ||
  (isTelling(one) && titleWords(one).join(" ") === titleWords(other).join(" "));

/** "Letter" alone is the title of many papers. */
const isTelling = (title: string): boolean => titleWords(title).length > 1;
