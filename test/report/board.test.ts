import { beforeAll, describe, expect, test } from "vitest";
import { blocksOf, build, type Fixture, loadBoardFixture, words } from "./build-fixture.ts";

let fixture: Fixture;

beforeAll(async () => {
  fixture = await loadBoardFixture();
});

type Changes = Parameters<typeof build>[2];

function part(id: string, changes: Changes = {}, report = "august-report"): string[] {
  const { model, problems } = build(fixture, report, changes);
  expect(problems).toEqual([]);
  return blocksOf(model, id).flatMap(words);
}

const partsOf = (report: string): string[] =>
  build(fixture, report).model.document.parts.map(({ title }) => title);

test("no older figure takes the place of a newest figure that is suppressed", () => {
  const { plan } = fixture;
  const children = plan.kpis.map((kpi) =>
    kpi.id === "supervision" ? { ...kpi, subject: "child" as const } : kpi,
  );
  const small = plan.extracts.map((extract) => ({
    ...extract,
    figures: extract.figures.map((one) =>
      one.kpi === "supervision" && one.period === "2016-07"
        ? { ...one, figure: { ...one.figure, value: null, numerator: 3, denominator: 200 } }
        : one,
    ),
  }));
  const changed = { ...fixture, plan: { ...plan, kpis: children, extracts: small } };
  const { model } = build(changed, "august-report");
  const printed = model.document.parts.flatMap(({ blocks }) => blocks.flatMap(words)).join("\n");
  expect(printed).toContain("Supervision in time: suppressed in July 2016; 90% in June 2016");
});

