import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { say, whileShown } from "../../src/commands/terminal.ts";
import { runImprove } from "./run-improve.ts";
import { makePlan } from "./workspace.ts";

const CLEARED = "\r\u001B[2K";

const { isTTY } = process.stderr;
beforeEach(() => {
  process.stderr.isTTY = true;
});
afterEach(() => {
  process.stderr.isTTY = isTTY;
});

const COMMANDS: readonly (readonly [args: string, shown: string])[] = [
  ["check plan", "Checking plan…"],
  ["check plan --fix", "Looking through plan…"],
  ["explain 1.1 plan", "Looking for 1.1 in plan…"],
  ["export plan", "Exporting plan…"],
  ["collect plan --month 2026-01", "Making workbooks of plan…"],
  ["collect plan --month 2026-01 --status", "Reading plan…"],
  ["diff 2025-11 2025-12 --plan plan", "Comparing 2025-11 with 2025-12…"],
  ["schema --plan plan", "Reading plan…"],
  ["import tracker.csv plan", "Importing tracker.csv…"],
  ["init ours --from tracker.csv --inspected 2025-08-04", "Making the plan of tracker.csv…"],
  ["build plan -f html", "Writing cabinet-2026-01…"],
];

/** The commands say it where it is seen, and take it back; what they print is not touched. */
test.each(COMMANDS)("improve %s shows on a terminal what it does", async (args, shown) => {
  const cwd = await makePlan();
  await writeFile(
    path.join(cwd, "tracker.csv"),
    "Fairmere Council: tracker,,,\nPosition at 31 January 2026,,,\nRef,Action,By when,RAG\n3.1,Find homes,31/03/2026,Green\n",
  );
  const run = (quiet: string[]) =>
    runImprove([...args.split(" "), ...quiet], { cwd, env: { TERM: "xterm" } });
  const { stdout, stderr, exitCode } = await run([]);
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain("\u001B");
  expect(stderr).toContain(`${CLEARED}${shown}`);
  const after = stderr.slice(stderr.lastIndexOf("…"));
  expect(after.startsWith(`…${CLEARED}`)).toBe(true);
});

test("what is said meanwhile has a line of its own, above what is done", async () => {
  const { write } = process.stderr;
  let written = "";
  process.stderr.write = (text: string | Uint8Array): boolean => {
    written += text;
    return true;
  };
  try {
    await whileShown("Checking data", false, async () => say("A font is missing."));
    say("Done.");
  } finally {
    process.stderr.write = write;
  }
  expect(written).toBe(
    `${CLEARED}Checking data…${CLEARED}A font is missing.\nChecking data…${CLEARED}Done.\n`,
  );
});

test("with --quiet nothing is shown", async () => {
  const cwd = await makePlan();
  const { stderr } = await runImprove(["check", "plan", "-q"], { cwd, env: { TERM: "xterm" } });
  expect(stderr).toBe("");
});
