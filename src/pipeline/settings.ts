import path from "node:path";
import { z } from "zod";
import { type Baseline, makeBaseline, type Severities } from "../check/control/control.ts";
import { UsageError } from "../errors.ts";
import type { ReportFonts } from "../fonts/embed-fonts.ts";
import { findFonts, fontsSchema, type NamedFont } from "../fonts/named-fonts.ts";
import { CONFIG_FILES } from "../load/read-files.ts";
import { unknownKey, wrongType } from "../load/rules/fields.ts";
import { type LoadedSettings, loadSettings } from "../load/settings.ts";
import type { Camel } from "../plan/schema/entry.ts";
import { integer } from "../plan/schema/numbers.ts";
import { choice, mapping, text } from "../plan/schema/scalars.ts";
import { type LocatedProblem, locateProblems, showPlace } from "../problems/locate.ts";
import { below, keyOf, originOf } from "../problems/origin.ts";
import {
  hintForUnknownRule,
  type Problem,
  problemOf,
  SETTINGS,
  SEVERITIES,
  type Severity,
} from "../problems/problem.ts";
import { writeOutputs } from "../publish/write.ts";
import { asTyped, plural } from "../text/words.ts";

/** The settings that the command line can give. */
export interface SettingsOptions {
  /** The path of a configuration. If it is left out, `improve.config.yaml` here or in the plan's folder is used. */
  readonly config?: string | undefined;
  /** Severities by rule. */
  readonly rule?: Severities | undefined;
  /** The path of a baseline. If it is left out, `improve.baseline.json` in the plan's folder is used. */
  readonly baseline?: string | undefined;
  /** Whether a named baseline that does not exist counts as an empty one. */
  readonly baselineMayBeMissing?: boolean | undefined;
  readonly failOn?: Severity | undefined;
  readonly maxProblems?: number | undefined;
  /** The path of a council's own look, in place of the one in the plan folder. */
  readonly theme?: string | undefined;
  /** The path of a folder with a council's own templates. */
  readonly templates?: string | undefined;
  /** The path of a council's own Word file, whose look Word documents have. */
  readonly reference?: string | undefined;
}

/** The settings of a check. What the command line says overrides the configuration. */
export interface CheckSettings {
  readonly severities: Severities;
  /** Null if there is none. */
  readonly baseline: Baseline | null;
  /** Where a new baseline goes. */
  readonly baselineFile: string;
  readonly failOn: Severity;
  readonly maxProblems: number | null;
  /** The path of a theme that stands in place of the plan's; undefined if there is none. */
  readonly theme: string | undefined;
  readonly templates: string | undefined;
  readonly reference: string | undefined;
  /** The fonts that the configuration names. */
  readonly fonts: ReportFonts;
}

/**
 * Reads the configuration and the baseline, and adds the settings of the command line.
 * @throws UsageError when either file cannot be read or is wrong.
 */
export async function readSettings(folder: string, options: SettingsOptions): Promise<CheckSettings> {
  for (const rule of options.rule?.keys() ?? []) {
    const problem = await problemWithSetting(rule);
    if (problem !== null) throw new UsageError(`--rule: ${problem.message}`, problem.hint);
  }
  const config = await readConfig(options.config, folder);
  const named = options.baseline ?? config.baseline;
  return {
    severities: new Map([...config.severities, ...(options.rule ?? [])]),
    baseline: await readBaseline(named, folder, options.baselineMayBeMissing),
    baselineFile: named ?? baselineOf(folder),
    failOn: options.failOn ?? config.failOn ?? "error",
    maxProblems: options.maxProblems ?? config.maxProblems ?? null,
    theme: options.theme ?? config.theme,
    templates: options.templates ?? config.templates,
    reference: options.reference ?? config.reference,
    fonts: { others: config.fonts },
  };
}

