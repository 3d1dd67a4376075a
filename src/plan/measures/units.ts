import { remember } from "../../text/remember.ts";

/** What a unit says of its figures. */
export interface Unit {
  readonly kind: UnitKind;
  /** What a quotient of two counts is multiplied by: 100 for a percentage, 10,000 for a rate per 10,000, otherwise 1. */
  readonly scale: number;
  /** What is counted or measured: "children" in "% of children", "number of children" and "children per 10,000 residents". */
  readonly of: string;
  /** What it is set against: "children" in "per 10,000 children", "social worker" in "cases per social worker". */
  readonly per: string | null;
}

/**
 * A ratio is any other figure that was made by dividing: an average, a score, "cases per worker", or a rate that does
 * not say of how many. A number is a count, and what every unit is that names nothing else.
 */
export type UnitKind = "percentage" | "rate" | "number" | "time" | "money" | "ratio";

/**
 * Reads a unit as officers write it: "% of visits", "Percentage of visits", "children (%)", "per 10,000 children",
 * "working days", "cases per social worker". Words that only say which are counted, or how often, decide nothing:
 * "children missing for 24 hours", "pupils with attendance below 50%", "contacts per week". A plan has few units, and they are
 * asked for with every figure.
 */
export const parseUnit = remember(readUnit, 10_000);

function readUnit(text: string): Unit {
  const unit = text.replace(/[\s\u00a0\u202f]+/g, " ").trim();
  const plain = unit.replace(QUALIFIERS, (found) => "·".repeat(found.length));
  const percent = PERCENT.exec(plain);
  if (percent !== null) return { kind: "percentage", scale: 100, of: around(unit, percent), per: null };
  const rate = RATE.exec(unit);
  const scale = rate === null ? 1 : scaleOf(rate[1] as string);
  if (rate !== null && scale > 1) return { kind: "rate", scale, ...sides(unit, rate) };
  const per = /\bper\b/i.exec(plain);
  if (per !== null) return { kind: "ratio", scale: 1, ...sides(unit, per) };
  return { kind: kindOf(plain), scale: 1, of: unit.replace(NUMBER_OF, "").trim(), per: null };
}

/** Whether values are per cents, whatever they are of. They are printed with the sign, and quotients as percentages. */
export const isPercentage = (unit: string): boolean => parseUnit(unit).kind === "percentage";

/** Whether figures of a unit can be added up: those of one week and the next, or of one team and another. */
export const isSummable = (unit: string): boolean =>
  ["number", "time", "money"].includes(parseUnit(unit).kind);

/** Whether values are shares of a whole: percentages, and rates per 1,000 or 10,000. */
export const isShare = (unit: string): boolean => parseUnit(unit).scale > 1;

/** A percentage, a time or a sum of money that says which cases are counted, and "per week" or "a month": how often. */
const QUALIFIERS =
  /(?:[£€$] ?)?\b\d[\d,.]*(?: ?%| per ?cent\b)|(?<=\w )[£€$] ?[1-9][\d,.]*[km]?\b|\b(?:\d+|one|two|three|four|five|six|twelve)[ -](?:working |calendar |school )?(?:minute|hour|day|week|month|year)s?(?:[ -]olds?)?\b|\b(?:per|a|an|each|every|in the|per (?!1000?\b)\d+) (?:hour|day|week|fortnight|month|quarter|year|annum)s?\b/gi;

const PERCENT = /%|\bper[ -]?cent(?:ages?)?\b|\bpct\b|\b(?:proportion|share)\b(?= of\b|$)/i;

const RATE =
  /(?:\bper ?|\bin every |\bfor every |\/ ?)((?:\d[\d, ]*\d|\d+) ?k?(?! ?(?:hours|days|weeks|months|years)\b)|(?:ten |a |one )?(?:hundred )?(?:thousand|million)|hundred)\b/i;

/** "10,000" → 10000, "10k" → 10000, "ten thousand" → 10000 */
function scaleOf(written: string): number {
  const digits = written.replace(/[ ,]/g, "").toLowerCase();
  if (/^\d/.test(digits)) return Number.parseInt(digits, 10) * (digits.endsWith("k") ? 1000 : 1);
  const words = { ten: 10, hundred: 100, thousand: 1000, million: 1_000_000 };
  return Object.entries(words).reduce(
    (product, [word, size]) => product * (digits.includes(word) ? size : 1),
    1,
  );
}

const RATIO = /\b(?:rates?|averages?|avg|mean|median|ratios?|scores?|case ?loads?|index)\b/i;
const TIME =
  /(?<!\bout[ -]of[ -])\b(?:minutes|hours|days|weeks|months|years)\b|\b(?:minute|hour|day|week|month|year)$/i;
const MONEY = /[£€$]|\b(?:pounds|pence|GBP)\b/i;
const RATE_WORDS = /\b(?:rates?|averages?|avg|mean|median|ratio)(?: of)?\b/gi;
const NUMBER_OF = /\b(?:total )?numbers?(?: of)?\b|\bcounts?(?: of)?\b/i;

/** Who or what the words after these are about is said before them: children "with a high score" are children. */
const DETAILS =
  /(?<=\w )(?:with|without|who|whose|that|which|where|waiting|missing|aged|in|on|at|for|from|to|until|since|over|under|between|within)\b.*$/i;

function kindOf(unit: string): UnitKind {
  const heads = unit
    .replace(/\bnumbers? of /i, "")
    .split(/[(),:;–—]/)
    .map((part) => part.trim().replace(DETAILS, "").trim());
  const names = (pattern: RegExp): boolean => heads.some((head) => pattern.test(head));
  if (names(RATIO)) return "ratio";
  if (names(MONEY)) return "money";
  return names(TIME) ? "time" : "number";
}

/** What is left of a unit around the words of its kind: "children" of "children (%)". */
const around = (unit: string, { 0: words, index }: RegExpExecArray): string =>
  `${unit.slice(0, index)} ${unit.slice(index + words.length)}`
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^ ?(?:of )?| $/gi, "");

/** What is counted, and what it is set against. */
const sides = (unit: string, { 0: words, index }: RegExpExecArray): Pick<Unit, "of" | "per"> => ({
  of: unit.slice(0, index).replace(NUMBER_OF, "").replace(RATE_WORDS, "").trim(),
  per: unit.slice(index + words.length).trim() || null,
});
