import type { TrendChart } from "../../model/charts.ts";
import type { Cell, Line, Row, Table } from "../../model/table.ts";
import {
  type GradeShare,
  goodOrBetter,
  gradesOf,
  type ReportedAudit,
} from "../../plan/claims/audit-grades.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import { gradeScale } from "../../plan/schema/audits.ts";
import type { Detail } from "../../plan/schema/report-parts.ts";
import { formatShortDate } from "../../plan/time/dates.ts";
import { formatInterval } from "../../plan/time/intervals.ts";
import { list, numberWord } from "../../text/words.ts";
import { cell, header, left, line, note, right, row, symbolKey, table } from "../draft/cells.ts";
import type { DraftBlock } from "../draft/draft.ts";
import { stampEntries, stampField } from "../draft/stamped.ts";

/** How much a table says of its rounds. */
type Amount = Detail | "brief";

/** The rounds in a table, with a chart above it where there is a share to compare. */
export function illustrateRounds(
  rounds: readonly ReportedAudit[],
  plan: PlanAsAt,
  detail: Amount,
): DraftBlock[] {
  const shares = rounds.map((round) => goodOrBetter(round, plan));
  const grades = listRounds(rounds, { plan, detail });
  const sentence = sayShares(rounds, plan);
  if (sentence === null) return [grades];
  const last = shares.at(-1) ?? null;
  const quoted = stampField(last?.quoted ?? "", rounds.at(-1)?.id ?? "", "grades");
  const found = last === null ? "" : `: ${quoted} in the newest round`;
  return [
    {
      kind: "figure",
      anchor: "audits-chart",
      title: `Case files graded good or better${found}`,
      measure: "Share of the case files of each round (%)",
      meaning: null,
      chart: shareChart(rounds, shares),
      sentence: `${sentence}${sayHidden(shares)} ${CHANCE}`,
      table: grades,
      figures: null,
    },
  ];
}

function sayHidden(shares: readonly (GradeShare | null)[]): string {
  const hidden = shares.filter((share) => share === null).length;
  return hidden === 0 ? "" : ` Of ${hidden === 1 ? "one" : numberWord(hidden)} more no share can be given.`;
}

const CHANCE = "Rounds differ in theme and are of few files, so one may differ from the next by chance.";

function shareChart(rounds: readonly ReportedAudit[], shares: readonly (GradeShare | null)[]): TrendChart {
  return {
    type: "trend",
    unit: "% of case files",
    decimals: 0,
    points: rounds.map(({ date }, index) => ({
      label: formatShortDate(date),
      value: shares[index]?.percent ?? null,
      mark: null,
    })),
    targets: rounds.map(() => ({ min: null, max: null })),
    targetLabel: null,
    phases: [{ from: 0, to: rounds.length, limits: null, trial: false, reason: null }],
  };
}

/** What the chart shows; null where there is nothing to compare. "In five rounds, from 5 March to 5 August 2016, from 25% to 38% of the case files were good or better. …" */
export function sayShares(rounds: readonly ReportedAudit[], plan: PlanAsAt): string | null {
  const shown = rounds.flatMap((round) => {
    const share = goodOrBetter(round, plan);
    return share === null ? [] : [{ id: round.id, date: round.date, share }];
  });
  if (shown.length < 2) return null;
  const sorted = shown.toSorted((a, b) => a.share.percent - b.share.percent);
  const [least, most] = [sorted[0]?.share.quoted, sorted.at(-1)?.share.quoted];
  const range = least === most ? `${least}` : `between ${least} and ${most}`;
  const [first, last] = [shown[0]?.date ?? "", shown.at(-1)?.date ?? ""];
  const ids = shown.map(({ id }) => id);
  const days = stampEntries(formatInterval({ start: first, end: last }), ids);
  return `In ${numberWord(shown.length)} rounds, ${days}, ${stampEntries(range, ids)} of the case files were good or better.`;
}

interface ListOptions {
  readonly plan: PlanAsAt;
  readonly detail: Amount;
  /** Rounds whose shares are drawn as a line in the last row. */
  readonly drawn?: readonly ReportedAudit[];
}

