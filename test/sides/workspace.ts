import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { diffStates } from "../../src/diff/comparison.ts";
import {
  buildReport,
  loadPlan,
  type ReportFormat,
  type ReportModel,
  withPublisher,
} from "../../src/index.ts";
import { type OpenSidesOptions, openSides } from "../../src/sides/open-sides.ts";
import { sharedBrowser } from "../browser/shared-browser.ts";

const FIXTURE = path.join(import.meta.dirname, "../report/fixture");

/** Adds reports to the Board on the same days, and counts of children, one of them small. */
const MORE = `
reports:
  - { id: board-may, template: board, audience: board, as-at: 2016-05-06, state: final, title: The Board in May }
  - { id: board-september, template: board, audience: board, as-at: 2016-09-02, state: draft, title: The Board in September }
kpis:
  - id: missing
    name: Children missing from care
    definition: Children who were missing at least once.
    unit: children
    frequency: monthly
    better: lower
    disclosure: { board: full }
extracts:
  - { date: 2016-04-04, values: { missing: { 2016-02: 3, 2016-03: 14 } } }
  - { date: 2016-09-01, values: { missing: { 2016-07: 12, 2016-08: 4 } } }
`;

/** A folder outside any repository. Its `plan/` is the small plan with two reports to the public. */
export async function makeWorkspace(): Promise<{ root: string; plan: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(path.join(os.tmpdir(), "improve-sides-"));
  const plan = path.join(root, "plan");
  await cp(FIXTURE, plan, { recursive: true });
  await writeFile(path.join(plan, "more.yaml"), MORE);
  return { root, plan, remove: () => rm(root, { recursive: true, force: true }) };
}

export async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
  await writeFile(
    file,
    text.replace(from, () => to),
  );
}

/** Runs git without the user's settings, and returns what it prints. */
export function git(cwd: string, ...args: readonly string[]): string {
  const who = {
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@b",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@b",
  };
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const env = { ...Object.fromEntries(own), ...who };
  return execFileSync("git", [...args], { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

export function commitAll(root: string): void {
  git(root, "init", "--quiet");
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--message", "Plan");
}

export async function buildModel(
  folder: string,
  report: string,
  edition: "public" | "exempt" = "public",
): Promise<ReportModel> {
  return (await buildReport(await loadPlan(folder), { report, edition })).model;
}

/** Publishes a model as `<file>.json`, `.html` and `.pdf`, as build does, and returns the files. */
export async function publish(
  file: string,
  model: ReportModel,
  formats: readonly ReportFormat[],
): Promise<string[]> {
  return await withPublisher({ browser: await sharedBrowser() }, async (publishOne) => {
    const files: string[] = [];
    for (const format of formats) {
      const target = `${file}.${format}`;
      await writeFile(target, await publishOne(model, format));
      files.push(target);
    }
    return files;
  });
}

/** The changes that improve diff finds, by fingerprint. */
export async function fingerprints(base: string, head: string, options: OpenSidesOptions): Promise<string[]> {
  const sides = await openSides(base, head, options);
  return diffStates(sides.base.state, sides.head.state).map(({ fingerprint }) => fingerprint);
}
