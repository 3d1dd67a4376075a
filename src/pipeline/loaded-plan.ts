import path from "node:path";
import { kindOf } from "../disk/disk.ts";
import { UsageError } from "../errors.ts";
import type { ReportFonts } from "../fonts/embed-fonts.ts";
import { findFonts } from "../fonts/named-fonts.ts";
import type { FileMemory } from "../load/file-memory.ts";
import type { PlanFolder } from "../load/folder.ts";
import { diskFolder } from "../load/folder.ts";
import { type PlanReading, readPlan } from "../load/read-plan.ts";
import { wrongType } from "../load/rules/fields.ts";
import { readTheme, THEME_FILES } from "../load/theme.ts";
import { createSources } from "../load/yaml/sources.ts";
import { locateProblems, showPlace } from "../problems/locate.ts";
import { below } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import type { Theme } from "../theme/schema.ts";
import { makeReports, type PlanReports, type ReportOptions } from "./plan-reports.ts";
import { readSettings, type SettingsOptions, stopForProblems } from "./settings.ts";

/** What was read from a plan folder, and what is worked out from it. */
export interface LoadedPlan extends PlanReading {
  /** Those of its theme, and those that the options name. */
  readonly fonts: ReportFonts;
  /** The reports of the plan with their models, worked out once for each set of options. */
  readonly reports: (options: ReportOptions) => PlanReports;
}

export interface LoadOptions {
  /** The path of a council's own look, in place of the one in the folder. */
  readonly theme?: string | undefined;
  /** Fonts that the configuration names. */
  readonly fonts?: ReportFonts | undefined;
  /** Where the fonts that its theme names are looked for: by default its folder, or here if it is not on the disk. */
  readonly place?: string | undefined;
  /** What was read before of the same folder, which is on the disk. Only what has changed since is read anew. */
  readonly memory?: FileMemory | undefined;
  /** Called with each thing about that look that a careful officer looks at. */
  readonly notice?: ((text: string) => void) | undefined;
}

/**
 * Reads every YAML file below a folder, and the files that these name. What is wrong with them is in `problems`.
 * @throws UsageError when the folder cannot be read or holds no YAML, or a theme that is named is wrong.
 */
export async function loadPlan(
  folder: string | PlanFolder,
  {
    theme: named,
    fonts = {},
    place = typeof folder === "string" ? folder : ".",
    memory,
    notice,
  }: LoadOptions = {},
): Promise<LoadedPlan> {
  const read = await readPlan(typeof folder === "string" && memory ? memory.disk(folder) : folder, memory);
  const own = await findThemeFonts(read.theme, place);
  const look =
    named === undefined ? { theme: read.theme, fonts: own.fonts } : await readThemeFile(named, notice);
  const problems = [...read.problems, ...own.problems];
  const reading = { ...read, problems, theme: look.theme, fonts: joinFonts(look.fonts, fonts) };
  const known = new Map<string, PlanReports>();
  return {
    ...reading,
    reports(options) {
      const { asAt, edition = "public", report } = options;
      const key = JSON.stringify([asAt, edition, report]);
      const reports = known.get(key) ?? makeReports(reading.plan, options, reading.theme);
      known.set(key, reports);
      return reports;
    },
  };
}

/** How a report or a comparison is laid out. */
export interface Look {
  readonly theme: Theme | null;
  readonly fonts: ReportFonts;
  readonly templates: string | undefined;
  readonly reference: string | undefined;
}

/**
 * The look of a comparison: that of the options, or else of the configuration or of the plan.
 * @throws UsageError when it cannot be read, or something in it is wrong.
 */
export async function readLook(folder: string, options: SettingsOptions): Promise<Look> {
  const { theme, fonts, templates, reference } = await readSettings(folder, options);
  const usual = THEME_FILES.map((name) => path.join(folder, name));
  for (const file of theme === undefined ? usual : [theme]) {
    const isThere = kindOf(file) === "file";
    if (!isThere && theme === undefined) continue;
    const look = await readThemeFile(file);
    return { theme: look.theme, fonts: joinFonts(look.fonts, fonts), templates, reference };
  }
  return { theme: null, fonts, templates, reference };
}

const joinFonts = (first: ReportFonts, then: ReportFonts): ReportFonts => ({
  text: first.text ?? then.text,
  others: [...(first.others ?? []), ...(then.others ?? [])],
});

type ThemeAndFonts = Pick<Look, "theme" | "fonts">;

/**
 * Reads a theme that lies outside a plan.
 * @param notice is called with what a careful officer looks at.
 * @throws UsageError when it cannot be read, or something in it is wrong.
 */
async function readThemeFile(
  file: string,
  notice: (text: string) => void = () => {},
): Promise<ThemeAndFonts> {
  const kind = kindOf(file);
  if (kind === null) throw new UsageError(`There is no theme "${file}"`, "Correct the path of the theme.");
  if (kind === "folder")
    throw new UsageError(`"${file}" is a folder`, "Name the theme in it, such as theme.yaml.");
  const [folder, name] = [path.dirname(file), path.basename(file)];
  const { theme, problems, source } = await readTheme(diskFolder(folder), name);
  const own = await findThemeFonts(theme, folder);
  const located = locateProblems([...problems, ...own.problems], createSources(new Map([[name, source]])));
  const shown = located.map((problem) => ({ ...problem, file: path.join(folder, problem.file) }));
  const errors = shown.filter(({ severity }) => severity === "error");
  if (errors.length > 0) stopForProblems(errors);
  for (const problem of shown) notice(`${showPlace(problem)}: ${problem.message}`);
  return { theme, fonts: own.fonts };
}

/** The fonts that a theme in a folder names. What is wrong with one is told with its place. */
async function findThemeFonts(
  theme: Theme | null,
  folder: string,
): Promise<{ readonly fonts: ReportFonts; readonly problems: readonly Problem[] }> {
  if (theme === null) return { fonts: {}, problems: [] };
  const { font, fonts = [], origin } = theme;
  const from = path.join(folder, path.dirname(origin.file));
  const places = { from, packages: [from, "."] };
  const [text, others] = [
    await findFonts(font === undefined ? [] : [font], places),
    await findFonts(fonts, places),
  ];
  return {
    fonts: { text: text.fonts[0], others: others.fonts },
    problems: [
      ...text.problems.map(({ message, hint }) =>
        problemOf(wrongType, { message, hint, origin: below(origin, "font") }),
      ),
      ...others.problems.map(({ index, message, hint }) =>
        problemOf(wrongType, { message, hint, origin: below(origin, "fonts", index) }),
      ),
    ],
  };
}
