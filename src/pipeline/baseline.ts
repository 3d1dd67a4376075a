import path from "node:path";
import { z } from "zod";
import { type BaselineEntry, makeBaseline } from "../check/control/baseline.ts";
import type { ControlledProblems } from "../check/control/control.ts";
import { baselineFixed } from "../check/control/rules.ts";
import { UsageError } from "../errors.ts";
import { loadSettings } from "../load/settings.ts";
import { choice, integer, text } from "../plan/schema/scalars.ts";
import { type LocatedProblem, locateProblems, type Sources, showPlace } from "../problems/locate.ts";
import { below, originOf } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import { writeOutputs } from "../publish/write.ts";
import { plural } from "../text/words.ts";

/** A plan's own baseline, where no other is named. */
export const baselineOf = (folder: string): string => path.join(folder, "improve.baseline.json");

/** `null` in JSON, as every scalar is read as text. */
const orNull = z
  .string()
  .transform((value) => (value === "null" ? null : value))
  .meta({ type: ["string", "null"] });

export const baselineSchema = z.strictObject({
  version: choice(["1"]).meta({ type: "integer", enum: [1] }),
  problems: z.array(z.strictObject({ rule: text, entity: orNull, file: orNull, count: integer })),
});

export interface LoadedBaseline {
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
  readonly sources: Sources;
}

/**
 * Reads the baseline named, else `improve.baseline.json` in the plan folder; null where there is none.
 * @throws UsageError when a named one is not there, or something in it is wrong.
 */
export async function readBaseline(
  named: string | undefined,
  folder: string,
  mayBeMissing = false,
): Promise<LoadedBaseline | null> {
  const file = named ?? baselineOf(folder);
  const loaded = await loadSettings(file, baselineSchema, "The baseline");
  if (loaded === null) {
    if (named === undefined || mayBeMissing) return null;
    const hint = "improve check --update-baseline writes one; or correct the path.";
    throw new UsageError(`There is no baseline "${file}"`, hint);
  }
  if (loaded.value === null) return refuseSettings(loaded.problems, loaded.sources);
  return { file, entries: loaded.value.problems, sources: loaded.sources };
}

/** One problem a line, so that what was put right is one line less in a review. */
export async function writeBaseline(file: string, problems: readonly LocatedProblem[]): Promise<void> {
  const entries = makeBaseline(problems).map((entry) => `    ${JSON.stringify(entry)}`);
  const list = entries.length === 0 ? "[]" : `[\n${entries.join(",\n")}\n  ]`;
  const json = `{\n  "version": 1,\n  "problems": ${list}\n}\n`;
  await writeOutputs([{ path: file, bytes: new TextEncoder().encode(json) }]);
}

/** What the baseline holds and is no longer there, at its place in the baseline. */
export function reportOutdated(
  { outdated }: ControlledProblems,
  { file, entries, sources }: LoadedBaseline,
): LocatedProblem[] {
  const problems = outdated.map(({ index, left }) => {
    const { rule, entity, count, file: where } = entries[index] as BaselineEntry;
    const now = left === 0 ? "none is left" : `${plural(left, "is", "are")} left`;
    return problemOf(baselineFixed, {
      message: `The baseline holds ${plural(count, "problem")} of "${rule}" for "${entity ?? where}", and ${now}`,
      origin: below(originOf(file), "problems", index),
      entity: entity ?? undefined,
      hint: "Run improve check --update-baseline to take it out.",
    });
  });
  return locateProblems(problems, sources);
}

/**
 * Stops the command for what is wrong in a file of settings: the first problem is the message, with its place, and
 * the others are in the hint.
 */
export function refuseSettings(problems: readonly Problem[], sources: Sources): never {
  const [first, ...rest] = locateProblems(problems, sources).map((problem) => ({
    message: `${showPlace(problem)}: ${problem.message}`,
    hint: problem.hint,
  }));
  const others = rest.map(({ message, hint }) => `\n  ${message}${hint === null ? "" : ` → ${hint}`}`);
  const more = rest.length === 0 ? "" : `${plural(rest.length, "more problem")}:${others.join("")}`;
  throw new UsageError(first?.message ?? "", [first?.hint, more].filter(Boolean).join("\n  ") || undefined);
}
