import { describe, expect, test } from "vitest";
import { buildReport, type ExplainedValue, explainValues, loadPlan, memoryFolder } from "../../src/index.ts";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";

const PLAN = `
plan: { title: Plan, authority: Fairmere, service: Children, answers: visit, start: 2016-01-01, legend: { at-risk: Needs help } }
posts:
  - { id: head, title: Head of Service }
  - { id: manager, title: Team Manager }
recommendations:
  - { id: R1, number: 1, title: Visits, text: Visit children., source: visit }
events:
  - { id: visit, kind: inspection, by: ofsted, title: Inspection, held: 2015-11-02/2015-11-06 }
bodies:
  - { id: ofsted, name: Ofsted }
actions:
  - { id: 1.1, answers: R1, title: Train managers, owner: head, due: 2016-05-31, status: on-track }
  - { id: 1.2, answers: R1, title: Record visits, owner: manager, due: 2016-09-30, status: complete }
kpis:
  - id: visits
    name: Visits on time
    definition: Visits within 20 days over all visits.
    unit: "%"
    frequency: monthly
    better: higher
    answers: R1
    targets:
      - { agreed: 2016-01-01, value: 90, tolerance: 5 }
  - id: missing
    name: Children missing
    definition: Children who went missing.
    unit: children
    subject: child
    frequency: monthly
    better: lower
reports:
  - id: may
    template: cabinet
    as-at: 2016-05-20
    state: final
    title: May
    contact: { name: Jo Field }
    responsible: { member: head, director: head }
    purpose: To report.
    decisions: it be noted.
    reasons: It was asked for.
    summary: It has begun.
    main: Nothing more.
  - id: september
    template: cabinet
    as-at: 2016-09-02
    since: may
    state: draft
    title: September
    contact: { name: Jo Field }
    responsible: { member: head, director: head }
    purpose: To report.
    decisions: it be noted.
    reasons: It was asked for.
    main: Nothing more.
    summary: In 2015 there were 40 visits a month; {{kpi "visits"}} are on time now.
    appendices: [{ id: plan, block: action-plan }, { id: scorecard, block: scorecard }]
updates:
  - { date: 2016-05-10, of: 1.1, due: 2016-08-31, reason: The trainer was ill. }
  - { date: 2016-08-20, of: 1.1, status: at-risk, progress: Half of them are trained. }
  - { date: 2016-08-30, of: 1.1, corrects: may, due: 2016-07-31 }
extracts:
  - date: 2016-05-05
    values: { visits: { 2016-04: 66/82 }, missing: { 2016-04: 3 } }
  - date: 2016-09-01
    restated: { visits: Two were recorded late. }
    values: { visits: { 2016-04: 68/82 } }
  - date: 2016-09-02
    file: figures.csv
`;

const CSV = "kpi,period,value\nvisits,2016-07,70/80\nvisits,2016-08,71/78\n";

async function explainer(files: Record<string, string | Uint8Array> = {}) {
  const plan = await loadPlan(memoryFolder({ "plan.yaml": PLAN, "figures.csv": CSV, ...files }));
  const { model } = await buildReport(plan, { report: "september" });
  const explain = await explainValues(plan, model, "data/");
  return (key: string): ExplainedValue => {
    const value = explain(key);
    if (value === null) throw new Error(`nothing is known of ${key}`);
    return value;
  };
}

const said = ({ history }: ExplainedValue): string[] =>
  history.map(
    ({ date, place: { line }, from, to, why }) =>
      `${date}, line ${line}: ${from ?? "–"} → ${to}${why === null ? "" : ` (${why})`}`,
  );

const lineOf = (words: string, after = 0): number =>
  PLAN.split("\n").findIndex((line, at) => at >= after && line.includes(words)) + 1;

describe("a field of an action", () => {
  test("a due date has each day that gave it, and a correction what it puts right", async () => {
    const due = (await explainer())("field/1.1/due");
    expect(due.title).toBe("Due date of action 1.1");
    expect(due.value).toBe("31 July 2016");
    expect(due.place).toEqual({ file: "data/plan.yaml", line: lineOf("corrects: may"), column: 54 });
    expect(said(due)).toEqual([
      `1 January 2016, line ${lineOf("Train managers")}: – → 31 May 2016`,
      `10 May 2016, line ${lineOf("trainer was ill")}: 31 May 2016 → 31 August 2016`,
      `30 August 2016, line ${lineOf("corrects: may")}: 31 August 2016 → 31 July 2016 (corrects may)`,
    ]);
    expect(due.before).toEqual({ report: "may", date: "20 May 2016", value: "31 August 2016" });
  });

  test("a status is in the council's own words", async () => {
    const status = (await explainer())("field/1.1/status");
    expect([status.title, status.value, status.before?.value]).toEqual([
      "Status of action 1.1",
      "Needs help",
      "On track",
    ]);
  });

  test("progress and its reason are told by the updates that gave them", async () => {
    const explain = await explainer();
    expect(explain("field/1.1/progress").place?.line).toBe(lineOf("Half of them"));
    expect(explain("field/1.1/progress").before?.value).toBe(null);
    expect(explain("field/1.1/reason").value).toBe("The trainer was ill.");
  });

  test("an owner is a post by its title, and a number the whole entry", async () => {
    const explain = await explainer();
    expect(explain("field/1.2/owner").value).toBe("Team Manager");
    const whole = explain("field/1.1/id");
    expect(whole.title).toBe("Action 1.1, Train managers");
    expect(said(whole)).toContain(
      `20 August 2016, line ${lineOf("Half of them")}: On track → status: Needs help`,
    );
  });
});

