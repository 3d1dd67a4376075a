import { chmod, cp, mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { sha256Of } from "../../src/text/digest.ts";
import { ROOT, runImprove, runProgram } from "../cli/run-improve.ts";
import { makePlan, makeWorkspace } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";

const isLong = rounds({ short: 0, long: 1 }) === 1;

interface Machine {
  readonly env: Readonly<Record<string, string>>;
  /** Whether it is this process, which has made much else before. */
  readonly isHere?: true;
  /** How many days its clock is ahead. Its folders then list their files in another order, too. */
  readonly ahead?: number;
  /** Somebody else than who runs the test. */
  readonly uid?: number;
}

/** Machines that disagree about the day, the order of letters and of files, and what the small letter of I is. */
const MACHINES: readonly Machine[] = [
  isLong ? { env: { TZ: "UTC", LC_ALL: "C", LANG: "C" } } : { env: {}, isHere: true },
  { env: { TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", LANGUAGE: "tr" }, ahead: 7 },
  {
    env: { TZ: "America/Los_Angeles", LC_ALL: "sv_SE.UTF-8", LANG: "sv_SE.UTF-8", HOME: "/nowhere" },
    ahead: -3650,
  },
];

/** Nobody in particular, whom only root can be. */
const NOBODY: readonly Machine[] =
  process.getuid?.() === 0 ? [{ env: { TZ: "Asia/Kathmandu", HOME: "/" }, uid: 65534 }] : [];

const FORMATS = ["docx", "html", "json", "pdf"];
const TEXTS = ["html", "json"];
const named = (formats: readonly string[]): string[] => formats.flatMap((name) => ["-f", name]);
const HOOK = pathToFileURL(path.join(import.meta.dirname, "other-machine.mjs")).href;

/** Runs commands on a machine, in a folder that holds plans. @returns the digest of each file that they wrote. */
async function madeOn(
  { env, isHere, ahead, uid }: Machine,
  cwd: string,
  commands: readonly (readonly string[])[],
): Promise<Readonly<Record<string, string>>> {
  await chmod(cwd, 0o777);
  for (const args of commands) {
    const run = await (isHere ? runImprove : runProgram)(args, {
      cwd,
      env: { ...(await cacheFor(uid)), DAYS_AHEAD: `${ahead ?? 0}`, ...env },
      node: ahead === undefined ? [] : ["--import", HOOK],
      uid,
    });
    expect({ args, exitCode: run.exitCode, stderr: run.exitCode === 0 ? "" : run.stderr }).toEqual({
      args,
      exitCode: 0,
      stderr: "",
    });
  }
  const made = path.join(cwd, "made");
  const entries = await readdir(made, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const digests = files.map(
    async (file) => [path.relative(made, file), sha256Of(await readFile(file))] as const,
  );
  return Object.fromEntries((await Promise.all(digests)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The unpacked browser is used where it is, whatever the home folder is called; nobody else may read it there. */
async function cacheFor(uid: number | undefined): Promise<Record<string, string>> {
  if (uid === undefined)
    return { XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? path.join(process.env.HOME ?? "/root", ".cache") };
  const found = await findBrowser();
  if (found.kind === "endpoint") throw new Error("No test names an endpoint.");
  const folder = await makeWorkspace();
  await chmod(folder, 0o777);
  if (!isLong) return { XDG_CACHE_HOME: folder, TMPDIR: folder };
  await cp(path.dirname(found.path), path.join(folder, "browser"), { recursive: true });
  await chmod(path.join(folder, "browser"), 0o755);
  const env = {
    LD_LIBRARY_PATH: path.join(folder, "browser/libraries/lib"),
    PUPPETEER_DANGEROUS_NO_SANDBOX: "true",
  };
  const PUPPETEER_EXECUTABLE_PATH = path.join(folder, "browser", path.basename(found.path));
  return { ...env, PUPPETEER_EXECUTABLE_PATH, XDG_CACHE_HOME: folder, TMPDIR: folder };
}

test("a report and its tables have the same bytes in every format, wherever, whenever and by whomever they are made", async () => {
  const commands = [
    ["build", "plan", ...named(FORMATS), "-o", "made"],
    ["export", "plan", ...named(isLong ? ["csv", "xlsx", "ods"] : ["csv"]), "-o", "made"],
  ];
  const [first, ...others] = await Promise.all(
    MACHINES.map(async (machine) => madeOn(machine, await makePlan(), commands)),
  );
  const texts = [["build", "plan", ...named(isLong ? FORMATS : TEXTS), "-o", "made"], ...commands.slice(1)];
  for (const machine of NOBODY) others.push(await madeOn(machine, await makePlan(), texts));
  expect(Object.keys(first ?? {})).toEqual(
    expect.arrayContaining(FORMATS.map((end) => `cabinet-2026-01.${end}`)),
  );
  for (const other of others) {
    expect(Object.keys(other).length).toBeGreaterThan(4);
    for (const [file, digest] of Object.entries(other))
      expect({ file, digest }).toEqual({ file, digest: first?.[file] });
  }
  console.log(`${others.length + 1} machines made the same ${Object.keys(first ?? {}).length} files`);
});

/** Plans with published reports, appendices, themes and files of figures. */
const PLANS = isLong ? ["data", "examples/full", "examples/new-plan", "examples/minimal"] : ["examples/full"];

test("so have the examples, every report of them, and the site of what was published", async () => {
  const commands = PLANS.flatMap((plan, index) => [
    ["build", plan, "--all", ...named(isLong ? FORMATS : ["json"]), "-o", `made/${index}`],
    ...(isLong ? [["export", plan, "-f", "csv", "-o", `made/${index}-tables`]] : []),
    ...(plan === "data" ? [["site", plan, "-o", `made/${index}-site`]] : []),
  ]);
  const made = [];
  // One after another, as each has a browser.
  for (const machine of isLong ? [...MACHINES, ...NOBODY] : MACHINES.slice(0, 2)) {
    const cwd = await makeWorkspace();
    for (const plan of PLANS) {
      await mkdir(path.dirname(path.join(cwd, plan)), { recursive: true });
      await cp(path.join(ROOT, plan), path.join(cwd, plan), { recursive: true });
    }
    made.push(await madeOn(machine, cwd, commands));
  }
  const [first, ...others] = made;
  for (const other of others) expect(other).toEqual(first);
  console.log(
    `${made.length} machines made the same ${Object.keys(first ?? {}).length} files of ${PLANS.join(", ")}`,
  );
});
