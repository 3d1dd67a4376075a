import { glob, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
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
  /** Words of its summary. */
  readonly says?: string;
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

/** A plan of three actions and two measures with figures of so many months from January 2020 on. */
export function smallFiles(months: number): Files {
  const days = Array.from({ length: months }, (_, at) => lastDay(2020, at));
  const extract = (day: string, at: number): string =>
    `  - { date: ${day}, values: { visits: { ${day.slice(0, 7)}: ${60 + ((at * 7) % 30)}/100 }, caseload: { ${day.slice(0, 7)}: ${15 + ((at * 3) % 5)} } } }`;
  return {
    "plan.yaml": `
plan: { title: Improvement Plan, authority: Smalltown Council, service: Children's Services, answers: visit/report, start: 2020-01-01 }
posts: [{ id: lead-member, title: Lead Member }, { id: dcs, title: Director }]
bodies: [{ id: cabinet, name: Cabinet }, { id: ofsted, name: Ofsted }]
events:
  - { id: visit, kind: inspection, by: ofsted, title: Inspection, held: 2019-09-02, documents: [{ id: report, date: 2019-10-01, title: Report }] }
recommendations: [{ id: R1, number: 1, title: Visits, text: See children on time., source: visit/report }]
actions:
  - { id: 1.1, answers: R1, title: Plan visits, owner: dcs, due: 2021-03-31, measured-by: visits }
  - { id: 1.2, answers: R1, title: Check visits, owner: dcs, due: 2022-03-31, status: on-track, evidence: [{ title: List of visits, date: 2020-01-10, verified-by: lead-member }] }
  - { id: 1.3, answers: R1, title: Train workers, owner: dcs, due: 2023-03-31, status: at-risk }
kpis:
  - { id: visits, name: Visits on time, definition: Visits made on time., unit: "%", frequency: monthly, basis: in-period, better: higher, subject: process, targets: [{ value: 90 }] }
  - { id: caseload, name: Cases, definition: Cases of each worker., unit: cases, frequency: monthly, basis: snapshot, better: lower, subject: staff }
extracts:
${days.map(extract).join("\n")}
`,
  };
}

/** The last day of a month, counted from January of a year. */
export const lastDay = (year: number, month: number): string =>
  new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** A report in few words that prints the scorecard, the action plan and what changed. */
const entryOf = (
  { id, asAt, board, title = "Progress with the Improvement Plan", says = "" }: Asked,
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
    summary: ${says || "Nothing is late."}
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
    summary: The plan has {{count "actions"}} actions. ${says}
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

/** Every file below a folder by its address: its text, or the digest of what is no text. */
export async function filesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const held = files.sort().map(async (file) => {
    const bytes = await readFile(file);
    return [path.relative(folder, file), /\.(woff2|pdf)$/.test(file) ? sha256Of(bytes) : bytes.toString()];
  });
  return Object.fromEntries(await Promise.all(held));
}
