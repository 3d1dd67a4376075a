import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { buildReports, checkPlan, loadPlan, memoryFolder } from "../../src/index.ts";
import { accountLines } from "../../src/reporters/report.ts";

/** File name → text. */
export type Files = Readonly<Record<string, string>>;

export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return [path.relative(folder, file), await readFile(file, "utf8")] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** What the reports of a plan hold, and what `check` says of it. */
export interface Told {
  readonly facts: ReadonlySet<string>;
  readonly problems: ReadonlySet<string>;
  /** The lines that `check` ends with. */
  readonly account: string;
}

export async function tell(files: Files): Promise<Told> {
  const plan = await loadPlan(memoryFolder(files));
  const checked = await checkPlan(plan, {});
  const problems = new Set(checked.problems.map(({ rule, file, message }) => `${rule} ${file} ${message}`));
  const facts = new Set<string>();
  try {
    for (const { model } of await buildReports(plan, { all: true })) {
      addFacts(model.state, model.provenance.report, facts);
    }
  } catch (error) {
    problems.add(`thrown ${String(error)}`);
  }
  return { facts, problems, account: accountLines(checked).join("\n") };
}

const ISO = /\b\d{4}-\d\d(?:-\d\d)?\b|\b(?:19|20)\d\d\b/g;

/** A line for each fact of a state, without its dates: a date that is shown wrongly is no loss. */
function addFacts(value: unknown, at: string, into: Set<string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const [, one] of value.entries()) {
      const key =
        typeof one === "object" && one !== null
          ? (one.id ??
            one.period ??
            one.title ??
            one.field ??
            one.wording ??
            JSON.stringify(one).replace(ISO, "DATE"))
          : String(one).replace(ISO, "DATE");
      into.add(`${at}/${key}`);
      addFacts(one, `${at}/${key}`, into);
    }
  } else if (typeof value === "object") {
    for (const [key, one] of Object.entries(value))
      if (key !== "variation") addFacts(one, `${at}/${key}`, into);
  } else if (/\/(progress|impact|evidence|reason|outcome|title|name|definition)$/.test(at))
    into.add(`${at}=${value}`);
  else if (/\/(status|held|lead|value)$/.test(at)) into.add(at);
}

export interface Mutation {
  readonly file: string;
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/** Every year of every date of the YAML files, changed by each number of years, one at a time. */
export function yearMutations(files: Files, years: readonly number[]): Mutation[] {
  return Object.entries(files).flatMap(([file, text]) => {
    if (!/\.ya?ml$/.test(file)) return [];
    const dates = [...text.matchAll(/(?<=[\s{[:/,])\d{4}(?=-\d{2}(?:-\d{2})?(?=[\s,:}\]/]|$))/gm)];
    return dates.flatMap(({ 0: from, index }) => {
      const line = text.slice(text.lastIndexOf("\n", index) + 1, index);
      if (/#/.test(line)) return [];
      return years.map((by) => ({ file, at: index, from, to: String(Number(from) + by) }));
    });
  });
}

export const mutate = (files: Files, { file, at, from, to }: Mutation): Files => {
  const text = files[file] as string;
  return { ...files, [file]: text.slice(0, at) + to + text.slice(at + from.length) };
};
