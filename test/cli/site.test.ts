import { cp, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { filesBelow, lastDay, publishedPlan, smallFiles, writePlan } from "../site/published-plan.ts";
import { expectSession, ROOT, runImprove, withoutNumbers } from "./run-improve.ts";
import { makePlan, makeWorkspace } from "./workspace.ts";

test("a PDF is printed once, and again only when what it is printed from has changed", async () => {
  const cwd = await makeWorkspace();
  const asked = [{ id: "cabinet-2020-06", asAt: lastDay(2020, 5) }];
  await writePlan(path.join(cwd, "plan"), await publishedPlan(smallFiles(8), asked));
  const run = (...more: readonly string[]) => runImprove(["site", "plan", ...more], { cwd });
  const pdf = path.join(cwd, "site/cabinet-2020-06/cabinet-2020-06.pdf");
  expect((await run()).stderr).toContain("1 PDF printed");
  const files = await filesBelow(path.join(cwd, "site"));
  expect(files["cabinet-2020-06/index.html"]).toMatch(
    /<a href="cabinet-2020-06\.pdf">The report<\/a> <span class="note">PDF, \d+ KB/,
  );
  const { mtimeMs } = await stat(pdf);
  expect((await run()).stderr).toContain("Nothing has changed since the last run.");
  // Without a browser nothing can be printed, and nothing needs to be.
  expect((await run("--browser", "/nowhere")).exitCode).toBe(0);
  expect((await run("--no-pdf")).exitCode).toBe(0);
  expect((await stat(pdf)).mtimeMs).toBe(mtimeMs);
  expect(await filesBelow(path.join(cwd, "site"))).toEqual(files);
  await writeFile(path.join(cwd, "plan/theme.yaml"), 'footer: "Smalltown Council, Town Hall"\n');
  const broken = await run("--browser", "/nowhere");
  expect(broken.exitCode).toBe(4);
  expect(await filesBelow(path.join(cwd, "site"))).toEqual(files);
  expect((await run()).stderr).toContain("1 PDF printed");
  const fresh = await filesBelow(path.join(cwd, "site"));
  await run("-o", "another");
  expect(await filesBelow(path.join(cwd, "another"))).toEqual(fresh);
});

test("a site has the look of the council", async () => {
  const cwd = await makeWorkspace();
  await writePlan(
    path.join(cwd, "plan"),
    await publishedPlan(smallFiles(8), [{ id: "cabinet-2020-06", asAt: lastDay(2020, 5) }]),
  );
  await cp(path.join(ROOT, "examples/themes/marlshire"), path.join(cwd, "plan"), { recursive: true });
  await mkdir(path.join(cwd, "own/partials"), { recursive: true });
  await writeFile(
    path.join(cwd, "own/partials/badge.hbs"),
    '<span class="badge own">{{icon colour}} {{word}}</span>\n',
  );
  const { exitCode, stderr } = await runImprove(["site", "plan", "--no-pdf", "--templates", "own"], { cwd });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  const files = await filesBelow(path.join(cwd, "site"));
  const style = files["assets/style.css"] ?? "";
  expect(style).toContain('"Source Serif 4"');
  expect(style).toMatch(/url\(font-[0-9a-f]{8}\.woff2\)/);
  for (const address of ["index.html", "cabinet-2020-06/index.html", "measures/visits/index.html"])
    expect(files[address]).toMatch(/<img class="logo" src="data:image/);
  expect(files["measures/index.html"]).toContain('class="badge own"');
});

test("what cannot become a site is said in a sentence", async () => {
  const cwd = await makePlan();
  const none = await runImprove(["site", "plan"], { cwd });
  const url = await runImprove(["site", "plan", "--url", "improvement"], { cwd });
  const twice = await runImprove(["site", "plan", "other"], { cwd });
  const published = await publishedPlan(smallFiles(8), [{ id: "cabinet-2020-06", asAt: lastDay(2020, 5) }]);
  await writePlan(path.join(cwd, "small"), published);
  const inPlan = await runImprove(["site", "small", "--no-pdf", "-o", "small"], { cwd });
  const record = path.join(cwd, "small/reports/published/cabinet-2020-06.json");
  await writeFile(record, (await readFile(record, "utf8")).replace("Visits", "Visitors"));
  const tampered = await runImprove(["site", "small", "--no-pdf"], { cwd });
  await expectSession("no-site", none, url, twice, inPlan, withoutNumbers(tampered));
  await expect(stat(path.join(cwd, "site"))).rejects.toThrow();
});
