import { describe, expect, test } from "vitest";
import { camelise } from "../../src/load/decode/quick-decode.ts";
import { attachmentPath, camelKey } from "../../src/plan/schema/entry.ts";

describe("kebab-case keys become camelCase", () => {
  test("at every level, and in lists", () => {
    const written = {
      "measured-by": ["a-b"],
      evidence: [{ "verified-by": "head-of-service" }],
      "as-at": "2016-09-02",
    };
    expect(camelise(written)).toEqual({
      measuredBy: ["a-b"],
      evidence: [{ verifiedBy: "head-of-service" }],
      asAt: "2016-09-02",
    });
  });

  test("but the keys of a Map are data", () => {
    const implications = new Map([["one-darlington", "none"]]);
    expect(camelise({ implications })).toEqual({ implications });
  });

  test.each([
    ["due", "due"],
    ["superseded-by", "supersededBy"],
    ["action-plan-days", "actionPlanDays"],
    ["last-12-months", "last12Months"],
  ])("%s: %s", (kebab, camel) => {
    expect(camelKey(kebab)).toBe(camel);
  });
});

describe("a file name is relative to the file that names it", () => {
  test.each([
    ["events/2016.yaml", "letters/july.md", "events/letters/july.md"],
    ["events/2016.yaml", "./july.md", "events/july.md"],
    ["events/2016.yaml", "../letters/july.md", "letters/july.md"],
    ["plan.yaml", "july.md", "july.md"],
    ["events/2016.yaml", "letters\\july.md", "events/letters/july.md"],
    ["plan.yaml", "..july.md", "..july.md"],
    ["a/b/c.yaml", "../../x/../y.md", "y.md"],
  ])("%s names %s: %s", (from, named, expected) => {
    expect(attachmentPath(from, named)).toBe(expected);
  });

  test.each([
    ["plan.yaml", "../secret.md"],
    ["plan.yaml", ".."],
    ["events/2016.yaml", "../.."],
    ["events/2016.yaml", "../../secret.md"],
    ["events/2016.yaml", "letters/../../../secret.md"],
    ["plan.yaml", "..\\secret.md"],
    ["plan.yaml", "/etc/passwd"],
    ["plan.yaml", "\\\\server\\share\\x.md"],
    ["plan.yaml", "C:/secret.md"],
    ["plan.yaml", "C:secret.md"],
  ])("%s cannot name %s, which is outside the plan", (from, named) => {
    expect(attachmentPath(from, named)).toBeNull();
  });
});