/** What `improve.config.yaml` may hold. `rules`, for editors, are the ids of those whose severity can be set. */
export const configSchema = (rules: readonly string[] = []) =>
  z.strictObject({
    rules: mapping(choice(SETTINGS))
      .meta({ propertyNames: { enum: rules } })
      .optional()
      .meta({
        title: "by the id of a rule, the severity of all its problems, or off",
        examples: [{ "action-stale": "info" }],
      }),
    "fail-on": choice(SEVERITIES)
      .optional()
      .meta({ title: "the least severity at which a check fails; error if left out" }),
    "max-problems": integer
      .refine((value) => value > 0, { error: "is 0: expected 1 or more" })
      .meta({ minimum: 1 })
      .optional()
      .meta({ title: "how many problems are printed; all if left out", examples: [50] }),
    baseline: text
      .optional()
      .meta({ title: "the path of the baseline, from this file", examples: ["improve.baseline.json"] }),
    theme: text
      .optional()
      .meta({ title: "the path of your own look, from this file", examples: ["look/theme.yaml"] }),
    templates: text.optional().meta({
      title: "the path of a folder with your own templates, from this file",
      examples: ["look/templates"],
    }),
    reference: text.optional().meta({
      title: "the path of your own Word file, whose look Word documents have, from this file",
      examples: ["look/report.docx"],
    }),
    fonts: fontsSchema
      .optional()
      .meta({ title: "fonts for characters that ours lacks", examples: [["@fontsource/noto-sans-tamil"]] }),
  });

interface Config {
  readonly severities: Severities;
  readonly failOn: Severity | undefined;
  readonly maxProblems: number | undefined;
  readonly baseline: string | undefined;
  readonly theme: string | undefined;
  readonly templates: string | undefined;
  readonly reference: string | undefined;
  readonly fonts: readonly NamedFont[];
}

const EMPTY_CONFIG: Config = {
  severities: new Map(),
  failOn: undefined,
  maxProblems: undefined,
  baseline: undefined,
  theme: undefined,
  templates: undefined,
  reference: undefined,
  fonts: [],
};

/**
 * Reads the named file, or else the first `improve.config.yaml` in the current folder or the plan's folder.
 * @throws UsageError when the named file does not exist, or something in it is wrong.
 */
async function readConfig(named: string | undefined, folder: string): Promise<Config> {
  const usual = [...CONFIG_FILES, ...CONFIG_FILES.map((name) => path.join(folder, name))];
  for (const file of named === undefined ? usual : [named]) {
    const loaded = await loadSettings(file, configSchema, "The configuration");
    if (loaded !== null) return await toConfig(file, folder, loaded);
  }
  if (named === undefined) return EMPTY_CONFIG;
  throw new UsageError(`There is no configuration "${named}"`, "Correct the path of the configuration.");
}

async function toConfig(
  file: string,
  folder: string,
  { value, problems, sources }: LoadedSettings<Camel<z.output<ReturnType<typeof configSchema>>>>,
): Promise<Config> {
  const named = [...(value?.rules?.keys() ?? [])];
  const unknown = (await Promise.all(named.map((rule) => problemsWithRule(rule, file)))).flat();
  if (value === null || unknown.length > 0)
    return stopForProblems(locateProblems([...problems, ...unknown], sources));
  const { rules, failOn, maxProblems, baseline, theme, templates, reference } = value;
  const from = path.dirname(file);
  const fonts = await findFonts(value.fonts ?? [], { from, packages: [folder, from, "."] });
  if (fonts.problems.length > 0) {
    const found = fonts.problems.map(({ index, ...problem }) =>
      problemOf(wrongType, { ...problem, origin: below(originOf(file), "fonts", index) }),
    );
    stopForProblems(locateProblems(found, sources));
  }
  const beside = (named: string | undefined): string | undefined =>
    named === undefined ? undefined : path.join(from, named);
  return {
    severities: rules ?? new Map(),
    failOn,
    maxProblems,
    baseline: beside(baseline),
    theme: beside(theme),
    templates: beside(templates),
    reference: beside(reference),
    fonts: fonts.fonts,
  };
}

