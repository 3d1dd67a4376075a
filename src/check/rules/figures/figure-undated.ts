import type { KnownKpi } from "../../../plan/history/replay.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { type StatedFigure, statedFigures } from "../../../reading/figures/figures.ts";
import { MULTIPLIED } from "../../../reading/lexicons/figures.ts";
import { isDated, type Time } from "../../../reading/times/times.ts";
import { isStated, measureFacts } from "../../facts/figures.ts";
import { othersOf } from "../../facts/others.ts";
import { type FoundInSentence, inSentences, wordsOf } from "../../prose/in-sentences.ts";
import { datedBefore, type ReportSentence } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";

export const figureUndated: Rule = {
  id: "figure-undated",
  severity: "info",
  summary: "A figure is given without its period, or for a time such as over the last year.",
  why: "A report is read months later, and beside others. A figure without its month is taken for that of the day it is read on.",
  bad: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-07: 18.1, 2016-08: 18.6 } } }
reports:
  - id: cabinet-2016-09
    summary: Average caseload is 18.6. Over the last year 22 social workers have left.
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-07: 18.1, 2016-08: 18.6 } } }
reports:
  - id: cabinet-2016-09
    summary: Average caseload was 18.6 in August 2016. In the year to March 2016, 22 social workers left.
`,
  check: (context) =>
    inSentences(context, (known, report) => {
      const measures = measureFacts(known);
      const isOfOthers = othersOf(known);
      return (sentence, next) => {
        const { reading } = sentence;
        if (reading.kind === "heading" || reading.times.some(isFixed)) return [];
        const isSaid = (at: number): boolean => {
          const clause = clauseAt(reading.clauses, at);
          return !(clause.attributed || clause.tense === "open" || isOfOthers(sentence, clause));
        };
        const counted = reading.quantities.filter(
          ({ at, role, quoted, inWords, value }) =>
            (role === null || role === "change") && !quoted && !(inWords && value === 1) && isSaid(at),
        );
        const isMultiplied = reading.tokens.some(({ word }, at) => MULTIPLIED.has(word) && isSaid(at));
        if (counted.length === 0 && !isMultiplied) return [];
        const span = reading.times.find(({ relative }) => relative === "undated");
        if (span !== undefined) return [dependsOnTheDay(span, sentence)];
        const isNextDated = next?.reading.times.some(isDated) ?? false;
        if (datedBefore(sentence).some(isFixed) || isNextDated || isProved(sentence, report)) return [];
        const last = reading.times.find((time) => isDated(time) && !isFixed(time));
        if (last !== undefined) return [dependsOnTheDay(last, sentence)];
        return statedFigures(reading, measures.names, measures.wordsOf)
          .filter(({ quantity, clause, isOfAll }) => isOfAll && !clause.negated && counted.includes(quantity))
          .flatMap((stated) => withoutPeriod(stated, measures.kpi(stated.measure), sentence));
      };
    }),
};

/** "Last month" is a time, and another one when it is read later. */
const isFixed = (time: Time): boolean =>
  isDated(time) && time.relative !== "last-month" && time.relative !== "last-year";

const dependsOnTheDay = ({ at, end }: Time, sentence: ReportSentence): FoundInSentence => ({
  at,
  end,
  message: `${wordsOf(sentence, { at, end })} depends on the day it is read: expected the months or the year`,
  hint: 'Name the time, as in "in the year to March 2016".',
});

function withoutPeriod(
  { quantity }: StatedFigure,
  { name, series }: KnownKpi,
  sentence: ReportSentence,
): FoundInSentence[] {
  const point = series.findLast((one) => isStated(quantity, one));
  if (point === undefined) return [];
  const place = { at: quantity.start, end: quantity.end };
  const message = `${wordsOf(sentence, place)} is said of "${name}" without its period: expected one, such as "in ${inPeriod(point.period)}"`;
  return [{ ...place, message, hint: "Name the period in the sentence, or in the one before it." }];
}

/** Whether the proof of a highlight names the measure, and with it the period. */
const isProved = ({ in: { field, part } }: ReportSentence, { highlights = [] }: Report): boolean =>
  field === "highlights" && (highlights[Number(part)]?.shownBy ?? []).some(({ kpi }) => kpi !== undefined);
