import { cp, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { type Run, runImprove, runProgram } from "../cli/run-improve.ts";
import { makePlan, makeWorkspace } from "../cli/workspace.ts";
import { commitAll } from "../sides/workspace.ts";

const PLAN = ["--plan", "plan"];
const OVERDUE = { file: "plan.yaml", from: "due: 2026-03-31", to: "due: 2025-11-28" } as const;

/** Commands that together load every part of the built program, as they run one after another in one folder. */
const COMMANDS: readonly (readonly string[])[] = [
  ["--help"],
  ["chek"],
  ["rules", "letter-before-event"],
  ["rules", "-f", "json"],
  ["schema", "model"],
  ["check", "nowhere"],
  ["check", "plan"],
  ["check", "plan", "-f", "stylish", "-f", "json", "-o", "check.json", "-f", "sarif", "-o", "check.sarif"],
  ["check", "plan", "-f", "junit", "-f", "markdown", "-o", "check.md", "-f", "github", "-o", "check.txt"],
  ["check", "plan", "--update-baseline"],
  ["build", "plan"],
  ["build", "plan", "--report", "cabinet-2026-02"],
  ["diff", "git:HEAD@2025-10", "reports/cabinet-2026-01.html", ...PLAN],
  ["diff", "2025-10", "reports/cabinet-2026-01.pdf", ...PLAN, "-f", "markdown", "--exit-code"],
  [
    "diff",
    "2025-10",
    "reports/cabinet-2026-01.json",
    ...PLAN,
    "-f",
    "html",
    "-o",
    "c.html",
    "-f",
    "json",
    "-o",
    "c.json",
  ],
];

test("the built program prints, writes and ends as the commands do that the other tests run", async () => {
  const plan = await makePlan(OVERDUE);
  commitAll(plan);
  const cwd = await makeWorkspace();
  await cp(plan, cwd, { recursive: true });
  for (const args of COMMANDS) {
    const built = await runProgram(args, { cwd: plan });
    const here = await runImprove(args, { cwd });
    expect(shownBy(built), args.join(" ")).toEqual(shownBy(here));
  }
  const written = await filesIn(cwd);
  expect(Object.keys(written)).toContain("reports/cabinet-2026-01.pdf");
  expect(await filesIn(plan)).toEqual(written);
});

const shownBy = ({ cwd, exitCode, stdout, stderr }: Run) => ({
  exitCode,
  stdout: stdout.replaceAll(cwd, "<here>"),
  stderr: stderr.replaceAll(cwd, "<here>"),
});

/** The bytes of each file in a folder and below it, but not of git's own. */
async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    /^(?!\.git\b).*\.\w+$/.test(name),
  );
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "latin1")));
  return Object.fromEntries(names.map((name, index) => [name, texts[index] as string]));
}
