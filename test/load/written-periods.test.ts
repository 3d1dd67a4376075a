import { expect, test } from "vitest";
import { loadFiles } from "./load-files.ts";

const KPIS = `kpis:
  - { id: caseload, name: Caseload, definition: Cases., unit: cases, frequency: monthly, better: lower }
  - { id: agency, name: Agency, definition: Agency staff., unit: "%", frequency: quarterly, better: lower }
  - { id: leavers, name: Leavers, definition: Leavers., unit: staff, frequency: annual, better: lower }
extracts:
  - { date: 2026-01-05, file: figures.csv }
`;

async function figuresOf(csv: string, kpis = KPIS) {
  const { plan, problems } = await loadFiles({ "kpis.yaml": kpis, "figures.csv": csv });
  return {
    figures: plan.extracts.flatMap(({ figures }) =>
      figures.map(({ kpi, period, figure }) => `${kpi} ${period} ${figure.value}`),
    ),
    problems: problems.map(({ message }) => message),
  };
}

test("periods are read in the ways of spreadsheets where they can be only one of the measure's", async () => {
  const csv = `kpi,period,value
caseload,45961,17.4
caseload,01/11/2025,17.2
caseload,31/12/25,17.1
caseload,2025/26,18
agency,30/09/2025,20
agency,31/12/2025,21
leavers,2024-03,30
leavers,2024/25,31
`;
  expect(await figuresOf(csv)).toEqual({
    figures: [
      "caseload 2025-10 17.4",
      "caseload 2025-11 17.2",
      "caseload 2025-12 17.1",
      "caseload 2025/26 18",
      "agency 2025-09 20",
      "agency 2025-12 21",
      "leavers 2024-03 30",
      "leavers 2025-03 31",
    ],
    problems: [],
  });
});

test("headings are, too", async () => {
  const csv = "measure,Oct 25,202511,31/12/2025\ncaseload,17.4,17.2,17.1\n";
  expect(await figuresOf(csv)).toEqual({
    figures: ["caseload 2025-10 17.4", "caseload 2025-11 17.2", "caseload 2025-12 17.1"],
    problems: [],
  });
});

test("and the periods of an extract in YAML", async () => {
  const yaml = KPIS.replace("file: figures.csv", "values: { caseload: { 31/10/2025: 17.4, Nov 25: 17.2 } }");
  expect((await figuresOf("", yaml)).figures).toEqual(["caseload 2025-10 17.4", "caseload 2025-11 17.2"]);
});

test("a value that is written as a formula is read, and a formula or a date of Excel is told", async () => {
  const csv = `kpi,period,value
caseload,2025-10,=17.4
caseload,="2025-11","=""17.2"""
caseload,2025-12,=SUM(B2:B3)
agency,2025-12,08-Dec
agency,2025-09,Aug-12
`;
  expect(await figuresOf(csv)).toEqual({
    figures: ["caseload 2025-10 17.4", "caseload 2025-11 17.2"],
    problems: [
      'KPI "caseload": "=SUM(B2:B3)" is a formula of Excel, not its result',
      'KPI "agency": "08-Dec" is a date, which Excel makes of a fraction such as 8/12',
      'KPI "agency": "Aug-12" is a date, which Excel makes of a fraction such as 8/12',
    ],
  });
});

test("what was written is kept where it is no period of the measure", async () => {
  const csv =
    "kpi,period,value\ncaseload,42493,17.4\nleavers,201112,30\nleavers,201718,31\nagency,2025 Q3,20\n";
  expect((await figuresOf(csv)).figures).toEqual([
    "caseload 42493 17.4",
    "leavers 201112 30",
    "leavers 201718 31",
    "agency 2025 Q3 20",
  ]);
});

test("places are counted in lines whatever ends them", async () => {
  const csv = "kpi,period,value\ncaseload,2025-10,17.4\ncaseload,2025-11,many\n";
  for (const end of ["\n", "\r\n", "\r"]) {
    const files = { "kpis.yaml": KPIS, "figures.csv": csv.replaceAll("\n", end) };
    const { problems, sources } = await loadFiles(files);
    expect(problems.map(({ origin }) => sources.locate(origin).start)).toContainEqual({
      line: 3,
      column: 18,
    });
  }
});
