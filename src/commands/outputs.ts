import path from "node:path";
import { UsageError } from "../errors.ts";
import { type CheckedPlan, type LoadedPlan, type Output, VERSION } from "../index.ts";
import type { BinaryFormat } from "../publish/publication.ts";
import { findTwice, leadsToOneOf } from "../publish/targets.ts";
import { printable } from "../text/escape.ts";
import { wrap } from "../text/terminal.ts";
import { asTyped, bothOrAll, kilobytes, list, plural } from "../text/words.ts";
import { type ColorChoice, say, wantsColor } from "./terminal.ts";

/** A format in which a command prints, and where the result goes. */
export interface FormatOutput<Format extends string> {
  readonly format: Format;
  /** Null for standard output. */
  readonly file: string | null;
  /** Standard output was asked for with "-". */
  readonly isPiped?: true;
}

/** A value of `--format` or `--output`, in the order they were typed. */
export type Typed<Format extends string> = { readonly format: Format } | { readonly file: string };

/**
 * Pairs each format with the output that follows it, as in `-f codeframe -f sarif -o check.sarif`. An output before any
 * format belongs to the first one, and "-" means the terminal. Without a format, `usual` is printed.
 * @throws UsageError if an output has no format of its own, or two formats would go to the same place.
 */
export async function pairOutputs<Format extends string>(
  typed: readonly Typed<Format>[],
  usual: Format,
): Promise<FormatOutput<Format>[]> {
  const [first, second] = typed;
  if (first !== undefined && "file" in first) {
    const format = second !== undefined && "format" in second ? second : { format: usual };
    return pairOutputs([format, first, ...typed.slice(2)], usual);
  }
  if (typed.some((one) => "file" in one && one.file.trim() === "")) {
    throw new UsageError("--output names no file", "Write -o <file>, or leave it out.");
  }
  const outputs: FormatOutput<Format>[] = [];
  for (const one of typed) {
    const last = outputs.at(-1);
    if ("format" in one) outputs.push({ format: one.format, file: null });
    else if (last?.file === null && isStdout(one.file)) {
      outputs[outputs.length - 1] = { ...last, isPiped: true };
    } else if (last?.file === null) outputs[outputs.length - 1] = { ...last, file: one.file };
    else
      throw new UsageError(
        `There is no format for "${one.file}"`,
        "Write -f <format> before each -o <file>.",
      );
  }
  const toTerminal = outputs.filter(({ file }) => file === null).map(({ format }) => format);
  if (toTerminal.length > 1) {
    const hint = `Give all but one a file: -f ${toTerminal[0]} -f ${toTerminal[1]} -o <file>.`;
    throw new UsageError(`${list(toTerminal)} cannot ${bothOrAll(toTerminal)} be printed`, hint);
  }
  const twice = await findTwice(outputs.flatMap(({ file }) => file ?? []));
  if (twice !== undefined) {
    throw new UsageError(`Two formats would be written to "${twice}"`, "Give each a file of its own.");
  }
  return outputs.length > 0 ? outputs : [{ format: usual, file: null }];
}

/** The names of standard output. */
export const isStdout = (file: string): boolean =>
  ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].includes(file);

/** Stops before a file that is not text fills the screen with gibberish. */
export function requirePipe(command: string, format: BinaryFormat): void {
  if (process.stdout.isTTY === true)
    throw notOnTerminal(format, `${command} -f ${format} -o - > report.${format}`);
}

export const notOnTerminal = (format: BinaryFormat, instead: string): UsageError => {
  const what = format === "pdf" ? "PDF" : "Word document";
  return new UsageError(`A ${what} cannot be printed on a terminal`, `Give it a file: ${instead}.`);
};

/** Stops before a mistyped output overwrites a file of the plan, whatever link leads to it. */
export async function requireNoPlanFile(file: string, folder: string, { files }: LoadedPlan): Promise<void> {
  if (
    !(await leadsToOneOf(
      file,
      [...files].map((one) => path.join(folder, one)),
    ))
  )
    return;
  throw new UsageError(`"${file}" is a file of the plan`, "Write to another file.");
}

/** Prints the errors, which stop the work. Warnings are counted by their rules; `check` shows each. */
export async function stopForErrors(
  checked: CheckedPlan,
  folder: string,
  done: "built" | "exported" | "published",
  {
    asAt,
    quiet,
    color,
  }: { readonly asAt?: string | undefined; readonly quiet?: boolean; readonly color: ColorChoice },
): Promise<boolean> {
  const { accountLines, countProblems, summarise } = await import("../reporters/report.ts");
  const { errors, warnings } = summarise(checked);
  if (errors > 0) {
    const { reporterFor } = await import("../reporters/index.ts");
    const problems = checked.problems.filter(({ severity }) => severity === "error");
    const options = { maxProblems: null, failOn: "error", version: VERSION } as const;
    process.stderr.write(
      reporterFor("codeframe").print(
        { ...checked, problems, account: null },
        { color: wantsColor(color, process.stderr), ...options },
      ),
    );
    say(`Nothing was ${done}.`);
    return true;
  }
  if (quiet === true) return false;
  const known = checked.silenced.filter(({ by }) => by === "baseline");
  if (known.length > 0) {
    const counted = countProblems(known.map(({ problem }) => problem));
    const verb = known.length === 1 ? "does" : "do";
    say(`${counted} in the baseline ${verb} not stop it.`);
  }
  if (warnings > 0) {
    const each = warnings === 1 ? "it" : "each";
    const day = asAt === undefined ? "" : ` --as-at ${asAt}`;
    say(`${plural(warnings, "warning")}; improve check ${asTyped(folder)}${day} shows ${each}:`);
    for (const line of kindsOf(checked)) process.stderr.write(`${line}\n`);
  }
  for (const line of accountLines(checked)) process.stderr.write(`${printable(line)}\n`);
  return false;
}

/** How many warnings there are of each kind, the most first, in the words of its rule. */
function kindsOf({ problems, rules }: CheckedPlan): string[] {
  const warnings = problems.filter(({ severity }) => severity === "warning");
  const kinds = [...Map.groupBy(warnings, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length);
  const said = kinds.slice(0, MOST_KINDS).flatMap(([id, { length }]) => {
    const summary = rules.find((rule) => rule.id === id)?.summary.replace(/\.$/, "");
    const [first = "", ...more] = wrap([{ text: `${summary} (${id})` }], "      ");
    return [`${String(length).padStart(4)}  ${first.trimStart()}`, ...more];
  });
  const others = kinds.slice(MOST_KINDS);
  const left = others.reduce((sum, [, { length }]) => sum + length, 0);
  return others.length === 0
    ? said
    : [...said, `${String(left).padStart(4)}  of ${plural(others.length, "other kind")}`];
}

const MOST_KINDS = 8;

/** Says which files were written, and how large they are. */
export function sayWritten(outputs: readonly Pick<Output, "path" | "bytes">[]): void {
  for (const { path: file, bytes } of outputs)
    process.stdout.write(`${printable(file)}  ${kilobytes(bytes.length)}\n`);
}
