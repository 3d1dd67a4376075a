import path from "node:path";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import type { CheckedPlan } from "../index.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { isAtLeast, type Severity } from "../problems/problem.ts";
import { printable } from "../text/escape.ts";

export type ColorChoice = "auto" | "always" | "never";

/** There is no colour in a pipe, on a dumb terminal or with NO_COLOR, unless the user or FORCE_COLOR asks for it. */
export function wantsColor(choice: ColorChoice, stream: NodeJS.WriteStream): boolean {
  if (choice !== "auto") return choice === "always";
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal(stream);
}

/** A dumb terminal, such as that of an editor, shows what would colour a text or take it back. */
export const isTerminal = (stream: NodeJS.ReadStream | NodeJS.WriteStream): boolean =>
  stream.isTTY === true && process.env.TERM !== "dumb";

/**
 * Says something on stderr, in a line of its own, and leaves what is being done below it. Names of files are printed as text,
 * whatever is in them.
 */
export const say = (text: string): void => {
  process.stderr.write(`${drawn === "" ? "" : CLEARED}${lineOf(text)}${drawn}`);
};

/** The line that `say` says. */
export const lineOf = (text: string): string => `${printableIndented(text)}\n`;

/** What a progress has drawn into the last line of the terminal. */
let drawn = "";

const CLEARED = "\r\u001B[2K";

/** A line as `printable` makes it, with the spaces before it. */
export const printableIndented = (line: string): string =>
  " ".repeat(/^ */.exec(line)?.[0].length ?? 0) + printable(line.trimStart());

/** Shows on stderr what is being done. It appears only on a terminal, and is removed when the work is done. */
export class Progress {
  readonly #isDrawn: boolean;

  constructor(quiet: boolean) {
    this.#isDrawn = !quiet && isTerminal(process.stderr);
  }

  step(text: string): void {
    if (!this.#isDrawn) return;
    drawn = `${printable(text)}…`;
    process.stderr.write(CLEARED + drawn);
  }

  done(): void {
    if (!this.#isDrawn) return;
    drawn = "";
    process.stderr.write(CLEARED);
  }
}

/** Does work that may take a while, and shows what it is until it is done, as a progress does. */
export async function whileShown<Result>(
  text: string,
  quiet: boolean | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const progress = new Progress(quiet === true);
  progress.step(text);
  try {
    return await work();
  } finally {
    progress.done();
  }
}

/**
 * The prefix that makes the names of a plan's files relative to the current folder, so that an editor or a CI can open
 * them: `data/` for `data`, `./data/` and the absolute path of it; empty for the current folder.
 */
export function prefixOf(folder: string): string {
  const inside = path.relative(process.cwd(), folder);
  const shown = inside.startsWith("..") ? path.normalize(folder) : inside;
  return shown === "" ? "" : `${shown.replaceAll("\\", "/").replace(/\/$/, "")}/`;
}

/**
 * Stops where a plan is asked for as at a day before anything in it was known. It fails as a mistyped option does: a CI
 * that passed would have checked nothing, and what is wrong is the day, not the plan.
 */
export function requireKnown({ account }: CheckedPlan, asAt: IsoDate | undefined): void {
  const firstDay = account?.firstDay ?? null;
  if (asAt === undefined || firstDay === null || asAt >= firstDay) return;
  throw new UsageError(
    `Nothing of the plan was known on ${formatDate(asAt)}: the first day on which anything was is ${formatDate(firstDay)}`,
    `Give --as-at ${firstDay} or a later day.`,
  );
}

/** The exit code of a check. A rule that stopped is a fault of ours, whatever else was found. */
export function exitCodeOf({ ruleStopped, problems }: CheckedPlan, failOn: Severity): ExitCode {
  if (ruleStopped) return EXIT.internal;
  return problems.some(({ severity }) => isAtLeast(severity, failOn)) ? EXIT.problems : EXIT.fine;
}