describe("the headlines", () => {
  test("show what got worse, what is late and off target, what was done and what is next", () => {
    expect(part("headlines")).toMatchInlineSnapshot(`
      [
        "- The main points are:",
        "(a) Of the actions, 1 became off track, 1 became at risk, 1 was reopened and 1 slipped since 20 July 2016.",
        "(b) Three actions are past their due dates, the longest by 16 days.",
        "(c) Two of the three measures are off target or of concern: Supervision in time and Visits in time.",
        "(d) Two actions were completed; one reported as done has no evidence yet.",
        "table Actions by status, now and in the last report",
        "17 Aug 2016 | 2 | 2 | 0 | 5 | 2 | 0 | 1 | 12 | 3",
        "20 Jul 2016 | 0 | 2 | 0 | 7 | 1 | 0 | 1 | 11 | 1",
        "Change | +2 | 0 | 0 | −2 | +1 | 0 | 0 | +1 | +2",
        "Got worse: 1 action now off track: 1.1; 1 action now at risk: 1.2",
        "Reopened: 1.4",
        "Slipped: 1.1 from 15 Jul 2016 to 12 Aug 2016",
        "Measures that no longer meet their target: Visits in time: 80% in July 2016, 92% in June 2016; too few figures to tell whether the move is real",
        "table 3 actions past the due date",
        "Head of Service | 5.1 by 16 days; 1.1 by 5 days",
        "Workforce Lead | 1.6 by 7 days",
        "table Measures off target or of concern",
        "Supervision in time | 70% in July 2016 | 50% or more | [On target]; [Special cause of concern]",
        "Visits in time | 80% (160 of 200) in July 2016 | 90% or more | [Off target]",
        "Completed with evidence: 1.5 (Register)",
        "Completed, evidence pending: 1.3",
        "New actions: 9.1",
        "Held: First visit, 25 to 26 July 2016",
        "Received: Letter after the first visit, 5 August 2016",
        "Due by 17 October 2016: 9 Sep 2016: 9.1; 30 Sep 2016: 1.7",
        "Next events: Second visit, 12 to 13 October 2016",
        "h2 Summary",
        "1 As at 17 August 2016.",
        "h2 Highlights",
        "2 The key highlights are:",
        "(a) The register is whole.",
        "note 1 Action 1.5, complete; evidence: Register.",
        "h2 What the Board is asked to do",
        "3 The Board is asked to:",
        "(a) approve the plan; and",
        "(b) thank the staff.",
      ]
    `);
  });

  test("tell that evidence was withdrawn, and call nothing corrected but what the correction gives", async () => {
    const corrected = await loadBoardFixture(`
actions:
  - { id: 2.3, answers: R2, title: Pay staff, owner: lead, due: 2016-10-31, status: not-started }
updates:
  - date: 2016-07-15
    of: 2.3
    status: on-track
    evidence: [{ title: Audit of 40 files, date: 2016-07-14 }]
  - date: 2016-08-10
    of: 2.3
    corrects: 2016-07-15
    evidence: [{ title: Audit of 14 files, date: 2016-07-14 }]
    reason: Counted twice
`);
    const { model } = build(corrected, "august-report");
    const told = blocksOf(model, "headlines").flatMap(words);
    expect(told).toContain("Evidence withdrawn: 2.3 (Audit of 40 files, 14 July 2016)");
    expect(told.filter((line) => line.startsWith("Corrected"))).toEqual([
      "Corrected: 2.3: what was said of its evidence on 15 July 2016 was corrected, to “Audit of 14 files, 14 July 2016”. Reason: Counted twice.",
    ]);
    expect(blocksOf(model, "by-exception").flatMap(words)).toContain(
      "2.3 | Pay staff | Workforce Lead; 31 Oct 2016 | [Going to plan]; Corrected: evidence; Evidence withdrawn",
    );
  });

  test("tell what the Board was told wrongly, so that the counts add up", async () => {
    const corrected = await loadBoardFixture(`
actions:
  - { id: 2.3, answers: R2, title: Pay staff, owner: lead, due: 2016-10-31, status: on-track }
updates:
  - { date: 2016-07-15, of: 2.3, status: complete, evidence: [{ title: Payroll, date: 2016-07-14 }] }
  - { date: 2016-08-10, of: 2.3, corrects: 2016-07-15, status: at-risk, reason: The wrong row was read }
  - { date: 2016-07-12, of: 4.1, due: 2016-11-30, reason: Agreed }
  - { date: 2016-08-10, of: 4.1, corrects: 2016-07-12, due: 2016-12-30, reason: A slip of the pen }
  - { date: 2016-08-10, of: 2.1, status: at-risk, reason: Nobody applied }
extracts:
  - date: 2016-08-10
    restated: { visits: Counted twice in June }
    values: { visits: { 2016-06: 150/200 } }
`);
    const { model } = build(corrected, "august-report");
    const told = blocksOf(model, "headlines").flatMap(words);
    expect(told.slice(3, 4)).toEqual([
      "(c) What the Board was told was corrected in two places, and one figure was restated.",
    ]);
    expect(told.slice(7, 18)).toEqual([
      "17 Aug 2016 | 2 | 4 | 0 | 4 | 2 | 0 | 1 | 13 | 3",
      "20 Jul 2016 | 0 | 2 | 0 | 7 | 2 | 0 | 1 | 12 | 1",
      "Change | +2 | +2 | 0 | −3 | 0 | 0 | 0 | +1 | +2",
      "Corrected: 2.3: its status was corrected, from complete to at risk. Reason: The wrong row was read.",
      "Corrected: 4.1: its due date was corrected, from 30 November 2016 to 30 December 2016. Reason: A slip of the pen.",
      "Counts corrected: The report of 20 July 2016 counted 2 actions as complete and 2 as at risk; 1 and 3 are right, because action 2.3 was at risk. It showed 3 measures as on target and 0 as off target; 2 and 1 are right, because Visits in time was off target in June 2016.",
      "Restated: Visits in time: the figure for June 2016 was restated from 92% to 75%. Reason: Counted twice in June.",
      "Got worse: 1 action now off track: 1.1; 2 actions now at risk: 1.2, 2.1",
      "Reopened: 1.4",
      "Slipped: 1.1 from 15 Jul 2016 to 12 Aug 2016",
      "Measures that no longer meet their target: Visits in time: 80% in July 2016, 75% (restated, it was 92%) in June 2016; too few figures to tell whether the move is real",
    ]);
    // Complete is as it was: 1.3 and 1.5 were completed, 1.4 was reopened and 2.3 corrected.
    expect(told).toContain("Completed with evidence: 1.5 (Register)");
    expect(told).toContain("Completed, evidence pending: 1.3");
    const exceptions = blocksOf(model, "by-exception").flatMap(words);
    expect(exceptions.filter((row) => /^(2\.3|4|KPI \| Visits) /.test(row))).toEqual([
      "2.3 | Pay staff; Reason: The wrong row was read. | Workforce Lead; 31 Oct 2016 | [At risk]; Corrected: was reported as complete",
      "KPI | Visits in time: 80% (160 of 200) in July 2016; The figure for June 2016 was restated from 92% to 75%. Reason: Counted twice in June. | Target 90% or more | [Off target]",
      "4 | Plans | Action 4.1 (Head of Service) is going to plan and corrected since the last report.",
    ]);
  });

  test("tell a correction of any field, and call none of it news", async () => {
    const corrected = await loadBoardFixture(`
actions:
  - { id: 2.3, answers: R2, title: Pay staff, owner: lead, due: 2016-10-31, status: on-track }
updates:
  - date: 2016-07-15
    of: 2.3
    title: Pay no staff
    owner: head
    start: 2016-09-01
    measured-by: visits
    progress: Thirty of forty posts are filled.
  - date: 2016-08-10
    of: 2.3
    corrects: 2016-07-15
    title: Pay new staff
    owner: lead
    start: 2016-08-01
    measured-by: caseload
    progress: Thirteen of forty posts are filled.
    reason: The wrong row was read
  - { date: 2016-07-12, of: 1.6, progress: Three met. }
  - { date: 2016-07-18, of: 1.6, progress: Four met. }
  - { date: 2016-08-10, of: 1.6, corrects: 2016-07-12, progress: Two met. }
  - { date: 2016-07-12, of: caseload, name: Average workload }
  - { date: 2016-08-10, of: caseload, corrects: 2016-07-12, name: Average caseload }
  - { date: 2016-08-01, of: 1.7, progress: One is trained. }
  - { date: 2016-08-10, of: 1.7, corrects: 2016-08-01, progress: Two are trained. }
`);
    const told = (report: string, part: string): string[] =>
      blocksOf(build(corrected, report).model, part).flatMap(words);
    const lines = told("august-report", "headlines").filter((one) => one.startsWith("Corrected: "));
    expect(lines.map((one) => one.replace("Corrected: ", ""))).toEqual([
      "2.3: its progress was corrected from “Thirty of forty posts are filled.” to “Thirteen of forty posts are filled.” Reason: The wrong row was read.",
      "2.3: its owner was corrected, from Head of Service to Workforce Lead. Reason: The wrong row was read.",
      "2.3: how it is measured was corrected, from Visits in time to Average caseload. Reason: The wrong row was read.",
      "2.3: its start date was corrected, from 1 September 2016 to 1 August 2016. Reason: The wrong row was read.",
      "2.3: its title was corrected from “Pay no staff” to “Pay new staff”. Reason: The wrong row was read.",
      "Average caseload: its name was corrected from “Average workload” to “Average caseload”.",
      "1.6: what was said of its progress on 12 July 2016 was corrected, to “Two met.”",
    ]);
    expect(told("august-report", "by-exception")).toContain(
      "2.3 | Pay new staff; Thirteen of forty posts are filled. | Workforce Lead; 31 Oct 2016 | [Going to plan]; Corrected: progress, owner, measured by, start and title",
    );
    const cabinet = told("cabinet-report", "main-report");
    const inFront = told("cabinet-report", "summary-report");
    expect(inFront.filter((one) => / is right/.test(one))).toHaveLength(6);
    expect(inFront).toContain(
      "(b) Action 2.3, Pay new staff: its owner was printed as Head of Service; Workforce Lead is right. Reason: The wrong row was read.",
    );
    expect(cabinet.filter((one) => /is owned by|is measured by|starts on|reworded/.test(one))).toEqual([]);
  });

  test("tell a corrected note to the Board, and to nobody else", async () => {
    const corrected = await loadBoardFixture(`
updates:
  - { date: 2016-07-12, of: 1.6, note: NOTE-WRONG nobody came. }
  - { date: 2016-08-10, of: 1.6, corrects: 2016-07-12, note: NOTE-RIGHT two came., reason: Misheard }
`);
    const { model } = build(corrected, "august-report");
    expect(blocksOf(model, "headlines").flatMap(words)).toContain(
      "Corrected: 1.6: the note for the Board of 12 July 2016 was corrected, to “NOTE-RIGHT two came.” Reason: Misheard.",
    );
    expect(JSON.stringify(model)).not.toContain("NOTE-WRONG");
    expect(JSON.stringify([model.publicState, build(corrected, "cabinet-report").model])).not.toContain(
      "NOTE-",
    );
  });

  test("never repeat words that a correction makes exempt", async () => {
    const withdrawn = await loadBoardFixture(`
updates:
  - date: 2016-07-15
    of: 1.6
    progress: TAKEN-BACK the manager is ill.
    evidence: [{ title: TAKEN-BACK sick note, date: 2016-07-14 }]
  - date: 2016-08-10
    of: 1.6
    corrects: 2016-07-15
    progress: SECRET the manager is away.
    evidence: [{ title: SECRET note, date: 2016-07-14 }]
    reason: It named staff
    exempt: { paragraph: 1, reason: It names staff. }
`);
    for (const report of ["august-report", "cabinet-report"]) {
      const { model } = build(withdrawn, report);
      expect(JSON.stringify(model)).not.toMatch(/TAKEN-BACK|SECRET/);
    }
    const told = blocksOf(build(withdrawn, "august-report").model, "headlines").flatMap(words);
    expect(told.filter((one) => one.startsWith("Corrected"))).toEqual([
      "Corrected: 1.6: its progress was corrected.",
      "Corrected: 1.6: what was said of its evidence on 15 July 2016 was corrected.",
    ]);
    expect(told).toContain("Evidence withdrawn: 1.6");
  });

  test("compare nothing in a first report", () => {
    expect(part("headlines", { since: undefined })).toMatchInlineSnapshot(`
      [
        "- The main points are:",
        "(a) Three actions are past their due dates, the longest by 16 days.",
        "(b) Two of the three measures are off target or of concern: Supervision in time and Visits in time.",
        "table Actions by status",
        "17 Aug 2016 | 2 | 2 | 0 | 5 | 2 | 0 | 1 | 12 | 3",
        "table 3 actions past the due date",
        "Head of Service | 5.1 by 16 days; 1.1 by 5 days",
        "Workforce Lead | 1.6 by 7 days",
        "table Measures off target or of concern",
        "Supervision in time | 70% in July 2016 | 50% or more | [On target]; [Special cause of concern]",
        "Visits in time | 80% (160 of 200) in July 2016 | 90% or more | [Off target]",
        "Evidence still pending: 1.3",
        "Due by 17 October 2016: 9 Sep 2016: 9.1; 30 Sep 2016: 1.7",
        "Next events: Second visit, 12 to 13 October 2016",
        "h2 Summary",
        "1 As at 17 August 2016.",
        "h2 Highlights",
        "2 The key highlights are:",
        "(a) The register is whole.",
        "note 1 Action 1.5, complete; evidence: Register.",
        "h2 What the Board is asked to do",
        "3 The Board is asked to:",
        "(a) approve the plan; and",
        "(b) thank the staff.",
      ]
    `);
  });

  test("say so if nothing got worse and nothing is late", () => {
    const quiet = { asAt: "2016-01-31", since: undefined };
    expect(part("headlines", quiet)).toMatchInlineSnapshot(`
      [
        "- The main points are:",
        "(a) No action is past its due date.",
        "(b) None of the three measures is off target or of concern.",
        "table Actions by status",
        "31 Jan 2016 | 0 | 2 | 0 | 7 | 1 | 0 | 1 | 11 | 0",
        "- No action is past its due date.",
        "- No measure is off target.",
        "Evidence still pending: 1.4",
        "Next events: Second visit, 12 to 13 October 2016",
        "h2 Summary",
        "1 As at 31 January 2016.",
        "h2 Highlights",
        "2 The key highlights are:",
        "(a) The register is whole.",
        "h2 What the Board is asked to do",
        "3 The Board is asked to:",
        "(a) approve the plan; and",
        "(b) thank the staff.",
      ]
    `);
  });
});

