import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "vitest";

export const ROOT = path.resolve(import.meta.dirname, "../..");
export const PROGRAM = path.join(ROOT, "dist/improve.js");

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself, before the program. */
  readonly node?: readonly string[];
}

export interface Run {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Without what the browser says of the machine: that it unpacks itself, or has no sandbox. */
  readonly stderr: string;
}

/** Runs the built program as a user would, and refuses whatever no user may see. */
export async function runImprove(
  args: readonly string[],
  { cwd, env = {}, node = [] }: RunOptions,
): Promise<Run> {
  const child = spawn(process.execPath, [...node, PROGRAM, ...args], {
    cwd,
    env: { ...environment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const [stdout, heard, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  const stderr = heard.replace(/^(The browser runs without its sandbox|Unpacking Chromium).*\n/gm, "");
  for (const output of [stdout, stderr]) expectFit(output);
  return { args, cwd, exitCode, stdout, stderr };
}

/** No stack trace, and nothing that a program says when it does not know what it says. */
export function expectFit(output: string): void {
  // A problem's own place, "  at plan/plan.yaml:3:5", is no line of a trace.
  expect(output).not.toMatch(/^\s+at (.*\(.+:\d+:\d+\)|(async )?(file|node):.+:\d+|.*\.[cm]?[jt]s:\d+:\d+)/m);
  expect(output).not.toMatch(/\bundefined\b|\[object \w+\]|\bNaN\b/);
}

/** The run as it looks on a terminal; what differs between machines and releases is left out. */
export function toSession({ args, cwd, exitCode, stdout, stderr }: Run): string {
  const command = ["improve", ...args.map((arg) => (/^[\w./:=-]+$/.test(arg) ? arg : `'${arg}'`))].join(" ");
  const parts = [
    `$ ${command}\n`,
    stdout,
    stderr === "" ? "" : `--- on stderr ---\n${stderr}`,
    `--- exit code ${exitCode} ---\n`,
  ];
  return parts
    .join("")
    .replaceAll(cwd, "<here>")
    .replaceAll(ROOT, "<improve>")
    .replace(/\d+ KB$/gm, "<size>");
}

/** Compares a run with `test/cli/sessions/<name>.txt`. */
export async function expectSession(name: string, ...runs: readonly Run[]): Promise<void> {
  await expect(runs.map(toSession).join("\n")).toMatchFileSnapshot(`sessions/${name}.txt`);
}

/** The tester's own settings must not decide a test; the browser's must stay, or there may be none. */
function environment(): NodeJS.ProcessEnv {
  const set = /^(IMPROVE_|NODE_OPTIONS$|NO_COLOR$|FORCE_COLOR$|COLUMNS$|VITEST)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !set.test(name)));
}
