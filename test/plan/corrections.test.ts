import { expect, test } from "vitest";
import { loadPlan, memoryFolder } from "../../src/index.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { planState } from "../../src/report/state/plan-state.ts";

const PLAN = `\
plan: { authority: Marlshire, service: Children's Services, title: Plan, start: 2016-01-01 }
actions:
  - { id: 1.1, answers: R1, title: Train, due: 2016-06-30, status: on-track }
updates:
`;

/** The reasons that are given for the status and the date of an action, after updates of it. */
async function reasonsAfter(...updates: string[]) {
  const text = PLAN + updates.map((update) => `  - { of: 1.1, ${update} }\n`).join("");
  const { plan } = await loadPlan(memoryFolder({ "plan.yaml": text }));
  const [action] = planState(planAsAt(plan, "2016-12-31")).actions;
  return {
    status: action?.statusChanges.at(-1)?.reason ?? null,
    due: action?.dueMoves.at(-1)?.reason ?? null,
  };
}

const LATE = "date: 2016-05-03, status: off-track, due: 2016-09-30, reason: Two managers left";

test.each([
  ["nothing is corrected", [LATE], { status: "Two managers left", due: "Two managers left" }],
  [
    "the date is corrected",
    [LATE, "date: 2016-06-01, corrects: 2016-05-03, due: 2016-10-31, reason: Mistyped"],
    { status: "Two managers left", due: "Mistyped" },
  ],
  [
    "the status is corrected",
    [LATE, "date: 2016-06-01, corrects: 2016-05-03, status: at-risk, reason: Mistyped"],
    { status: "Mistyped", due: "Two managers left" },
  ],
  [
    "both are corrected at once",
    [LATE, "date: 2016-06-01, corrects: 2016-05-03, status: at-risk, due: 2016-10-31, reason: Mistyped"],
    { status: "Mistyped", due: "Mistyped" },
  ],
  [
    "one is corrected after the other",
    [
      LATE,
      "date: 2016-06-01, corrects: 2016-05-03, due: 2016-10-31, reason: Mistyped",
      "date: 2016-06-02, corrects: 2016-05-03, status: at-risk, reason: Misread",
    ],
    { status: "Misread", due: "Mistyped" },
  ],
  [
    "a date is given that was left out",
    [
      "date: 2016-05-03, status: off-track",
      "date: 2016-06-01, corrects: 2016-05-03, due: 2016-10-31, reason: Forgotten",
    ],
    { status: null, due: "Forgotten" },
  ],
  [
    "the reason alone is corrected",
    [LATE, "date: 2016-06-01, corrects: 2016-05-03, reason: Three managers left"],
    { status: "Three managers left", due: "Three managers left" },
  ],
  [
    "the reason alone is corrected after the date",
    [
      LATE,
      "date: 2016-06-01, corrects: 2016-05-03, due: 2016-10-31, reason: Mistyped",
      "date: 2016-06-02, corrects: 2016-05-03, reason: Three managers left",
    ],
    { status: "Three managers left", due: "Three managers left" },
  ],
  [
    "the words are corrected",
    [LATE, "date: 2016-06-01, corrects: 2016-05-03, progress: It has begun., reason: Left out"],
    { status: "Two managers left", due: "Two managers left" },
  ],
])("where %s, a status and a date have the reasons that were given for them", async (_, updates, reasons) => {
  expect(await reasonsAfter(...updates)).toEqual(reasons);
});
