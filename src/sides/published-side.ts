import { stat } from "node:fs/promises";
import path from "node:path";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";
import { readModel } from "../model/read-model.ts";
import { docx } from "../publish/docx.ts";
import { html } from "../publish/html.ts";
import { json } from "../publish/json.ts";
import { pdf } from "../publish/pdf.ts";
import type { Format } from "../publish/publication.ts";
import type { SideKind } from "./side.ts";

/** A published page. */
export const htmlSide = publishedFile("a published .html", /\.html?$/i, html);

/** A published PDF. */
export const pdfSide = publishedFile("a published .pdf", /\.pdf$/i, pdf);

/** A published Word document. Whatever was written into it since, it is the report that it was made as. */
export const docxSide = publishedFile("a published .docx", /\.docx$/i, docx);

/** The model of a report as a file of its own. */
export const modelSide = publishedFile("a report's model (.json)", /\.json$/i, json);

/** A kind of file that holds the model of a report. */
function publishedFile(accepts: string, extension: RegExp, format: Format): SideKind {
  return {
    accepts,
    async open(name) {
      if (!extension.test(name)) return null;
      const bytes = await readBounded(name);
      const record = await extractFrom(name, () => format.readModel(bytes));
      if (typeof record === "object" && record !== null && "appendixOf" in record) {
        const whole = `${record.appendixOf}${path.extname(name)}`;
        throw cannotCompare(name, "it holds an appendix alone", `Give the file of its report: ${whole}.`);
      }
      const read = readModel(record);
      if ("model" in read) return { name, files: [path.resolve(name)], model: read.model };
      throw cannotCompare(name, `it ${read.problem.message}`, read.problem.hint ?? AS_WRITTEN);
    },
  };
}

/** In bytes: more than any report has, but too little to fill the memory of a machine. */
const LARGEST = 64 * 1024 * 1024;

async function readBounded(file: string): Promise<Buffer> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ELOOP") return null;
    throw new UsageError(`A link in the path "${file}" leads back to itself`, "Mend the link.", error);
  });
  if (found === null) throw new UsageError(`There is no file "${file}"`, "Correct its path.");
  if (!found.isFile())
    throw new UsageError(`"${file}" is not a file`, "Name a file that improve build has written.");
  if (found.size > LARGEST) {
    const hint = "No report is this large: give a file that improve build has written.";
    throw new UsageError(`"${file}" is larger than ${LARGEST / 1024 / 1024} MB`, hint);
  }
  return await readFile(file).catch((cause: unknown) => {
    throw new UsageError(`"${file}" cannot be read`, "Check its permissions.", cause);
  });
}

/** Adds the name of the file to the message of an extraction that fails: "The HTML holds no report model." */
async function extractFrom(name: string, extract: () => unknown): Promise<unknown> {
  try {
    return await extract();
  } catch (error) {
    if (error instanceof UsageError) {
      throw cannotCompare(name, error.message.replace(/^The/, "the"), error.hint, error);
    }
    if (!(error instanceof SyntaxError)) throw error;
    throw cannotCompare(name, "what it holds is not JSON", AS_WRITTEN, error);
  }
}

const AS_WRITTEN = "Give a file that improve build has written, as it was written.";

const cannotCompare = (name: string, why: string, hint?: string, cause?: unknown): UsageError =>
  new UsageError(`"${name}" cannot be compared: ${why}`, hint, cause);
