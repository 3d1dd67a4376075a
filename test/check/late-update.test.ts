import path from "node:path";
import { expect, test } from "vitest";
import { mutate, readFiles, tell } from "./losses.ts";

const MINIMAL = path.join(import.meta.dirname, "../../examples/minimal");

test.each(["2015", "2026", "2027", "2052"])(
  "a wrong year in one of two updates, %s, is told of that update",
  async (to) => {
    const files = await readFiles(MINIMAL);
    const at = (files["plan.yaml"] as string).indexOf("2025-12-17, of: 1.2");
    const { problems } = await tell(mutate(files, { file: "plan.yaml", at, from: "2025", to }));
    expect([...problems]).toContainEqual(
      expect.stringContaining(`date-implausible plan.yaml The update of "1.2" is dated "${to}-12-17"`),
    );
  },
);
