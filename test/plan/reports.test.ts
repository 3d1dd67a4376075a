import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { report } from "../../src/plan/schema/reports.ts";

const board = {
  id: "board-2016-08",
  template: "board",
  audience: "board",
  "as-at": "2016-08-17",
  state: "final",
  title: "Update",
};
const cabinet = {
  ...board,
  template: "cabinet",
  audience: "public",
  responsible: { member: "member", director: "director" },
  contact: { name: "Children's Services" },
  purpose: "To report progress.",
  summary: "Progress goes on.",
  decisions: ["the report be received."],
  reasons: "Cabinet asked.",
  main: "It does.",
};

describe("a report of any template", () => {
  const { purpose: _, ...withoutPurpose } = cabinet;
  const validate = new Ajv2020({ strict: false }).compile(z.toJSONSchema(report, { io: "input" }));

  test.each([
    ["a report to the board", board, true],
    ["a report to Cabinet", cabinet, true],
    ["a report to Cabinet without a purpose", withoutPurpose, false],
    ["a report to the board with a purpose", { ...board, purpose: "To report progress." }, false],
    ["a report to the board for the public", { ...board, audience: "public" }, false],
    ["a report on readiness for the public", { ...board, template: "readiness", audience: "public" }, true],
    [
      "a report on readiness with decisions",
      { ...board, template: "readiness", decisions: ["agree."] },
      false,
    ],
    ["a report without a template", { ...board, template: undefined }, false],
  ])("%s: the schema and its JSON Schema agree", (_, entry, fits) => {
    const written = JSON.parse(JSON.stringify(entry));
    expect(report.safeParse(written).success).toBe(fits);
    expect(validate(written)).toBe(fits);
  });
});
