import { InvalidArgumentError } from "commander";
import { UsageError } from "../errors.ts";
import { list } from "../text/words.ts";

/** One format of what a command prints, and where it goes. */
export interface FormatOutput<Format extends string> {
  readonly format: Format;
  /** Null for the terminal. */
  readonly file: string | null;
}

/** A value of `--format` or `--output`, in the order they were typed. */
export type Typed<Format extends string> = { readonly format: Format } | { readonly file: string };

/** Reads the name of one of the formats there are. */
export const formatReader =
  <Format extends string>(formats: readonly Format[]) =>
  (name: string): Format => {
    const format = formats.find((one) => one === name);
    if (format !== undefined) return format;
    throw new InvalidArgumentError(`Expected one of ${formats.join(", ")}.`);
  };

/**
 * Pairs each format with the output that follows it, as in `-f codeframe -f sarif -o check.sarif`; an output before
 * any format is that of the first, and "-" is the terminal. What names no format is printed as `usual`.
 * @throws UsageError where an output has no format of its own, or two formats would go to the terminal.
 */
export function pairOutputs<Format extends string>(
  typed: readonly Typed<Format>[],
  usual: Format,
): FormatOutput<Format>[] {
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
    else if (last?.file === null && one.file === "-") continue;
    else if (last?.file === null) outputs[outputs.length - 1] = { ...last, file: one.file };
    else throw new UsageError(`No format goes to "${one.file}"`, "Write -f <format> before each -o <file>.");
  }
  const toTerminal = outputs.filter(({ file }) => file === null).map(({ format }) => format);
  if (toTerminal.length > 1) {
    const hint = `Give all but one a file: -f ${toTerminal[0]} -f ${toTerminal[1]} -o <file>.`;
    throw new UsageError(`${list(toTerminal)} cannot both be printed`, hint);
  }
  const twice = outputs.find(
    ({ file }, index) => file !== null && outputs.some((one, at) => at < index && one.file === file),
  );
  if (twice !== undefined) {
    throw new UsageError(`Two formats would be written to "${twice.file}"`, "Give each a file of its own.");
  }
  return outputs.length > 0 ? outputs : [{ format: usual, file: null }];
}