async function problemsWithRule(rule: string, file: string): Promise<Problem[]> {
  const problem = await problemWithSetting(rule);
  if (problem === null) return [];
  const origin = keyOf(below(originOf(file), "rules", rule));
  return [problemOf(unknownKey, { ...problem, origin })];
}

/** Why no severity can be set for a rule; null if one can. The rules are loaded only where one is named. */
async function problemWithSetting(rule: string): Promise<{ message: string; hint: string } | null> {
  const { RULES_BY_ID } = await import("./rule-catalogue.ts");
  const known = RULES_BY_ID.get(rule);
  if (known === undefined) {
    return {
      message: `There is no rule "${rule}"`,
      hint: hintForUnknownRule(rule, RULES_BY_ID.keys()),
    };
  }
  if (known.alwaysOn !== true) return null;
  return {
    message: `The severity of "${rule}" cannot be changed: what it finds would be missing from the report`,
    hint: "Leave it out, and put what it finds right.",
  };
}

/** The baseline of a plan if no other is named. */
const baselineOf = (folder: string): string => path.join(folder, "improve.baseline.json");

/** Every scalar is read as text, including the `null` of JSON. */
const orNull = z
  .string()
  .transform((value) => (value === "null" ? null : value))
  .meta({ type: ["string", "null"] });

export const baselineSchema = z.strictObject({
  version: choice(["1"]).meta({ type: "integer", enum: [1] }),
  problems: z.array(z.strictObject({ rule: text, entity: orNull, file: orNull, count: integer })),
});

/**
 * Reads the named baseline, or else `improve.baseline.json` in the plan folder; null if there is none.
 * @throws UsageError when the named file does not exist, or something in it is wrong.
 */
async function readBaseline(
  named: string | undefined,
  folder: string,
  mayBeMissing = false,
): Promise<Baseline | null> {
  const file = named ?? baselineOf(folder);
  const renewal = [
    "improve check",
    ...[folder, ...(named === undefined ? [] : ["--baseline", named])].map(asTyped),
    "--update-baseline",
  ].join(" ");
  const loaded = await loadSettings(file, () => baselineSchema, "The baseline");
  if (loaded === null) {
    if (named === undefined || mayBeMissing) return null;
    const hint = `${renewal} writes one; or correct the path.`;
    throw new UsageError(`There is no baseline "${file}"`, hint);
  }
  if (loaded.value === null) return stopForProblems(locateProblems(loaded.problems, loaded.sources));
  return { file, renewal, entries: loaded.value.problems, sources: loaded.sources };
}

const EARLIER_BASELINE = {
  what: "a baseline",
  recognises: (held: Uint8Array) => /"?version"?: *1,?\s+"?problems"?:/.test(new TextDecoder().decode(held)),
};

/** Writes one problem on each line, so that a problem that was put right shows as one removed line in a review. */
export async function writeBaseline(file: string, problems: readonly LocatedProblem[]): Promise<void> {
  const entries = makeBaseline(problems).map((entry) => `    ${JSON.stringify(entry)}`);
  const list = entries.length === 0 ? "[]" : `[\n${entries.join(",\n")}\n  ]`;
  const json = `{\n  "version": 1,\n  "problems": ${list}\n}\n`;
  await writeOutputs([{ path: file, bytes: new TextEncoder().encode(json), replaces: EARLIER_BASELINE }]);
}

/**
 * Stops the command because a file that it reads is wrong. The message is the first problem with its place; the hint lists
 * the others.
 */
export function stopForProblems(problems: readonly LocatedProblem[]): never {
  const [first, ...rest] = problems.map((problem) => ({
    message: `${showPlace(problem)}: ${problem.message}`,
    hint: problem.hint,
  }));
  const others = rest.map(({ message, hint }) => `\n  ${message}${hint === null ? "" : ` → ${hint}`}`);
  const more = rest.length === 0 ? "" : `${plural(rest.length, "more problem")}:${others.join("")}`;
  throw new UsageError(first?.message ?? "", [first?.hint, more].filter(Boolean).join("\n  ") || undefined);
}