/** The rounds, the newest first, with a column for each grade that any of them gave. */
export function listRounds(
  rounds: readonly ReportedAudit[],
  { plan, detail, drawn = [] }: ListOptions,
): Table {
  const scale = gradeScale(plan.header);
  const given = new Set(
    rounds.flatMap(({ grades }) => [...grades].flatMap(([name, count]) => (count > 0 ? [name] : []))),
  );
  const known = scale.grades.filter((grade) => given.has(grade));
  const grades = [...known, ...[...given].filter((grade) => !known.includes(grade))];
  // A single grade that is good or better says as much by itself.
  const hasGood = known.filter((grade) => scale.good.includes(grade)).length !== 1;
  const isModerated = detail !== "brief" && rounds.some(({ moderated }) => moderated !== undefined);
  const columns = [
    left("Reported", 13),
    left("Theme", hasGood ? 18 : 30),
    right("Cases", 8),
    ...grades.map((grade) =>
      right(grade, isModerated ? Math.floor(40 / grades.length) : widthOf(grade, hasGood)),
    ),
    ...(hasGood ? [right("Good or better", 12)] : []),
    ...(isModerated ? [right("Agreed when moderated", 14)] : []),
  ];
  const context = { plan, detail, grades, hasGood, isModerated };
  const rows = rounds.map((round) => roundRow(round, context)).toReversed();
  const none = scale.grades.filter((grade) => !given.has(grade));
  const notes = [
    none.length === 0 || detail === "brief" ? null : `No case file was graded ${list(none, "or")}.`,
    symbolKey(rows),
    rows.some(hasNone) ? "A dash stands for what is not known." : null,
  ];
  const last = drawShares(drawn, plan, columns.length);
  return table("audits", "Audits of case files, the newest first", columns, [...rows, ...last], {
    density: "compact",
    note: notes.filter((one) => one !== null).join(" ") || null,
  });
}

/** The share that is good or better over rounds as a line, where the chart has no room; nothing where there is nothing to compare. */
function drawShares(rounds: readonly ReportedAudit[], plan: PlanAsAt, columns: number): Row[] {
  const shares = rounds.map((round) => goodOrBetter(round, plan));
  const sentence = sayShares(rounds, plan);
  if (sentence === null) return [];
  const drawn: Line = {
    kind: "sparkline",
    name: `Share good or better: ${list(shares.map((share) => share?.quoted ?? "not given"))}`,
    values: shares.map((share) => share?.percent ?? null),
    marks: shares.map(() => null),
  };
  const words = Math.ceil((columns - 1) / 2);
  return [
    row([
      header(line("Good or better")),
      { ...cell(line(sentence)), span: words },
      { ...cell(drawn), span: columns - 1 - words },
    ]),
  ];
}

/** A heading of two words stays on one line, if there is room. */
function widthOf(grade: string, isTight: boolean): number {
  const lines = isTight ? grade.split(" ") : [grade];
  return Math.max(10, Math.round(Math.max(...lines.map(({ length }) => length)) * 1.2));
}

const NONE = "–";

const hasNone = ({ cells }: Row): boolean => JSON.stringify(cells).includes(`"${NONE}"`);

interface RowContext {
  readonly plan: PlanAsAt;
  readonly detail: Amount;
  readonly grades: readonly string[];
  /** Whether there are columns for the share that is good or better, and for moderation. */
  readonly hasGood: boolean;
  readonly isModerated: boolean;
}

function roundRow(round: ReportedAudit, { plan, detail, grades, hasGood, isModerated }: RowContext): Row {
  const told = gradesOf(round);
  const isSuppressed = told.grades.some(({ share }) => share === null);
  const shareCell = (share: GradeShare | null | undefined): Cell => {
    const words = share === undefined ? "0" : share === null ? "[c]" : `${share.count} (${share.quoted})`;
    return cell(line(stampField(words, round.id, "grades")));
  };
  const good = goodOrBetter(round, plan);
  const { moderated } = round;
  const isGiven = moderated !== undefined && told.cases !== null;
  const about = detail !== "full" ? [] : plan.recommendations.filter(({ id }) => round.answers?.includes(id));
  const of = `Recommendation${about.length === 1 ? "" : "s"} ${list(about.map(({ number }) => String(number)))}`;
  return row([
    header(line(stampField(formatShortDate(round.date), round.id, "date"))),
    cell(line(stampField(round.theme, round.id, "theme")), ...(about.length === 0 ? [] : [note(of)])),
    cell(line(stampField(told.cases === null ? "A few" : String(told.cases), round.id, "cases"))),
    ...grades.map((grade) => shareCell(told.grades.find((one) => one.grade === grade)?.share)),
    ...(hasGood ? [good === null && !isSuppressed ? cell(line(NONE)) : shareCell(good)] : []),
    ...(isModerated
      ? [
          cell(
            line(
              isGiven ? stampField(`${moderated.agreed} of ${moderated.cases}`, round.id, "moderated") : NONE,
            ),
          ),
        ]
      : []),
  ]);
}
