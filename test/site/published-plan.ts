import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildReports, loadPlan, memoryFolder, type ReportModel } from "../../src/index.ts";
import { sha256Of } from "../../src/text/digest.ts";

export type Files = Readonly<Record<string, string>>;

/** A report of a made-up plan. */
export interface Asked {
  readonly id: string;
  readonly asAt: string;
  readonly board?: true;
  /** It stays as it is in the plan: a draft. */
  readonly draft?: true;
  readonly withdrawn?: string;
  readonly title?: string;
}

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The files of `examples/full` without its reports: two years of figures of nine measures, and of 33 actions. */
export async function exampleFiles(): Promise<Files> {
  const folder = path.join(ROOT, "examples/full");
  const files: Record<string, string> = {};
  for await (const name of glob("**/*.yaml", { cwd: folder }))
    if (!name.startsWith("reports")) files[name] = await readFile(path.join(folder, name), "utf8");
  return files;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** A report in few words that prints the scorecard, the action plan and what changed. */
const entryOf = (
  { id, asAt, board, title = "Progress with the Improvement Plan" }: Asked,
  since: string | null,
  state: string,
): string =>
  board
    ? `
  - id: ${id}
    template: board
    audience: board
    as-at: ${asAt}
    state: ${state}
    title: ${title}
`
    : `
  - id: ${id}
    template: cabinet
    audience: public
    as-at: ${asAt}
    ${since === null ? "" : `since: ${since}`}
    state: ${state}
    meeting: { body: cabinet, date: ${dayAfter(asAt, 20)} }
    responsible: { member: lead-member, director: dcs }
    contact: { name: Farah Lindley }
    title: ${title}
    purpose: To tell Cabinet how far the plan has come.
    summary: The plan has {{count "actions"}} actions.
    decisions: the progress be noted.
    reasons: Cabinet asked for it.
    main: |
      ## Progress

      {{block "progress"}}
    appendices:
      - { id: actions, block: action-plan }
      - { id: scorecard, block: scorecard }
`;

/** Publishes reports as an officer would: their models are frozen into the plan, with their digests. */
export async function publishedPlan(files: Files, asked: readonly Asked[]): Promise<Record<string, string>> {
  const last = asked.filter(({ board, draft }) => board !== true && draft !== true);
  const before = (one: Asked): string | null => last[last.indexOf(one) - 1]?.id ?? null;
  const write = (stateOf: (one: Asked) => string): string =>
    `reports:${asked.map((one) => entryOf(one, before(one), stateOf(one))).join("")}`;
  const drafted = { ...files, "reports/all.yaml": write(({ draft }) => (draft ? "draft" : "final")) };
  const models = new Map<string, ReportModel>();
  for (const { model } of await buildReports(await loadPlan(memoryFolder(drafted)), { all: true }))
    models.set(model.provenance.report, model);
  const records = new Map<string, string>();
  for (const { id, draft } of asked)
    if (draft !== true) records.set(id, `${JSON.stringify(models.get(id), null, 2)}\n`);
  const published = write(({ id, asAt, draft, withdrawn }) => {
    const record = records.get(id);
    if (draft === true || record === undefined) return "draft";
    const taken =
      withdrawn === undefined ? "" : `, withdrawn: { date: ${dayAfter(asAt, 30)}, reason: ${withdrawn} }`;
    return `{ published: ${dayAfter(asAt, 10)}, model: published/${id}.json, sha256: ${sha256Of(record)}${taken} }`;
  });
  return {
    ...files,
    "reports/all.yaml": published,
    ...Object.fromEntries([...records].map(([id, text]) => [`reports/published/${id}.json`, text])),
  };
}

/** Writes the files of a plan into a folder. */
export async function writePlan(folder: string, files: Files): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
