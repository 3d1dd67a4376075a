import fc from "fast-check";
import type { Asked, Round } from "../../src/collect/asked.ts";
import { HEADINGS, SHEETS, statusChoices, WHY_NONE } from "../../src/collect/form.ts";
import { returnBook } from "../../src/collect/return-book.ts";
import type { KnownAction } from "../../src/plan/history/replay.ts";
import { isDone, type Status } from "../../src/plan/schema/actions.ts";
import { addDays, type IsoDate, lastDayOf } from "../../src/plan/time/dates.ts";
import type { NewCell, NewSheet, NewValue, NewWorkbook } from "../../src/sheets/new-workbook.ts";

/** What an owner says of an action: that it is as it was, or what is new. Nothing is null. */
export type ActionAnswer = "same" | null | ActionNews;

export interface ActionNews {
  readonly status?: Status;
  readonly progress?: string;
  readonly due?: IsoDate;
  readonly reason?: string;
  readonly evidence?: string;
  readonly evidenceDate?: IsoDate;
  readonly impact?: string;
}

/** What an owner gives for a period: a figure, two counts, why there is none, or nothing. */
export type FigureAnswer = null | number | readonly [number, number] | keyof typeof WHY_NONE;

export interface Answers {
  /** By the id of an action. */
  readonly actions: ReadonlyMap<string, ActionAnswer>;
  /** By the id of a measure and its period, with a space between them. */
  readonly figures: ReadonlyMap<string, FigureAnswer>;
}

/** Texts that a spreadsheet or YAML could take for something else. */
const words = fc.oneof(
  fc.constantFrom(
    "Yes",
    "no",
    "=A1+1",
    "'quoted",
    "- one\n- two",
    "1.10",
    "31/03/2017",
    "a: b # c",
    "Two lines\n\n  and a third",
    "Zażółć gęślą jaźń",
    "91%",
  ),
  fc
    .string({ minLength: 1, maxLength: 60, unit: "grapheme" })
    .map((text) => `T${text.replace(/\s+/g, " ")}t`),
);

/** Random answers of an owner to everything that is asked, some of them left out. */
export function arbitraryAnswers(asked: Asked, { month, known }: Round): fc.Arbitrary<Answers> {
  const statuses = [...new Set(statusChoices(known.header).values())];
  const end = lastDayOf(month);
  const day = fc.integer({ min: -200, max: 200 }).map((days) => addDays(end, days));
  const news = (action: KnownAction): fc.Arbitrary<ActionNews> =>
    fc
      .record(
        {
          status: fc.constantFrom(...statuses),
          progress: words,
          due: day,
          reason: words,
          evidence: fc.nat({ max: 99 }).map((number) => `Audit ${number}: "no"`),
          evidenceDate: day,
          impact: words,
        },
        { requiredKeys: [] },
      )
      .map(({ status, progress, due, reason, evidence, evidenceDate, impact }) => {
        const shown = {
          ...(evidence !== undefined && { evidence }),
          ...(evidence !== undefined && evidenceDate !== undefined && { evidenceDate }),
          ...(impact !== undefined && { impact }),
        };
        // Of an action that is done already only what shows it is asked.
        if (isDone(action.status)) return shown;
        const isLate = status !== undefined && isDone(status) && due !== undefined && due > end;
        return {
          ...shown,
          ...(status !== undefined && !isLate && { status }),
          ...(progress !== undefined && { progress }),
          ...(due !== undefined && { due }),
          ...(reason !== undefined && { reason }),
        };
      });
  const ofAction = (action: KnownAction): fc.Arbitrary<ActionAnswer> =>
    isDone(action.status)
      ? news(action)
      : fc.oneof(fc.constant("same" as const), fc.constant(null), news(action));
  const ofFigure: fc.Arbitrary<FigureAnswer> = fc.oneof(
    fc.constant(null),
    fc.integer({ min: 1, max: 100 }),
    fc.integer({ min: 10, max: 1000 }).map((tenths) => tenths / 10),
    fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: 50, max: 90 })),
    fc.constantFrom(...(Object.keys(WHY_NONE) as (keyof typeof WHY_NONE)[])),
  );
  const due = asked.measures.flatMap(({ kpi, due: periods }) => periods.map(({ key }) => `${kpi.id} ${key}`));
  return fc
    .record({
      actions: fc.tuple(...asked.actions.map(ofAction)),
      figures: fc.array(ofFigure, { minLength: due.length, maxLength: due.length }),
    })
    .map(({ actions, figures }) => ({
      actions: new Map(asked.actions.map(({ id }, index) => [id, actions[index] ?? null])),
      figures: new Map(due.map((key, index) => [key, figures[index] ?? null])),
    }));
}

/** The workbook of an owner with these answers, as the owner would have typed them. */
export function fillIn(asked: Asked, round: Round, { actions, figures }: Answers): NewWorkbook {
  const book = returnBook(asked, round);
  const typed = new Map([
    ...[...actions].map(([id, answer]) => [id, typeAction(answer, round)] as const),
    ...[...figures].map(([key, answer]) => [key, typeFigure(answer)] as const),
  ]);
  return {
    ...book,
    sheets: book.sheets.map((sheet) => (sheet.name === SHEETS.sent ? sheet : type(sheet, typed))),
  };
}

type Typed = Readonly<Record<string, NewValue>>;

function typeAction(answer: ActionAnswer, { known }: Round): Typed {
  if (answer === null) return {};
  if (answer === "same") return { "No change?": "Yes" };
  const { status, progress, due, reason, evidence, evidenceDate, impact } = answer;
  return {
    ...(status !== undefined && {
      Status: [...statusChoices(known.header)].find(([, one]) => one === status)?.[0] ?? null,
    }),
    ...(progress !== undefined && { "Progress since then": progress }),
    ...(due !== undefined && { "New date": { date: due } }),
    ...(reason !== undefined && { "Reason for the new date": reason }),
    ...(evidence !== undefined && { "Evidence: what shows it": evidence }),
    ...(evidenceDate !== undefined && { "Date of the evidence": { date: evidenceDate } }),
    ...(impact !== undefined && { "Impact: what is better for children": impact }),
  };
}

function typeFigure(answer: FigureAnswer): Typed {
  if (answer === null) return {};
  if (typeof answer === "number") return { Figure: answer };
  if (typeof answer === "string") return { "If there is none: why": WHY_NONE[answer] };
  return { "Or: how many": answer[0], "out of": answer[1] };
}

const heldBy = (cell: NewCell): NewValue =>
  cell !== null && typeof cell === "object" && "value" in cell ? cell.value : cell;

function type(sheet: NewSheet, typed: ReadonlyMap<string, Typed>): NewSheet {
  const headings = (sheet.rows[HEADINGS] ?? []).map((cell) => String(heldBy(cell)));
  const rows = sheet.rows.map((row, at) => {
    const own = at > HEADINGS ? typed.get(String(heldBy(row[0] ?? null))) : undefined;
    return row.map((cell, column): NewCell => {
      const value = own?.[headings[column] ?? ""];
      return value === undefined ? cell : { ...(cell as object), value };
    });
  });
  return { ...sheet, rows };
}
