import { spawn } from "node:child_process";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { expect } from "vitest";
import { run } from "../../src/commands/cli.ts";
import { sharedBrowser } from "../browser/shared-browser.ts";

export const ROOT = path.resolve(import.meta.dirname, "../..");
export const PROGRAM = path.join(ROOT, "dist/improve.js");

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Run {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly exitCode: number | null;
  readonly stdout: string;
  /** What `stdout` was decoded from: a PDF is no text. */
  readonly bytes: Buffer;
  /** Without the lines about the browser, which depend on the machine: that it is unpacked, or has no sandbox. */
  readonly stderr: string;
}

export interface ProgramOptions extends RunOptions {
  /** Options for Node itself, placed before the program. */
  readonly node?: readonly string[];
  /** Another user, for whom only root can run it. */
  readonly uid?: number | undefined;
  /** What the program was given, and may repeat, though it looks like a leftover. */
  readonly given?: string;
}

/**
 * Runs a command in this process, as `main.ts` would, and fails if it prints something that no user may see. It costs a
 * tenth of `runProgram`, which is for what only a process of its own shows. It prints on the browser that the tests share, unless
 * `IMPROVE_BROWSER` is another or empty.
 */
export function runImprove(args: readonly string[], options: RunOptions): Promise<Run> {
  const result = turn.then(() => runHere(args, options));
  turn = result.catch(() => {});
  return result;
}

/** A process has one current folder and one stdout, so runs take turns. */
let turn: Promise<unknown> = Promise.resolve();

async function runHere(args: readonly string[], { cwd, env = {} }: RunOptions): Promise<Run> {
  const before = { cwd: process.cwd(), env: { ...process.env } };
  const stdout = collect(process.stdout);
  const stderr = collect(process.stderr);
  try {
    process.chdir(cwd);
    const browser = mayPrint(args) ? { IMPROVE_BROWSER: await sharedBrowser() } : {};
    setEnvironment({ ...environment(), ...browser, ...env });
    const exitCode = await run(args);
    return toRun(args, cwd, exitCode, stdout.written(), stderr.written());
  } finally {
    process.chdir(before.cwd);
    setEnvironment(before.env);
    for (const { restore } of [stdout, stderr]) restore();
  }
}

/** Whether a command may print or draw: whoever names the formats names those that need a browser. */
function mayPrint([command = "", ...args]: readonly string[]): boolean {
  const formats = args.filter((_, at) => args[at - 1] === "-f");
  const isNamed = formats.some((format) => format === "pdf" || format === "docx");
  return command === "diff"
    ? isNamed
    : /^(build|publish|site)$/.test(command) && (formats.length === 0 || isNamed);
}

function collect(stream: NodeJS.WriteStream): {
  readonly written: () => Buffer;
  readonly restore: () => void;
} {
  const { write } = stream;
  const chunks: Uint8Array[] = [];
  stream.write = (chunk: string | Uint8Array): boolean => chunks.push(Buffer.from(chunk as string)) > 0;
  const restore = (): void => {
    stream.write = write;
  };
  return { written: () => Buffer.concat(chunks), restore };
}

function setEnvironment(variables: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (variables[name] === undefined) delete process.env[name];
  Object.assign(process.env, variables);
}

/** Runs the built program in a process of its own, as a user would, with the same expectations. */
export async function runProgram(
  args: readonly string[],
  { cwd, env = {}, node = [], uid, given = "" }: ProgramOptions,
): Promise<Run> {
  const child = spawn(process.execPath, [...node, PROGRAM, ...args], {
    cwd,
    env: { ...environment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const [stdout, stderr, exitCode] = await Promise.all([buffer(child.stdout), buffer(child.stderr), closed]);
  return toRun(args, cwd, exitCode, stdout, stderr, given);
}

function toRun(
  args: readonly string[],
  cwd: string,
  exitCode: number | null,
  out: Buffer,
  err: Buffer,
  given = "",
): Run {
  const stderr = err
    .toString()
    .replace(/^(The browser runs without its sandbox|Unpacking Chromium).*\n/gm, "");
  const stdout = out.toString();
  for (const output of [stdout, stderr]) if (!output.startsWith("%PDF-")) expectFit(output, given);
  return { args, cwd, exitCode, stdout, bytes: out, stderr };
}

/**
 * Expects no stack trace and no leftovers such as `undefined`.
 * @param given what the program was given, and may repeat.
 */
export function expectFit(output: string, given = ""): void {
  // The place of a problem, "  at plan/plan.yaml:3:5", is not a line of a stack trace.
  expect(output).not.toMatch(/^\s+at (.*\(.+:\d+:\d+\)|(async )?(file|node):.+:\d+|.*\.[cm]?[jt]s:\d+:\d+)/m);
  for (const [word] of output.matchAll(/\bundefined\b|\[object \w+\]|\bNaN\b/g))
    expect(given, `"${word}" in ${output}`).toContain(word);
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

/** A run without numbers of files, sizes and digests, which change with every template. */
export const withoutNumbers = (run: Run): Run => ({
  ...run,
  stderr: run.stderr
    .replace(/\d+ files/g, "<count> files")
    .replace(/[\d.]+ MB/g, "<size>")
    .replace(/[0-9a-f]{64}/g, "<digest>"),
});

/** Compares a run with `sessions/<name>.txt` beside the test. */
export async function expectSession(name: string, ...runs: readonly Run[]): Promise<void> {
  await expect(runs.map(toSession).join("\n")).toMatchFileSnapshot(`sessions/${name}.txt`);
}

/** Drops the tester's own settings, but keeps those that say where the browser is. */
function environment(): NodeJS.ProcessEnv {
  const set = /^(IMPROVE_|NODE_OPTIONS$|NO_COLOR$|FORCE_COLOR$|COLUMNS$|VITEST)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !set.test(name)));
}
