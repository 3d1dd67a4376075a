import fc from "fast-check";
import { expect, it } from "vitest";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import type { NewCell, NewValue, NewWorkbook, StyledCell } from "../../src/sheets/new-workbook.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import type { Cell } from "../../src/sheets/workbook.ts";
import { rounds } from "../rounds.ts";

/** Words of any language, the signs by which formulas, markup and escapes begin, and spaces and lines. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        "'",
        '"',
        "&",
        "<b>",
        "]]>",
        "_x0041_",
        "\n",
        "  ",
        "\t",
        ",",
        ";",
        "|",
      ),
      fc.constantFrom(
        "Siân Llywelyn",
        "Łukasz Żółć",
        "007",
        "1.10",
        "#REF!",
        "🚸",
        "\u00a0",
        "\u0007",
        "sep=;",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const date = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((day) => ({ date: day.toISOString().slice(0, 10) }));

const value: fc.Arbitrary<NewValue> = fc.oneof(
  fc.constant(null),
  text,
  fc.integer(),
  fc.integer({ min: -999_999, max: 999_999 }).map((thousandths) => thousandths / 1000),
  fc.boolean(),
  date,
);

const cell: fc.Arbitrary<NewCell> = fc.oneof(
  value,
  fc.record(
    {
      value,
      fill: fc.constantFrom("00B050", "FFC000"),
      comment: fc.constantFrom("Said on Monday", "Two\nlines"),
      isBold: fc.boolean(),
      isUnlocked: fc.boolean(),
    },
    { requiredKeys: ["value"] },
  ),
);

const book: fc.Arbitrary<NewWorkbook> = fc
  .record({
    rows: fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
    properties: fc.dictionary(
      fc.constantFrom("plan", "month", "owner"),
      fc.constantFrom("a", "Siân & co", "2016-09"),
    ),
    isHidden: fc.boolean(),
  })
  .map(({ rows, properties, isHidden }) => ({
    title: "Random",
    date: "2016-09-30",
    properties,
    sheets: [
      {
        name: "Action plan",
        columns: [{ width: 10 }, { width: 40, isHidden }, { width: 12 }],
        rows: [["Ref", "Action", "Due"], ...rows],
        headings: 0,
      },
    ],
  }));

it.each(["xlsx", "ods", "csv"] as const)("what is written as %s is read", async (format) => {
  await fc.assert(
    fc.asyncProperty(book, async (made) => {
      const read = await openWorkbook("random", await makeWorkbook(made, format));
      const [sheet] = read.sheets;
      const given = made.sheets[0]?.rows ?? [];
      // A colour below the last row that says something is left out.
      const rows = given.slice(0, given.findLastIndex((row) => row.some(says)) + 1);
      for (const [row, cells] of rows.entries())
        for (const [column, one] of cells.entries())
          expect(seen(sheet?.rows[row]?.[column], format)).toEqual(expected(one, row, format));
      if (format === "csv") return;
      expect(read.properties).toEqual(made.properties);
      expect([...(sheet?.hiddenColumns ?? [])]).toEqual(
        made.sheets[0]?.columns[1]?.isHidden === true ? [1] : [],
      );
    }),
    { numRuns: rounds({ short: 20, long: 600 }) },
  );
});

it.each(["xlsx", "ods", "csv"] as const)("the same workbook gives the same %s", async (format) => {
  await fc.assert(
    fc.asyncProperty(book, async (made) => {
      const [once, again] = [
        await makeWorkbook(made, format),
        await makeWorkbook(structuredClone(made), format),
      ];
      expect(Buffer.compare(once, again)).toBe(0);
    }),
    { numRuns: rounds({ short: 5, long: 100 }) },
  );
});

interface Seen {
  readonly value: unknown;
  readonly fill?: string | null;
  readonly comment?: string | null;
}

/** What is read of a cell, as plain values. */
function seen(read: Cell | undefined, format: string): Seen {
  const content = read?.content ?? { kind: "empty" };
  const plain =
    content.kind === "number" || content.kind === "logical"
      ? content.value
      : content.kind === "date"
        ? { date: content.date }
        : (read?.text ?? "");
  return format === "csv"
    ? { value: plain }
    : { value: plain, fill: read?.fill ?? null, comment: read?.comment ?? null };
}

const says = (given: NewCell): boolean => expected(given, 1, "xlsx").value !== "";

/** What ought to be read: a CSV has only texts, and of a text the space around it, and at the end of a line, is left out. */
function expected(given: NewCell, row: number, format: string): Seen {
  const styled: StyledCell =
    given !== null && typeof given === "object" && "value" in given ? given : { value: given };
  const value =
    typeof styled.value === "string" || styled.value === null ? clean(styled.value ?? "") : styled.value;
  if (format === "csv") {
    if (typeof value === "object") return { value: value.date };
    return { value: typeof value === "string" ? value : String(value) };
  }
  return { value, fill: styled.fill ?? (row === 0 ? "DDE6F0" : null), comment: styled.comment ?? null };
}

const clean = (written: string): string =>
  written
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll("\u00a0", " ")
    .replace(/[ \t]+$/gm, "")
    .trim();
