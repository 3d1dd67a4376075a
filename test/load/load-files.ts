import { memoryFolder } from "../../src/load/folder.ts";
import { type PlanReading, readPlan } from "../../src/load/read-plan.ts";

export const HEADER =
  "plan: { title: Plan, authority: Northbridge Council, service: Children, answers: inspection, start: 2016-01-06 }\n";

/** Reads a plan from the given files, byte for byte. A plan.yaml is added unless one is given. */
export const loadFiles = (files: Readonly<Record<string, string | Uint8Array>>): Promise<PlanReading> =>
  readPlan(memoryFolder({ "plan.yaml": HEADER, ...files }));
