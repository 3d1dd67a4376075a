import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { readFile } from "../disk/read-file.ts";
import { BrowserError } from "../errors.ts";
import {
  type BuiltReport,
  type LoadedPlan,
  type Output,
  type PublishedFile,
  type PublishFiles,
  publishedKind,
  type ReportFormat,
  writeFiles,
} from "../index.ts";
import { fileNameOf, isBinary, REPORT_FORMATS } from "../publish/publication.ts";
import { isStdout, requireNoPlanFile, sayWritten } from "./outputs.ts";
import { type Progress, say } from "./terminal.ts";

/** Where the files of a report go, and in which formats. */
interface WritingOptions {
  readonly format: readonly ReportFormat[];
  readonly output: string;
  readonly quiet?: boolean;
  /** The plan, of which no file is replaced. */
  readonly folder: string;
  readonly plan: LoadedPlan;
}

/**
 * Makes the files of a report in all formats and writes them as one, or prints the only one to standard output.
 * @throws BrowserError where printing fails; UsageError where something cannot be written.
 */
export async function writeReport(
  built: BuiltReport,
  options: WritingOptions,
  publishFiles: PublishFiles,
  progress: Progress,
): Promise<void> {
  const { provenance } = built.model;
  const { report } = provenance;
  progress.step(`Writing ${report}`);
  const [only] = options.format;
  if (isStdout(options.output) && only !== undefined) {
    const files = await publishFiles(built, only);
    progress.done();
    for (const { bytes } of files) process.stdout.write(bytes);
    return;
  }
  const made = await makeFiles(built, options, publishFiles, progress);
  const outputs = made.files.map(({ name, kind, bytes }) => ({
    path: path.join(options.output, name),
    bytes,
    replaces: EARLIER[kind],
  }));
  for (const { path: file, bytes } of outputs) {
    // The record of a published report may be built again where it lies, as it stays the same.
    const held = await readFile(file).catch(() => null);
    if (held?.equals(bytes) !== true) await requireNoPlanFile(file, options.folder, options.plan);
  }
  await writeFiles(outputs);
  progress.done();
  sayWritten(outputs);
  if (options.quiet !== true) await sayLeftOver(outputs, fileNameOf(provenance), options.output);
  if (made.failure !== null) throw made.failure;
}

/**
 * Makes all files of a report, which are then written as one. Those that need no browser are written without the others where
 * printing fails, but not beside an earlier print: the two would be different reports.
 */
async function makeFiles(
  built: BuiltReport,
  { format: formats, output }: WritingOptions,
  publishFiles: PublishFiles,
  progress: Progress,
): Promise<{ readonly files: readonly PublishedFile[]; readonly failure: BrowserError | null }> {
  const { provenance } = built.model;
  const files: PublishedFile[] = [];
  let failure: BrowserError | null = null;
  const [printed, texts] = [true, false].map((is) =>
    REPORT_FORMATS.filter((name) => formats.includes(name) && isBinary(name) === is),
  ) as [ReportFormat[], ReportFormat[]];
  files.push(...(await Promise.all(texts.map((name) => publishFiles(built, name)))).flat());
  for (const name of printed) {
    progress.step(`Printing ${provenance.report}`);
    try {
      files.push(...(await publishFiles(built, name)));
    } catch (error) {
      if (!(error instanceof BrowserError)) throw error;
      failure = error;
      break;
    }
  }
  if (failure === null || files.length === 0) return { files, failure };
  for (const name of printed.filter((one) => files.every((file) => !file.name.endsWith(`.${one}`)))) {
    const earlier = path.join(output, `${fileNameOf(provenance)}.${name}`);
    if ((await stat(earlier).catch(() => null)) !== null) throw keptBecauseOf(failure, earlier, texts);
  }
  return { files, failure };
}

/** A failure that leaves an earlier report as it was. */
const keptBecauseOf = (
  { message, hint, cause }: BrowserError,
  earlier: string,
  texts: readonly ReportFormat[],
): BrowserError =>
  new BrowserError(
    message,
    `${hint ?? "Try again."}\n  Nothing was written, as "${earlier}" is of the earlier report. Without a browser, ${texts.map((name) => `-f ${name}`).join(" ")} builds the rest alone.`,
    cause,
  );

/** What each kind of file may replace. A report that has the name of an appendix does not replace it. */
const EARLIER = {
  report: {
    what: "a report",
    recognises: async (held: Uint8Array) =>
      ["report", "comparison"].includes((await publishedKind(held)) ?? ""),
  },
  appendix: {
    what: "an appendix of a report",
    recognises: async (held: Uint8Array) => (await publishedKind(held)) === "appendix",
  },
};

/** Names the appendices that an earlier build wrote and this one did not: readers would take them for part of the report. */
async function sayLeftOver(outputs: readonly Output[], report: string, folder: string): Promise<void> {
  const written = outputs.map(({ path: file }) => path.basename(file));
  const formats = new Set(written.map((name) => path.extname(name)));
  const { compareIds } = await import("../plan/schema/entry.ts");
  const found = await readdir(folder).catch((): string[] => []);
  for (const name of found.sort(compareIds)) {
    const isAppendix =
      name.startsWith(`${report}-appendix-`) &&
      /^\d+$/.test(path.parse(name).name.slice(`${report}-appendix-`.length));
    if (!isAppendix || !formats.has(path.extname(name)) || written.includes(name)) continue;
    const file = path.join(folder, name);
    const held = await readFile(file).catch(() => null);
    if (held === null || (await publishedKind(held)) !== "appendix") continue;
    say(`"${file}" is from an earlier build and is no part of the report now: delete it.`);
  }
}
