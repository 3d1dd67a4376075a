import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import { heightOf } from "../../src/sheets/new-workbook.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { makeRows, partOf, texts } from "./change-parts.ts";

const FORMULAS = [["=1+1", "+44 20", "-5", "@SUM(A1)"]];
const STATUSES = ["Not started", "On track", "Complete"];

describe("a workbook for Excel", () => {
  const sheet = "xl/worksheets/sheet1.xml";

  it("holds no formula and no macro", async () => {
    const bytes = await makeRows(FORMULAS);
    expect(partOf(bytes, sheet)).not.toMatch(/<f[ >]/);
    expect(Object.keys(unzipSync(bytes)).join()).not.toContain("vba");
    expect(texts((await openWorkbook("out.xlsx", bytes)).sheets[0])).toEqual(FORMULAS);
  });

  it("keeps what looks like a number a text when somebody goes into its cell", async () => {
    const bytes = await makeRows([["1.10", "Review", "12/13"]]);
    expect(partOf(bytes, "xl/styles.xml")).toContain('formatCode="@"');
  });

  it("has rows that grow with what is written into them", async () => {
    const bytes = await makeRows([["A text that is longer than its column, and so takes some lines"]]);
    expect(partOf(bytes, sheet)).toMatch(/<row r="1" ht="90"><c/);
  });

  it("lets only unlocked cells be changed, without a password", async () => {
    const bytes = await makeRows([["Ref", { value: null, isUnlocked: true }]], "xlsx", { isProtected: true });
    expect(partOf(bytes, sheet)).toContain('<sheetProtection sheet="1"');
    expect(partOf(bytes, sheet)).not.toContain("password");
    expect(partOf(bytes, "xl/styles.xml")).toContain('<protection locked="0"/>');
  });

  it("lets a status be chosen from a list, and a date be entered", async () => {
    const bytes = await makeRows(
      [
        ["Status", "Date"],
        [null, null],
      ],
      "xlsx",
      {
        entries: [
          { block: { row: 1, column: 0, rows: 9, columns: 1 }, allowed: STATUSES, message: "Choose one." },
          { block: { row: 1, column: 1, rows: 9, columns: 1 }, allowed: "date", message: "Write a date." },
        ],
      },
    );
    expect(partOf(bytes, sheet)).toContain(
      '<dataValidation type="list" sqref="A2:A10" allowBlank="1" showErrorMessage="1" errorTitle="Not accepted" error="Choose one."><formula1>"Not started,On track,Complete"</formula1>',
    );
    expect(partOf(bytes, sheet)).toContain('<dataValidation type="date" sqref="B2:B10"');
  });

  it.each([
    ["has a comma in it", ["Head of Service, Assessment", "Director"]],
    ["is long", Array.from({ length: 30 }, (_, at) => `Head of Service ${at}`)],
  ])("takes a list that %s from a hidden sheet", async (_, allowed) => {
    const bytes = await makeRows([["Owner"], [null]], "xlsx", {
      entries: [{ block: { row: 1, column: 0, rows: 1, columns: 1 }, allowed, message: "Choose one." }],
    });
    expect(partOf(bytes, sheet)).toContain(`<formula1>Lists!$A$1:$A$${allowed.length}</formula1>`);
    const lists = (await openWorkbook("out.xlsx", bytes)).sheets[1];
    expect([lists?.name, lists?.isHidden, texts(lists).flat()]).toEqual(["Lists", true, allowed]);
  });

  it("has headings in view, filtered, and printed on each page", async () => {
    const bytes = await makeRows([["Title"], ["Ref", "Action"], ["1.1", "Review"]], "xlsx", {
      name: "Siân's plan",
      headings: 1,
      frozenColumns: 1,
    });
    expect(partOf(bytes, sheet)).toContain('<pane xSplit="1" ySplit="2" topLeftCell="B3" state="frozen"');
    expect(partOf(bytes, sheet)).toContain('<autoFilter ref="A2:B3"/>');
    expect(partOf(bytes, "xl/workbook.xml")).toContain("'Siân''s plan'!$A$1:$B$3</definedName>");
    expect(partOf(bytes, "xl/workbook.xml")).toContain("'Siân''s plan'!$2:$2</definedName>");
  });

  it("says that a text is too long for it, in which cell", async () => {
    const long = "word ".repeat(7000);
    await expect(makeRows([["Ref"], ["1.1", long]])).rejects.toMatchObject({
      message:
        'Cell B2 of the sheet "Tracker" would hold 35,000 characters, and a cell of Excel holds 32,767',
      hint: "Shorten the text, or choose the format ods or csv.",
    });
  });
});

