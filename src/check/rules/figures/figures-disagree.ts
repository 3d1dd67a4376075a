import type { Report } from "../../../plan/schema/reports.ts";
import { type StatedCount, statedCounts } from "../../../reading/counts.ts";
import { spanOf } from "../../../reading/reading.ts";
import { canAgree, isOfSame, pointsAt, timeOf } from "../../../reading/same-counts.ts";
import type { Time } from "../../../reading/times.ts";
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
  const placed = [...placedCounts(context, report)];
  for (const [one, other] of [...pointed(placed), ...repeated(placed)]) {
    if (canAgree(one.count, other.count)) continue;
    yield {
      message: `"${textOf(one)}" are counted here, and "${textOf(other)}" elsewhere in the report: expected one number`,
      origin: placeOf(one),
      entity: report.id,
      hint: "Correct the one that is wrong, or say what makes the two differ.",
      related: [{ message: `"${textOf(other)}"`, origin: placeOf(other) }],
    };
  }
}

/** A count and where it stands. */
interface Placed {
  readonly count: StatedCount;
  readonly sentence: ReportSentence;
  /** The same for all that stands under one heading of one text. */
  readonly section: string;
  /** Null where nobody can say. */
  readonly time: string | null;
}

/** Every count of a report but those of the plan's own things, which have rules of their own. */
function* placedCounts({ at, sentencesIn }: CheckContext, report: Report): Generator<Placed> {
  const isOfOthers = othersOf(at(report.asAt));
  let heading = 0;
  for (const sentence of sentencesIn(report)) {
    if (sentence.kind === "heading") heading += 1;
    if (sentence.kind === "heading" || sentence.reading.quantities.length === 0) continue;
    const section = `${sentence.in.field} ${sentence.in.part} ${heading}`;
    for (const count of statedCounts(sentence.reading)) {
      if (/\b(?:action|recommendation)$/.test(count.thing) || isOfOthers(sentence, count.clause)) continue;
      yield { count, sentence, section, time: timeOf(count, timesBefore(sentence), report.asAt) };
    }
  }
}

function timesBefore({ before }: ReportSentence): readonly Time[] {
  for (let one = before; one !== null; one = one.before)
    if (one.reading.times.length > 0) return one.reading.times;
  return [];
}

/** Counts of the same things, each with the first of them. */
function* repeated(placed: readonly Placed[]): Generator<[Placed, Placed]> {
  const sure = placed.filter(({ count, time }) => time !== null && isTotal(count));
  const groups = Map.groupBy(sure, ({ count, time }) => `${count.thing} ${time}`);
  for (const group of [...groups.values()].map((all) => all.slice(0, MOST))) {
    for (const [index, one] of group.entries()) {
      const other = group
        .slice(0, index)
        .find(
          ({ sentence, section, count }) =>
            sentence !== one.sentence && isOfSame(count, one.count, one.time ?? "", section === one.section),
        );
      if (other !== undefined) yield [one, other];
    }
  }
}

/** No report counts the same more often than this. */
const MOST = 100;

const isTotal = ({ value, ofPart, quantity, clause: { negated, tense, attributed } }: StatedCount): boolean =>
  value > 1 && !(ofPart || quantity.quoted || negated || attributed || tense === "open");

/** "Those 28 social workers", with the count that the sentences just before it give. */
function* pointed(placed: readonly Placed[]): Generator<[Placed, Placed]> {
  for (const [index, one] of placed.entries()) {
    if (one.count.determiner !== "these" || one.count.quantity.quoted) continue;
    const from = placed.findLastIndex(
      ({ count, section }, at) => at < index && section === one.section && count.thing === one.count.thing,
    );
    const [other, ...between] = placed.slice(from, index);
    if (from === -1 || other === undefined) continue;
    if (
      pointsAt(
        one.count,
        other.count,
        between.map(({ count }) => count),
      )
    )
      yield [one, other];
  }
}

const spanIn = ({ sentence, count }: Placed) => spanOf(sentence.reading, count.at, count.end);
const placeOf = (one: Placed) => placeInSentence(one.sentence, ...spanIn(one));
const textOf = (one: Placed): string => one.sentence.text.slice(...spanIn(one)).replace(/\s+/g, " ");
