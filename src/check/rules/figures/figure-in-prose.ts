import type { KnownKpi, PlanAsAt } from "../../../plan/history/replay.ts";
import { formatFraction, formatValue } from "../../../plan/measures/figures.ts";
import { latestOf, type Point } from "../../../plan/measures/series.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { tableRows } from "../../../prose/sentences.ts";
import {
  type StatedChange,
  type StatedDirection,
  statedChanges,
  statedDirections,
} from "../../../reading/figures/directions.ts";
import { type StatedFigure, statedFigures } from "../../../reading/figures/figures.ts";
import { readSentence } from "../../../reading/reading.ts";
import { isDated, toldFrom } from "../../../reading/times/times.ts";
import { isStated, type MeasureFacts, measureFacts, restOf } from "../../facts/figures.ts";
import { othersOf } from "../../facts/others.ts";
import { type FoundInSentence, inSentences, wordsOf } from "../../prose/in-sentences.ts";
import { datedBefore, type ReportSentence, reportTexts } from "../../prose/report-prose.ts";
import type { Rule, RuleProblem } from "../../rule.ts";

export const figureInProse: Rule = {
  id: "figure-in-prose",
  severity: "error",
  summary: "A figure or direction that a report types beside a measure's name is not the measure's.",
  why: "Readers compare the sentence with the table beside it, and believe neither when they differ. A typed figure is often last month's, or a draft's.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-07: 18.1, 2016-08: 18.6 } } }
reports:
  - id: cabinet-2016-09
    summary: Average caseload was 18.1 in August 2016.
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-07: 18.1, 2016-08: 18.6 } } }
reports:
  - id: cabinet-2016-09
    summary: Average caseload was {{kpi "caseload" period="2016-08"}} in August 2016.
