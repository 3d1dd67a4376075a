import { describe, expect, test } from "vitest";
import { type Asked, type AskedMeasure, askOwners, type Round } from "../../src/collect/asked.ts";
import { HEADINGS, SHEETS } from "../../src/collect/form.ts";
import { readReturn } from "../../src/collect/read-return.ts";
import { returnBook } from "../../src/collect/return-book.ts";
import { takeFigure } from "../../src/intake/take-figure.ts";
import { type TakenReturn, takeReturn } from "../../src/intake/take-return.ts";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import type { NewCell, NewSheet } from "../../src/sheets/new-workbook.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { textCell } from "../../src/sheets/workbook.ts";
import { loadFiles } from "../load/load-files.ts";
import { type ActionAnswer, type Answers, fillIn } from "./answers.ts";
import { PLAN } from "./plan.ts";

const ANSWERS: Answers = {
  actions: new Map<string, ActionAnswer>([
    ["1.1", "same"],
    ["1.2", { progress: "Twelve are trained." }],
    ["1.10", { status: "at-risk" }],
  ]),
  figures: new Map([["early-help 2016-09", [20, 25]]]),
};

/** The head's return as it was filled in, after somebody has changed its sheets. */
async function take(
  change: (sheet: NewSheet) => NewSheet,
  answers: Answers = ANSWERS,
  plan = PLAN,
): Promise<TakenReturn> {
  const sent = await askHead(PLAN);
  const now = await askHead(plan);
  const book = fillIn(sent.head, sent.round, answers);
  const sheets = book.sheets.map((sheet) => (sheet.name === SHEETS.sent ? sheet : change(sheet)));
  const bytes = await makeWorkbook({ ...book, sheets }, "xlsx");
  return takeReturn(readReturn(await openWorkbook("return.xlsx", bytes)), now.round, new Map());
}

async function askHead(plan: string): Promise<{ round: Round; head: Asked }> {
  const round = askOwners((await loadFiles({ "plan.yaml": plan })).plan, "2016-09");
  return { round, head: round.owners.find(({ owner }) => owner === "head") ?? round.all };
}

const inActions =
  (change: (rows: NewSheet["rows"]) => NewSheet["rows"]) =>
  (sheet: NewSheet): NewSheet =>
    sheet.name === SHEETS.actions ? { ...sheet, merges: [], rows: change(sheet.rows) } : sheet;

/** Puts a value in a cell, as somebody would who has taken the protection away. */
const typed = (name: string, row: number, column: number, value: NewCell) => (sheet: NewSheet) =>
  sheet.name === name
    ? {
        ...sheet,
        rows: sheet.rows.map((cells, at) => (at === row ? cells.with(column, value) : cells)),
      }
    : sheet;

const isStyled = (cell: NewCell | undefined) => cell !== null && typeof cell === "object" && "value" in cell;

const unchanged = await take((sheet) => sheet);

