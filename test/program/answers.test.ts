import { mkdtempSync } from "node:fs";
import {
  appendFile,
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { PROGRAM, ROOT, type Run, runImprove, runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";

const MISTAKE = { file: "plan.yaml", from: "due: 2026-03-31", to: "due: soon" } as const;

describe("the same check of a plan that has not changed", () => {
  test("says the same, byte for byte, and loads nothing but the start of the program", async () => {
    const cwd = await makePlan(MISTAKE);
    for (const more of [[], ["-f", "json"], ["--color", "always"]]) {
      const first = await listing(cwd, ["check", "plan", ...more]);
      const second = await listing(cwd, ["check", "plan", ...more]);
      expect(second.run).toEqual(first.run);
      expect(first.loaded.length).toBeGreaterThan(2);
      expect(second.loaded).toEqual([PROGRAM]);
    }
  });

  test("is worked out anew with --no-cache, and by no other command", async () => {
    const cwd = await makePlan();
    await listing(cwd, ["check", "plan"]);
    expect((await listing(cwd, ["check", "plan", "--no-cache"])).loaded.length).toBeGreaterThan(2);
    for (const args of [
      ["list", "actions", "plan"],
      ["check", "plan", "-o", "problems.txt"],
    ]) {
      await listing(cwd, args);
      expect((await listing(cwd, args)).loaded.length).toBeGreaterThan(2);
    }
  });

  test("says what a theme is warned about, too", async () => {
    const cwd = await makePlan();
    await writeFile(path.join(cwd, "look.yaml"), "cabinet: { leave-out: [implications] }\n");
    await writeFile(path.join(cwd, "improve.config.yaml"), "theme: look.yaml\n");
    const first = await listing(cwd, ["check", "plan"]);
    expect(first.run.stderr).toContain("look.yaml:1:");
    expect(await listing(cwd, ["check", "plan"])).toEqual({ run: first.run, loaded: [PROGRAM] });
  });
});

/** Something that happens to a plan or around it, in a folder that holds `plan/`. The number decides on the place. */
const HAPPENINGS: Readonly<Record<string, (cwd: string, number: number) => Promise<unknown>>> = {
  "a letter is changed, and the file has its old size and time": async (cwd, number) => {
    const [plan, report] = ["plan.yaml", "report.yaml"].map((name) => path.join(cwd, "plan", name));
    // It may have gone away before.
    const isReport = number % 2 === 1 && (await stat(report as string).catch(() => null)) !== null;
    const file = (isReport ? report : plan) as string;
    const text = await readFile(file, "utf8");
    const places = [...text.matchAll(/[a-y0-8]/g)].map(({ index }) => index);
    const at = places[number % places.length] as number;
    const next = String.fromCharCode(text.charCodeAt(at) + 1);
    await writeFile(file, text.slice(0, at) + next + text.slice(at + 1));
    await utimes(file, 1_700_000_000, 1_700_000_000);
  },
  "a line is taken out": async (cwd, number) => {
    const file = path.join(cwd, "plan/plan.yaml");
    const lines = (await readFile(file, "utf8")).split("\n");
    lines.splice(number % lines.length, 1);
    await writeFile(file, lines.join("\n"));
  },
  "a file comes": async (cwd, number) =>
    await writeFile(
      path.join(cwd, `plan/more-${number}.yaml`),
      `terms: [{ id: t${number}, term: T${number}, meaning: A }]\n`,
    ),
  "a file that is not read comes": async (cwd, number) =>
    await writeFile(path.join(cwd, `plan/${number}.csv`), "a,b\n"),
  "an empty folder comes": async (cwd, number) =>
    await mkdir(path.join(cwd, `plan/folder-${number}`), { recursive: true }),
  "a link comes": async (cwd, number) =>
    await symlink(cwd, path.join(cwd, `plan/link-${number}`)).catch(() => {}),
  "a file goes away": async (cwd) => await rm(path.join(cwd, "plan/report.yaml"), { force: true }),
  "a file is renamed": async (cwd, number) =>
    await rename(path.join(cwd, "plan/report.yaml"), path.join(cwd, `plan/r${number}.yaml`)).catch(() => {}),
  "a configuration comes beside the plan": async (cwd, number) =>
    await writeFile(path.join(cwd, "improve.config.yaml"), `max-problems: ${1 + (number % 3)}\n`),
  "a configuration comes into the plan": async (cwd, number) =>
    await writeFile(
      path.join(cwd, "plan/improve.config.yaml"),
      `fail-on: ${["info", "warning"][number % 2]}\n`,
    ),
  "a configuration is wrong": async (cwd) =>
    await writeFile(path.join(cwd, "improve.config.yaml"), "max-problem: 1\n"),
  "a baseline comes": async (cwd) => await runImprove(["check", "plan", "--update-baseline"], { cwd }),
  "a theme comes": async (cwd, number) =>
    await writeFile(
      path.join(cwd, "plan/theme.yaml"),
      `colours: { brand: "#${String(100000 + (number % 899999))}" }\n`,
    ),
  "a repository is made": async (cwd, number) =>
    await mkdir(path.join(cwd, number % 2 === 0 ? ".git" : "plan/.git"), { recursive: true }),
  "another plan comes": async (cwd, number) => {
    await mkdir(path.join(cwd, `other-${number % 2}`), { recursive: true });
    await writeFile(path.join(cwd, `other-${number % 2}/plan.yaml`), "plan: { council: Other }\n");
  },
  "nothing happens": async () => {},
};

const COMMANDS: readonly (readonly string[])[] = [
  ["check"],
  ["check", "plan"],
  ["check", "plan", "-f", "sarif"],
  ["check", "./plan/", "--quiet"],
];

test("an answer is never an old one, whatever happens to a plan or around it", async () => {
  let tried = 0;
  let same = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(HAPPENINGS)), fc.nat(10_000)), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom(...COMMANDS),
      async (happenings, command) => {
        const cwd = await makePlan(MISTAKE);
        let before = await improve(cwd, command);
        for (const [name, number] of happenings) {
          await HAPPENINGS[name]?.(cwd, number);
          const again = await improve(cwd, command);
          const anew = await runImprove([...command, "--no-cache"], { cwd });
          expect({ ...again, args: [] }, name).toEqual({ ...anew, args: [] });
          tried++;
          if (again.stdout === before.stdout) same++;
          before = again;
        }
      },
    ),
    { numRuns: rounds({ short: 2, long: 400 }), seed: 20261130 },
  );
  console.log(`${tried} happenings, after ${same} of which the answer was the same`);
});

