import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { finishSets } from "../disk/file-set.ts";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";
import {
  completeDetails,
  type GivenDetails,
  meetingsAfter,
  moveDays,
  personalise,
  SAMPLE,
  type SampleDetails,
} from "../intake/sample-plan.ts";
import { packageFile, VERSION } from "../package.ts";
import { addMonths } from "../plan/time/dates.ts";
import { compareText } from "../problems/locate.ts";
import type { Output } from "../publish/write.ts";
import { capitalise, list } from "../text/words.ts";
import { ORDER } from "../writing/write-file.ts";
import { SCHEMA_FILE, schemaForAll, schemaLine } from "./editor-schema.ts";
import { importTracker, type TrackerAnswers, type TrackerReading } from "./import-tracker.ts";

/** What a new plan is made of: a council's names and days, or its tracker. */
export type PlanBeginning =
  | { readonly details: GivenDetails }
  | { readonly reading: TrackerReading; readonly answers: TrackerAnswers };

/** A new plan with all that belongs round it. Nothing is written yet. */
export interface PlanStart {
  /** The files, each of which is new. */
  readonly outputs: readonly Output[];
  /** What is in the folder already and stays as it is, as seen from it. */
  readonly kept: readonly string[];
  /** The report of the import of a tracker. */
  readonly report: string | null;
  /** The top of the repository that the folder lies in; null if it is the top of one, or lies in none. */
  readonly repository: string | null;
}

/** What somebody who is asked has to know. */
export interface PlanRoom {
  /** The folder of the plan itself. */
  readonly plan: string;
  /** When the first report can be taken after an inspection report, and when it is if nobody says. */
  readonly meetingsAfter: (inspected: string) => { readonly usual: string; readonly earliest: string };
}

/**
 * Works out a new plan in a folder, and what belongs round it: a README, a workflow and hooks that check it, a schema for
 * editors.
 * @param ask called once it is known that there is room for it.
 * @throws UsageError where anything is in the way: nothing is ever written over.
 */
export async function startPlan(
  folder: string,
  ask: (room: PlanRoom) => Promise<PlanBeginning>,
): Promise<PlanStart> {
  await finishSets(folder);
  await requireRoom(folder);
  const begun = await ask({ plan: path.join(folder, PLAN), meetingsAfter });
  const { texts, others, report } = await ("reading" in begun ? ofTracker(begun, folder) : ofSample(begun));
  texts.set(`${PLAN}/${SCHEMA_FILE}`, await schemaForAll());
  const kept = OFTEN_THERE.filter((name) => existsSync(path.join(folder, name)));
  const ours = [...texts].filter(([name]) => !kept.includes(name));
  const outputs = ours.map(([name, text]) => ({
    path: path.join(folder, name),
    bytes: new TextEncoder().encode(text),
    replaces: NOTHING,
  }));
  return { outputs: [...outputs, ...others], kept, report, repository: repositoryAbove(folder) };
}

/** The folder of the plan, in the one that is made: what is made of the plan lies beside it. */
const PLAN = "data";

const NOTHING = { what: "a new file", recognises: () => false };

/** What stands round the plan: its name in a council's folder, and in `examples/new-plan`, as no package can hold a .gitignore. */
const ROUND = [
  ["README.md", "README.md"],
  [".gitignore", "gitignore"],
  [".pre-commit-config.yaml", ".pre-commit-config.yaml"],
  [".github/workflows/improvement-plan.yml", ".github/workflows/improvement-plan.yml"],
  [".vscode/extensions.json", ".vscode/extensions.json"],
] as const;

/** The plan itself. */
const SAMPLE_FILES = "plan events recommendations actions measures returns/2026-08 reports"
  .split(" ")
  .map((name) => `${PLAN}/${name}.yaml`);

/** Files that a folder has for other reasons, too. They stay as they are, and the plan is whole without ours. */
const OFTEN_THERE = ["README.md", ".gitignore", ".pre-commit-config.yaml", ".vscode/extensions.json"];

const readSample = (name: string): Promise<string> =>
  readFile(packageFile("examples", "new-plan", name), "utf8");

interface Made {
  /** By their paths in the folder. */
  readonly texts: Map<string, string>;
  /** Files elsewhere. */
  readonly others: readonly Output[];
  readonly report: string | null;
}

async function ofSample({ details: given }: Extract<PlanBeginning, { details: unknown }>): Promise<Made> {
  const details = completeDetails(given);
  const read = await Promise.all(SAMPLE_FILES.map(async (name) => [name, await readSample(name)] as const));
  const plan = [...personalise(new Map(read), details)].map(
    ([name, text]) => [name, `# ${schemaLine(inPlan(name))}\n${text}`] as const,
  );
  return { texts: new Map([...(await roundPlan(details, plan)), ...plan]), others: [], report: null };
}

async function ofTracker(
  { reading, answers }: Extract<PlanBeginning, { reading: unknown }>,
  folder: string,
): Promise<Made> {
  const { outputs, report } = await importTracker(reading, { ...answers, withSchema: true });
  const nameOf = (file: string): string => path.relative(folder, file).replaceAll("\\", "/");
  const [own, others] = [true, false].map((isOwn) =>
    outputs.filter(({ path: file }) => nameOf(file).startsWith(`${PLAN}/`) === isOwn),
  ) as [Output[], Output[]];
  const plan = own.map(({ path: file, bytes }) => [nameOf(file), new TextDecoder().decode(bytes)] as const);
  const details = { ...SAMPLE, ...answers.details, meeting: addMonths(answers.asAt, 1) };
  return { texts: new Map([...(await roundPlan(details, plan)), ...plan]), others, report };
}

