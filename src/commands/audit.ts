import type { Command } from "commander";
import pc from "picocolors";
import { sayExtent, sayFailures } from "../audit/say-audit.ts";
import { readFile } from "../disk/read-file.ts";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import { type Audit, auditPdf } from "../index.ts";
import { printable, printableJson } from "../text/escape.ts";
import { plural, uncapitalise } from "../text/words.ts";
import { colorOption, type Finish, textOrJsonOption } from "./options.ts";
import { type ColorChoice, printableIndented, wantsColor, whileShown } from "./terminal.ts";

interface Options {
  readonly format: "text" | "json";
  readonly color: ColorChoice;
}

/** `improve audit <pdfs>`: says whether files meet PDF/UA-1 and PDF/A-3a. */
export function addAudit(program: Command, finish: Finish): void {
  program
    .command("audit")
    .description("say whether PDF files meet PDF/UA-1 and PDF/A-3a, and what readers need besides")
    .argument("<pdfs...>", "files of improve or of any other program")
    .addOption(textOrJsonOption("how it is printed"))
    .addOption(colorOption())
    .action(async (files: readonly string[], options: Options) => finish(await audit(files, options)));
}

/** All files are read before anything is printed, so that a missing one is not lost among the words of others. */
async function audit(files: readonly string[], { format, color }: Options): Promise<ExitCode> {
  const audited: { readonly file: string; readonly audit: Audit }[] = [];
  for (const file of files)
    audited.push({ file, audit: await whileShown(`Reading ${file}`, false, () => auditFile(file)) });
  const print = format === "json" ? printJson : printText;
  process.stdout.write(print(audited, wantsColor(color, process.stdout)));
  return audited.every(({ audit }) => audit.failures.length === 0) ? EXIT.fine : EXIT.problems;
}

type Audited = { readonly file: string; readonly audit: Audit };

async function auditFile(file: string): Promise<Audit> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause instanceof UsageError) throw cause;
    const reason = REASONS[cause.code ?? ""] ?? cause.message;
    throw new UsageError(`"${file}" cannot be read: ${reason}`, "Give the path of a PDF file.", cause);
  });
  try {
    return await auditPdf(bytes);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`"${file}" cannot be audited: ${uncapitalise(error.message)}`, error.hint, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ENOTDIR: "there is a file where one of its folders should be",
  EACCES: "permission is denied",
};

function printText(audited: readonly Audited[], color: boolean): string {
  const { green, red, bold } = pc.createColors(color);
  return audited
    .map(({ file, audit }) => {
      const { failures } = audit;
      if (failures.length === 0)
        return `${printable(file)} ${green("meets PDF/UA-1 and PDF/A-3a")}, by ${sayExtent(audit)}.\n`;
      const lines = sayFailures(audit).map((line) => {
        const text = printableIndented(line);
        return line.startsWith(" ") ? `  ${text}` : `\n  ${bold(text)}`;
      });
      const found = red(plural(failures.length, "failure"));
      return `${printable(file)} does not pass: ${found}${audit.pages === 0 ? "" : `, by ${sayExtent(audit)}`}.\n${lines.join("\n")}\n`;
    })
    .join("\n");
}

const printJson = (audited: readonly Audited[]): string =>
  printableJson({
    version: 1,
    files: audited.map(({ file, audit }) => ({ file, passes: audit.failures.length === 0, ...audit })),
  });
