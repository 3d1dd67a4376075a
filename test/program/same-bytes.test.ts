import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";

/** Machines that disagree about the day, the order of letters, and what the small letter of I is. */
const MACHINES = [
  { TZ: "UTC", LC_ALL: "C", LANG: "C" },
  { TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", LANGUAGE: "tr" },
  { TZ: "America/Los_Angeles", LC_ALL: "sv_SE.UTF-8", LANG: "sv_SE.UTF-8", HOME: "/nowhere" },
];

const FORMATS = ["docx", "html", "json", "pdf"];

test("a report has the same bytes in every format, in whatever zone, locale and folder it is built", async () => {
  const [first, ...others] = await Promise.all(
    MACHINES.map(async (env) => {
      const cwd = await makePlan();
      const { exitCode } = await runProgram(["build", "plan", ...FORMATS.flatMap((name) => ["-f", name])], {
        cwd,
        env: { ...keepCache(), ...env },
      });
      expect(exitCode).toBe(0);
      const folder = path.join(cwd, "reports");
      const names = (await readdir(folder)).sort();
      return Promise.all(
        names.map(async (name) => [name, await readFile(path.join(folder, name), "latin1")]),
      );
    }),
  );
  expect(first?.map(([name]) => name)).toEqual(FORMATS.map((end) => `cabinet-2026-01.${end}`));
  for (const other of others) expect(other).toEqual(first);
});

/** The unpacked browser is kept where it is, whatever the home folder is called. */
const keepCache = (): Record<string, string> => ({
  XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? path.join(process.env.HOME ?? "/root", ".cache"),
});