const inPlan = (name: string): string => name.slice(PLAN.length + 1);

type Named = readonly (readonly [name: string, text: string])[];

/** Everything but the plan. */
async function roundPlan(details: SampleDetails, plan: Named): Promise<Named> {
  const files = await Promise.all(
    ROUND.map(async ([name, sample]) => [name, await readSample(sample)] as const),
  );
  return files.map(([name, text]) => [
    name,
    name === "README.md"
      ? readme(text, details, plan)
      : text.replaceAll(ANY_VERSION, `${ANY_VERSION}@${VERSION}`),
  ]);
}

/** What checks a plan does it with the version that the plan was begun with, until somebody chooses another. */
const ANY_VERSION = "npx --yes improve";

/** The README of the sample with a council's names and days, and with what is in each file of its plan. */
function readme(text: string, details: SampleDetails, plan: Named): string {
  const places = Map.groupBy(plan, ([name]) => {
    const [first, below] = inPlan(name).split("/");
    return `${PLAN}/${first}${below === undefined ? "" : "/"}`;
  });
  const rows = [...places].map(([place, files]) => {
    const held = ORDER.filter((one) => files.some(([, yaml]) => new RegExp(`^${one}:`, "m").test(yaml)));
    return `| \`${place}\` | ${capitalise(held.map((one) => HOLDS[one]).join("; "))} |`;
  });
  return moveDays(text, details)
    .replace(SAMPLE.title, () => details.title)
    .replace(SAMPLE.authority, () => details.authority)
    .replace(/^(?:\| `data\/.*yaml.*\n|\| `data\/.*\/`.*\n)+/m, () => `${rows.join("\n")}\n`);
}

/** What each collection is to those who keep the plan. */
const HOLDS: Readonly<Record<(typeof ORDER)[number], string>> = {
  plan: "the plan as a whole",
  glossary: "what acronyms stand for",
  posts: "who answers for what",
  bodies: "boards, committees and inspectorates",
  workstreams: "the strands of the programme",
  recommendations: "what the inspectorate asked for",
  actions: "what the Council does about it",
  kpis: "measures and their targets",
  feeds: "how exports of figures are read",
  extracts: "figures",
  events: "inspections, visits, reviews and decisions",
  audits: "rounds of audits",
  reports: "reports to meetings",
  updates: "what became known, month by month",
};

/** @throws UsageError with the names of all that is in the way. */
async function requireRoom(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => null);
  if (there === null) return;
  const refuse = (message: string): never => {
    throw new UsageError(message, "Nothing was written. Name another folder, or move away what is there.");
  };
  if (!there.isDirectory()) refuse(`"${folder}" is a file, and a plan needs a folder`);
  const names = await readdir(folder, { withFileTypes: true }).catch(() =>
    refuse(`The folder "${folder}" cannot be read`),
  );
  const own = names.flatMap(({ name }) => (/^[^.].*\.ya?ml$/i.test(name) ? name : []));
  const plans: string[] = [];
  for (const name of own)
    if (/^plan:/m.test(await readFile(path.join(folder, name), "utf8").catch(() => ""))) plans.push(name);
  const inTheWay = [...plans, ...(await filesBelow(folder, PLAN)), ...takenNames(folder, names)];
  if (inTheWay.length === 0) return;
  const said = list(inTheWay.sort(compareText).map((name) => `"${name}"`));
  refuse(
    plans.length > 0
      ? `"${folder}" holds a plan already, in ${said}`
      : `"${folder}" holds ${said} already, where the new plan would be`,
  );
}

/** Every file below a folder in another; the name itself if it is a file. */
async function filesBelow(folder: string, name: string): Promise<string[]> {
  const there = await stat(path.join(folder, name)).catch(() => null);
  if (there === null) return [];
  if (!there.isDirectory()) return [name];
  const found = await readdir(path.join(folder, name), { withFileTypes: true, recursive: true });
  return found
    .filter((one) => !one.isDirectory())
    .map((one) => path.relative(folder, path.join(one.parentPath, one.name)).replaceAll("\\", "/"));
}

/** What is called as a file, or as a folder round one, that would be made: but for files that may stay. */
function takenNames(folder: string, top: readonly { name: string; isDirectory(): boolean }[]): string[] {
  const files = ROUND.map(([name]) => name).filter((name) => !OFTEN_THERE.includes(name));
  const taken: string[] = files.filter((name) => existsSync(path.join(folder, name)));
  const folders = top.filter((one) => [".github", ".vscode"].includes(one.name) && !one.isDirectory());
  return [...taken, ...folders.map(({ name }) => name)];
}

/** GitHub reads workflows at the top of a repository only. */
function repositoryAbove(folder: string): string | null {
  const here = path.resolve(folder);
  if (existsSync(path.join(here, ".git"))) return null;
  for (let above = path.dirname(here); ; above = path.dirname(above)) {
    if (existsSync(path.join(above, ".git"))) return path.relative(process.cwd(), above) || ".";
    if (path.dirname(above) === above) return null;
  }
}