describe("a return whose rows and columns were moved", () => {
  test("is read by the refs of its rows, whichever order they are in", async () => {
    const sorted = await take(
      inActions((rows) => [...rows.slice(0, HEADINGS + 1), ...rows.slice(HEADINGS + 1).reverse()]),
    );
    expect(sorted).toEqual(unchanged);
  });

  test("is read by its headings, and a column of the owner's own is told", async () => {
    const { entries, problems, told } = await take(
      inActions((rows) =>
        rows.map((row, at) => row.toSpliced(6, 0, at === HEADINGS ? "Notes" : at === 5 ? "ask Jo" : null)),
      ),
    );
    expect({ entries, problems }).toEqual({ entries: unchanged.entries, problems: [] });
    expect(told).toEqual([
      'Cell G4 of "Actions" stands outside of what is asked, and is not read: "Notes".',
      'Cell G6 of "Actions" stands outside of what is asked, and is not read: "ask Jo".',
    ]);
  });

  test("is read under another name of its sheet", async () => {
    const { entries, problems, told } = await take((sheet) =>
      sheet.name === SHEETS.actions ? { ...sheet, name: "September" } : sheet,
    );
    expect({ entries, problems }).toEqual({ entries: unchanged.entries, problems: [] });
    expect(told).toEqual(['The sheet "Actions" has the name "September" now.']);
  });

  test("says nothing of a row that was deleted, and tells that", async () => {
    const { entries, problems, told } = await take(inActions((rows) => rows.toSpliced(HEADINGS + 2, 1)));
    expect(problems).toEqual([]);
    expect(entries.map(({ fields }) => fields.of)).toEqual(["1.10", "1.1", undefined]);
    expect(told).toEqual(['The row of 1.2 is gone from "Actions", so nothing is read of it.']);
  });

  test("has an answer to nothing in a row that was added, but a note below is only told", async () => {
    const answer = await take(
      inActions((rows) => [...rows, ["1.11", "A new action", null, null, null, null, "At risk"]]),
    );
    expect(answer.problems).toEqual([
      'Cell G8 of "Actions" holds "At risk", and its row is none that was sent: nothing is asked of "1.11"',
    ]);
    const note = await take(inActions((rows) => [...rows, [], ["Signed: Jo Smith"]]));
    expect(note.problems).toEqual([]);
    expect(note.told).toEqual(['Row 9 of "Actions" was added, and is not read: "Signed: Jo Smith".']);
  });

  test("cannot be taken where a column of answers is gone, or the refs are", async () => {
    const without = (heading: string) =>
      inActions((rows) => {
        const column = (rows[HEADINGS] ?? []).indexOf(heading);
        return rows.map((row) => row.toSpliced(column, 1));
      });
    expect((await take(without("Status"))).problems).toEqual([
      'The column "Status" of "Actions" is gone, and what was answered there',
    ]);
    expect((await take(without("Ref"))).problems).toEqual([
      'The column "Ref" of "Actions" is gone, so nobody can tell which row is which',
    ]);
    const { problems, told } = await take(without("Due"));
    expect({ problems, told }).toEqual({
      problems: [],
      told: ['The column "Due" of "Actions" was taken out.'],
    });
  });

  test("cannot be taken where only some columns were sorted", async () => {
    const { problems } = await take(
      inActions((rows) => {
        const refs = rows.map(([ref = null]) => ref);
        return rows.map((row, at) =>
          at > HEADINGS ? row.with(0, refs[HEADINGS + rows.length - at] ?? null) : row,
        );
      }),
    );
    expect(problems.at(0)).toBe(
      'Cell B5 of "Actions" (1.10) is locked and was changed: it held "Publish the threshold guide", and holds "Open two family hubs"',
    );
  });
});

describe("an answer", () => {
  test("that says in other words that nothing has changed is taken for that", async () => {
    const answers: Answers = {
      figures: new Map(),
      actions: new Map([
        ["1.1", { progress: "N/A" }],
        ["1.2", { progress: "Nothing to add.", status: "off-track" }],
        ["1.10", { progress: "None of the guides is printed." }],
      ]),
    };
    const { entries, told } = await take((sheet) => sheet, answers);
    expect(entries.map(({ fields }) => fields)).toEqual([
      { date: "2016-09-30", of: "1.2", status: "off-track" },
      { date: "2016-09-30", of: "1.10", progress: "None of the guides is printed." },
      { date: "2016-09-30", of: "1.1" },
    ]);
    expect(told).toEqual([
      'Cell H5 of "Actions" (1.1): "N/A" is taken for no change.',
      'Cell H6 of "Actions" (1.2): "Nothing to add." is taken for no change.',
    ]);
  });

  test.each([
    [[33, 30] as const, 'Cell F5 of "Measures" (early-help 2016-09) makes 110%'],
    [110, 'Cell E5 of "Measures" (early-help 2016-09) makes 110%'],
    [-4, 'Cell E5 of "Measures" (early-help 2016-09) makes −4%'],
  ])("of %s is no percentage that can be", async (answer, problem) => {
    const figures = new Map([["early-help 2016-09", answer]]);
    const { problems } = await take((sheet) => sheet, { actions: new Map(), figures });
    expect(problems).toEqual([
      `${problem}, and the measure is a percentage: look for a missing decimal point, or two counts the wrong way round`,
    ]);
  });

  test("above 100% is taken of a measure whose target is above 100%", async () => {
    const plan = PLAN.replace("better: higher,", "better: higher, targets: [{ value: 105 }],");
    const figures = new Map([["early-help 2016-09", 110]]);
    const { problems, entries } = await take((sheet) => sheet, { actions: new Map(), figures }, plan);
    expect({ problems, values: entries[0]?.fields.values }).toEqual({
      problems: [],
      values: new Map([["early-help", new Map([["2016-09", "110"]])]]),
    });
  });
});