describe("a workbook for LibreOffice", () => {
  it("holds no formula", async () => {
    const bytes = await makeRows(FORMULAS, "ods");
    expect(partOf(bytes, "content.xml")).not.toContain("table:formula");
    expect(texts((await openWorkbook("out.ods", bytes)).sheets[0])).toEqual(FORMULAS);
  });

  it("has lists, locked cells, a filter and rows that are printed on each page", async () => {
    const bytes = await makeRows(
      [
        ["Ref", "Status"],
        ["1.1", { value: null, isUnlocked: true }],
      ],
      "ods",
      {
        headings: 0,
        isProtected: true,
        entries: [
          {
            block: { row: 1, column: 1, rows: 1, columns: 1 },
            allowed: ['Say "yes"', "No"],
            message: "Choose one.",
          },
        ],
      },
    );
    const content = partOf(bytes, "content.xml");
    expect(content).toContain(
      "cell-content-is-in-list(&quot;Say &quot;&quot;yes&quot;&quot;&quot;;&quot;No&quot;)",
    );
    expect(content).toContain('table:content-validation-name="val1"');
    expect(content).toContain('table:protected="true"');
    expect(content).toContain('style:cell-protect="none"');
    expect(content).toContain('table:target-range-address="&#39;Tracker&#39;.A1:&#39;Tracker&#39;.B2"');
    expect(content).toMatch(
      /<table:table-header-rows><table:table-row[^>]*><table:table-cell[^>]*><text:p>Ref/,
    );
    expect(partOf(bytes, "settings.xml")).toContain("VerticalSplitPosition");
  });
});

describe.each(["xlsx", "ods"] as const)("a workbook as %s", (format) => {
  it("holds 5,000 words in a cell", async () => {
    const words = Array.from({ length: 5000 }, (_, at) => (at % 40 === 39 ? "end\nof" : "word")).join(" ");
    const { sheets } = await openWorkbook("out", await makeRows([["Progress"], [words]], format));
    expect(sheets[0]?.rows[1]?.[0]?.text).toBe(words);
  });

  it("keeps Welsh and Polish names", async () => {
    const names = [["Siân Llŷr ap Gwilym", "Łukasz Żółć", "Ŵyn & “Brân” <HoS>"]];
    const { sheets } = await openWorkbook("out", await makeRows(names, format));
    expect(texts(sheets[0])).toEqual(names);
  });

  it("may not have two sheets of one name, nor one that Excel refuses", async () => {
    const named = (...names: string[]): Promise<Uint8Array> =>
      makeWorkbook(
        { title: "", date: "2016-09-30", sheets: names.map((name) => ({ name, columns: [], rows: [] })) },
        format,
      );
    await expect(named("Actions", "actions")).rejects.toThrow('two sheets are named "actions"');
    for (const name of ["", "a/b", "'quoted'", "x".repeat(32)])
      await expect(named(name)).rejects.toThrow(`no sheet can be named "${name}"`);
  });

  it("is packed as on any other day", async () => {
    const bytes = await makeRows([["Ref"]], format);
    // The first day that a ZIP archive knows: 1 January 1980.
    expect([...bytes.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
    expect(
      Object.values(unzipSync(bytes))
        .map((part) => Buffer.from(part).toString())
        .join(),
    ).not.toContain(String(new Date().getFullYear()));
  });

  it("gives back what is kept inside it", async () => {
    const bytes = await makeWorkbook(
      {
        title: "Return",
        date: "2016-09-30",
        properties: { plan: "children", owner: "Siân & co" },
        sheets: [{ name: "Actions", columns: [], rows: [["x"]] }],
      },
      format,
    );
    const { properties, sheets } = await openWorkbook("out", bytes);
    expect(properties).toEqual({ plan: "children", owner: "Siân & co" });
    expect(texts(sheets[0])).toEqual([["x"]]);
  });
});

it("makes no row higher for what is hidden", () => {
  const columns = [{ width: 2, isHidden: true }, { width: 12 }];
  expect(heightOf({ name: "Plan", columns, rows: [["a key of many words", "Plan"]] }, 0)).toBe(15);
});

it.each([
  ["quarter ending September 2023", 32, 1],
  ["quarter ending September 2023", 28, 2],
  ["A manager signs each decision", 12, 3],
  ["Two lines\n\nand a third", 40, 3],
  ["unbrokenunbrokenunbroken", 13, 2],
  ["", 10, 1],
])("a row with %o in a column of %i is %i lines high", (text, width, lines) => {
  const sheet = { name: "Plan", columns: [{ width }], rows: [[text]] };
  expect(heightOf(sheet, 0)).toBe(lines * 15);
});
