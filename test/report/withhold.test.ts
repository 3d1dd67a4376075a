import { expect, test } from "vitest";
import { withholdExempt } from "../../src/disclosure/views.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Update } from "../../src/plan/schema/updates.ts";
import { originOf } from "../../src/problems/origin.ts";

const update: Update = {
  date: "2016-08-26",
  of: "1.1",
  progress: "The manager of the team was dismissed.",
  patch: { status: "at-risk", due: "2017-01-31", outcome: "The manager is replaced." },
  exempt: { paragraph: 1, reason: "It names staff." },
  origin: originOf("returns.yaml", ["updates", 0]),
};
const plan = { events: [], updates: [update] } as unknown as Plan;

test("the public edition keeps the status and the date of an exempt update, and none of its texts", () => {
  const [shown] = withholdExempt(plan, "public").updates;
  expect(shown?.patch).toEqual({ status: "at-risk", due: "2017-01-31" });
  expect(shown?.progress).toMatch(/^Withheld: exempt under paragraph 1 .* It names staff\.$/);
  expect(JSON.stringify(shown)).not.toContain("manager");
});

test("the exempt edition keeps everything", () => {
  expect(withholdExempt(plan, "exempt").updates).toEqual([update]);
});