test("of a week that months are made of, the two counts are asked for, and a percentage is not taken", async () => {
  const weekly = PLAN.replace(
    "actions:\n",
    `  - { id: visits-weekly, name: Visits by week, definition: Visits made on time of all visits due., unit: "% of visits", frequency: weekly, basis: in-period, better: higher, answers: [R1] }
  - { id: visits, name: Visits, definition: Visits made on time of all visits due., unit: "% of visits", frequency: monthly, basis: in-period, rolls-up: visits-weekly, better: higher, answers: [R1] }

actions:
`,
  );
  const { head, round } = await askHead(weekly);
  const week = returnBook(head, round).sheets[1]?.rows.find(
    ([key]) => isStyled(key) && key.value === "visits-weekly 2016-09-25",
  );
  expect(week?.slice(4, 7)).toEqual([
    { value: null },
    expect.objectContaining({ isUnlocked: true }),
    expect.objectContaining({ isUnlocked: true }),
  ]);
  const asked = head.measures.find(({ kpi }) => kpi.id === "visits-weekly");
  const problems: string[] = [];
  const cell = { ...textCell("92"), content: { kind: "number", value: 92, isPercentage: false } } as const;
  const taken = takeFigure(
    new Map([["figure", { cell, place: "Cell E6" }]]),
    asked as AskedMeasure,
    problems,
  );
  expect([taken, ...problems]).toEqual([
    null,
    'Cell E6 holds "92", but the figures of longer periods are made of these: give how many, out of how many',
  ]);
});

describe("an earlier figure that was changed in a return", () => {
  const restated = typed(SHEETS.measures, HEADINGS + 1, 8, "19/23");

  test("is refused, because nobody can give a reason there", async () => {
    const { problems } = await take(restated);
    expect(problems).toEqual([
      'Cell I5 of "Measures" (early-help 2016-09) puts an earlier figure right: it was "Aug 2016 78% 18 of 23", and is "19/23". A return brings the figures that are due; put this one into an extract of 30 September 2016 or before, with restated: { early-help: the reason }, and import the return again',
    ]);
  });

  test("is no news when the plan has it from an extract", async () => {
    const extract = `\
  - date: 2016-09-30
    restated: { early-help: One family was missed. }
    values: { early-help: { 2016-08: 19/23 } }
`;
    const { problems, entries } = await take(restated, ANSWERS, `${PLAN}${extract}`);
    expect({ problems, entries }).toEqual({ problems: [], entries: unchanged.entries });
  });
});

describe("a text in a return", () => {
  const progress = async (text: string) => {
    const answers = { ...ANSWERS, actions: new Map([["1.2", { progress: text }]]) };
    const { entries, told } = await take((sheet) => sheet, answers);
    return { text: entries[0]?.fields.progress, told };
  };

  test("of many words is taken, and told", async () => {
    const long = `${"Twelve are trained. ".repeat(200).trim()}`;
    expect(await progress(long)).toEqual({
      text: long,
      told: [
        'Cell H6 of "Actions" (1.2) holds 600 words, and reports print them all: ask for a sentence or two.',
      ],
    });
  });

  test("that fills its cell may have lost its end", async () => {
    expect((await progress("a".repeat(32_767))).told).toEqual([
      'Cell H6 of "Actions" (1.2) is full, so its end may have been cut off: Excel keeps 32,767 characters of a cell.',
    ]);
  });

  test("has no spaces at the ends of its lines", async () => {
    expect((await progress("Twelve are trained.  \nThe rest in May. ")).text).toBe(
      "Twelve are trained.\nThe rest in May.",
    );
  });

  test("that a formula should have made is refused where it went wrong", async () => {
    const { problems } = await take(typed(SHEETS.actions, HEADINGS + 2, 7, "#REF!"));
    expect(problems).toEqual([
      'Cell H6 of "Actions" (1.2) holds "#REF!", which is a formula that went wrong: write what it should come to',
    ]);
  });
});
