import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffStates } from "../../src/diff/comparison.ts";
import type { PlanState } from "../../src/model/state.ts";
import { april, may } from "./month-states.ts";

/** A state in which an id is another one everywhere: by itself, and as a step of a path. */
function withId(state: PlanState, from: string, to: string): PlanState {
  const text = (value: string): string =>
    value
      .split("/")
      .map((step) => (step === from ? to : step))
      .join("/");
  return JSON.parse(JSON.stringify(state), (_, value) => (typeof value === "string" ? text(value) : value));
}

const told = (base: PlanState, head: PlanState): string[] =>
  diffStates(base, head).map(({ message }) => message);

describe("an entry that has another id is the same entry, and so is what names it", () => {
  test.each([
    ["led", "Recommendation 6, Lead: has the id fresh; it was led before."],
    ["slipped", "Action fresh, Slipped: has the id fresh; it was slipped before."],
    ["restated", "Measure restated: has the id fresh; it was restated before."],
    ["held", "First visit: has the id fresh; it was held before."],
    ["audit-march", "Audit, Pathway plans: has the id fresh; it was audit-march before."],
  ])("%s", (id, message) => {
    expect(told(may, withId(may, id, "fresh"))).toEqual([message]);
  });

  test("an action that went on under its new id is told with what happened to it", () => {
    const changes = told(april, withId(may, "slipped", "fresh")).filter((one) => one.includes("Slipped"));
    expect(changes).toEqual([
      "Action fresh, Slipped: slipped from 30 April 2016 to 30 June 2016, 61 days later, for the third time; 107 days later in all. Reason: The trainer is ill.",
      "Action fresh, Slipped: has the id fresh; it was slipped before.",
    ]);
  });
});

describe("an entry is not taken for another", () => {
  const edited = (id: string, change: object): PlanState => ({
    ...withId(may, id, "fresh"),
    actions: withId(may, id, "fresh").actions.map((one) =>
      one.id === "fresh" ? { ...one, ...change } : one,
    ),
  });
  const gone = "Action slipped, Slipped: is no longer there.";

  test("with another title", () => {
    expect(told(may, edited("slipped", { title: "Slid" }))).toEqual([gone, "Action fresh, Slid: is new."]);
  });

  test("with a history that contradicts its own", () => {
    const [first, ...rest] = may.actions.find(({ id }) => id === "slipped")?.dueMoves ?? [];
    expect(told(may, edited("slipped", { dueMoves: [{ ...first, reason: "Other" }, ...rest] }))).toEqual([
      gone,
      "Action fresh, Slipped: is new.",
    ]);
  });

  test("where two could be meant", () => {
    const head = withId(may, "slipped", "fresh");
    const twice = head.actions.flatMap((one) =>
      one.id === "fresh" ? [one, { ...one, id: "fresher" }] : [one],
    );
    expect(told(may, { ...head, actions: twice })).toEqual([
      gone,
      "Action fresh, Slipped: is new.",
      "Action fresher, Slipped: is new.",
    ]);
  });
});

test("white space is no news, however it is spread and wherever it stands", () => {
  const spaces = fc.array(fc.constantFrom("  ", "\n", " \n", "\t", "\u00A0"), { minLength: 1 });
  fc.assert(
    fc.property(spaces, (chosen) => {
      let at = 0;
      const spread = (text: string): string =>
        text.replace(/ /g, () => chosen[at++ % chosen.length] ?? " ").concat(" ");
      const respaced = JSON.parse(JSON.stringify(may), (key, value) =>
        ["title", "text", "progress", "impact", "reason", "outcome", "definition"].includes(key) &&
        value !== null
          ? spread(value)
          : value,
      );
      expect(diffStates(may, respaced)).toEqual([]);
    }),
  );
});
