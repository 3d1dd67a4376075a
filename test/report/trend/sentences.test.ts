import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { plainText } from "../../../src/model/table.ts";
import type { KnownAction, KnownKpi } from "../../../src/plan/history/replay.ts";
import type { Target } from "../../../src/plan/schema/kpis.ts";
import { type Given, kpiOf } from "../../plan/spc/make-kpi.ts";
import { illustrate } from "./illustrate.ts";

interface Said extends Partial<KnownKpi> {
  readonly name: string;
  readonly values: readonly Given[];
  readonly target?: Target;
  readonly title: string;
  readonly sentence: string;
  readonly meaning?: string;
}

const SAID: Said[] = parse(readFileSync(path.join(import.meta.dirname, "sentences.yaml"), "utf8"));

test.each(SAID)("the words for $name", ({ name: _, values, target, title, sentence, meaning, ...more }) => {
  const figure = illustrate(kpiOf(values, { ...(target && { targets: [target] }), ...more }));
  expect(figure.title).toBe(title);
  expect(figure.sentence).toBe(sentence);
  expect(figure.meaning && plainText(figure.meaning)).toBe(meaning ?? null);
});

test("a title is not repeated by the sentence below it", () => {
  for (const { title, sentence } of SAID) expect(sentence).not.toContain(title);
});

const action = (id: string, more: Partial<KnownAction>): KnownAction =>
  ({ id, title: "Train managers", status: "on-track", answers: ["R4"], ...more }) as KnownAction;

/** What is said of a measure that answers recommendation 4 and misses its target. */
function answerTo(...actions: KnownAction[]): string {
  const kpi = kpiOf([4, 5], { targets: [{ value: 9 }], answers: ["R4"] });
  const recommendations = [{ id: "R4", number: 4 }] as never;
  return plainText(illustrate(kpi, { actions, recommendations }).meaning ?? []).replace(/^.*chance\. /, "");
}

test.each<[string, readonly KnownAction[], string]>([
  ["no action", [], "No action in the plan answers it."],
  [
    "an action of its recommendation",
    [action("4.1", { due: "2016-12-01" })],
    "Action 4.1 answers recommendation 4: on track, due 1 Dec 2016.",
  ],
  [
    "an action that names it, before others of its recommendation",
    [action("4.1", { status: "off-track" }), action("4.2", { measuredBy: ["caseload"] })],
    "Action 4.2 answers it: on track, no due date.",
  ],
  [
    "several actions, of which one is late",
    [
      action("4.1", { status: "off-track", due: "2016-12-01" }),
      action("4.2", { due: "2016-08-01" }),
      action("4.3", { status: "complete" }),
    ],
    "Action 4.2 answers recommendation 4: on track, overdue since 1 Aug 2016, the first of 2 open.",
  ],
  [
    "actions that are done",
    [action("4.1", { status: "embedded" })],
    "Every action that answers it is complete.",
  ],
  [
    "an action that was withdrawn",
    [action("4.1", { status: "withdrawn" })],
    "No action in the plan answers it.",
  ],
])("the line for councillors names %s", (_, actions, words) => {
  expect(answerTo(...actions)).toBe(words);
});

test("the action is a link to its row of the action plan", () => {
  const kpi = kpiOf([4, 5], { answers: ["R4"] });
  const recommendations = [{ id: "R4", number: 4 }] as never;
  const { meaning } = illustrate(kpi, { actions: [action("4.1", {})], recommendations });
  expect(meaning).toContainEqual({
    kind: "link",
    href: "#action-4-1",
    children: [{ kind: "text", text: "Action 4.1" }],
  });
});