`,
  *check(context) {
    yield* inSentences(context, judgeIn);
    yield* inSentences({ ...context, sentencesIn: tableCells }, judgeIn);
  },
};

function judgeIn(known: PlanAsAt): (sentence: ReportSentence) => FoundInSentence[] {
  const measures = measureFacts(known);
  const isOfOthers = othersOf(known);
  return (sentence) => {
    const isOwn = ({ clause, isOfAll }: StatedFigure | StatedDirection | StatedChange): boolean =>
      !(
        !isOfAll ||
        clause.attributed ||
        clause.negated ||
        clause.tense === "open" ||
        isOfOthers(sentence, clause)
      );
    const { reading } = sentence;
    return [
      ...statedFigures(reading, measures.names, measures.wordsOf, sentence.before?.reading)
        .filter(isOwn)
        .flatMap((one) => judgeFigure(one, sentence, measures)),
      ...statedDirections(reading, measures.names, measures.wordsOf)
        .filter(isOwn)
        .flatMap((one) => judgeDirection(one, sentence, measures)),
      ...statedChanges(reading, measures.names, measures.wordsOf)
        .filter(isOwn)
        .flatMap((one) => judgeChange(one, sentence, measures)),
    ];
  };
}

function judgeFigure(
  stated: StatedFigure,
  sentence: ReportSentence,
  { kpi, figuresAt }: MeasureFacts,
): FoundInSentence[] {
  const { measure, quantity, clause, side } = stated;
  // Without a time of its own it is said of that of the sentence before; or of now.
  const earlier = stated.time === null ? datedBefore(sentence) : [];
  const [time = null] = stated.time === null ? earlier : [toldFrom(stated.time, datedBefore(sentence))];
  const isUnknown =
    earlier.length > 1 || earlier.some(({ kind, range }) => kind === "days" || range !== null);
  const points = quantity.quoted || isUnknown ? null : figuresAt(measure, time);
  const [point] = points ?? [];
  const agrees = (one: Point): boolean => isStated(quantity, stated.ofRest ? restOf(one) : one);
  if (points === null || point === undefined || points.some(agrees)) return [];
  const { id, name, series } = kpi(measure);
  const isDoubtful =
    stated.time === null && (earlier.length > 0 || clause.tense === "past" || side === "from");
  if (isDoubtful && series.some(agrees)) return [];
  const place = { at: quantity.start, end: quantity.end };
  const period = point === latestOf(series) ? "" : ` period="${point.period.key}"`;
  return [
    {
      ...place,
      message: `${wordsOf(sentence, place)} is said of ${stated.ofRest ? "the rest of " : ""}"${name}", which was ${printed(point, kpi(measure))}`,
      hint: `Write {{kpi "${id}"${period}}}, which cannot differ, or correct the number.`,
      related: placesOf([point]),
    },
  ];
}

function judgeDirection(
  stated: StatedDirection,
  sentence: ReportSentence,
  measures: MeasureFacts,
): FoundInSentence[] {
  const kpi = measures.kpi(stated.measure);
  const { at, end } = stated;
  const said = `${wordsOf(sentence, stated)} is said of "${kpi.name}"`;
  const points = measures.contradictedBy(stated);
  if (points !== null) {
    const message = `${said}, which went from ${points.map((point) => printed(point, kpi)).join(" to ")}`;
    return [
      {
        at,
        end,
        message,
        hint: "Correct the word, or say which months are meant.",
        related: placesOf(points),
      },
    ];
  }
  if (!measures.goesOtherWay(stated)) return [];
  return [
    {
      at,
      end,
      message: `${said}, and the two figures after it go the other way`,
      hint: "Correct the word, or the figures.",
    },
  ];
}

function judgeChange(
  stated: StatedChange,
  sentence: ReportSentence,
  measures: MeasureFacts,
): FoundInSentence[] {
  const change = measures.isChangeOf(stated);
  if (change === null || change.agrees) return [];
  const kpi = measures.kpi(stated.measure);
  const { start: at, end } = stated.quantity;
  const message = `${wordsOf(sentence, { at, end })} is said of "${kpi.name}", which went from ${change.points.map((point) => printed(point, kpi)).join(" to ")}`;
  return [
    {
      at,
      end,
      message,
      hint: "Correct the number, or say which months are meant.",
      related: placesOf(change.points),
    },
  ];
}

/** A figure as the report prints it, with its period: "91%" (71 of 78) in May 2016. */
function printed({ value, figure, period }: Point, kpi: KnownKpi): string {
  const fraction = figure === null ? null : formatFraction(figure);
  return `"${formatValue(value ?? 0, kpi)}"${fraction === null ? "" : ` (${fraction})`} in ${inPeriod(period)}`;
}

const placesOf = (points: readonly Point[]): RuleProblem["related"] =>
  points.flatMap(({ origin, period }) =>
    origin === null ? [] : [{ message: `the figure for ${inPeriod(period)}`, origin }],
  );

/**
 * The cells of a report's tables that stand in the row or column of a time, each as a sentence: "Re-referrals within 12
 * months in August 2016 was 25%". The cell ends the sentence, and its words have their places in the author's text.
 */
const tableCells = (report: Report): ReportSentence[] =>
  reportTexts(report).flatMap((source) => {
    let head: readonly Cell[] = [];
    let end = Number.NaN;
    return tableRows(source.text).flatMap(({ text, start }): ReportSentence[] => {
      const [label, ...cells] = cellsOf(text, start);
      const isFirst = start !== end + 1;
      end = start + text.length;
      if (isFirst) head = cells;
      if (isFirst || label === undefined) return [];
      return cells.flatMap((cell, index): ReportSentence[] => {
        const column = head[index];
        const [time, other] = [column, label].toSorted((a, b) => Number(isTime(b)) - Number(isTime(a)));
        if (!isTime(time) || other === undefined || !/^\d[\d,.]*%?$/.test(cell.text)) return [];
        const told = `${other.text} in ${time?.text} was `;
        const sentence = { text: told + cell.text, kind: "item", quoted: false } as const;
        return [
          {
            ...sentence,
            start: cell.start - told.length,
            in: source,
            before: null,
            reading: readSentence(sentence),
          },
        ];
      });
    });
  });

interface Cell {
  readonly text: string;
  readonly start: number;
}

const cellsOf = (row: string, start: number): Cell[] =>
  [...row.matchAll(/\|([^|]*)(?=\||$)/g)].map(({ 1: cell = "", index }) => ({
    text: cell.trim(),
    start: start + index + 1 + Math.max(0, cell.search(/\S/)),
  }));

/** "August 2016", and nothing else: not "August 2016 target". */
function isTime(cell: Cell | undefined): boolean {
  if (cell === undefined) return false;
  const { times, tokens } = readSentence({ text: `in ${cell.text}`, kind: "item", quoted: false });
  const [time] = times;
  return (
    time !== undefined && times.length === 1 && isDated(time) && time.at === 1 && time.end === tokens.length
  );
}
