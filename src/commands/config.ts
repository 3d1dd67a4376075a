import path from "node:path";
import { z } from "zod";
import type { Severities } from "../check/control/control.ts";
import { below, keyOf, originOf } from "../diagnostics/origin.ts";
import { type Problem, SEVERITIES, type Severity } from "../diagnostics/problem.ts";
import { problemOf } from "../diagnostics/rule-info.ts";
import { UsageError } from "../errors.ts";
import { type LoadedSettings, loadSettings } from "../load/load-settings.ts";
import { CONFIG_FILES } from "../load/read-files.ts";
import { unknownKey } from "../load/rules/unknown-key.ts";
import type { Camel } from "../plan/camel.ts";
import { choice, integer, mapping, text } from "../plan/scalars.ts";
import { SETTINGS } from "./option-types.ts";
import { hintForUnknown, RULES_BY_ID } from "./rule-catalogue.ts";
import { refuseSettings } from "./settings-error.ts";

/** What `improve.config.yaml` may hold. */
export const configSchema = z.strictObject({
  /** Rule → the severity of all it finds, or off. */
  rules: mapping(choice(SETTINGS))
    .meta({ propertyNames: { enum: settable() } })
    .optional(),
  "fail-on": choice(SEVERITIES).optional(),
  "max-problems": integer
    .refine((value) => value > 0, { error: "is 0: expected 1 or more" })
    .meta({ minimum: 1 })
    .optional(),
  /** Path of the baseline, seen from this file. */
  baseline: text.optional(),
});

export interface Config {
  readonly severities: Severities;
  readonly failOn: Severity | undefined;
  readonly maxProblems: number | undefined;
  readonly baseline: string | undefined;
}

const NOTHING: Config = {
  severities: new Map(),
  failOn: undefined,
  maxProblems: undefined,
  baseline: undefined,
};

/**
 * Reads the file named, else the first `improve.config.yaml` of the current folder and the plan's, where there is one.
 * @throws UsageError when a named one is not there, or something in it is wrong.
 */
export async function readConfig(named: string | undefined, folder: string): Promise<Config> {
  const usual = [...CONFIG_FILES, ...CONFIG_FILES.map((name) => path.join(folder, name))];
  for (const file of named === undefined ? usual : [named]) {
    const loaded = await loadSettings(file, configSchema, "The configuration");
    if (loaded !== null) return toConfig(file, loaded);
  }
  if (named === undefined) return NOTHING;
  throw new UsageError(`There is no configuration "${named}"`, "Correct the path of the configuration.");
}

function toConfig(
  file: string,
  { value, problems, sources }: LoadedSettings<Camel<z.output<typeof configSchema>>>,
): Config {
  const unknown = [...(value?.rules ?? [])].flatMap(([rule]) => refuseRule(rule, file));
  if (value === null || unknown.length > 0) return refuseSettings([...problems, ...unknown], sources);
  const { rules, failOn, maxProblems, baseline } = value;
  return {
    severities: rules ?? new Map(),
    failOn,
    maxProblems,
    baseline: baseline === undefined ? undefined : path.join(path.dirname(file), baseline),
  };
}

function refuseRule(rule: string, file: string): Problem[] {
  const refusal = refuseSetting(rule);
  if (refusal === null) return [];
  const origin = keyOf(below(originOf(file), "rules", rule));
  return [problemOf(unknownKey, { ...refusal, origin })];
}

function settable(): string[] {
  return [...RULES_BY_ID.values()].filter(({ fixed }) => fixed !== true).map(({ id }) => id);
}

/** Why no severity can be set for a rule; null where one can. */
export function refuseSetting(rule: string): { message: string; hint: string } | null {
  const known = RULES_BY_ID.get(rule);
  if (known === undefined) {
    return { message: `There is no rule "${rule}"`, hint: hintForUnknown(rule) };
  }
  if (known.fixed !== true) return null;
  return {
    message: `The severity of "${rule}" cannot be changed: what it finds would be missing from the report`,
    hint: "Leave it out, and put what it finds right.",
  };
}
