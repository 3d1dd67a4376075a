import { roundTo } from "../../plan/measures/decimals.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { REFERENCE_MARK } from "../../prose/references.ts";
import { PLACEHOLDERS } from "../../reading/lexicons/answers.ts";
import { tokensOf } from "../../reading/words/tokens.ts";
import { wordingsIn, wordingsOf } from "../../reading/words/wordings.ts";
import { list, shorten } from "../../text/words.ts";
import { type ReportSentence, writtenAs } from "./report-prose.ts";

const REFERENCES = new RegExp(`${REFERENCE_MARK}+`, "g");

/** How many words a reader reads; a reference, such as a date, prints about three. */
export function countWords(text: string): number {
  return (text.replace(REFERENCES, " a b c ").match(/[\p{L}\p{N}][\p{L}\p{N}'’.,/%-]*/gu) ?? []).length;
}

/** The beginning of a sentence in quotation marks, without Markdown. */
export const showSentence = (sentence: ReportSentence): string =>
  showValue(writtenAs(sentence).replace(/\*+/g, ""));

const LONGEST = 60;

/** A value as a message shows it: in quotation marks, and cut short where it is long. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return `"${shorten(value, LONGEST)}"`;
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : list(value.map(showValue));
  return typeof value === "object"
    ? showObject(value as Readonly<Record<string, unknown>>)
    : `"${String(value)}"`;
}

/** The kinds of object in a state: a change with from and to, a target, a figure, control limits, a grade and moderation of audits, evidence. */
function showObject(value: Readonly<Record<string, unknown>>): string {
  if ("to" in value) return `"${value.from ?? "none"} to ${value.to}" (${formatDate(String(value.date))})`;
  if ("min" in value && "max" in value) return showTarget(value.min, value.max);
  if ("numerator" in value) return showFigure(value);
  if ("upper" in value && "lower" in value) return `"${round(value.lower)} to ${round(value.upper)}"`;
  if ("grade" in value) return `"${value.grade} ${value.count ?? "[c]"}"`;
  if ("agreed" in value) return `"${value.agreed} of ${value.cases}"`;
  return showValue(value.id ?? value.title ?? JSON.stringify(value));
}

const round = (limit: unknown): string => String(Number(roundTo(Number(limit), 2)));

function showFigure({ value, numerator, denominator, symbol }: Readonly<Record<string, unknown>>): string {
  if (numerator !== null) return `"${numerator}/${denominator}"`;
  return showValue(value ?? symbol);
}

function showTarget(min: unknown, max: unknown): string {
  if (min === null || max === null || min === max) return showValue(min ?? max);
  return `"${min} to ${max}"`;
}

const PLACEHOLDER_WORDINGS = wordingsOf(PLACEHOLDERS);

/** Whether a field says anything: "n/a", "TBC" and "to follow" do not. */
export function isFilledIn(text: string | undefined): boolean {
  const tokens = tokensOf(text ?? "");
  return tokens.some(({ kind }) => kind !== "sign") && wordingsIn(tokens, PLACEHOLDER_WORDINGS).length === 0;
}
