import type pc from "picocolors";
import type { Comparison } from "../diff/comparison.ts";
import { type Account, LATER_KINDS, type LaterFact, type LaterKind } from "../plan/history/account.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import type { LocatedProblem, SilencedProblem } from "../problems/locate.ts";
import type { RuleInfo, Severity } from "../problems/problem.ts";
import { list, plural } from "../text/words.ts";
import type { ChangeFormat, ProblemFormat } from "./formats.ts";

/** What `check` found, in no particular format. */
export interface CheckReport {
  /** The date by which the plan is judged; null if it has no date. */
  readonly asAt: IsoDate | null;
  /** What the folder holds; null if it is not to be printed. */
  readonly account: FolderAccount | null;
  /** By file, line, column and rule. */
  readonly problems: readonly LocatedProblem[];
  /** Problems that a comment or the baseline has set aside. */
  readonly silenced: readonly SilencedProblem[];
  /** Every rule, whether it found anything or not. */
  readonly rules: readonly RuleInfo[];
  /** The text of a file, by its name in a problem; null if it was not read. */
  readonly textOf: (file: string) => string | null;
}

/** What a plan folder holds, and what of it a report as at a date does not show. */
export interface FolderAccount extends Account {
  /** How many files the plan is written in. */
  readonly files: number;
  /** Other files of the folder. */
  readonly notRead: readonly string[];
}

export interface PrintOptions {
  readonly color: boolean;
  /** The most problems to print for people. Formats for programs hold all of them, and GitHub has a limit of its own. */
  readonly maxProblems: number | null;
  /** The mildest problem that makes the check fail. */
  readonly failOn: Severity;
  /** The version of improve. */
  readonly version: string;
  /** The path of a problem's file from the root of its repository, for services; as the problem has it if left out. */
  readonly fromRoot?: ((file: string) => string) | undefined;
}

/** A format of a check. */
export interface Reporter {
  readonly name: ProblemFormat;
  /** The check as text that ends with a newline. */
  print(report: CheckReport, options: PrintOptions): string;
  /** What a text holds if this format has printed it. */
  readonly wrote: RegExp;
}

interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** `ignored` were set aside by a comment, `baselined` by the baseline. */
  readonly ignored: number;
  readonly baselined: number;
}

export function summarise({ problems, silenced }: Pick<CheckReport, "problems" | "silenced">): Summary {
  const count = (severity: Severity): number => problems.filter((one) => one.severity === severity).length;
  const ignored = silenced.filter(({ by }) => by === "comment").length;
  return {
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
    ignored,
    baselined: silenced.length - ignored,
  };
}

/** "2 errors and 1 warning"; null for none. */
export function countProblems(problems: readonly LocatedProblem[]): string | null {
  const { errors, warnings, infos } = summarise({ problems, silenced: [] });
  const parts = [
    ...(errors > 0 ? [plural(errors, "error")] : []),
    ...(warnings > 0 ? [plural(warnings, "warning")] : []),
    ...(infos > 0 ? [plural(infos, "note")] : []),
  ];
  return parts.length === 0 ? null : list(parts);
}

/** "2 errors and 1 warning, as at 2 September 2016; 3 ignored." */
export function summaryLine(report: CheckReport): string {
  const { ignored, baselined } = summarise(report);
  const date = report.asAt === null ? "" : `, as at ${formatDate(report.asAt)}`;
  const aside = [
    ...(ignored > 0 ? [`${ignored} silenced by ${ignored === 1 ? "a comment" : "comments"}`] : []),
    ...(baselined > 0 ? [`${baselined} in the baseline`] : []),
  ];
  const rest = aside.length === 0 ? "" : `; ${list(aside)}`;
  return `${countProblems(report.problems) ?? "No problems found"}${date}${rest}.`;
}

/** A summary line, by which a text for people is known as a check. */
export const SUMMARY_LINE =
  /^(No problems found|\d+ (error|warning|note)s?(, \d+ warnings?)?( and \d+ (warning|note)s?)?)(, as at \d+ \w+ \d{4})?(; .*)?\.$/m;

