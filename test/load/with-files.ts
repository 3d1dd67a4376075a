import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type LoadedPlan, loadPlan } from "../../src/load/load-plan.ts";

export const HEADER =
  "plan: { title: Plan, authority: Northbridge Council, service: Children, answers: inspection, start: 2016-01-06 }\n";

/** Reads a plan of the given files, byte for byte; plan.yaml is there unless it is given. */
export async function loadFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<LoadedPlan> {
  const folder = await mkdtemp(path.join(tmpdir(), "plan-"));
  try {
    for (const [name, content] of Object.entries({ "plan.yaml": HEADER, ...files })) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    return await loadPlan(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
