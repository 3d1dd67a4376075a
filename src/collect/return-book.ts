import type { KnownAction } from "../plan/history/replay.ts";
import { formatFraction, formatValue } from "../plan/measures/figures.ts";
import { isDone, STATUS_WORDS, type Status } from "../plan/schema/actions.ts";
import { formatMonth, formatShortDate, lastDayOf } from "../plan/time/dates.ts";
import { monthName } from "../plan/time/intervals.ts";
import type { Period } from "../plan/time/periods.ts";
import type { Entry, NewCell, NewSheet, NewWorkbook, StyledCell } from "../sheets/new-workbook.ts";
import type { Block } from "../sheets/workbook.ts";
import { capitalise } from "../text/words.ts";
import type { Asked, AskedMeasure, Round } from "./asked.ts";
import {
  type ActionField,
  actionColumns,
  type Column,
  exampleDay,
  FIGURES_BEFORE,
  HEADINGS,
  KEPT,
  type MeasureField,
  measureColumns,
  SAME,
  SHEETS,
  sentCells,
  statusChoices,
  TITLE,
  WHY_NONE,
} from "./form.ts";

/** The workbook in which a post answers for a month: only what it is asked for can be filled in. */
export function returnBook(asked: Asked, round: Round): NewWorkbook {
  const { month, plan } = round;
  const owner = asked.owner ?? "";
  const sheets = [
    ...(asked.actions.length === 0 ? [] : [actionSheet(asked, round)]),
    ...(asked.measures.length === 0 ? [] : [measureSheet(asked, round)]),
  ];
  return {
    title: titleOf(asked, month),
    date: lastDayOf(month),
    sheets: [...sheets, sentSheet(sheets, [month, plan, owner])],
    properties: { [KEPT.month]: month, [KEPT.plan]: plan, [KEPT.owner]: owner },
  };
}

const titleOf = ({ title }: Asked, month: string): string => `${TITLE}${formatMonth(month)}: ${title}`;

const FOR_ACTIONS = (
  month: string,
): string => `How to fill this in: only the yellow cells, one row for each action. Leave everything else as it is.
•  Nothing has changed since last time? Choose ${SAME} under "No change?", and leave the rest of the row empty.
•  Otherwise choose a status, and write in a sentence or two what was done up to the end of ${monthName(month)}.
•  The date has to move? Give the new date, such as ${exampleDay(month)}, and the reason.
•  It is complete? Name what shows it, such as minutes, an audit or a register, and the date on it.
Then save the workbook under the name that it has, and send it back.`;

const FOR_MEASURES = `How to fill this in: only the yellow cells, one row for each period that has no figure yet. White rows are for information.
•  Give the figure; or, for a percentage, how many there were out of how many. A percentage is written 91 or 91%, not 0.91.
•  There is no figure? Choose why.
•  An earlier figure is wrong? Leave it here, and write in your mail which one, what is right and why it has changed.`;

const FOR_INFORMATION =
  "For information: none of your measures has a figure due this month, so there is nothing to fill in.";

function actionSheet(asked: Asked, round: Round): NewSheet {
  const columns = actionColumns(asked.owner === null);
  const { header, posts } = round.known;
  const choices = statusChoices(header);
  const sayStatus = (status: Status): string =>
    [...choices].find(([, chosen]) => chosen === status)?.[0] ?? STATUS_WORDS[status];
  const dateWanted = `Write a date, such as ${exampleDay(round.month)}.`;
  const rows = asked.actions.map((action) => {
    const told: Partial<Record<ActionField, NewCell>> = {
      ref: { value: action.id, format: "text", isBold: true },
      owner: posts.find(({ id }) => id === action.owner)?.title ?? "Nobody",
      title: action.title,
      due: action.due === undefined ? null : { date: action.due },
      now: sayStatus(action.status),
      said: saidLast(action),
    };
    // Of an action that was reported complete only what shows it is missing.
    const isAsked = (field: ActionField): boolean =>
      !isDone(action.status) || /^(?:evidence|impact)/.test(field);
    return columns.map((column) => cellOf(column, told[column.field], isAsked(column.field)));
  });
  return {
    ...layOut(SHEETS.actions, titleOf(asked, round.month), FOR_ACTIONS(round.month), columns, rows),
    entries: [
      entryFor("same", columns, rows, [SAME], `Choose ${SAME}, or leave the cell empty.`),
      entryFor("status", columns, rows, [...choices.keys()], "Choose a status from the list."),
      entryFor("new-due", columns, rows, "date", dateWanted),
      entryFor("evidence-date", columns, rows, "date", dateWanted),
    ],
  };
}

/** What somebody who may not see everything was told of an action last. */
function saidLast({ history }: KnownAction): string | null {
  const last = history.findLast(
    ({ progress, note, exempt }) => (progress ?? note) !== undefined && exempt === undefined,
  );
  return last === undefined ? null : `${formatShortDate(last.date)}: ${last.progress ?? last.note}`;
}

