import path from "node:path";
import { EXIT, type ExitCode } from "../errors.ts";
import type { CheckedPlan } from "../index.ts";
import { isAtLeast, type Severity } from "../problems/problem.ts";
import { printable } from "../text/escape.ts";

export type ColorChoice = "auto" | "always" | "never";

/** There is no colour in a pipe or with NO_COLOR, unless the user asks for it. */
export function wantsColor(choice: ColorChoice, stream: NodeJS.WriteStream): boolean {
  if (choice !== "auto") return choice === "always";
  return stream.isTTY === true && !process.env.NO_COLOR;
}

/** Says something on stderr, in a line of its own. Names of files are printed as text, whatever is in them. */
export const say = (text: string): void => {
  process.stderr.write(`${printable(text)}\n`);
};

/** Shows on stderr what is being done. It appears only on a terminal, and is removed when the work is done. */
export class Progress {
  private readonly drawn: boolean;

  constructor(quiet: boolean) {
    this.drawn = !quiet && process.stderr.isTTY === true;
  }

  step(text: string): void {
    if (this.drawn) process.stderr.write(`\r\u001B[2K${printable(text)}…`);
  }

  done(): void {
    if (this.drawn) process.stderr.write("\r\u001B[2K");
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

/** The exit code of a check. A rule that stopped is a fault of ours, whatever else was found. */
export function exitCodeOf({ ruleStopped, problems }: CheckedPlan, failOn: Severity): ExitCode {
  if (ruleStopped) return EXIT.internal;
  return problems.some(({ severity }) => isAtLeast(severity, failOn)) ? EXIT.problems : EXIT.fine;
}