describe("a cache folder that cannot be used costs nothing but time", () => {
  test.each([
    ["is a file", async (cache: string) => await writeFile(cache, "")],
    ["cannot be made", null],
    ["can be written by others", async (cache: string) => await mkdir(cache, { mode: 0o777 })],
  ])("it %s", async (_, make) => {
    const cwd = await makePlan();
    const cache = make === null ? "/proc/nowhere" : path.join(cwd, "cache");
    await make?.(cache);
    for (let time = 0; time < 2; time++) {
      const run = await runProgram(["check", "plan"], { cwd, env: { XDG_CACHE_HOME: cache } });
      expect(run).toMatchObject({ exitCode: 0, stderr: "" });
      expect(run.stdout).toContain("No problems found");
    }
  });

  test("answers that are damaged, or that somebody else could have written, are not given", async () => {
    const cwd = await makePlan();
    const env = { XDG_CACHE_HOME: path.join(cwd, "cache") };
    const first = await runProgram(["check", "plan"], { cwd, env });
    const [name = ""] = await readdir(path.join(cwd, "cache/improve/answers"));
    const file = path.join(cwd, "cache/improve/answers", name);
    const whole = await readFile(file, "utf8");
    const forged = whole.replace("No problems found", "No problems found!!");
    for (const text of ["", whole.slice(0, -1), forged, `${whole} `, "{}"]) {
      await writeFile(file, text);
      expect(await runProgram(["check", "plan"], { cwd, env })).toEqual(first);
    }
    await writeFile(file, whole);
    await chmod(file, 0o666);
    expect((await listing(cwd, ["check", "plan"], env)).loaded.length).toBeGreaterThan(2);
  });

  test("at most forty answers are kept", async () => {
    const cwd = await makePlan();
    const env = { XDG_CACHE_HOME: path.join(cwd, "cache") };
    const folder = path.join(cwd, "cache/improve/answers");
    await mkdir(folder, { recursive: true });
    for (let index = 0; index < 100; index++) await appendFile(path.join(folder, `old-${index}`), "");
    await runProgram(["check", "plan"], { cwd, env });
    expect((await readdir(folder)).length).toBeLessThanOrEqual(40);
  });
});

/** One cache for all tests here, so that the program is compiled once. */
const CACHE = mkdtempSync(path.join(tmpdir(), "improve-answers-"));
afterAll(() => rm(CACHE, { recursive: true }));

const improve = async (cwd: string, args: readonly string[]): Promise<Run> =>
  await runProgram(args, { cwd, env: { XDG_CACHE_HOME: CACHE } });

/** Runs the program, and lists which of its files are loaded. */
async function listing(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = { XDG_CACHE_HOME: CACHE },
): Promise<{ readonly run: Run; readonly loaded: string[] }> {
  const list = path.join(cwd, "..", `${path.basename(cwd)}.loaded`);
  await rm(list, { force: true });
  const hook = pathToFileURL(path.join(ROOT, "test/program/list-loaded.mjs")).href;
  const run = await runProgram(args, { cwd, env: { ...env, LOADED_FILES: list }, node: ["--import", hook] });
  const urls = (await readFile(list, "utf8")).split("\n");
  await rm(list);
  const files = urls.filter((url) => url.startsWith("file:")).map((url) => new URL(url).pathname);
  return { run, loaded: files.filter((file) => file.startsWith(path.dirname(PROGRAM))) };
}