function measureSheet(asked: Asked, round: Round): NewSheet {
  const columns = measureColumns(asked.owner === null);
  const rows = asked.measures.flatMap((measure) => {
    const rowOf = (period: Period | null, index: number): StyledCell[] => {
      const told = toldOf(measure, period, index, round);
      const isOpen = ({ field }: Column<MeasureField>): boolean =>
        period !== null && !(measure.isOfCounts && field === "figure");
      return columns.map((column) => cellOf(column, told[column.field], isOpen(column)));
    };
    return measure.due.length === 0 ? [rowOf(null, 0)] : measure.due.map(rowOf);
  });
  const isDue = asked.measures.some(({ due }) => due.length > 0);
  const howTo = isDue ? FOR_MEASURES : FOR_INFORMATION;
  const laid = layOut(SHEETS.measures, titleOf(asked, round.month), howTo, columns, rows);
  return {
    ...laid,
    columns: laid.columns.map((column, at) => (at === 0 ? { ...column, isHidden: true } : column)),
    entries: [entryFor("none", columns, rows, Object.values(WHY_NONE), "Choose a reason from the list.")],
  };
}

function toldOf(
  { kpi, owner, why }: AskedMeasure,
  period: Period | null,
  index: number,
  { known }: Round,
): Partial<Record<MeasureField, NewCell>> {
  const before = index > 0 ? [] : kpi.series.filter(({ figure }) => figure !== null).slice(-FIGURES_BEFORE);
  const figures = before.reverse().map(({ period: { key, end }, figure, value }, at) => {
    const counts = figure === null ? null : formatFraction(figure);
    const day = key === end ? formatShortDate(end) : formatShortDate(end).replace(/^\d+ /, "");
    const shown = value === null ? `[${figure?.symbol ?? "x"}]` : formatValue(value, kpi);
    return [`before-${at + 1}`, [day, shown, ...(counts === null ? [] : [counts])].join("\n")];
  });
  return {
    key: period === null ? kpi.id : `${kpi.id} ${period.key}`,
    name: { value: kpi.name, isBold: true },
    owner: known.posts.find(({ id }) => id === owner)?.title ?? "Nobody",
    unit: capitalise(kpi.unit),
    period: period === null ? why : capitalise(period.label),
    ...Object.fromEntries(figures),
  };
}

const YELLOW = "FFF6CC";

const TEXTS: readonly string[] = ["progress", "reason", "evidence", "impact"];

function cellOf({ field, isAsked }: Column<string>, told: NewCell = null, isOpen = true): StyledCell {
  if (!isAsked) return isStyled(told) ? told : { value: told };
  if (!isOpen) return { value: null };
  const format = /due|date/.test(field) ? "date" : TEXTS.includes(field) ? "text" : undefined;
  return { value: null, fill: YELLOW, isUnlocked: true, ...(format !== undefined && { format }) };
}

/** The title, what to do, what groups of columns are for, the headings and the rows. */
function layOut(
  name: string,
  title: string,
  howTo: string,
  columns: readonly Column<string>[],
  rows: readonly (readonly NewCell[])[],
): Omit<NewSheet, "entries"> {
  const first = columns.findIndex(({ isAsked }) => isAsked);
  const isAnswered = rows.some((row) => row.some((cell) => isStyled(cell) && cell.isUnlocked === true));
  const after = columns.findLastIndex(({ isAsked }) => isAsked) + 1;
  const groups = [
    { at: 0, to: first, text: "What the plan says" },
    { at: first, to: after, text: isAnswered ? "For you to fill in" : "Nothing to fill in" },
    { at: after, to: columns.length, text: "The last twelve figures, the newest first" },
  ].filter(({ at, to }) => to > at);
  const across = (row: number, at: number, to: number): Block => ({
    row,
    column: at,
    rows: 1,
    columns: to - at,
  });
  const width = columns.length;
  return {
    name,
    isProtected: true,
    isLandscape: true,
    paper: "a3",
    headings: HEADINGS,
    frozenColumns: 1 + columns.findIndex(({ field }) => field === "title" || field === "name"),
    columns: columns.map((column) => ({ width: column.width })),
    merges: [across(0, 0, width), across(1, 0, width), ...groups.map(({ at, to }) => across(2, at, to))],
    rows: [
      [{ value: title, isBold: true }],
      [howTo],
      columns.map((_, at) => {
        const text = groups.find((group) => group.at === at)?.text ?? null;
        return { value: text, isBold: true, fill: isAnswered && at >= first && at < after ? YELLOW : GREY };
      }),
      columns.map(({ heading }) => heading),
      ...rows,
    ],
  };
}

const GREY = "EEEEEE";

function entryFor<Field extends string>(
  field: Field,
  columns: readonly Column<Field>[],
  { length }: readonly unknown[],
  allowed: Entry["allowed"],
  message: string,
): Entry {
  const column = columns.findIndex((one) => one.field === field);
  return { block: { row: HEADINGS + 1, column, rows: length, columns: 1 }, allowed, message };
}

function sentSheet(sheets: readonly NewSheet[], kept: readonly string[]): NewSheet {
  return {
    name: SHEETS.sent,
    isHidden: true,
    isProtected: true,
    columns: [{ width: 12 }, { width: 12 }, { width: 12 }, { width: 60 }],
    rows: [kept, ...sheets.flatMap(sentCells)].map((row) =>
      row.map((value) => ({ value, format: "text" as const })),
    ),
  };
}

const isStyled = (cell: NewCell): cell is StyledCell =>
  cell !== null && typeof cell === "object" && "value" in cell;
