import { expect, test } from "vitest";
import { checkPlan, loadPlan, memoryFolder } from "../../src/index.ts";

/** A plan that a tracker of 31 August 2018 became: what it lacks and contradicts is in it as it was. */
const plan = (header = "taken-over: 2018-08-31", later = ""): string => `\
plan:
  title: Plan
  authority: Fairmere Council
  service: Children's Services
  answers: inspection
  start: 2017-11-20
  ${header}
posts: [{ id: head, title: Head of Service }]
bodies: [{ id: ofsted, name: Ofsted }]
events: [{ id: inspection, kind: inspection, title: Inspection, by: ofsted, held: 2017-11-20 }]
recommendations: [{ id: R1, number: 1, title: Improve, text: Improve., source: inspection }]
actions:
  - { id: green, answers: R1, title: On track and late, owner: head, due: 2018-06-30 }
  - { id: white, answers: R1, title: Not started and late, owner: head, start: 2018-06-30, due: 2019-03-31 }
  - { id: back, answers: R1, title: Due before its start, owner: head, start: 2019-06-30, due: 2019-03-31 }
  - { id: moved, answers: R1, title: Moved, owner: head, due: 2018-06-30 }
  - { id: nobody, answers: R1, title: Without an owner, due: 2019-03-31 }
  - { id: gone, answers: R1, title: Withdrawn, owner: head, due: 2019-03-31 }
  - { id: kept, answers: R1, title: Embedded, owner: head, due: 2018-03-31 }
  - { id: done, answers: R1, title: Complete, owner: head, due: 2018-03-31 }
  - { id: soon, answers: R1, title: Due in September, owner: head, due: 2018-09-10 }
updates:
  - { date: 2018-08-31, of: [green, soon], status: on-track }
  - { date: 2018-08-31, of: moved, status: at-risk, due: 2018-12-31 }
  - { date: 2018-08-31, of: gone, status: withdrawn }
  - { date: 2018-08-31, of: kept, status: embedded, evidence: [{ title: Audit }] }
  - { date: 2018-08-31, of: done, status: complete }
${later}`;

const RULES =
  /^(?:status-contradicts|due-before|slip-without|owner-missing|withdrawn-without|embedded-without|complete-without)/;

/** Severity and entry of what the rules on actions find. */
async function found(text: string, asAt: string): Promise<string[]> {
  const loaded = await loadPlan(memoryFolder({ "plan.yaml": text }));
  const { problems } = await checkPlan(loaded, { asAt });
  return problems
    .filter(({ rule }) => RULES.test(rule))
    .map(({ severity, entity }) => `${severity} ${entity}`)
    .sort();
}

const ALL = ["back", "done", "gone", "green", "kept", "moved", "nobody", "white"];

test("what a tracker lacks or contradicts is a warning for a reporting cycle", async () => {
  expect(await found(plan(), "2018-08-31")).toEqual(ALL.map((id) => `warning ${id}`));
});

test("after that it is an error, and what came up later is one at once", async () => {
  expect(await found(plan(), "2018-09-30")).toEqual(["error soon", ...ALL.map((id) => `warning ${id}`)]);
  expect(await found(plan(), "2018-10-01")).toEqual([...ALL, "soon"].sort().map((id) => `error ${id}`));
  const quarterly = plan("taken-over: 2018-08-31\n  regime: { cycle-months: 3 }");
  expect(await found(quarterly, "2018-11-30")).toEqual(["error soon", ...ALL.map((id) => `warning ${id}`)]);
});

test("in a plan that was made of no tracker it is an error from the beginning", async () => {
  expect(await found(plan("data-note: None"), "2018-08-31")).toEqual([
    ...ALL.filter((id) => id !== "done").map((id) => `error ${id}`),
    // Evidence has a cycle in every plan.
    "warning done",
  ]);
});

test("an owner who says it again answers for it", async () => {
  const again = plan(undefined, "  - { date: 2018-09-20, of: green, status: on-track }\n");
  expect(await found(again, "2018-09-20")).toContain("error green");
});

test("the reason for a date can come later, until the date moves again", async () => {
  const late = "  - { date: 2018-09-20, of: moved, reason: Two managers left }\n";
  expect(await found(plan(undefined, late), "2018-10-01")).not.toContain("error moved");
  const again = "  - { date: 2018-09-10, of: moved, due: 2019-03-31, reason: No bids }\n";
  expect(await found(plan(undefined, again), "2018-10-01")).toContain("error moved");
});
