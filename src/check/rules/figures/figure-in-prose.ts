import type { PlanAsAt } from "../../../plan/history/replay.ts";
import { latestOf, type Point } from "../../../plan/measures/series.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import type { Clause } from "../../../reading/clauses.ts";
import { statedChanges } from "../../../reading/figures/changes.ts";
import { statedDirections } from "../../../reading/figures/directions.ts";
import { statedExtremes } from "../../../reading/figures/extremes.ts";
import { type StatedFigure, statedFigures } from "../../../reading/figures/figures.ts";
import { statedTargets } from "../../../reading/figures/targets.ts";
import type { Quantity } from "../../../reading/quantities.ts";
import { toldFrom } from "../../../reading/times/times.ts";
import {
  againstChange,
  againstDirection,
  againstExtreme,
  againstTarget,
  type Contradiction,
  printed,
} from "../../facts/contradictions.ts";
import { isStated, type MeasureFacts, measureFacts, restOf } from "../../facts/figures.ts";
import { othersOf } from "../../facts/others.ts";
import { type FoundInSentence, inSentences, wordsOf as words } from "../../prose/in-sentences.ts";
import { datedBefore, type ReportSentence } from "../../prose/report-prose.ts";
import { tableCells } from "../../prose/table-cells.ts";
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
    const { reading, before } = sentence;
    const isOwn = ({ clause, isOfAll }: { readonly clause: Clause; readonly isOfAll: boolean }): boolean =>
      isOfAll &&
      !clause.attributed &&
      !clause.negated &&
      clause.tense !== "open" &&
      !isOfOthers(sentence, clause);
    const tell = <Stated extends StatedOf>(
      stated: readonly Stated[],
      against: (one: Stated, measures: MeasureFacts) => Contradiction | null,
    ): FoundInSentence[] =>
      stated.filter(isOwn).flatMap((one) => {
        const contradiction = against(one, measures);
        return contradiction === null ? [] : [told(one, contradiction, sentence, measures)];
      });
    const { names, wordsOf } = measures;
    return [
      ...tell(statedFigures(reading, names, wordsOf, before?.reading), (one) =>
        againstFigure(one, sentence, measures),
      ),
      ...tell(statedDirections(reading, names, wordsOf), againstDirection),
      ...tell(statedChanges(reading, names, wordsOf), againstChange),
      ...tell(statedExtremes(reading, names, wordsOf), againstExtreme),
      ...tell(statedTargets(reading, names, wordsOf), againstTarget),
    ];
  };
}

type StatedOf = {
  readonly measure: string;
  readonly clause: Clause;
  readonly isOfAll: boolean;
} & ({ readonly quantity: Quantity } | Place);

interface Place {
  readonly at: number;
  readonly end: number;
}

function told(
  stated: StatedOf,
  { is, hint, points }: Contradiction,
  sentence: ReportSentence,
  measures: MeasureFacts,
): FoundInSentence {
  const place = "at" in stated ? stated : { at: stated.quantity.start, end: stated.quantity.end };
  return {
    at: place.at,
    end: place.end,
    message: `${words(sentence, place)} is said of "${measures.kpi(stated.measure).name}"${is}`,
    hint,
    ...(points.length === 0 ? {} : { related: placesOf(points) }),
  };
}

/** Null where the sentence gives a figure that the measure had at the time that it is said of. */
function againstFigure(
  stated: StatedFigure,
  sentence: ReportSentence,
  { kpi, figuresAt }: MeasureFacts,
): Contradiction | null {
  const { measure, quantity, clause, side } = stated;
  // Without a time of its own it is said of that of the sentence before; or of now.
  const earlier = stated.time === null ? datedBefore(sentence) : [];
  const [time = null] = stated.time === null ? earlier : [toldFrom(stated.time, datedBefore(sentence))];
  const isUnknown =
    earlier.length > 1 || earlier.some(({ kind, range }) => kind === "days" || range !== null);
  const points = quantity.quoted || isUnknown ? null : figuresAt(measure, time);
  const [point] = points ?? [];
  const agrees = (one: Point): boolean => isStated(quantity, stated.ofRest ? restOf(one) : one);
  if (points === null || point === undefined || points.some(agrees)) return null;
  const { id, series } = kpi(measure);
  const isDoubtful =
    stated.time === null && (earlier.length > 0 || clause.tense === "past" || side === "from");
  if (isDoubtful && series.some(agrees)) return null;
  const period = point === latestOf(series) ? "" : ` period="${point.period.key}"`;
  return {
    is: `${stated.ofRest ? " turned around" : ""}, which was ${printed(point, kpi(measure))}`,
    hint: `Write {{kpi "${id}"${period}}}, which cannot differ, or correct the number.`,
    points: [point],
  };
}

const placesOf = (points: readonly Point[]): RuleProblem["related"] =>
  points.flatMap(({ origin, period }) =>
    origin === null ? [] : [{ message: `the figure for ${inPeriod(period)}`, origin }],
  );
