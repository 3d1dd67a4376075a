import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ROOT, type Run, runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(path.join(tmpdir(), "improve-code-"));
});
afterEach(() => rm(cache, { recursive: true }));

const folderOfAll = (): string => path.join(cache, "improve/compiled");

const check = async (cwd: string): Promise<Run> =>
  await runProgram(["check", "plan", "--no-cache"], { cwd, env: { XDG_CACHE_HOME: cache } });

/** It runs least of all code. */
const help = async (): Promise<Run> =>
  await runProgram(["--help"], { cwd: cache, env: { XDG_CACHE_HOME: cache } });

/** The file with the code of what a check is made of, or of what says how the program is used. */
async function fileOf(name: "check-check" | "help-library"): Promise<string> {
  const [folder = ""] = await readdir(folderOfAll());
  return path.join(folderOfAll(), folder, `${name}.cjs.bin`);
}

test("code is kept from the first three runs of a command, and changes nothing that it says", async () => {
  const cwd = await makePlan();
  const first = await check(cwd);
  const file = await fileOf("check-check");
  const kept: Buffer[] = [await readFile(file)];
  for (let run = 2; run <= 4; run++) {
    expect(await check(cwd)).toEqual(first);
    kept.push(await readFile(file));
  }
  // The byte after the checksum counts them.
  expect(kept.map((bytes) => bytes[4])).toEqual([1, 2, 3, 3]);
  expect(kept[3]?.equals(kept[2] as Buffer)).toBe(true);
  expect((await stat(path.dirname(file))).mode & 0o077).toBe(0);
});

test("code is kept once more of the first run of a day", async () => {
  const first = await help();
  const file = await fileOf("help-library");
  await help();
  await help();
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await utimes(file, yesterday, yesterday);
  for (let run = 4; run <= 5; run++) {
    expect(await help()).toEqual(first);
    expect((await stat(file)).mtimeMs).toBeGreaterThan(yesterday.getTime() + 60_000);
  }
  expect((await readFile(file))[4]).toBe(3);
});

test("code is kept of another plan, which asks for much more, and that of the first is in it", async () => {
  const cwd = await makePlan();
  for (let run = 1; run <= 3; run++) await check(cwd);
  const file = await fileOf("check-check");
  const sizes: number[] = [(await stat(file)).size];
  const full = path.join(ROOT, "examples/full");
  for (const plan of [full, full, "plan"]) {
    await runProgram(["check", plan, "--no-cache"], { cwd, env: { XDG_CACHE_HOME: cache } });
    sizes.push((await stat(file)).size);
  }
  const [first = 0, more = 0, ...after] = sizes;
  expect(more).toBeGreaterThan(first * 1.1);
  for (const size of after) expect(size).toBeGreaterThanOrEqual(more);
});

test("code compiled under other flags is kept beside it", async () => {
  await help();
  await runProgram(["--help"], { cwd: cache, env: { XDG_CACHE_HOME: cache }, node: ["--no-opt"] });
  expect(await readdir(folderOfAll())).toHaveLength(2);
});

test("code that is not whole, or no code at all, is made anew", async () => {
  const cwd = await makePlan();
  const first = await check(cwd);
  const file = await fileOf("check-check");
  const whole = await readFile(file);
  const changed = Buffer.from(whole);
  changed.fill(7, whole.length / 2, whole.length / 2 + 64);
  for (const bytes of [changed, whole.subarray(0, 5000), Buffer.alloc(whole.length), Buffer.alloc(0)]) {
    await writeFile(file, bytes);
    expect(await check(cwd)).toEqual(first);
    const anew = await readFile(file);
    expect(anew[4]).toBe(1);
    expect(anew.length).toBeGreaterThan(whole.length / 2);
  }
});

test("nothing is read or kept where others could write it", async () => {
  const first = await help();
  const file = await fileOf("help-library");
  await writeFile(file, "code of somebody else");
  for (const open of [path.dirname(file), folderOfAll()]) {
    await chmod(open, 0o777);
    expect(await help()).toEqual(first);
    expect(await readFile(file, "utf8")).toBe("code of somebody else");
    await chmod(open, 0o700);
  }
});

test("a command that could not run keeps nothing, and the code of builds long gone is removed", async () => {
  const cwd = await makePlan();
  const old = path.join(folderOfAll(), "a-build-of-last-year");
  await mkdir(old, { recursive: true });
  await chmod(folderOfAll(), 0o700);
  const lastYear = new Date(Date.now() - 365 * 24 * 60 * 60 * 1000);
  await utimes(old, lastYear, lastYear);
  const wrong = await runProgram(["chekc", "plan"], { cwd, env: { XDG_CACHE_HOME: cache } });
  expect(wrong.exitCode).toBe(2);
  const [folder = "", ...others] = await readdir(folderOfAll());
  expect(others).toEqual([]);
  expect(folder).not.toBe("a-build-of-last-year");
  expect(await readdir(path.join(folderOfAll(), folder))).toEqual([]);
});
