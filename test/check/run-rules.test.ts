import { expect, test } from "vitest";
import { internalError } from "../../src/check/control/rules.ts";
import type { Rule } from "../../src/check/rule.ts";
import { runRules } from "../../src/check/run-rules.ts";
import { EMPTY_PLAN } from "../../src/plan/schema/plan.ts";
import { originOf } from "../../src/problems/origin.ts";
import { contextAt } from "./judge.ts";

const CONTEXT = contextAt(EMPTY_PLAN, "2016-09-02");
const PLACE = originOf("actions.yaml", ["actions", 0]);

const rule = (id: string, check: Rule["check"]): Rule => {
  return { id, severity: "warning", summary: "", why: "", bad: "", good: "", check };
};

test("what a rule finds gets its id, and its severity unless it has its own", () => {
  const two = rule("two", () => [
    { message: "One", origin: PLACE },
    { message: "Two", origin: PLACE, severity: "error", entity: "1.1" },
  ]);
  expect(runRules([two], CONTEXT)).toEqual([
    { rule: "two", severity: "warning", message: "One", origin: PLACE },
    { rule: "two", severity: "error", message: "Two", origin: PLACE, entity: "1.1" },
  ]);
});

test("a rule that throws becomes a problem of its own, keeps what it has found, and stops no other rule", () => {
  const broken = rule("broken", function* () {
    yield { message: "Found before", origin: PLACE };
    throw new TypeError("of what is undefined");
  });
  const sound = rule("sound", () => [{ message: "Found after", origin: PLACE }]);
  const problems = runRules([broken, sound], CONTEXT);
  expect(problems.map((problem) => [problem.rule, problem.severity, problem.message])).toEqual([
    ["broken", "warning", "Found before"],
    [internalError.id, "error", 'The rule "broken" stopped: of what is undefined'],
    ["sound", "warning", "Found after"],
  ]);
});

test("a rule that throws is reported with the entry that it was looking at", () => {
  const post = (id: string) => ({
    id,
    title: id,
    holders: undefined,
    origin: originOf("posts.yaml", ["posts", id]),
  });
  const plan = { ...EMPTY_PLAN, posts: [post("director"), post("head"), post("clerk")] };
  const context = contextAt(plan, "2016-09-02");
  const broken = rule("broken", function* ({ plan: { posts } }) {
    for (const { title, origin } of posts) {
      if (title === "head") throw new TypeError("no such title");
      yield { message: title, origin };
    }
  });
  const [before, stopped, ...rest] = runRules([broken], context);
  expect([before?.message, rest]).toEqual(["director", []]);
  expect(stopped).toMatchObject({
    entity: "head",
    message: 'The rule "broken" stopped at "head": no such title',
    origin: { file: "posts.yaml" },
  });
});

test("an id that is used twice is told, though the updates of one cannot be read for it", () => {
  const found = (id: string): Rule => rule(id, () => [{ message: id, origin: PLACE, entity: "1.1" }]);
  const context = contextAt({ ...EMPTY_PLAN, idsWithUnreadableUpdates: new Set(["1.1"]) }, "2016-09-02");
  const problems = runRules([found("action-stale"), found("duplicate-id")], context);
  expect(problems.map(({ message }) => message)).toEqual(["duplicate-id"]);
});