describe("a figure", () => {
  test("has every extract in which it came, and why it was restated", async () => {
    const figure = (await explainer())("figure/visits/2016-04/figure");
    expect(figure.title).toBe("Visits on time, April 2016");
    expect(figure.value).toBe("83% (68 of 82)");
    expect(said(figure)).toEqual([
      `5 May 2016, line ${lineOf("66/82")}: – → 66/82`,
      `1 September 2016, line ${lineOf("68/82")}: 66/82 → 68/82 (Two were recorded late.)`,
    ]);
    expect(figure.before?.value).toBe("80% (66 of 82)");
  });

  test("of a CSV has the line and column there", async () => {
    const figure = (await explainer())("figure/visits/2016-08/figure");
    expect(figure.place).toEqual({ file: "data/figures.csv", line: 3, column: 16 });
    expect(figure.before?.value).toBe(null);
  });

  test("of a feed has its own words, however its period is written", async () => {
    const feeds =
      "feeds:\n  - { id: cases, measure: code, period: ends, value: result, codes: { V1: visits } }\n";
    const explain = await explainer({
      "plan.yaml": `${PLAN.replace("file: figures.csv", "file: figures.csv\n    feed: cases")}${feeds}`,
      "figures.csv": "code,ends,result\nV1,31/08/2016,71/78\n",
    });
    expect(said(explain("figure/visits/2016-08/figure"))).toEqual(["2 September 2016, line 2: – → 71/78"]);
  });

  test("of a workbook has the row of its cell", async () => {
    const bytes = await makeWorkbook(
      {
        title: "Figures",
        date: "2016-09-02",
        sheets: [
          {
            name: "Data",
            columns: [{ width: 9 }, { width: 9 }, { width: 9 }],
            rows: CSV.trim()
              .split("\n")
              .map((line) => line.split(",")),
          },
        ],
      },
      "xlsx",
    );
    const explain = await explainer({
      "plan.yaml": PLAN.replace("figures.csv", "figures.xlsx"),
      "figures.xlsx": bytes,
    });
    expect(explain("figure/visits/2016-08/figure").place).toMatchObject({
      file: "data/figures.xlsx",
      line: 3,
    });
  });

  test("rests on its target where it is rated", async () => {
    const rating = (await explainer())("figure/visits/2016-07/rating");
    expect([rating.title, rating.value]).toEqual(["Rating of Visits on time, July 2016", "Near target"]);
    expect(rating.parts.map(({ title, value, place: { line } }) => [title, value, line])).toEqual([
      ["Figure", "88% (70 of 80)", 2],
      ["Target", "90% or more", lineOf("agreed: 2016-01-01")],
    ]);
  });

  test("that readers are not told is told to those who keep the plan, who are warned", async () => {
    const figure = (await explainer())("figure/missing/2016-04/figure");
    expect(figure.value).toBe("3");
    expect(figure.note).toMatch(/Readers of this report see \[c\]/);
  });
});

test("a count says what it counts, and how many there were in the last report", async () => {
  const count = (await explainer())("count/actions/status%3Don-track%2Cat-risk/recommendation%3DR1");
  expect(count.title).toBe("Number of actions: status On track or Needs help; recommendation R1");
  expect([count.value, count.before?.value]).toEqual(["1", "1"]);
  expect(count.parts.map(({ title, value }) => [title, value])).toEqual([
    ["Action 1.1, Train managers", "Needs help"],
  ]);
});

test("what was worked out from entries names them, and words that were typed have their place", async () => {
  const explain = await explainer();
  expect(explain("entries/1.1/visits").parts.map(({ title, value }) => [title, value])).toEqual([
    ["Action 1.1, Train managers", "Needs help"],
    ["Visits on time", "91%"],
  ]);
  const typed = explain("typed/plan.yaml/19-21/reports/%231/summary");
  expect(typed).toMatchObject({
    title: "Typed in the report september",
    place: { line: lineOf("In 2015 there were"), column: 33 },
    history: [],
    before: null,
  });
});

test("an action that was not known on the day of the report is no value of it", async () => {
  const gone = PLAN.replace(/^ {2}- \{ id: 1\.2,.*$/m, (line) =>
    line.replace("{ id", "{ added: 2016-09-20, id"),
  );
  const plan = await loadPlan(memoryFolder({ "plan.yaml": gone, "figures.csv": CSV }));
  const { model } = await buildReport(plan, { report: "september" });
  expect((await explainValues(plan, model))("field/1.2/status")).toBe(null);
});

test("a first report has no report before it", async () => {
  const plan = await loadPlan(memoryFolder({ "plan.yaml": PLAN, "figures.csv": CSV }));
  const { model } = await buildReport(plan, { report: "may" });
  const explain = await explainValues(plan, model);
  expect(explain("field/1.1/due")).toMatchObject({ value: "31 August 2016", before: null });
});

test.each([
  "",
  "nonsense",
  "field/9.9/due",
  "figure/nothing/2016-04/figure",
  "figure/visits/1999-01/figure",
  "figure/%E0%A4%A/2016-04/figure",
  "constructor/a",
])("nothing is known of %j", async (key) => {
  const plan = await loadPlan(memoryFolder({ "plan.yaml": PLAN, "figures.csv": CSV }));
  const { model } = await buildReport(plan, { report: "september" });
  expect((await explainValues(plan, model))(key)).toBe(null);
});
