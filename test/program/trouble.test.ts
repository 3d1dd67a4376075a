import { spawn, spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { withBrowser } from "../../src/browser/print.ts";
import { sweep } from "../../src/disk/kept.ts";
import { PROGRAM, runProgram } from "../cli/run-improve.ts";
import { expectLastGood, makePlan, makeWorkspace, placeLastGood } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";

/** Runs a command of the shell that runs the program as "$@". */
function runIn(
  shell: string,
  args: readonly string[],
  cwd: string,
): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync("sh", ["-c", shell, "sh", process.execPath, PROGRAM, ...args], {
    cwd,
    encoding: "utf8",
  });
  return { status, stderr };
}

describe("where the disk is full, the last good report stays and nothing else", () => {
  test("in a folder of which no more fits", async () => {
    const cwd = await makePlan();
    await placeLastGood(cwd);
    // A limit for each file: without the trap the system would end the program.
    const run = runIn(
      'trap "" XFSZ; ulimit -f 100; exec "$@"',
      ["build", "plan", "-f", "html", "-f", "json"],
      cwd,
    );
    expect(run.stderr).toContain(
      'error "reports/cabinet-2026-01.html" cannot be written: it would be larger than',
    );
    expect(run.status).toBe(2);
    await expectLastGood(cwd);
  });

  test("on a disk of its own, if one can be mounted", async () => {
    const cwd = await makePlan();
    await mkdir(path.join(cwd, "disk"));
    const mount = `mount -t tmpfs -o size=150k tmpfs "${cwd}/disk"`;
    const isMountable = spawnSync("unshare", ["-rm", "sh", "-c", mount]).status === 0;
    console.log(isMountable ? "a disk of 150 KB was filled" : "no disk can be mounted here");
    const shell = isMountable
      ? `exec unshare -rm sh -c '${mount} && cp -r reports disk/ && { "$@"; code=$?; ls -A disk/reports; cat disk/reports/*.json; exit $code; } >&2' sh "$@"`
      : 'trap "" XFSZ; ulimit -f 100; mkdir -p disk && cp -r reports disk/; "$@"; code=$?; { ls -A disk/reports; cat disk/reports/*.json; } >&2; exit $code';
    await placeLastGood(cwd);
    await writeFile(path.join(cwd, "reports/large"), Buffer.alloc(45_000));
    const run = runIn(shell, ["build", "plan", "-f", "html", "-f", "json", "-o", "disk/reports"], cwd);
    expect(run.stderr).toMatch(
      /error "disk\/reports\/cabinet-2026-01\.(html|json)" cannot be written: (the disk is full|it would be larger)/,
    );
    expect(run.stderr).toMatch(
      /^cabinet-2026-01.html\ncabinet-2026-01.json\ncabinet-2026-01.pdf\nlarge\n\{.*of the last good build/m,
    );
    expect(run.status).toBe(2);
  });

  test("at the other end of standard output or of a device", async () => {
    const cwd = await makePlan();
    const device = await runProgram(["check", "plan", "-f", "json", "-o", "/dev/full"], { cwd });
    expect(device.stderr).toContain('error "/dev/full" cannot be written: the disk is full.');
    expect(device.exitCode).toBe(2);
    const redirected = runIn('exec "$@" > /dev/full', ["build", "plan", "-f", "html", "-o", "-"], cwd);
    expect(redirected.stderr).toMatch(/^error The output cannot be written: ENOSPC/m);
    expect(redirected.status).toBe(2);
  });
});

test("where nothing may be written, the last good report stays, and the folder is named", async () => {
  const cwd = await makePlan();
  await placeLastGood(cwd);
  await chmod(path.join(cwd, "reports"), 0o555);
  await chmod(cwd, 0o755);
  // Root may write everywhere.
  const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const options = { cwd, encoding: "utf8", env: { ...process.env, TMPDIR: "/tmp" }, ...asNobody } as const;
  const args = [PROGRAM, "build", "plan", "-f", "html", "-f", "json"];
  const { status, stderr } = spawnSync(process.execPath, args, options);
  expect(stderr).toContain('"reports/cabinet-2026-01.html" cannot be written: permission is denied.');
  expect(status).toBe(2);
  await expectLastGood(cwd);
  await chmod(path.join(cwd, "reports"), 0o755);
});

test("where a rule finds an error while the browser prints already, nothing is written, and it is not told of", async () => {
  const cwd = await makePlan({ file: "plan.yaml", from: "due: 2025-12-19", to: "due: 2025-10-01" });
  await placeLastGood(cwd);
  const { status, stderr } = runIn('exec "$@"', ["build", "plan"], cwd);
  expect(stderr).toContain("due-before-start");
  expect(stderr).not.toContain("browser");
  expect(status).toBe(1);
  await expectLastGood(cwd);
});

describe("a browser that fails while it prints ends the build with an error, and ends itself", () => {
  /** What is done to which processes of a browser, and whether a build may still come to its end. */
  const HARMS = [
    { signal: "SIGKILL", kind: "" },
    { signal: "SIGSTOP", kind: "" },
    ...(rounds({ short: 0, long: 1 }) === 1
      ? (["SIGKILL", "SIGSTOP"] as const).flatMap((signal) =>
          ["renderer", "zygote", "utility"].map((kind) => ({ signal, kind })),
        )
      : []),
  ] as const;
  test.each(HARMS)("$signal to its processes ($kind)", async ({ signal, kind }) => {
    const cwd = await makePlan();
    await placeLastGood(cwd);
    let ended = await harmedBuild(cwd, signal, kind);
    // On a busy computer it may have printed before the harm is done.
    for (let tries = 1; ended.exitCode === 0 && kind === "" && tries < 5; tries++) {
      await placeLastGood(cwd);
      ended = await harmedBuild(cwd, signal, kind);
    }
    // A process that nothing was asked of any more can be missed by nobody.
    if (kind !== "" && ended.exitCode === 0) return;
    expect(ended.stderr).toMatch(
      /^error The (browser (stopped while it printed|did not (start|open a page)|".+" could not start)|report )/m,
    );
    expect(ended.exitCode).toBe(4);
    await expectLastGood(cwd);
  });
});

/** A build of which some processes of its browser are sent a signal. It leaves no process and no file. */
async function harmedBuild(
  cwd: string,
  signal: NodeJS.Signals,
  kind: string,
): Promise<{ readonly exitCode: number | null; readonly stderr: string }> {
  const TMPDIR = await mkdtemp(path.join(os.tmpdir(), "trouble-"));
  onTestFinished(() => rm(TMPDIR, { recursive: true, force: true }));
  const child = spawn(process.execPath, [PROGRAM, "build", "plan", "--timeout", "3"], {
    cwd,
    env: { ...process.env, TMPDIR },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const stderr = text(child.stderr);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  let harmed: number[] = [];
  while (harmed.length === 0 && child.exitCode === null) {
    const group = await browserIn(TMPDIR);
    const isWanted = (line: string): boolean =>
      kind === "" ? !line.includes("--type=") : line.includes(`--type=${kind}`);
    if (group.some(({ line }) => line.includes("--type=renderer")))
      harmed = group.filter(({ line }) => isWanted(line)).map(({ pid }) => pid);
    for (const pid of harmed) harm(pid, signal);
    await pause(5);
  }
  const exitCode = await ended;
  await expect.poll(() => browserIn(TMPDIR)).toEqual([]);
  expect(await readdir(path.join(TMPDIR, `improve-${process.getuid?.()}`))).toEqual([]);
  return { exitCode, stderr: await stderr };
}

/** Unless the process has ended in the meantime. */
function harm(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    expect(error).toMatchObject({ code: "ESRCH" });
  }
}

/** The processes of the browser that keeps its profile in a folder: its children say nothing of that, but are of its group. */
async function browserIn(folder: string): Promise<{ readonly pid: number; readonly line: string }[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, "latin1").catch(() => "");
      const state = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
      const [, isZombie, group = ""] = /\) (Z?)\S* \d+ (\d+)/s.exec(state) ?? [];
      return { pid: Number(pid), line, group, isZombie: isZombie === "Z" };
    }),
  );
  for (const { group, line } of all) if (line.includes(`=${folder}/`)) groups.set(group, folder);
  return all.filter(({ group, isZombie }) => groups.get(group) === folder && !isZombie);
}

