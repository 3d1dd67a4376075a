import type { KnownKpi } from "../../../plan/history/replay.ts";
import { latestOf, type Point } from "../../../plan/measures/series.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { type StatedDirection, statedDirections } from "../../../reading/directions.ts";
import { type StatedFigure, statedFigures } from "../../../reading/figures.ts";
import { spanOf } from "../../../reading/reading.ts";
import type { Time } from "../../../reading/times.ts";
import { contradictsItself, directionOf, figuresAt, isStated, measureFacts } from "../../facts/figures.ts";
import { othersOf } from "../../facts/others.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";
import { printedValue } from "./printed.ts";

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
    for (const report of context.reports) yield* contradictions(context, report);
  },
};

function* contradictions({ at, sentencesIn }: CheckContext, report: Report): Generator<RuleProblem> {
  const known = at(report.asAt);
  const { names, wordsOf, kpi } = measureFacts(known);
  const isOfOthers = othersOf(known);
  for (const sentence of sentencesIn(report)) {
    const { reading } = sentence;
    const isOwn = ({ clause, ofPart }: StatedFigure | StatedDirection): boolean =>
      !(
        ofPart ||
        clause.attributed ||
        clause.negated ||
        clause.tense === "open" ||
        isOfOthers(sentence, clause)
      );
    const place = (at: number, end: number) => {
      const span = spanOf(reading, at, end);
      return {
        written: sentence.text.slice(...span),
        origin: placeInSentence(sentence, ...span),
        entity: report.id,
      };
    };
    for (const stated of statedFigures(reading, names, wordsOf).filter(isOwn)) {
      const measure = kpi(stated.measure);
      const time = stated.time ?? (stated.clause.tense === "past" ? timeBefore(sentence) : null);
      const point = contradicted({ ...stated, time }, measure, report.asAt);
      if (point === null) continue;
      const { written, ...rest } = place(stated.quantity.start, stated.quantity.end);
      const message = `"${written}" is said of "${measure.name}", which was ${printedValue(point, measure)} in ${inPeriod(point.period)}`;
      const period = point === latestOf(measure.series) ? "" : ` period="${point.period.key}"`;
      const hint = `Write {{kpi "${measure.id}"${period}}}, which cannot differ, or correct the number.`;
      yield { ...rest, message, hint, related: placesOf([point]) };
    }
    for (const stated of statedDirections(reading, names, wordsOf).filter(isOwn)) {
      const measure = kpi(stated.measure);
      const moved = directionOf(stated, measure, report.asAt);
      const { written, ...rest } = place(stated.at, stated.end);
      if (moved === null) {
        if (!contradictsItself(stated, measure)) continue;
        const message = `"${written}" is said of "${measure.name}", and the two figures after it go the other way`;
        yield { ...rest, message, hint: "Correct the word, or the figures." };
        continue;
      }
      const [from, to] = moved;
      const message = `"${written}" is said of "${measure.name}", which went from ${printedValue(from, measure)} in ${inPeriod(from.period)} to ${printedValue(to, measure)} in ${inPeriod(to.period)}`;
      yield {
        ...rest,
        message,
        hint: "Correct the word, or say which months are meant.",
        related: placesOf(moved),
      };
    }
  }
}

/** The last time that the sentences before it name: what is past is told of then. */
function timeBefore({ before }: ReportSentence): Time | null {
  for (let one = before; one !== null; one = one.before) {
    const time = one.reading.times.at(-1);
    if (time !== undefined) return time;
  }
  return null;
}

/** The figure that a sentence contradicts; null where it agrees, or where it may mean an earlier one. */
function contradicted(
  { quantity, time, clause, side }: StatedFigure,
  kpi: KnownKpi,
  asAt: string,
): Point | null {
  if (quantity.quoted) return null;
  const points = figuresAt(kpi, time, asAt);
  const [point] = points ?? [];
  if (points === null || point === undefined || points.some((one) => isStated(quantity, one))) return null;
  const mayBeEarlier = time === null && (clause.tense === "past" || side === "from");
  return mayBeEarlier && kpi.series.some((one) => isStated(quantity, one)) ? null : point;
}

const placesOf = (points: readonly Point[]): RuleProblem["related"] =>
  points.flatMap(({ origin, period }) =>
    origin === null ? [] : [{ message: `the figure for ${inPeriod(period)}`, origin }],
  );
