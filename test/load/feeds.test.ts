import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ExtractFigure } from "../../src/plan/schema/extracts.ts";
import { describeLoad } from "./describe-load.ts";
import { asWorkbook, EXPORTS, exported } from "./exports.ts";
import { loadFiles } from "./load-files.ts";

const FEEDS = readFileSync(path.join(EXPORTS, "feeds.yaml"), "utf8");

/** One line for each figure, `caseload 2016-08 17.2`, with a fraction as its two counts. */
const show = ({ kpi, period, figure }: ExtractFigure): string => {
  const { value, numerator, denominator, symbol } = figure;
  return `${kpi} ${period} ${numerator === null ? (value ?? symbol) : `${numerator}/${denominator}`}`;
};

/** Reads an export by a feed of the plan. */
async function read(feed: string, file: string, content: string | Uint8Array, feeds = FEEDS) {
  const loaded = await loadFiles({
    "feeds.yaml": feeds,
    "extract.yaml": `extracts: [{ date: 2016-09-05, file: ${file}, feed: ${feed} }]\n`,
    [file]: content,
  });
  return { figures: loaded.plan.extracts[0]?.figures.map(show) ?? [], problems: describeLoad(loaded) };
}

/** A feed of its own for one test, with the measures of the others. */
const withFeed = (yaml: string): string => `${FEEDS}  - ${yaml}\n`;

const FIGURES = {
  liquidlogic: [
    "assessments 2016-06 84/97",
    "assessments 2016-07 c",
    "assessments 2016-08 71/78",
    "caseload 2016-06 17.4",
    "caseload 2016-07 x",
    "caseload 2016-08 17.2",
  ],
  mosaic: [
    "assessments 2016-06 86.6",
    "assessments 2016-07 x",
    "assessments 2016-08 91",
    "caseload 2016-06 17.4",
    "caseload 2016-07 x",
    "caseload 2016-08 17.2",
    "contacts 2016-06 1204",
    "contacts 2016-07 1187",
    "contacts 2016-08 z",
  ],
  chat: [
    "in-45-days 2014-03 81.2",
    "in-45-days 2015-03 x",
    "in-45-days 2016-03 84.9",
    "in-need 2014-03 312.4",
    "in-need 2015-03 330",
    "in-need 2016-03 x",
  ],
};

describe.each(["liquidlogic", "mosaic", "chat"] as const)("an export as %s gives it", (name) => {
  test("is read as CSV", async () => {
    expect(await read(name, "export.csv", exported(name))).toEqual({
      figures: FIGURES[name],
      problems: "",
    });
  });

  test("is read as a workbook, in which numbers, percentages and days are not text", async () => {
    expect(await read(name, "export.xlsx", await asWorkbook(exported(name)))).toEqual({
      figures: FIGURES[name],
      problems: "",
    });
  });
});

describe("an export that is not as its feed describes it", () => {
  const wrong = async (feed: keyof typeof FIGURES, replaced: string, by: string): Promise<string> =>
    (await read(feed, "export.csv", exported(feed).replaceAll(replaced, by))).problems;

  test("has a code that the feed does not know: told once, with how to add it", async () => {
    expect(await wrong("liquidlogic", "LL-031", "LL-032")).toBe(
      'export.csv:6:1 export-unlike-feed The feed "liquidlogic" does not know the measure "LL-032", which 3 rows have | Add it to codes: in the feed, as "LL-032: <id of the KPI>", or to its ignore:.\n',
    );
  });

  test("names a measure almost as the feed does", async () => {
    expect(await wrong("chat", "within 45 days", "in 45 days")).toBe(
      'export.csv:4:1 export-unlike-feed The feed "chat" does not know the measure "Percentage of assessments completed in 45 days" | Did you mean "Percentage of assessments completed within 45 days"? Add it to codes: in the feed, as "Percentage of assessments completed in 45 days: <id of the KPI>", or to its ignore:.\n',
    );
  });

  test("has another heading", async () => {
    expect(await wrong("liquidlogic", "PERIOD_END", "PERIOD_ENDS")).toBe(
      'export.csv:1:1 export-unlike-feed No column has the heading "PERIOD_END" of the feed "liquidlogic" | Did you mean "PERIOD_ENDS"?\n',
    );
  });

  test("has none of the headings", async () => {
    expect(
      (await read("liquidlogic", "export.csv", "kpi,period,value\ncaseload,2016-08,17.2\n")).problems,
    ).toBe(
      'export.csv:1:1 export-unlike-feed No row has the headings of the feed "liquidlogic": expected "MEASURE_CODE", "PERIOD_END", "RESULT", "NUMERATOR", "DENOMINATOR" and "TEAM" | Correct the headings in the feed, or name another feed in the extract.\n',
    );
  });

  test("has a column that nobody knows: a warning beside columns for the figures, else an error", async () => {
    expect(await wrong("liquidlogic", "RAG", "STATUS")).toBe(
      'export.csv:1:79 export-unlike-feed The column "STATUS" is not read | Add it to ignore: in the feed "liquidlogic", or name the rows to read in its only:.\n',
    );
    expect(await wrong("mosaic", "Target", "Goal")).toBe(
      'export.csv:3:23 export-unlike-feed The feed "mosaic" does not know the heading "Goal": expected a period | Add it to ignore: in the feed "mosaic".\n',
    );
  });

  test("writes that there is no figure in a new way", async () => {
    expect(await wrong("mosaic", "n/a", "null")).toBe(
      'export.csv:5:49 csv-shape KPI "caseload": "null" is not a figure | If the export means that there is no figure, say so in missing: of the feed "mosaic": "null": x, or another of c, x, z, low and u.\n',
    );
    expect(await wrong("liquidlogic", ",,n/a,", ",,,")).toBe(
      'export.csv:7:65 csv-shape KPI "caseload" has an empty cell for its figure | If the export means that there is no figure, say so in missing: of the feed "liquidlogic": "": x, or another of c, x, z, low and u.\n',
    );
  });

  test("is told by its cells where it is a workbook", async () => {
    const book = await asWorkbook(exported("mosaic").replace("n/a", "null"));
    expect((await read("mosaic", "export.xlsx", book)).problems).toContain(
      'export.xlsx:5:57 csv-shape KPI "caseload": "null" is not a figure, in cell E5 of the sheet "Data" | ',
    );
  });
});

