import type { Report } from "../../../plan/schema/reports.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { statedFigures } from "../../../reading/figures.ts";
import { spanOf } from "../../../reading/reading.ts";
import { isDated } from "../../../reading/times.ts";
import { isStated, measureFacts } from "../../facts/figures.ts";
import { othersOf } from "../../facts/others.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";

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
  *check(context) {
    for (const report of context.reports) yield* undated(context, report);
  },
};

function* undated({ at, sentencesIn }: CheckContext, report: Report): Generator<RuleProblem> {
  const known = at(report.asAt);
  const { names, wordsOf, kpi } = measureFacts(known);
  const isOfOthers = othersOf(known);
  const sentences = sentencesIn(report);
  for (const [index, sentence] of sentences.entries()) {
    const { reading } = sentence;
    if (reading.kind === "heading" || reading.quantities.length === 0 || reading.times.some(isDated))
      continue;
    const place = (at: number, end: number) => {
      const span = spanOf(reading, at, end);
      const written = sentence.text.slice(...span);
      return { written, origin: placeInSentence(sentence, ...span), entity: report.id };
    };
    const isSaid = (at: number): boolean => {
      const clause = clauseAt(reading.clauses, at);
      return !(clause.attributed || clause.tense === "open" || isOfOthers(sentence, clause));
    };
    const span = reading.times.find(({ relative }) => relative === "undated");
    const counted = reading.quantities.filter(
      ({ at, role, quoted, inWords, value }) =>
        (role === null || role === "change") && !quoted && !(inWords && value === 1) && isSaid(at),
    );
    if (span !== undefined && counted.length > 0) {
      const { written, ...rest } = place(span.at, span.end);
      const message = `"${written}" depends on the day it is read: expected the months or the year`;
      yield { ...rest, message, hint: 'Name the time, as in "in the year to March 2016".' };
      continue;
    }
    if (isNearPeriod(sentence, sentences[index + 1]) || isProved(sentence, report)) continue;
    for (const { measure, quantity, clause, ofPart } of statedFigures(reading, names, wordsOf)) {
      const { name, series } = kpi(measure);
      const point = series.findLast((one) => isStated(quantity, one));
      if (point === undefined || ofPart || clause.negated || !counted.includes(quantity)) continue;
      const { written, ...rest } = place(quantity.start, quantity.end);
      const message = `"${written}" is said of "${name}" without its period: expected one, such as "in ${inPeriod(point.period)}"`;
      yield { ...rest, message, hint: "Name the period in the sentence, or in the one before it." };
    }
  }
}

/** Whether the text up to the last heading, or the next sentence, names a period. */
function isNearPeriod({ before, in: text }: ReportSentence, next: ReportSentence | undefined): boolean {
  if (next?.in === text && next.reading.times.some(isDated)) return true;
  for (let one = before; one !== null; one = one.reading.kind === "heading" ? null : one.before) {
    if (one.reading.times.some(isDated)) return true;
  }
  return false;
}

/** Whether the proof of a highlight names the measure, and with it the period. */
const isProved = ({ in: { field, part } }: ReportSentence, { highlights = [] }: Report): boolean =>
  field === "highlights" && (highlights[Number(part)]?.shownBy ?? []).some(({ kpi }) => kpi !== undefined);