describe("the recommendations", () => {
  test("are reported by exception, those that need most attention first", () => {
    expect(part("by-exception")).toMatchInlineSnapshot(`
      [
        "h2 1. Supervision",
        "table Recommendation 1: 2 of 7 actions complete; 1 off track, 1 at risk, 2 overdue",
        "1.1 | Train all managers; Six managers are left. Reason: No cover.; Note for the Board: NOTE-NEW the provider is failing. | Head of Service; 12 Aug 2016, slipped from 15 Jul 2016, moved twice | [Off track]; Was at risk; Overdue by 5 days",
        "1.2 | Audit supervision; The audit began late. Reason: Auditor left. | Head of Service; 31 Dec 2016 | [At risk]; Was going to plan",
        "1.3 | Write a guide; The guide is out. | Workforce Lead; 29 Jul 2016 | [Complete]; Evidence pending",
        "1.4 | Agree a form; Reason: Withheld: exempt under paragraph 1 of Schedule 12A to the Local Government Act 1972. It names staff. | Workforce Lead; 16 Dec 2016 | [Going to plan]; Reopened",
        "1.6 | Meet monthly | Workforce Lead; 10 Aug 2016 | [Going to plan]; Overdue by 7 days",
        "KPI | Supervision in time: 70% in July 2016 | Target 50% or more | [On target]; [Special cause of concern]",
        "h2 3. Visits",
        "table Recommendation 3: no action answers it yet",
        "KPI | Visits in time: 80% (160 of 200) in July 2016 | Target 90% or more | [Off target]",
        "h2 Other actions",
        "table Actions that answer no recommendation",
        "9.1 | Read files | Head of Service; 9 Sep 2016 | [Off track]",
        "h2 On course",
        "table Recommendations without an exception",
        "2 | Caseloads | 0 of 1 action complete | 2.1 on 31 Oct 2016",
        "6 | Advocacy | No action answers it yet | ",
        "h2 Business as usual",
        "table Business as usual, by exception",
        "5 | Panels | Action 5.1 (Head of Service) is at risk and overdue; Visits in time: 80% (160 of 200) in July 2016, off target.",
        "contact Children's Services",
      ]
    `);
  });

  test.each([
    ["status", "status: at-risk, reason: No cover"],
    ["due date", "due: 2016-11-30, reason: No cover"],
    ["progress", "progress: One meeting was missed."],
  ])("show no note to the Board that is older than the newest %s", async (_, later) => {
    const noted = (updates: string): Promise<Fixture> =>
      loadBoardFixture(`updates: [{ date: 2016-07-28, of: 1.6, note: No second trainer yet }${updates}]`);
    const shown = async (updates: string): Promise<string> => {
      const { model } = build(await noted(updates), "august-report");
      return blocksOf(model, "by-exception").flatMap(words).join("\n");
    };
    expect(await shown("")).toContain("Meet monthly; Note for the Board: No second trainer yet");
    expect(await shown(`, { date: 2016-08-10, of: 1.6, ${later} }`)).not.toContain("No second trainer yet");
  });

  test("that continue as business as usual have no table if nothing is off", () => {
    const { plan } = fixture;
    const actions = plan.actions.filter(({ id }) => id !== "5.1");
    const { model } = build({ ...fixture, plan: { ...plan, actions } }, "july-report");
    expect(blocksOf(model, "by-exception").slice(-2).flatMap(words)).toEqual([
      "h2 Business as usual",
      "- Nothing is off in the 2 recommendations that continue as business as usual.",
    ]);
  });

  test("end with the dates that are due next", () => {
    const blocks = blocksOf(build(fixture, "august-report").model, "by-exception");
    const notes = blocks.flatMap((block) => (block.kind === "table" ? (block.note ?? []) : []));
    expect(notes).toEqual(["Due next: 1.7 on 30 Sep 2016, 1.4 on 16 Dec 2016."]);
  });
});

