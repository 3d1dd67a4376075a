import { describe, expect, test } from "vitest";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { planState } from "../../src/report/state/plan-state.ts";
import { build, loadFixture, print } from "./build-fixture.ts";

const WORKSTREAMS = `
workstreams:
  - { id: practice, title: Practice, programme: Improving practice, sponsor: director, lead: head }
  - { id: workforce, title: Workforce, lead: head }
  - { id: homes, title: Homes, programme: Improving practice }
updates:
  - { date: 2016-01-07, of: [1.1, 1.2], workstream: practice }
  - { date: 2016-01-07, of: 2.1, workstream: workforce }
  - { date: 2016-08-26, of: R2, track: business-as-usual, governance: Cabinet, measure: Caseloads stay low, body: cabinet }
  - { date: 2016-08-26, of: workforce, title: SECRET-TITLE about a member of staff, exempt: { paragraph: 1, reason: It would identify a member of staff. } }
`;

const withWorkstreams = (more = WORKSTREAMS) => loadFixture({ "plan.yaml": (text) => text + more });

describe("the block workstreams", async () => {
  const fixture = await withWorkstreams();

  test("has a row for each, under its programme, with who answers for it, what moves next and its measures", () => {
    expect(print(fixture, '{{block "workstreams" detail="full"}}')).toMatchInlineSnapshot(`
      [
        "table How each workstream stands",
        "Improving practice",
        "Homes |  |  | 0 | 0 | 0",
        "Practice; Sponsor: Director of Children's Services; Lead: Head of Service | 1.2, 31 Dec 2016: Audit supervision | Average caseload: 17.2, on target | 1 | 0 | 1",
        "In no programme",
        "Workforce; Lead: Head of Service |  |  | 0 | 0 | 0",
      ]
    `);
  });

  test("leaves recommendations in business as usual to the block of these, under who carries each on", async () => {
    expect(print(fixture, '{{block "business-as-usual" detail="full"}}')).toMatchInlineSnapshot(`
      [
        "table Recommendations continuing as business as usual, by who carries them on",
        "Cabinet",
        "2. Caseloads | Caseloads stay low | Cabinet",
      ]
    `);
    expect(print(fixture, '{{block "business-as-usual"}}')).toMatchInlineSnapshot(`
      [
        "9 These continue as business as usual, each overseen as it says:",
        "(a) recommendation 2, Caseloads: Cabinet",
      ]
    `);
    const carried = await withWorkstreams(
      WORKSTREAMS.replace("body: cabinet", "workstream: workforce").replace("governance: Cabinet, ", ""),
    );
    expect(print(carried, '{{block "business-as-usual" detail="full"}}')).toMatchInlineSnapshot(`
      [
        "table Recommendations continuing as business as usual, by who carries them on",
        "Workstream: Workforce",
        "2. Caseloads | Caseloads stay low | ",
      ]
    `);
    expect(print(carried, '{{block "business-as-usual"}}')).toMatchInlineSnapshot(`
      [
        "9 These continue as business as usual, each overseen as it says:",
        "(a) recommendation 2, Caseloads, carried on by the workstream Workforce",
      ]
    `);
    const plain = await withWorkstreams(WORKSTREAMS.replace(", body: cabinet", ""));
    expect(print(plain, '{{block "business-as-usual" detail="full"}}')).toMatchInlineSnapshot(`
      [
        "table Recommendations continuing as business as usual",
        "2. Caseloads | Caseloads stay low | Cabinet",
      ]
    `);
  });

  test("in short leaves out what moves later and who sponsors it", () => {
    expect(print(fixture, '{{block "workstreams"}}')).toMatchInlineSnapshot(`
      [
        "table Actions of each workstream, and its measures off target",
        "Improving practice",
        "Homes |  |  | 0 | 0 | 0 | ",
        "Practice | Head of Service | 1.2, 31 Dec 2016 | 1 | 0 | 1 | 0 of 1",
        "In no programme",
        "Workforce | Head of Service |  | 0 | 0 | 0 | ",
      ]
    `);
  });

  test("shows nothing of a title that is exempt", () => {
    expect(print(fixture, '{{block "workstreams" detail="full"}}').join()).not.toContain("SECRET");
    expect(JSON.stringify(build(fixture, "september").model)).not.toContain("SECRET");
  });

  test("takes the words of a plan that lists none", async () => {
    const plain = await withWorkstreams(`
updates:
  - { date: 2016-01-07, of: [1.1, 1.2], workstream: Better practice }
`);
    expect(print(plain, '{{block "workstreams"}}')).toMatchInlineSnapshot(`
      [
        "table Actions of each workstream, and its measures off target",
        "Better practice |  | 1.2, 31 Dec 2016 | 1 | 0 | 1 | 0 of 1",
      ]
    `);
  });
});

test("a correction of a workstream is of the day on which it was added, and of the start of the plan without one", async () => {
  const { plan } = await withWorkstreams(`
workstreams:
  - { id: practice, added: 2016-03-02, title: Practise }
  - { id: workforce, title: Workers }
updates:
  - { date: 2016-06-01, of: practice, corrects: may, title: Practice, reason: Misspelt. }
  - { date: 2016-06-01, of: workforce, corrects: may, title: Workforce, reason: Misnamed. }
`);
  const { workstreams } = planState(planAsAt(plan, "2016-08-31"));
  expect(
    workstreams.map(({ title, correctedFields: [one] }) => [title, one?.corrects, plan.header.start]),
  ).toEqual([
    ["Practice", "2016-03-02", "2016-01-06"],
    ["Workforce", "2016-01-06", "2016-01-06"],
  ]);
});

describe("a reference", async () => {
  const fixture = await withWorkstreams();
  const said = (text: string) => print(fixture, text)[0]?.replace(/^\d+ /, "");

  test("counts the actions of a workstream, and names it", () => {
    expect(said('{{count "actions" workstream="practice"}} in {{title "practice"}}.')).toBe("2 in Practice.");
    expect(said('{{count "actions" workstream="practice,workforce" status="withdrawn"}}.')).toBe("1.");
    expect(said('{{count "recommendations" body="cabinet"}}.')).toBe("1.");
    expect(said('{{count "actions" owner=""}}.')).toBe("2.");
  });

  test.each([
    ['"actions" workstream="practise"', 'workstream="practise"', 'Did you mean "practice"?'],
    ['"actions" workstream="homes,Workforce"', 'workstream="Workforce"', "Write workforce: that is its id."],
    ['"actions" owner="haed"', 'owner="haed"', 'Did you mean "head"?'],
    ['"actions" recommendation="R9"', 'recommendation="R9"', "Known: R1, R2, visit/letter/a"],
    ['"events" by="ofstd"', 'by="ofstd"', 'Did you mean "ofsted"?'],
  ])(
    "that counts %s, which the plan does not have, is told and does not count nothing",
    (args, named, hint) => {
      const built = build(fixture, "september", { main: `{{count ${args}}}`, summary: "None." });
      expect(built.problems).toEqual([expect.stringContaining(`${named} names nothing that the plan has`)]);
      expect(built.hints).toEqual([expect.stringContaining(hint)]);
    },
  );
});
