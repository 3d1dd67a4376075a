import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "vitest";

export const ROOT = path.resolve(import.meta.dirname, "../..");
export const PROGRAM = path.join(ROOT, "dist/improve.js");

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options for Node itself, placed before the program. */
  readonly node?: readonly string[];
}

export interface Run {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Without the lines about the browser, which depend on the machine: that it is unpacked, or has no sandbox. */
  readonly stderr: string;
}

/** Runs the built program as a user would, and fails if it prints something that no user may see. */
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

/** Expects no stack trace and no leftovers such as `undefined`. */
export function expectFit(output: string): void {
  // The place of a problem, "  at plan/plan.yaml:3:5", is not a line of a stack trace.
  expect(output).not.toMatch(/^\s+at (.*\(.+:\d+:\d+\)|(async )?(file|node):.+:\d+|.*\.[cm]?[jt]s:\d+:\d+)/m);
  expect(output).not.toMatch(/\bundefined\b|\[object \w+\]|\bNaN\b/);
}

/** The run as it looks on a terminal, without what differs between machines and releases. */
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

/** Drops the tester's own settings, but keeps those that say where the browser is. */
function environment(): NodeJS.ProcessEnv {
  const set = /^(IMPROVE_|NODE_OPTIONS$|NO_COLOR$|FORCE_COLOR$|COLUMNS$|VITEST)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !set.test(name)));
}
