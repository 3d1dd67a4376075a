import { type Badge, type Line, type Row, type Table, textOf } from "../../../model/table.ts";
import type { Point } from "../../../plan/measures/series.ts";
import type { AuditsRead, MeasureRead, Shown, Why } from "../../../plan/readiness/impact.ts";
import type { Colour } from "../../../plan/schema/actions.ts";
import { formatShortDate } from "../../../plan/time/dates.ts";
import { uncapitalise } from "../../../text/words.ts";
import {
  badge,
  cell,
  header,
  left,
  line,
  lines,
  note,
  row,
  strong,
  symbolKey,
  table,
} from "../../draft/cells.ts";
import { evaluationAnchor, say, unnumbered } from "../../draft/draft.ts";
import { stampEntries, stampField, stampFigure } from "../../draft/stamped.ts";
import type { PagePart } from "../../kinds.ts";
import { standingOf, targetWords, valueWords } from "../../standing.ts";
import { periodLabel, readTrend, valuesOf } from "../../trend/read-trend.ts";

/** What changed for children: each measure from its first figure to its newest, and what that shows; then the audits. */
export const pageChange: PagePart = {
  draft({ plan }, { subject, name, measures, audits }) {
    if (measures.length + audits.rounds.length === 0)
      return [
        unnumbered([{ kind: "strong", children: say("What changed for children: ") }, ...say(NO_MEASURE)]),
      ];
    const columns: Table["columns"] = [
      left("Measure or audit", 38),
      left("First", 11.5),
      left("Newest", 11.5),
      left("Target", 12),
      left("What it shows", 27),
    ];
    const rows = [
      ...measures.map((measure) => measureRow(measure, plan.asAt)),
      ...(audits.rounds.length === 0 ? [] : [auditRow(audits)]),
    ];
    return [
      table(
        `${evaluationAnchor(subject)}-change`,
        `What changed for children: ${uncapitalise(name)}`,
        columns,
        rows,
        { density: "compact", note: symbolKey(rows) },
      ),
    ];
  },
};

const NO_MEASURE = "no measure and no audit tells.";

function measureRow(measure: MeasureRead, asAt: string): Row {
  const { kpi } = measure;
  const standing = standingOf(kpi, asAt);
  const { comparable } = readTrend(kpi);
  const [first, last] = [comparable[0], comparable.at(-1)];
  const [then] = first === undefined || last === undefined ? [] : valuesOf(kpi, first, last);
  const label = ({ period }: Point): string => periodLabel(period.key, kpi.frequency);
  const newest =
    standing.point === null
      ? [line("No figure yet")]
      : [
          line([
            strong(stampFigure(valueWords(standing), kpi, standing.point)),
            textOf(`, ${stampFigure(label(standing.point), kpi, standing.point)}`),
          ]),
        ];
  return row([
    header(line(kpi.name)),
    cell(
      ...(first === undefined || first === last || then === undefined
        ? [note("None to compare")]
        : [line(stampFigure(`${then}, ${label(first)}`, kpi, first))]),
    ),
    cell(...newest),
    cell(...lines(stampFigure(targetWords(standing) ?? "", kpi, standing.point, "target"))),
    cell(...shownLines(measure)),
  ]);
}

function shownLines({ kpi, shown, why, onTrial }: MeasureRead): Line[] {
  const { colour, word } = SHOWN[shown];
  const isHedged = onTrial && (shown === "better" || shown === "worse");
  return [
    badge({
      colour,
      word: stampFigure(
        isHedged ? word.replace("Really", "Looks") : word,
        kpi,
        kpi.series.at(-1),
        "variation",
      ),
    }),
    ...(why === null ? [] : [note(WHY[why])]),
    ...(isHedged ? [note("its limits are on trial")] : []),
  ];
}

const SHOWN: Readonly<Record<Shown, { readonly colour: Colour; readonly word: string }>> = {
  better: { colour: "green", word: "Really better" },
  worse: { colour: "red", word: "Really worse" },
  held: { colour: "green", word: "Holds its target" },
  "no-change": { colour: "red", word: "No real change" },
  untold: { colour: "grey", word: "Cannot tell" },
  neutral: { colour: "grey", word: "Neither way is better" },
};

const WHY: Readonly<Record<NonNullable<Why>, string>> = {
  chance: "chance decides whether it meets its target",
  overlapping: "each figure holds most of the one before",
  "too-few": "too few figures",
  unmoving: "it hardly moves",
  "no-figure": "no figure is known",
  suppressed: "its newest figure may not be printed",
  "none-since": "no figure since",
  "begun-before": "its change had begun before",
};

/** The share of cases good or better, in the first round about it and in the newest. */
function auditRow({ rounds, shown }: AuditsRead): Row {
  const [first, newest] = [rounds[0], rounds.at(-1)] as const;
  const say = (round: typeof first): Line[] =>
    round === undefined
      ? []
      : [
          line([
            strong(stampField(round.share.quoted, round.audit.id, "grades")),
            textOf(`, ${stampField(formatShortDate(round.audit.date), round.audit.id, "date")}`),
          ]),
        ];
  const verdict: Badge =
    shown === null
      ? { colour: "grey", word: "Cannot tell" }
      : shown === "better"
        ? { colour: "green", word: "Better" }
        : { colour: "red", word: "Not better" };
  const compared = [first, newest].flatMap((round) => (round === undefined ? [] : [round.audit.id]));
  const told = badge({ ...verdict, word: stampEntries(verdict.word, compared) });
  return row([
    header(line([textOf("Rounds of audits: case files good or better")])),
    cell(...(rounds.length < 2 ? [note("None to compare")] : say(first))),
    cell(...say(newest)),
    cell(),
    cell(told, ...(rounds.length < 2 ? [note("one round only")] : [note("than the round before")])),
  ]);
}