test("an empty cell may mean that there is no figure", async () => {
  const feed = withFeed('{ id: own, measure: Code, period: Month, value: Result, missing: { "": x } }');
  const csv = "Code,Month,Result\ncaseload,2016-07,\ncaseload,2016-08,17.2\n";
  expect(await read("own", "export.csv", csv, feed)).toEqual({
    figures: ["caseload 2016-07 x", "caseload 2016-08 17.2"],
    problems: "",
  });
});

test("0 of 0 is nothing to measure, and any other count of 0 is a mistake", async () => {
  const feed = withFeed("{ id: own, measure: Code, period: Month, numerator: Num, denominator: Den }");
  const csv = "Code,Month,Num,Den\nassessments,2016-07,0,0\nassessments,2016-08,71,78\n";
  expect(await read("own", "export.csv", csv, feed)).toEqual({
    figures: ["assessments 2016-07 z", "assessments 2016-08 71/78"],
    problems: "",
  });
  expect((await read("own", "export.csv", csv.replace("0,0", "3,0"), feed)).problems).toContain(
    'KPI "assessments": "3/0" has no value',
  );
});

test("a column for each measure", async () => {
  const feed = withFeed(
    "{ id: own, period: Week ending, codes: { C1: caseload, A1: assessments }, ignore: [Team] }",
  );
  const csv = "Week ending,Team,C1,A1\n31/08/2016,All,17.2,91%\n";
  expect(await read("own", "export.csv", csv, feed)).toEqual({
    figures: ["caseload 2016-08 17.2", "assessments 2016-08 91"],
    problems: "",
  });
  expect((await read("own", "export.csv", csv.replace("A1", "A2"), feed)).problems).toBe(
    'export.csv:1:21 export-unlike-feed The feed "own" does not know the heading "A2": expected a measure | Add it to codes: in the feed "own" with its KPI, or to its ignore:.\n',
  );
});

test("quotients are percentages where the feed says so", async () => {
  const feed = withFeed("{ id: own, measure: Code, period: Month, value: Result, percentages: fractions }");
  const csv = "Code,Month,Result\nassessments,2016-07,0.907\nassessments,2016-08,91%\ncaseload,2016-08,0.9\n";
  expect(await read("own", "export.csv", csv, feed)).toEqual({
    figures: ["assessments 2016-07 90.7", "assessments 2016-08 91", "caseload 2016-08 0.9"],
    problems: "",
  });
});

describe("periods as an export writes them", () => {
  const KPIS = ["weekly", "monthly", "quarterly", "annual"].map(
    (frequency) =>
      `  - { id: ${frequency}, name: ${frequency}, definition: D, unit: cases, frequency: ${frequency}, better: lower }\n`,
  );
  test.each([
    ["weekly", "2016-W16", "", "2016-04-24"],
    ["weekly", "2016W01", "", "2016-01-10"],
    ["weekly", "2015-W53", "", "2016-01-03"],
    ["weekly", "2016-W53", "", "2016-W53"],
    ["weekly", "Week 16 2016", "years: calendar", "2016-04-24"],
    ["weekly", "w/c 18/04/2016", "", "2016-04-24"],
    ["weekly", "18/04/2016", "named-by: start", "2016-04-24"],
    ["monthly", "04/01/2016", "dates: month-first", "2016-04"],
    ["monthly", "Month ending 30/04/2016", "", "2016-04"],
    ["monthly", "Quarter ending April 2016", "", "Quarter ending April 2016"],
    ["quarterly", "2016/17 Q1", "", "2016-06"],
    ["quarterly", "Q1 2016", "years: financial", "2016-06"],
    ["quarterly", "Q1 2016", "years: calendar", "2016-03"],
    ["quarterly", "Q1 2015/16", "years: academic", "2015-11"],
    ["quarterly", "Q1 2016", "", "Q1 2016"],
    ["quarterly", "01/04/2016", "named-by: start", "2016-06"],
    ["quarterly", "Apr-16", "named-by: start", "2016-06"],
    ["quarterly", "30/06/2016", "", "2016-06"],
    ["annual", "2015/16", "years: financial", "2016-03"],
    ["annual", "201516", "years: academic", "2016-08"],
    ["annual", "201112", "years: financial", "2012-03"],
    ["annual", "2015", "years: calendar", "2015-12"],
    ["annual", "01/04/2015", "named-by: start", "2016-03"],
  ])("a %s measure has %s, with %j, for %s", async (kpi, written, naming, key) => {
    const feeds = `kpis:\n${KPIS.join("")}feeds:\n  - { id: own, measure: Code, period: When, value: Result, ${naming} }\n`;
    const { figures } = await read("own", "export.csv", `Code,When,Result\n${kpi},${written},7\n`, feeds);
    expect(figures).toEqual([`${kpi} ${key} 7`]);
  });
});

