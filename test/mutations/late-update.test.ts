import { expect, test } from "vitest";
import { applied } from "./mutations.ts";
import { readPlanFolder } from "./plans.ts";
import { tell } from "./tell.ts";

test.each(["2015", "2026", "2027", "2052"])(
  "a wrong year in one of two updates, %s, is told of that update",
  async (added) => {
    const { files } = await readPlanFolder("examples/minimal");
    const text = files["plan.yaml"] as string;
    const at = text.indexOf("2025-12-17, of: 1.2");
    const changed = applied(text, { what: "a year is another", at, removed: "2025", added });
    const { problems } = await tell({ ...files, "plan.yaml": changed });
    expect(problems).toContainEqual(
      expect.objectContaining({
        rule: "date-implausible",
        message: expect.stringContaining(`The update of "1.2" is dated "${added}-12-17"`),
      }),
    );
  },
);
