import { execFileSync, spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { runImprove, runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";

/** Makes a pipe to which nobody writes: who opens it as a file waits for ever. */
const makePipe = (...names: readonly string[]): string => {
  const file = path.join(...names);
  execFileSync("mkfifo", [file]);
  return file;
};

const REFUSED = "is a pipe, and only files are read";

/** What a plan reads, each of which is a pipe. */
async function makePlanOfPipes(): Promise<string> {
  const cwd = await makePlan();
  for (const name of ["figures.csv", "record.json", "theme.yaml", "more.yaml"]) makePipe(cwd, "plan", name);
  const report = await readFile(path.join(cwd, "plan/report.yaml"), "utf8");
  const published = report
    .replace("id: cabinet-2026-01", "id: cabinet-2025-12")
    .replace("state: draft", "state: { published: 2026-01-05, model: record.json }");
  const extracts = "extracts: [{ date: 2025-12-08, file: figures.csv }]\n";
  await writeFile(path.join(cwd, "plan/published.yaml"), `${extracts}${published}`);
  return cwd;
}

test("a plan whose files are pipes is checked to the end, and each of them is named", async () => {
  const cwd = await makePlanOfPipes();
  const { exitCode, stdout } = await runProgram(["check", "plan", "-f", "json"], { cwd });
  expect(exitCode).toBe(1);
  const { problems } = JSON.parse(stdout) as { problems: readonly { readonly message: string }[] };
  for (const name of ["figures.csv", "record.json", "theme.yaml", "more.yaml"])
    expect(problems.map(({ message }) => message).join("\n")).toMatch(
      new RegExp(`${name}"? is a pipe or a device`),
    );
});

/** Commands that are given a pipe, and what they say of it. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  configuration: ["check", "plan", "--config", "pipe"],
  baseline: ["check", "plan", "--baseline", "pipe"],
  theme: ["build", "plan", "-f", "html", "--theme", "pipe.yaml"],
  "Word file": ["build", "plan", "-f", "html", "--reference", "pipe"],
  PDF: ["audit", "pipe"],
  tracker: ["import", "pipe.csv", "new"],
  report: ["diff", "2025-10", "pipe.json", "--plan", "plan"],
};

test.each(Object.entries(GIVEN))("a pipe as %s is refused in one sentence", async (_, args) => {
  const cwd = await makePlan();
  for (const name of ["pipe", "pipe.yaml", "pipe.csv", "pipe.json"]) makePipe(cwd, name);
  const { exitCode, stderr } = await runImprove(args, { cwd });
  expect(stderr).toMatch(/^error .*\bpipe(?:\.[a-z]+)?"? is (a pipe|not a file)/m);
  expect(exitCode).toBe(2);
});

test("a pipe where a build writes is not read to see whether it may be replaced", async () => {
  const cwd = await makePlan();
  await mkdir(path.join(cwd, "reports"));
  const pipe = makePipe(cwd, "reports", "cabinet-2026-01.json");
  const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "ignore"] });
  const heard = text(reader.stdout);
  const { exitCode } = await runProgram(["build", "plan", "-f", "json"], { cwd });
  expect(exitCode).toBe(0);
  expect(JSON.parse(await heard).provenance.report).toBe("cabinet-2026-01");
});

test("a device, and a pipe behind a link, are refused as well", async () => {
  const cwd = await makePlan();
  const device = await runImprove(["check", "plan", "--config", "/dev/zero"], { cwd });
  expect(device.stderr).toContain('"/dev/zero" is a device, and only files are read');
  execFileSync("ln", ["-s", makePipe(cwd, "pipe"), path.join(cwd, "link")]);
  const linked = await runImprove(["check", "plan", "--config", "link"], { cwd });
  expect(linked.stderr).toContain(`"link" ${REFUSED}`);
});