test("the parts have a fixed order, and empty parts are left out", () => {
  expect(partsOf("august-report")).toEqual([
    "Headlines",
    "Measures",
    "Recommendations by exception",
    "Further matters",
  ]);
  expect(partsOf("july-report")).toEqual(["Headlines", "Measures", "Recommendations by exception"]);
});

test("the heading names the meeting and no Cabinet member, and there is no list of contents", () => {
  const { heading, contents } = build(fixture, "august-report").model.document;
  expect(heading).toEqual({
    authority: "Northbridge Council",
    item: null,
    meeting: "Improvement Board",
    date: "24 August 2016",
    status: "Final",
    asAt: "17 August 2016",
    notice: null,
    responsible: [],
  });
  expect(contents).toEqual([]);
});

test("every link leads to a row of the report", () => {
  const text = JSON.stringify(build(fixture, "august-report").model.document);
  const targets = [...text.matchAll(/"href":"#([^"]+)"/g)].map(([, anchor]) => anchor);
  expect(targets.length).toBeGreaterThan(5);
  for (const anchor of targets) expect(text).toContain(`"anchor":"${anchor}"`);
});

describe("a note for the Board", () => {
  const shown = (report: string, edition: "public" | "exempt" = "public"): string =>
    JSON.stringify(build(fixture, report, {}, { edition }).model);

  test("is printed until newer progress is reported in public", () => {
    expect(shown("august-report")).toContain("NOTE-NEW");
    expect(shown("august-report")).not.toContain("NOTE-OLD");
  });

  test("that is exempt is in the exempt edition only", () => {
    expect(shown("august-report")).not.toContain("NOTE-EXEMPT");
    expect(shown("august-report", "exempt")).toContain("NOTE-EXEMPT");
  });

  test("does not appear in a public report of the same plan", () => {
    for (const edition of ["public", "exempt"] as const)
      expect(shown("cabinet-report", edition)).not.toContain("NOTE-");
  });
});
