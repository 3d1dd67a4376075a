import { cp } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { expectSession, ROOT, runProgram, withoutNumbers } from "../cli/run-improve.ts";
import { makeWorkspace } from "../cli/workspace.ts";
import { filesBelow } from "../site/published-plan.ts";

test("the plan of this repository becomes a site, and a second run writes nothing", async () => {
  const cwd = await makeWorkspace();
  await cp(path.join(ROOT, "data"), path.join(cwd, "data"), { recursive: true });
  const first = await runProgram(["site", "--no-pdf"], { cwd });
  const files = await filesBelow(path.join(cwd, "site"));
  const second = await runProgram(["site", "--no-pdf"], {
    cwd,
    env: { TZ: "Pacific/Auckland", LANG: "tr_TR.UTF-8" },
  });
  await expectSession("site", withoutNumbers(first), withoutNumbers(second));
  expect(await filesBelow(path.join(cwd, "site"))).toEqual(files);
  expect(files["cabinet-2016-05/index.html"]).toContain("Update on Children&#x27;s Services improvements");
  const others = ["cabinet-2016-09", "board-2016-07", "board-2016-08"];
  for (const text of Object.values(files)) for (const id of others) expect(text).not.toContain(id);
});
