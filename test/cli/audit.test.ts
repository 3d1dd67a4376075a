import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { minutes } from "./minutes.ts";
import { expectSession, runImprove } from "./run-improve.ts";
import { makePlan, makeWorkspace } from "./workspace.ts";

test("the PDF that build writes passes, and one of another program does not", async () => {
  const cwd = await makePlan();
  await runImprove(["build", "plan", "-f", "pdf"], { cwd });
  await writeFile(path.join(cwd, "minutes.pdf"), await minutes());
  const report = await runImprove(["audit", "reports/cabinet-2026-01.pdf"], { cwd });
  const both = await runImprove(["audit", "reports/cabinet-2026-01.pdf", "minutes.pdf"], { cwd });
  expect([report.exitCode, both.exitCode]).toEqual([0, 1]);
  await expectSession("audit", report, both);
  const json = await runImprove(["audit", "minutes.pdf", "-f", "json"], { cwd });
  const { version, files } = JSON.parse(json.stdout);
  expect(version).toBe(1);
  expect(files).toMatchObject([{ file: "minutes.pdf", passes: false, pages: 1 }]);
  expect(files[0].failures[0]).toMatchObject({ check: "tagged", page: null, heading: null, anchor: null });
});

test("what is no PDF, or cannot be read, is named in one sentence, with exit code 2", async () => {
  const cwd = await makeWorkspace();
  const whole = await minutes();
  const files: Readonly<Record<string, Uint8Array | string>> = {
    "empty.pdf": "",
    "letter.pdf": "Dear Director,\n",
    "half.pdf": whole.subarray(0, whole.length / 2),
    "hollow.pdf": "%PDF-1.7\n%%EOF\n",
  };
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(cwd, name), content);
  await mkdir(path.join(cwd, "reports"));
  const names = [...Object.keys(files), "gone.pdf", "reports", "letter.pdf/inside.pdf"];
  const runs = [];
  for (const name of names) runs.push(await runImprove(["audit", name], { cwd }));
  runs.push(
    await runImprove(["audit"], { cwd }),
    await runImprove(["audit", "gone.pdf", "-f", "html"], { cwd }),
  );
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 2));
  await expectSession("audit-refused", ...runs);
});

test("an encrypted file fails for that alone", async () => {
  const cwd = await makeWorkspace();
  await writeFile(path.join(cwd, "locked.pdf"), await minutes("secret"));
  const run = await runImprove(["audit", "locked.pdf"], { cwd });
  expect(run.exitCode).toBe(1);
  await expectSession("audit-locked", run);
});

test("a report that fails is written without the claim, and the user is told which element, where and why", async () => {
  const cwd = await makePlan();
  const partials = path.join(cwd, "templates/partials/blocks");
  await mkdir(partials, { recursive: true });
  await writeFile(
    path.join(partials, "paragraph.hbs"),
    '<p><svg role="img" width="20" height="20"><rect width="20" height="20"/></svg> {{> inline text}}</p>\n<h6>Skipped</h6>\n',
  );
  const run = await runImprove(["build", "plan", "-f", "pdf", "--templates", "templates"], { cwd });
  expect(run.exitCode).toBe(0);
  await expectSession("audit-in-build", run);
  const file = await readFile(path.join(cwd, "reports/cabinet-2026-01.pdf"), "latin1");
  expect(file).toContain("<pdf:Producer>improve</pdf:Producer>");
  expect(file).not.toMatch(/pdfuaid|pdfaid/);
});
