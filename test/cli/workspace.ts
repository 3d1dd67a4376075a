import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished } from "vitest";
import { ROOT } from "./run-improve.ts";

/** A text in a file of the plan, and the text that replaces it. */
export interface Edit {
  readonly file: "plan.yaml" | "report.yaml";
  readonly from: string;
  readonly to: string;
}

/** An empty folder for one test. */
export async function makeWorkspace(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "improve-cli-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder for one test that holds `plan/`, the minimal example with edits. */
export const makePlan = async (...edits: readonly Edit[]): Promise<string> =>
  await placePlan(await makeWorkspace(), ...edits);

/** Puts `plan/`, the minimal example with edits, into a folder. */
export async function placePlan(folder: string, ...edits: readonly Edit[]): Promise<string> {
  await cp(path.join(ROOT, "examples/minimal"), path.join(folder, "plan"), { recursive: true });
  for (const { file, from, to } of edits) {
    const whole = path.join(folder, "plan", file);
    const text = await readFile(whole, "utf8");
    expect(text, `examples/minimal/${file} holds no`).toContain(from);
    await writeFile(
      whole,
      text.replace(from, () => to),
    );
  }
  return folder;
}

const LAST_GOOD = ["cabinet-2026-01.html", "cabinet-2026-01.json", "cabinet-2026-01.pdf"];

/** Writes the files that an earlier build of the minimal plan would have left. */
export async function placeLastGood(folder: string, names = LAST_GOOD): Promise<void> {
  await mkdir(path.join(folder, "reports"), { recursive: true });
  for (const name of names) await writeFile(path.join(folder, "reports", name), lastGood(name));
}

/** Expects the last good report unchanged, and no half-written file beside it. */
export async function expectLastGood(folder: string, names = LAST_GOOD): Promise<void> {
  const reports = path.join(folder, "reports");
  expect((await readdir(reports)).sort()).toEqual(LAST_GOOD);
  for (const name of names) expect(await readFile(path.join(reports, name), "utf8")).toBe(lastGood(name));
}

/** What an earlier build wrote, as far as improve looks at it. */
const lastGood = (name: string): string => {
  const title = `${name} of the last good build`;
  if (name.endsWith(".json")) return JSON.stringify({ provenance: { tool: "improve" }, title });
  return name.endsWith(".pdf")
    ? `%PDF-1.7 ${title} <pdf:Producer>improve</pdf:Producer>`
    : `<!doctype html><title>${title}</title><script id="improve-model"></script>`;
};