/** Groups of processes by the folder in which their browser kept its profile. */
const groups = new Map<string, string>();

test("killed while it unpacks the browser, the program leaves nothing half, and the next run removes what was left", async () => {
  await withBrowser({ timeoutSeconds: 60, notice: () => {} }, (print) => print("<title>T</title>"));
  const found = await findBrowser({ env: { HOME: os.homedir(), PATH: "" } });
  if (found.kind !== "embedded") throw new Error("The embedded browser is not installed.");
  const { size } = await stat(found.path);
  const cwd = await makePlan();
  const XDG_CACHE_HOME = await makeWorkspace();
  const env = { ...process.env, XDG_CACHE_HOME, PATH: "/usr/bin:/bin" };
  const kills = rounds({ short: 1, long: 20 });
  const cache = path.join(XDG_CACHE_HOME, "improve", path.basename(path.dirname(found.path)));
  for (let kill = 0; kill < kills; kill++) {
    const child = spawn(process.execPath, [PROGRAM, "build", "plan", "-f", "pdf"], {
      cwd,
      env,
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    // From the moment at which there is something half.
    while ((await readdir(cache).catch(() => [])).length === 0 && child.exitCode === null) await pause(2);
    setTimeout(() => child.kill("SIGKILL"), (kill / kills) * 1500);
    await ended;
    const unpacked = await stat(path.join(cache, "chromium")).catch(() => null);
    if (unpacked !== null) {
      expect(unpacked.size).toBe(size);
      await rm(path.join(cache, "chromium"));
    }
    expect((await readdir(cache)).filter((name) => name.startsWith(".improve-")).length).toBeLessThanOrEqual(
      1,
    );
  }
  console.log(`killed at ${kills} moments while it unpacked`);
  if (kills > 1)
    expect(
      (await runProgram(["build", "plan", "-f", "pdf"], { cwd, env: { XDG_CACHE_HOME } })).exitCode,
    ).toBe(0);
  else await sweep(cache);
  expect((await readdir(cache)).filter((name) => name.startsWith("."))).toEqual([]);
});