describe("a file stays as it was exported", () => {
  const FEED = withFeed("{ id: own, measure: Übersicht, period: Month, value: Result }");
  const CSV = "Übersicht;Month;Result\ncaseload;2016-08;17,2\n";

  test.each([
    ["the code page of Windows", Buffer.from(CSV, "latin1")],
    ["UTF-16", Buffer.from(`\ufeff${CSV}`, "utf16le")],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${CSV}`)],
  ])("in %s", async (_, bytes) => {
    expect(await read("own", "export.csv", bytes, FEED)).toEqual({
      figures: ["caseload 2016-08 17.2"],
      problems: "",
    });
  });
});

describe("the sheet of a workbook", () => {
  const feedOf = (sheet: string): string =>
    withFeed(`{ id: own, sheet: ${sheet}, measure: Code, period: Month, value: Result }`);

  test("is the one that the feed names", async () => {
    const book = await asWorkbook("Code,Month,Result\ncaseload,2016-08,17.2\n", "Monthly data");
    expect((await read("own", "export.xlsx", book, feedOf("monthly data"))).figures).toEqual([
      "caseload 2016-08 17.2",
    ]);
    expect((await read("own", "export.xlsx", book, feedOf("Monthly date"))).problems).toContain(
      'export-unlike-feed The workbook has no sheet "Monthly date", which the feed "own" names | Did you mean "Monthly data"?',
    );
  });

  test("may have the headings of a plan, without any feed", async () => {
    const { plan } = await loadFiles({
      "feeds.yaml": FEEDS,
      "extract.yaml": "extracts: [{ date: 2016-09-05, file: export.xlsx }]\n",
      "export.xlsx": await asWorkbook("kpi,Jul-16,Aug-16\ncaseload,17.4,17.2\n"),
    });
    expect(plan.extracts[0]?.figures.map(show)).toEqual(["caseload 2016-07 17.4", "caseload 2016-08 17.2"]);
  });
});

test("a workbook that cannot be read is told at the extract", async () => {
  const { problems } = await read(
    "mosaic",
    "export.xlsx",
    Buffer.from("\xd0\xcf\x11\xe0 Workbook", "latin1"),
  );
  expect(problems).toMatch(/^extract\.yaml:1:38 csv-shape "export\.xlsx" is a file of an old Office program/);
});

describe("a feed that describes nothing", () => {
  test.each([
    [
      "{ id: own, value: Result }",
      'Feed "own" says neither measure: nor period:, the headings above the measures and the periods',
    ],
    [
      "{ id: own, measure: A, period: B }",
      'Feed "own" says neither value: nor numerator: and denominator:, the headings above the figures',
    ],
    [
      "{ id: own, measure: A, period: B, numerator: C }",
      'Feed "own": "numerator" is one of two counts: expected both',
    ],
    [
      "{ id: own, measure: A, value: B }",
      'Feed "own": "value" is a heading of its own, but without period: there is a column for each period',
    ],
    [
      "{ id: own, measure: A, missing: { n/a: s } }",
      'Feed "own", missing.n/a: "s" is not one of c, x, z, low, u',
    ],
  ])("%s", async (yaml, message) => {
    const { problems } = await loadFiles({ "feeds.yaml": withFeed(yaml) });
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });
});

test("a cell that cannot be read says what the feed lacks, or what the export should repeat", async () => {
  const feeds = withFeed("{ id: pivot, measure: Row, period: Month, value: Sum }");
  const csv = "Row,Month,Sum\ncaseload,2016-06,<10\n,2016-07,17\n";
  const { problems } = await read("pivot", "export.csv", csv, feeds);
  expect(problems).toContain(
    'If the export means that there is no figure, say so in missing: of the feed "pivot": "<10": c, or another',
  );
  expect(problems).toContain(
    "The row names no KPI | Write the measure into each row. Excel does it in a pivot table: Design, Report Layout, Repeat All Item Labels.",
  );
});
