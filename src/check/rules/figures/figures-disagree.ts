import type { Report } from "../../../plan/schema/reports.ts";
import { hasSign, statedCounts } from "../../../reading/figures/counts.ts";
import { disagreeingCounts, type PlacedCount } from "../../../reading/figures/same-counts.ts";
import { spanOf } from "../../../reading/reading.ts";
import type { Time } from "../../../reading/times/times.ts";
import { othersOf } from "../../facts/others.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
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
    const isGiven = hasSign(one.count) ? "is given" : "are counted";
    yield {
      message: `"${textOf(one)}" ${isGiven} here, and "${textOf(other)}" elsewhere in the report: expected one number`,
      origin: placeOf(one),
      entity: report.id,
      hint: "Correct the one that is wrong, or say what makes the two differ.",
      related: [{ message: `"${textOf(other)}"`, origin: placeOf(other) }],
    };
  }
}

interface Placed extends PlacedCount {
  readonly sentence: ReportSentence;
}

/** Every count of a report but those of the plan's own things, which have rules of their own. */
function* placedCounts({ at, sentencesIn }: CheckContext, report: Report): Generator<Placed> {
  const isOfOthers = othersOf(at(report.asAt));
  let heading = 0;
  for (const sentence of sentencesIn(report)) {
    if (sentence.kind === "heading") heading += 1;
    if (sentence.kind === "heading" || sentence.reading.quantities.length === 0) continue;
    const section = `${sentence.in.field} ${sentence.in.part} ${heading}`;
    const counts = statedCounts(sentence.reading).filter(
      ({ thing, clause }) => !/\b(?:action|recommendation)$/.test(thing) && !isOfOthers(sentence, clause),
    );
    for (const count of counts)
      yield {
        count,
        sentence,
        section,
        before: sentence.before?.reading ?? null,
        earlier: timesBefore(sentence),
      };
  }
}

function timesBefore({ before }: ReportSentence): readonly Time[] {
  for (let one = before; one !== null; one = one.before)
    if (one.reading.times.length > 0) return one.reading.times;
  return [];
}

const spanIn = ({ sentence, count }: Placed) => spanOf(sentence.reading, count.at, count.end);
const placeOf = (one: Placed) => placeInSentence(one.sentence, ...spanIn(one));
const textOf = (one: Placed): string => one.sentence.text.slice(...spanIn(one)).replace(/\s+/g, " ");
