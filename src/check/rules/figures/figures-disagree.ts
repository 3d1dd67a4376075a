import type { Report } from "../../../plan/schema/reports.ts";
import { type Origin, within } from "../../../problems/origin.ts";
import { type Cell, tablesOf } from "../../../prose/tables.ts";
import { isAmount, statedCounts } from "../../../reading/figures/counts.ts";
import type { PlacedCount } from "../../../reading/figures/placed-counts.ts";
import { disagreeingCounts } from "../../../reading/figures/same-counts.ts";
import { type Reading, readSentence, spanOf } from "../../../reading/reading.ts";
import type { Time } from "../../../reading/times/times.ts";
import { othersOf } from "../../facts/others.ts";
import { placeInSentence, type ReportSentence, reportTexts } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";

export const figuresDisagree: Rule = {
  id: "figures-disagree",
  severity: "warning",
  summary: "A report counts the same thing twice, with different numbers.",
  why: "One of the two is wrong, and a reader who finds both believes neither. A number often stays in one place when it is corrected in another.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Auditors read 42 case files in July 2016.
    main: In July 2016, 40 case files were read by auditors.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: Auditors read 42 case files in July 2016.
    main: In July 2016, 42 case files were read by auditors, and 36 in June.
`,
  *check(context) {
    for (const report of context.reports) yield* disagreements(context, report);
  },
};

function* disagreements(context: CheckContext, report: Report): Generator<RuleProblem> {
  for (const [one, other] of disagreeingCounts([...placedCounts(context, report)], report.asAt)) {
    const isGiven = isAmount(one.count) ? "is given" : "are counted";
    yield {
      message: `"${one.text}" ${isGiven} here, and "${other.text}" elsewhere in the report: expected one number`,
      origin: one.origin,
      entity: report.id,
      hint: "Correct the one that is wrong, or say what makes the two differ.",
      related: [{ message: `"${other.text}"`, origin: other.origin }],
    };
  }
}

interface Placed extends PlacedCount {
  /** What the report writes there. */
  readonly text: string;
  readonly origin: Origin;
}

/** Every count of a report but those of the plan's own things, which have rules of their own. */
function* placedCounts({ at, sentencesIn }: CheckContext, report: Report): Generator<Placed> {
  const isOfOthers = othersOf(at(report.asAt));
  const sentences = sentencesIn(report);
  for (const source of reportTexts(report)) {
    const own = sentences.filter((sentence) => isSameText(sentence.in, source));
    const headings = own.filter(({ kind }) => kind === "heading");
    const sectionAt = (offset: number): string =>
      `${source.field} ${source.part} ${headings.filter(({ start }) => start < offset).length}`;
    for (const { cell, readings } of countedCells(source.text))
      for (const count of readings.flatMap(statedCounts))
        yield {
          count,
          section: sectionAt(cell.start),
          before: null,
          earlier: [],
          isCell: true,
          isOfOthers: false,
          text: cell.text,
          origin: within(source.origin, cell.start, cell.start + cell.text.length),
        };
    for (const sentence of own) {
      const { reading, kind, before, text } = sentence;
      if (kind === "heading" || reading.quantities.length === 0) continue;
      for (const count of statedCounts(reading)) {
        if (/\b(?:action|recommendation)$/.test(count.thing)) continue;
        const span = spanOf(reading, count.at, count.end);
        yield {
          count,
          section: sectionAt(sentence.start),
          before: before?.reading ?? null,
          earlier: timesBefore(sentence),
          isCell: false,
          isOfOthers: isOfOthers(sentence, count.clause),
          text: text.slice(...span).replace(/\s+/g, " "),
          origin: placeInSentence(sentence, ...span),
        };
      }
    }
  }
}

const isSameText = (one: ReportSentence["in"], other: ReportSentence["in"]): boolean =>
  one.field === other.field && one.part === other.part;

/** The numbers in the tables of a text, each as what it counts: by the name of its row, and by that of its column. */
function countedCells(text: string): { cell: Cell; readings: Reading[] }[] {
  return tablesOf(text).flatMap(({ head, rows }) =>
    rows.flatMap(([label, ...cells]) =>
      cells.flatMap((cell, index) => {
        const [corner, column] = [head[0]?.text ?? "", head[index + 1]?.text ?? ""];
        if (!/^\d[\d,]*$/.test(cell.text) || label === undefined || label.text === "") return [];
        const told = [
          `${label.text}, ${corner}, ${column}: ${cell.text}`,
          `${column}, ${label.text} ${corner.toLowerCase()}: ${cell.text}`,
        ];
        return [
          { cell, readings: told.map((one) => readSentence({ text: one, kind: "item", quoted: false })) },
        ];
      }),
    ),
  );
}

function timesBefore({ before }: ReportSentence): readonly Time[] {
  for (let one = before; one !== null; one = one.before)
    if (one.reading.times.length > 0) return one.reading.times;
  return [];
}