/**
 * "Read 30 actions, 214 updates and 9 events from 41 files. Left for later than 2 September 2016: 1 update (1.2). Not
 * read: tracker.xlsx." What is in the folder and not in the report is named where it is little, and always counted.
 */
export function accountLines({ account }: Pick<CheckReport, "account">): string[] {
  if (account === null) return [];
  const { counts, files, asAt, later, notRead } = account;
  const { kpi, figure } = counts;
  const measures = `${plural(kpi, "KPI")} with ${plural(figure, "figure")}`;
  const read = [
    ...(["recommendation", "action", "update"] as const).map((kind) => counted(counts[kind], kind)),
    ...(kpi > 0 ? [measures] : [counted(figure, "figure")]),
    ...(["event", "audit", "report"] as const).map((kind) => counted(counts[kind], kind)),
  ].filter((part) => part !== null);
  const lines = [`Read ${read.length === 0 ? "nothing" : list(read)} from ${plural(files, "file")}.`];
  if (asAt !== null && later.length > 0) {
    const byKind = Map.groupBy(later, ({ kind }) => kind);
    const left = LATER_KINDS.flatMap((kind) => sayLater(kind, byKind.get(kind) ?? [], later.length));
    lines.push(`Left for later than ${formatDate(asAt)}: ${list(left)}.`);
  }
  if (notRead.length > 0) lines.push(`Not read: ${named(plural(notRead.length, "file"), notRead)}.`);
  return lines;
}

const counted = (count: number, kind: string): string | null => (count === 0 ? null : plural(count, kind));

/** Words for a kind where they are not its own. */
const WORDS: Partial<Record<LaterKind, readonly [one: string, several: string]>> = {
  kpi: ["KPI", "KPIs"],
  evidence: ["piece of evidence", "pieces of evidence"],
  break: ["break of method", "breaks of method"],
};

/** What is left of `all`: a report of long ago leaves nearly everything, and names would fill the screen. */
function sayLater(kind: LaterKind, facts: readonly LaterFact[], all: number): string[] {
  if (facts.length === 0) return [];
  const [one, several] = WORDS[kind] ?? [kind, `${kind}s`];
  const counted = plural(facts.length, one, several);
  if (all > MOST_LEFT) return [counted];
  const names = facts.flatMap(({ of, date }) => (of.length === 0 ? [formatDate(date)] : of));
  return [named(counted, [...new Set(names)])];
}

/** The most things of a kind that a line names, and the most that may be left for any to be named. */
const MOST_NAMED = 5;
const MOST_LEFT = 50;

const named = (count: string, names: readonly string[]): string =>
  names.length > MOST_NAMED ? count : `${count} (${names.join(", ")})`;

/** The problems to print for people, and a sentence that counts the others; null if there are no others. */
export function limit(
  { problems }: CheckReport,
  { maxProblems }: PrintOptions,
): { shown: readonly LocatedProblem[]; more: string | null } {
  if (maxProblems === null || problems.length <= maxProblems) return { shown: problems, more: null };
  const hidden = countProblems(problems.slice(maxProblems));
  return {
    shown: problems.slice(0, maxProblems),
    more: `${hidden} more: not shown, as --max-problems is ${maxProblems}.`,
  };
}

export type Colors = ReturnType<typeof pc.createColors>;

export const paintFor = (severity: Severity, colors: Colors): ((text: string) => string) =>
  ({ error: colors.red, warning: colors.yellow, info: colors.cyan })[severity];

/** The last line of formats for people, in the colour of the worst problem. */
export function paintSummary(report: CheckReport, colors: Colors): string {
  const severities = new Set(report.problems.map(({ severity }) => severity));
  const paint = severities.has("error") ? colors.red : severities.size > 0 ? colors.yellow : colors.green;
  return paint(summaryLine(report));
}

/** A format of a comparison. */
export interface ChangeReporter {
  readonly name: ChangeFormat;
  /** The comparison as text that ends with a newline. */
  print(comparison: Comparison, options: { readonly color: boolean }): string;
  /** What a text holds if this format has printed it. */
  readonly wrote: RegExp;
}
