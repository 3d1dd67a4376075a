import { expect, test } from "vitest";
import { HEADER, loadFiles } from "./load-files.ts";

const WORDS = "status-words: { Green: on-track, amber: at-risk, Not yet due: not-started, On: complete }";
const withWords = HEADER.replace(" }", `, ${WORDS} }`);

test("a plan's own words for statuses stand wherever a status of an action does", async () => {
  const { plan, problems } = await loadFiles({
    "plan.yaml": withWords,
    "actions.yaml": `\
actions:
  - { id: 1.1, answers: R1, title: Train managers, status: GREEN, updates: [{ date: 2016-05-01, status: Amber }] }
  - { id: 1.2, answers: R1, title: Audit files, status: " not  yet due" }
  - { id: 1.3, answers: R1, title: Recruit, status: at-risk }
updates:
  - { date: 2016-06-01, of: [1.1, 1.2], status: green }
  - { date: 2016-06-02, of: 1.3, status: "On" }
`,
  });
  expect(problems).toEqual([]);
  expect(plan.header?.statusWords?.get("amber")).toBe("at-risk");
  expect(plan.actions.map(({ status }) => status)).toEqual(["on-track", "not-started", "at-risk"]);
  expect(plan.updates.map(({ of, patch }) => [of, patch.status])).toEqual([
    ["1.1", "at-risk"],
    ["1.1", "on-track"],
    ["1.2", "on-track"],
    ["1.3", "complete"],
  ]);
});

test("without such words a colour is no status", async () => {
  const { problems } = await loadFiles({
    "actions.yaml": "actions:\n  - { id: 1.1, answers: R1, title: Train managers, status: Green }\n",
  });
  expect(problems.map(({ rule }) => rule)).toEqual(["wrong-type"]);
});
