import fc from "fast-check";
import { expect, test } from "vitest";
import { STATUS_WORDS, STATUSES, type Status } from "../../src/plan/schema/actions.ts";
import { PLAN, printed, published, replaced, withUpdate } from "./plan-fixture.ts";

/** What the report of May printed of an action, and what is right; the same for one that was right. */
const statuses = fc.record({ was: fc.constantFrom(...STATUSES), right: fc.constantFrom(...STATUSES) });

/** Those of the plan as it is written, besides the actions that a test adds. */
const OTHERS: readonly Status[] = ["on-track", "complete", "on-track"];

const countOf = (all: readonly Status[], status: Status): number =>
  all.filter((one) => one === status).length;

test("corrected counts add up to those of the statuses that were printed and of those that are right", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statuses, { minLength: 1, maxLength: 6 }), async (actions) => {
      const added = actions.map(
        ({ was }, index) =>
          `  - { id: 9.${index + 1}, answers: R2, title: Step ${index + 1}, owner: lead, due: 2017-03-31, status: ${was} }\n`,
      );
      const record = await published(replaced(PLAN, "kpis:\n", `${added.join("")}kpis:\n`));
      const corrected = actions.reduce(
        (files, { was, right }, index) =>
          was === right
            ? files
            : withUpdate(
                files,
                `{ date: 2016-08-10, of: 9.${index + 1}, corrects: cabinet-2016-05, status: ${right}, reason: Misread }`,
              ),
        record,
      );
      const lines = await printed(corrected, "cabinet-2016-09");
      const told = lines.find((line) => line.includes("The report of 6 May 2016 counted "));
      const [was, right] = [
        [...OTHERS, ...actions.map((one) => one.was)],
        [...OTHERS, ...actions.map((one) => one.right)],
      ];
      const wrong = STATUSES.filter((status) => countOf(was, status) !== countOf(right, status));
      expect(lines.includes("h2 Corrections")).toBe(actions.some((one) => one.was !== one.right));
      expect(told === undefined).toBe(wrong.length === 0);
      const [, first = "", second = ""] =
        /counted (.*); (.*) (?:is|are) right, because /.exec(told ?? "") ?? [];
      const [said, instead] = [first, second].map((words) => words.split(/, | and /));
      const pairs = said?.map((words, index) => [words.replace(/ actions?\b/, ""), instead?.[index]]);
      const expected = wrong.map((status) => [
        `${countOf(was, status)} as ${STATUS_WORDS[status].toLowerCase()}`,
        String(countOf(right, status)),
      ]);
      if (told !== undefined) expect(pairs?.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 10 },
  );
});

test("a due date that was wrong is a reason only where the action was overdue by one of the two", async () => {
  const record = await published(PLAN);
  const corrected = [
    "{ date: 2016-08-10, of: 1.1, corrects: cabinet-2016-05, due: 2016-05-02, reason: Misread }",
    "{ date: 2016-08-10, of: 1.3, corrects: cabinet-2016-05, due: 2016-11-30, reason: Misread }",
  ].reduce(withUpdate, record);
  expect((await printed(corrected, "cabinet-2016-09")).join("\n")).toContain(
    "The report of 6 May 2016 counted 0 actions as overdue; 1 is right, because action 1.1 was due on 2 May 2016.",
  );
});

test("what was printed of progress is told, though there is newer progress by now; what was taken back has no words", async () => {
  const corrected = [
    "{ date: 2016-08-10, of: 1.2, corrects: cabinet-2016-05, progress: The policy is drafted., reason: Misread }",
    "{ date: 2016-08-11, of: 1.2, corrects: cabinet-2016-05, evidence: [], reason: It was a draft }",
    "{ date: 2016-08-24, of: 1.2, progress: Staff know the policy., evidence: [{ title: Policy, date: 2016-08-23 }] }",
  ].reduce(withUpdate, await published(PLAN));
  const lines = (await printed(corrected, "cabinet-2016-09")).join("\n");
  expect(lines).toContain(
    "its progress was printed as “The policy is written.”; “The policy is drafted.” is right.",
  );
  expect(lines).toContain(
    "what was said of its evidence on 28 April 2016 was taken back. Reason: It was a draft.",
  );
});
