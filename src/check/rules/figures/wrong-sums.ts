import { roundTo } from "../../../plan/measures/decimals.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { within } from "../../../problems/origin.ts";
import { type Cell, type Table, tablesOf } from "../../../prose/tables.ts";
import { type StatedDivision, statedDivisions } from "../../../reading/figures/divisions.ts";
import { type WrongSum, wrongSums } from "../../../reading/figures/sums.ts";
import { COUNTED_TWICE, TOTALS } from "../../../reading/lexicons/arithmetic.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { type Token, tokensOf } from "../../../reading/words/tokens.ts";
import { type ReportSentence, reportTexts } from "../../prose/report-prose.ts";
import type { RuleProblem } from "../../rule.ts";
import { type Wrong, written } from "./wrong-changes.ts";

const TWICE_PHRASES = phrasesOf(COUNTED_TWICE);

/** Whether a text says that one thing may be counted in two parts. */
const isCountedTwice = (tokens: readonly Token[]): boolean => phrasesIn(tokens, TWICE_PHRASES).length > 0;

/** Without what adding decimals leaves. */
const rounded = (sum: number): string => String(Number(roundTo(sum, 1)));

/** What does not add up in a sentence, or in the list that ends with it. */
export function wrongTotals(sentence: ReportSentence, next: ReportSentence | null): Wrong[] {
  const { reading, before } = sentence;
  if ([before, sentence, next].some((one) => one !== null && isCountedTwice(one.reading.tokens))) return [];
  const list = listEndingAt(sentence, next);
  const { inSentence, inList } = statedDivisions(reading, before?.reading ?? null, list);
  return [
    ...(inSentence === null ? [] : wrongDivision(inSentence, false)),
    ...(inList === null ? [] : wrongDivision(inList, true)),
    ...wrongSums(reading, before?.reading ?? null).map((wrong) => wrongSum(wrong, sentence)),
  ];
}

function wrongSum({ whole, parts, said }: WrongSum, sentence: ReportSentence): Wrong {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const shown = parts.map(({ value }) => value).join(" + ");
  return {
    quantity: said,
    message: `${written(said, sentence)} does not add up: ${shown} make ${rounded(sum)}, and ${whole?.value ?? "100%"} is what they should make`,
    hint: "Correct one of the numbers.",
  };
}

function wrongDivision({ total, parts, isOpen }: StatedDivision, isList: boolean): Wrong[] {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const whole = total?.value ?? 100;
  const rounding =
    total === null ? parts.length * 0.5 * 10 ** -Math.min(...parts.map(({ decimals }) => decimals)) : 0;
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || sum === whole) return [];
  if (parts.some(({ value }) => value >= whole) || (isOpen && sum <= whole + rounding)) return [];
  const message = `The parts ${parts.map(({ value }) => value).join(" + ")} make ${rounded(sum)}: expected ${total === null ? "no more than 100%" : `the total of ${whole} that is stated beside them`}`;
  return [
    {
      quantity: isList ? last : { ...first, end: last.end },
      message,
      hint: "Correct a number, or say that the list leaves some out.",
    },
  ];
}

/** The list that ends with an item. */
function listEndingAt(
  sentence: ReportSentence,
  next: ReportSentence | null,
): Parameters<typeof statedDivisions>[2] {
  if (sentence.kind !== "item" || next?.kind === "item") return null;
  const items: ReportSentence[] = [];
  let one: ReportSentence | null = sentence;
  for (; one?.kind === "item"; one = one.before) items.unshift(one);
  return { opening: one?.reading ?? null, items: items.map(({ reading }) => reading) };
}

/** The totals of a report's tables that are not the sum of their column or row. */
export function* wrongTables(report: Report): Generator<RuleProblem> {
  for (const { text, origin } of reportTexts(report)) {
    for (const table of tablesOf(text)) {
      const [sums, [first]] = [[...sumsOfColumns(table), ...sumsOfRows(table)], table.head];
      const about = sums.length === 0 ? "" : text.slice(first?.start ?? 0, table.end + NOTE);
      if (isCountedTwice(tokensOf(about))) continue;
      for (const [total, parts] of sums) {
        const sum = parts.reduce((all, part) => all + part, 0);
        const said = numberIn(total) ?? 0;
        if (sum === said || Math.abs(sum - said) > MOST_APART * said || parts.some((part) => part >= said))
          continue;
        yield {
          message: `The total "${total.text}" is not the sum of its parts: ${parts.join(" + ")} make ${rounded(sum)}`,
          origin: within(origin, total.start, total.start + total.text.length),
          entity: report.id,
          hint: "Correct a number, or say what the table leaves out.",
        };
      }
    }
  }
}

/** So many characters after a table may say how it counts. */
const NOTE = 200;
/** A total further from the sum than this share of it adds up something else, such as an average. */
const MOST_APART = 0.35;

/** A row that another holds, or that holds others. */
const isSubtotal = ([label]: readonly (Cell | undefined)[]): boolean =>
  isTotal(label) || /^(?:of (?:which|whom)|includ|sub-?total)/i.test(label?.text ?? "");

type Sum = readonly [total: Cell, parts: readonly number[]];

function sumsOfColumns({ rows }: Table): Sum[] {
  const last = rows.at(-1);
  if (last === undefined || !isTotal(last[0]) || rows.slice(0, -1).some(isSubtotal)) return [];
  return last.slice(1).flatMap((total, index) =>
    sumOf(
      total,
      rows.slice(0, -1).map((row) => row[index + 1]),
    ),
  );
}

function sumsOfRows({ head, rows }: Table): Sum[] {
  const last = head.length - 1;
  if (!isTotal(head[last]) || head.slice(1, last).some(isTotal)) return [];
  return rows.flatMap((row) => sumOf(row[last], row.slice(1, last)));
}

function sumOf(total: Cell | undefined, cells: readonly (Cell | undefined)[]): Sum[] {
  const parts = cells.map(numberIn);
  const known = parts.filter((part) => part !== null);
  if (total === undefined || numberIn(total) === null || known.length < Math.max(2, parts.length)) return [];
  return [[total, known]];
}

/** The whole number, or the pounds, that a cell holds. */
function numberIn(cell: Cell | undefined): number | null {
  const [, digits] = /^£?(\d[\d,]*)$/.exec(cell?.text ?? "") ?? [];
  return digits === undefined ? null : Number(digits.replaceAll(",", ""));
}

const isTotal = (cell: Cell | undefined): boolean =>
  tokensOf(cell?.text ?? "")
    .slice(0, 2)
    .some(({ word }) => TOTALS.has(word));
