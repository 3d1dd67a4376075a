import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROGRAM, runImprove, runProgram } from "../cli/run-improve.ts";
import { placePlan } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";

/** Every file of a folder by its name, hidden ones and those that were left as well. */
type Files = Readonly<Record<string, string>>;

async function filesIn(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const held = entry.isFile() ? (await readFile(file)).toString("latin1") : "folder";
    return [path.relative(folder, file), held] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

const TEXTS = ["-f", "html", "-f", "json"];
const PRINTED = [...TEXTS, "-f", "pdf", ...(rounds({ short: 0, long: 1 }) === 1 ? ["-f", "docx"] : [])];

/** A folder with two plans that differ in a word of every file, `old` and `new`. */
let cwd: string;
/** What is built of each. */
let sets: readonly [Files, Files];
/** How long a build by the program took, in milliseconds. */
let whole: number;
const [oldTexts, newTexts] = [0, 1].map((at) => (): Files => textsOf(sets[at] as Files)) as [
  () => Files,
  () => Files,
];
const textsOf = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => /\.(html|json)$/.test(name)));

beforeAll(async () => {
  cwd = await mkdtemp(path.join(os.tmpdir(), "improve-kills-"));
  const built: Files[] = [];
  for (const name of ["old", "new"]) {
    await mkdir(path.join(cwd, name));
    const edit = { file: "report.yaml", from: "first report", to: `the ${name} report` } as const;
    await placePlan(path.join(cwd, name), edit);
    const began = Date.now();
    const run = name === "old" ? runImprove : runProgram;
    const { exitCode } = await run(["build", `${name}/plan`, ...PRINTED, "-o", `${name}/built`], { cwd });
    expect(exitCode).toBe(0);
    whole = Date.now() - began;
    built.push(await filesIn(path.join(cwd, name, "built")));
  }
  sets = built as [Files, Files];
}, 120_000);

afterAll(() => rm(cwd, { recursive: true }));

/** Lays out the earlier report, to which a build of the newer plan comes. */
async function placeOld(files: Files): Promise<void> {
  await rm(path.join(cwd, "reports"), { recursive: true, force: true });
  await mkdir(path.join(cwd, "reports"));
  for (const name of Object.keys(files))
    await cp(path.join(cwd, "old/built", name), path.join(cwd, "reports", name));
}

/** Runs the next build, which itself builds nothing, and says which report is there. */
async function nextRun([old, fresh]: readonly [Files, Files]): Promise<"old" | "new" | Files> {
  await runImprove(["build", "new/plan", "--report", "none", "-o", "reports"], { cwd });
  const found = await filesIn(path.join(cwd, "reports"));
  const same = (files: Files): boolean => JSON.stringify(found) === JSON.stringify(files);
  return same(old) ? "old" : same(fresh) ? "new" : found;
}

test("killed before any change that it makes to the folder, a build leaves the old report or the new one, whole", async () => {
  const hook = pathToFileURL(path.join(import.meta.dirname, "kill-at.mjs")).href;
  const build = async (at: number): Promise<number | null> => {
    await placeOld(oldTexts());
    const env = { KILL_AT: `${at}`, KILL_IN: "reports" };
    const args = ["build", "new/plan", ...TEXTS, "-o", "reports"];
    return (await runProgram(args, { cwd, node: ["--import", hook], env })).exitCode;
  };
  const step = rounds({ short: 7, long: 1 });
  const became: string[] = [];
  for (let at = 0; ; at += step) {
    const exitCode = await build(at);
    const report = await nextRun([oldTexts(), newTexts()]);
    expect(report, `killed at change ${at}`).toBeTypeOf("string");
    became.push(report as string);
    if (exitCode === 0) break;
  }
  console.log(`killed at ${became.length - 1} changes: ${became.join(" ")}`);
  expect(became.length).toBeGreaterThan(2);
  expect(became).toEqual(became.toSorted().reverse());
  expect(new Set(became)).toEqual(new Set(["old", "new"]));
});

test("killed at any moment, a build leaves a whole report, no process, and nothing that stays", async () => {
  const TMPDIR = await mkdtemp(path.join(os.tmpdir(), "kills-"));
  const args = ["build", "new/plan", ...PRINTED, "-o", "reports", "--timeout", "600"];
  const kills = rounds({ short: 1, long: 100 });
  const became: Record<string, number> = {};
  for (let kill = 0; kill < kills; kill++) {
    const moment = Math.random() * whole;
    await placeOld(sets[0]);
    const signal = SIGNALS[kill % SIGNALS.length] as NodeJS.Signals;
    await end(
      spawn(process.execPath, [PROGRAM, ...args], { cwd, env: { ...process.env, TMPDIR }, stdio: "ignore" }),
      signal,
      moment,
    );
    await expect.poll(() => runningIn(TMPDIR), { timeout: 20_000 }).toEqual([]);
    const report = await nextRun(sets);
    expect(report, `${signal} after ${moment} ms of ${whole}`).toBeTypeOf("string");
    became[`${report} after ${signal}`] = (became[`${report} after ${signal}`] ?? 0) + 1;
  }
  console.log(`killed at ${kills} moments: ${JSON.stringify(became)}`);
  expect((await runProgram(args, { cwd, env: { TMPDIR } })).exitCode).toBe(0);
  expect(await filesIn(path.join(cwd, "reports"))).toEqual(sets[1]);
  const left = (await readdir(TMPDIR, { recursive: true })).filter(
    (name) => !name.startsWith("node-compile-cache"),
  );
  expect(left).toEqual(left.filter((name) => /^improve-\d+$/.test(name)));
  await rm(TMPDIR, { recursive: true });
});

/** Most are ended as a CI does in the end; the others by Ctrl-C, by kill, and with their terminal. */
const SIGNALS = ["SIGKILL", "SIGTERM", "SIGKILL", "SIGINT", "SIGKILL", "SIGHUP"];

/** Ends a program after some milliseconds, unless it has ended. */
async function end(child: ChildProcess, signal: NodeJS.Signals, moment: number): Promise<void> {
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const timer = setTimeout(() => child.kill(signal), moment);
  await ended;
  clearTimeout(timer);
}

/** The command lines of all processes that keep something in a folder. */
async function runningIn(folder: string): Promise<string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "latin1").catch(() => "")),
  );
  return lines.filter((line) => line.includes(folder));
}

test("builds of other plans at the same time leave the whole report of one of them", async () => {
  const pairs = rounds({ short: 1, long: 24 });
  const became: Record<string, number> = {};
  for (let pair = 0; pair < pairs; pair++) {
    await placeOld(oldTexts());
    const plans = pair % 2 === 1 ? ["new", "old", "new"] : ["old", "new"];
    const runs = plans.map((name) =>
      runProgram(["build", `${name}/plan`, ...TEXTS, "-o", "reports"], { cwd }),
    );
    for (const { exitCode } of await Promise.all(runs)) expect(exitCode).toBe(0);
    const report = await nextRun([oldTexts(), newTexts()]);
    expect(report).toBeTypeOf("string");
    became[report as string] = (became[report as string] ?? 0) + 1;
  }
  console.log(`built at the same time ${pairs} times: ${JSON.stringify(became)}`);
});
