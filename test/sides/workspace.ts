import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { withBrowser } from "../../src/browser/print.ts";
import { diffStates } from "../../src/diff/comparison.ts";
import { loadPlan } from "../../src/load/load-plan.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import { type FormatName, formats } from "../../src/publish/formats.ts";
import type { JsonValue } from "../../src/publish/publication.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { buildReport } from "../../src/report/build-report.ts";
import type { Edition } from "../../src/report/context.ts";
import { type OpenSidesOptions, openSides } from "../../src/sides/open-sides.ts";

const FIXTURE = path.join(import.meta.dirname, "../report/fixture");

/** Beside the plan's own reports, the Board's of the same days, and counts of children of which one is small. */
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

/** A folder outside any repository, with `plan/` in it: the small plan with two reports to the public. */
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

/** Runs git as nobody in particular, and gives back what it prints. */
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
  id: string,
  edition: Edition = "public",
): Promise<ReportModel> {
  const plan = (await loadPlan(folder)).plan as Plan & { readonly header: PlanHeader };
  const report = plan.reports.find((one) => one.id === id);
  if (report === undefined) throw new Error(`There is no report ${id}`);
  return buildReport(plan, report, { version: "1.0.0", edition }).model;
}

/** Publishes a model as `<file>.json`, `.html` and `.pdf`, as build does; gives back the files. */
export async function publish(
  file: string,
  model: ReportModel,
  names: readonly FormatName[],
): Promise<string[]> {
  const { provenance, document } = model;
  const publication = {
    id: provenance.report,
    title: document.title,
    language: document.language,
    asAt: provenance.asAt,
    html: await renderHtml(model),
    model: model as unknown as JsonValue,
  };
  return await withBrowser({ timeoutSeconds: 60, notice: () => {} }, async (print) => {
    const files: string[] = [];
    for (const name of names) {
      const target = `${file}.${formats[name].name}`;
      await writeFile(target, await formats[name].publish(publication, { print }));
      files.push(target);
    }
    return files;
  });
}

/** What improve diff would say changed, by fingerprint. */
export async function fingerprints(base: string, head: string, options: OpenSidesOptions): Promise<string[]> {
  const sides = await openSides(base, head, options);
  return diffStates(sides.base.state, sides.head.state).map(({ fingerprint }) => fingerprint);
}
