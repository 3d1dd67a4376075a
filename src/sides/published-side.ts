import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../errors.ts";
import { formats } from "../publish/formats.ts";
import type { Format } from "../publish/publication.ts";
import { readModel } from "./read-model.ts";
import type { SideKind } from "./side.ts";

/** More than any report holds, and too little to fill a machine's memory. */
const LARGEST = 64 * 1024 * 1024;

/** A kind of file that holds the model of a report. */
const publishedFile = (accepts: string, extension: RegExp, format: Format): SideKind => ({
  accepts,
  async open(name) {
    if (!extension.test(name)) return null;
    const bytes = await readBounded(name);
    const model = readModel(await blameOn(name, () => format.readModel(bytes)), name);
    return { name, files: [path.resolve(name)], model };
  },
});

async function readBounded(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new UsageError(`There is no file "${file}"`, "Correct its path.");
  if (!found.isFile())
    throw new UsageError(`"${file}" is not a file`, "Name a file that improve build has written.");
  if (found.size > LARGEST) {
    const hint = "No report is as large: give a file that improve build has written.";
    throw new UsageError(`"${file}" is larger than ${LARGEST / 1024 / 1024} MB`, hint);
  }
  return await readFile(file).catch((cause: unknown) => {
    throw new UsageError(`"${file}" cannot be read`, "Check its permissions.", cause);
  });
}

/** "The HTML holds no report model." says of which file, too. */
async function blameOn(name: string, extract: () => unknown): Promise<unknown> {
  try {
    return await extract();
  } catch (error) {
    if (error instanceof UsageError) {
      const why = error.message.replace(/^The/, "the");
      throw new UsageError(`"${name}" cannot be compared: ${why}`, error.hint, error);
    }
    if (!(error instanceof SyntaxError)) throw error;
    const hint = "Give a file that improve build has written, as it was written.";
    throw new UsageError(`"${name}" cannot be compared: what it holds is not JSON`, hint, error);
  }
}

/** A published page. */
export const htmlSide = publishedFile("a published .html", /\.html?$/i, formats.html);

/** The model of a report as a file of its own. */
export const modelSide = publishedFile("a report's model (.json)", /\.json$/i, formats.json);

/** A published PDF. */
export const pdfSide = publishedFile("a published .pdf", /\.pdf$/i, formats.pdf);
