import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type LoadedPlan, loadPlan, memoryFolder } from "../../src/index.ts";
import { FileMemory } from "../../src/load/file-memory.ts";
import type { IsoDate } from "../../src/plan/time/dates.ts";
import type { Example } from "../../src/problems/problem.ts";
import { once } from "../../src/text/remember.ts";

/** File name → text. */
export type Files = ReadonlyMap<string, string>;

const base = once(() => readFolder(path.join(import.meta.dirname, "base")));

/** Fixtures have much in common. */
const memory = new FileMemory();

/**
 * Fields that a fixture leaves out because every report has them. They are added below the last report of a file, so
 * that no line of the fixture moves.
 */
const REPORT: Readonly<Record<string, string>> = {
  template: "cabinet",
  "as-at": "2016-09-02",
  state: "draft",
  responsible: "{ member: cabinet-member, director: director }",
  contact: "{ name: Children's Services }",
  title: "Progress of the improvement plan",
  purpose: "To report progress.",
  summary: "Progress goes on.",
  decisions: "That Cabinet notes the progress made.",
  reasons: "Cabinet asked for regular reports.",
  main: "Progress goes on.",
};

/** The same for a report to the Board, and for one on readiness. */
const BOARD_REPORT: Readonly<Record<string, string>> = {
  "as-at": "2016-09-02",
  state: "draft",
  audience: "board",
  title: "Progress of the improvement plan",
};

/** The example of a rule, as files. */
export const filesOf = (example: Example | null): Files =>
  new Map(typeof example === "string" ? [["example.yaml", example]] : Object.entries(example ?? {}));

export async function readFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const texts = names.map(async (name) => [name, await readFile(path.join(folder, name), "utf8")] as const);
  return new Map(await Promise.all(texts));
}

/**
 * Loads a fixture's files together with the base plan. A `plan:` in the fixture replaces the one in the base. A fixture
 * with the comment `# The only file of the folder` is read without the base.
 * @param models the frozen models that its published reports name; empty files where they are left out.
 */
export async function loadWithBase(
  files: Files,
  models: Readonly<Record<string, string>> = {},
): Promise<LoadedPlan> {
  const texts = [...files.values()];
  const around = new Map(await base());
  if (texts.some((text) => /^plan:/m.test(text))) around.delete("plan.yaml");
  if (texts.some((text) => /^# The only file of the folder$/m.test(text))) around.clear();
  const named = texts.flatMap((text) =>
    [...text.matchAll(/model: ([\w.-]+)/g)].map(([, model = ""]) => [model, "{}"] as const),
  );
  return await loadPlan(
    memoryFolder({
      ...Object.fromEntries([...around].map(([name, text]) => [`base/${name}`, text])),
      ...Object.fromEntries(named),
      ...models,
      ...Object.fromEntries([...files].map(([name, text]) => [name, encode(completeReport(text))])),
    }),
    { memory },
  );
}

/** Text is UTF-8, unless a comment says Windows-1252. Latin-1 is close enough: it has the same letters and the £. */
const encode = (text: string): Buffer =>
  Buffer.from(text, /^# Saved as Windows-1252$/m.test(text) ? "latin1" : "utf8");

function completeReport(text: string): string {
  if (!/^reports:/m.test(text)) return text;
  const fields = /^ {4}template: (?:board|readiness)$/m.test(text) ? BOARD_REPORT : REPORT;
  const lines = Object.entries(fields).filter(([field]) => !new RegExp(`^    ${field}:`, "m").test(text));
  return `${text.trimEnd()}\n${lines.map(([field, value]) => `    ${field}: ${value}\n`).join("")}`;
}

/** `# As at 2016-09-02` in a fixture. */
export const asAtOf = (files: Files): IsoDate | undefined =>
  [...files.values()].map((text) => /^# As at (\S+)/m.exec(text)?.[1]).find((date) => date !== undefined);
