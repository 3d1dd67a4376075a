import { describe, expect, test } from "vitest";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import { changeParts, makeRows } from "../sheets/change-parts.ts";
import { describeLoad } from "./describe-load.ts";
import { loadFiles } from "./load-files.ts";

/** What is said of a file that an extract names. */
async function problemsOf(file: string, content: string | Uint8Array) {
  return await loadFiles({
    "extract.yaml": `extracts: [{ date: 2016-09-05, file: ${file} }]\n`,
    [file]: content,
  });
}

const headings = async (csv: string): Promise<string | undefined> => {
  const { problems } = await problemsOf("list.csv", csv);
  const [found] = problems.filter(({ rule }) => rule === "rows-of-children");
  return /its columns? (.*) says? who/.exec(found?.message ?? "")?.[1];
};

// The numbers are made up: their check digits are right, and nobody has them.
test.each([
  ["LCS ID,Contact date\n104511,12/04/2016\n104877,14/04/2016\n", '"LCS ID"'],
  ["PersonID,Team\nP104511,East\nP104877,West\n", '"PersonID"'],
  ["Mosaic Person Id;Team\n104511;East\n", '"Mosaic Person Id"'],
  ["Forename,Surname,Team\nSiân,O'Neill-Jones,East\nŁukasz,Wójcik,West\n", '"Forename" and "Surname"'],
  ['Child\'s name,Team\n"Jones, Ann",East\n', '"Child\'s name"'],
  ["Date of Birth,Team\n04/09/2009,East\n17-Jan-12,West\n", '"Date of Birth"'],
  ["DOB\tTeam\n2009-09-04\tEast\n", '"DOB"'],
  ["NHS Number,Team\n943 476 5919,East\n9434765870,West\n", '"NHS Number"'],
  ["UPN,Team\nB820200313021,East\n", '"UPN"'],
  ["Name,Age,Team\nAnn Jones,12,East\nBilal Khan,3,West\n", '"Name" and "Age"'],
  [
    "Children in need at 31 August,,\nPrinted by PERF01,,\nClient ref,Start,End\nC10451,12/04/2016,\n",
    '"Client ref"',
  ],
  ["x,y\n9434765919,East\n9434765870,East\n9434765919,West\n9434765870,West\n", '"x"'],
])("a list of children is told by its headings and what stands below them: %j", async (csv, expected) => {
  expect(await headings(csv)).toBe(expected);
});

test.each([
  "kpi,period,value\ncaseload,2016-08,17.2\n",
  "kpi,name,period,value\ncaseload,Open Cases Held,2016-08,17\nvisits,Child Protection Visits,2016-08,12\n",
  "kpi,period,Date of birth recorded\nchecks,2016-08,91%\n",
  "period,Child number,Person number\n2016-08,412,1071\n",
  "Name,Period,Value\nAssessments in time,2016-08,91%\n",
  "NHS health checks,Month\n9434765919,2016-08\n12,2016-09\n",
  "LCS ID,Date of birth\n",
  "Age,Period,Value\n12,2016-08,41\n13,2016-08,38\n",
])("a table of figures is none: %j", async (csv) => {
  expect(await headings(csv)).toBeUndefined();
});

describe("such a file", () => {
  const LIST = "LCS ID,Surname,Date of birth\n104511,Okafor,04/09/2009\n104877,Jones,17/01/2012\n";

  test("is refused at the extract that names it, and nothing of it is kept or shown", async () => {
    const loaded = await problemsOf("list.csv", LIST);
    expect(describeLoad(loaded)).toBe(
      'extract.yaml:1:38 rows-of-children "list.csv" holds rows about children: its columns "LCS ID", "Surname" and "Date of birth" say who they are. It must not lie in the plan folder, which is copied, mailed and published from | Take it out of the folder, and out of the history of git if it was committed. Export totals instead: a row for each measure and period. A pivot table keeps the rows that it was made of: copy only its values.\n',
    );
    expect(loaded.plan.attachments.size).toBe(0);
    expect(loaded.sources.text("list.csv")).toBeNull();
  });

  test("may be what a pivot table was made of, which no sheet shows", async () => {
    const totals = await makeRows([
      ["kpi", "period", "value"],
      ["caseload", "2016-08", 17.2],
    ]);
    expect((await problemsOf("totals.xlsx", totals)).problems.map(({ rule }) => rule)).not.toContain(
      "rows-of-children",
    );
    const withSource = changeParts(totals, {
      "xl/pivotCache/pivotCacheDefinition1.xml": () =>
        '<pivotCacheDefinition><cacheFields><cacheField name="Team"><sharedItems><s v="East"/><s v="West"/></sharedItems></cacheField><cacheField name="Surname"/><cacheField name="DOB"/></cacheFields></pivotCacheDefinition>',
      "xl/pivotCache/pivotCacheRecords1.xml": () =>
        '<pivotCacheRecords><r><x v="0"/><s v="Okafor"/><d v="2009-09-04T00:00:00"/></r><r><x v="1"/><m/><d v="2012-01-17T00:00:00"/></r></pivotCacheRecords>',
    });
    const { problems } = await problemsOf("totals.xlsx", withSource);
    expect(problems.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^"totals.xlsx" holds rows about children: its columns "Surname" and "DOB" say/),
    );
  });

  test("may be a workbook, on any of its sheets", async () => {
    const columns = [{ width: 12 }, { width: 12 }, { width: 12 }];
    const list = LIST.trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    const book = await makeWorkbook(
      {
        title: "Figures",
        date: "2016-09-05",
        sheets: [
          {
            name: "Figures",
            columns,
            rows: [
              ["kpi", "period", "value"],
              ["caseload", "2016-08", 17.2],
            ],
          },
          { name: "Cases", isHidden: true, columns, rows: list },
        ],
      },
      "xlsx",
    );
    expect(describeLoad(await problemsOf("figures.xlsx", book))).toContain(
      'rows-of-children "figures.xlsx" holds rows about children: its columns "LCS ID", "Surname" and "Date of birth" say',
    );
  });
});
