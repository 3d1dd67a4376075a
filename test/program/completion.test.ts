import { execFile } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { PROGRAM, runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";

/** What bash itself makes of lines that are typed as far as they go, once it has read the script. */
async function inBash(cwd: string, lines: readonly string[]): Promise<string[]> {
  const script = path.join(cwd, "script.bash");
  await writeFile(script, (await runProgram(["completion", "bash"], { cwd })).stdout);
  const typed = lines.map(
    (line) => `COMP_LINE='${line}' COMP_POINT=${line.length} COMPREPLY=()
__improve_complete 2> /dev/null
echo "\${COMPREPLY[*]}"`,
  );
  // Somebody's own start-up file may read the script twice.
  const program = `improve() { "${process.execPath}" "${PROGRAM}" "$@"; }
source "${script}"; source "${script}"
complete -p improve
${typed.join("\n")}`;
  const { stdout, stderr } = await promisify(execFile)("bash", ["--norc", "-c", program], { cwd });
  expect(stderr).toBe("");
  return stdout.trimEnd().split("\n");
}

test("nothing of a line is run while it is completed", async () => {
  const cwd = await makePlan();
  const [, offered] = await inBash(cwd, ["improve explain $(touch ran) `touch ran`; touch ran; 1."]);
  expect(offered ?? "").toBe("");
  expect(await readdir(cwd)).not.toContain("ran");
});

test("bash completes commands, options, and ids of the plan", async () => {
  expect(
    await inBash(await makePlan(), [
      "improve che",
      "improve build --report ",
      "improve explain 1.",
      "improve check --fail-on w",
      "improve check --format=js",
      "improve check pl",
    ]),
  ).toEqual([
    "complete -o default -F __improve_complete improve",
    "check",
    "cabinet-2026-01",
    "1.1 1.2",
    "warning",
    "json",
  ]);
});
