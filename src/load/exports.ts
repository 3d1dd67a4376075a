import { isUtf8 } from "node:buffer";
import { UsageError } from "../errors.ts";
import { containerOf } from "../office/archive.ts";
import type { Feed } from "../plan/schema/feeds.ts";
import type { Origin } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import { list, shorten } from "../text/words.ts";
import { type FileFigures, type Measure, readFileOfFigures } from "./csv/read-figures.ts";
import type { PlanFolder } from "./folder.ts";
import { type ReadText, readText } from "./read-files.ts";
import { csvShape } from "./rules/csv.ts";
import { rowsOfChildren } from "./rules/feeds.ts";

/** A file of figures that was read; or the problem with it. */
export type ReadExport = Omit<FileFigures, "ofChildren"> | Exclude<ReadText, { readonly text: string }>;

/** The entry of an extract that names a file, and the feed that it names, if the plan has it. */
interface Naming {
  readonly origin: Origin;
  readonly feed: Feed | undefined;
}

/**
 * Reads the figures of a file that an extract names: a CSV or a workbook, told apart by what is in it. With a feed a CSV
 * may be in another encoding than UTF-8, as it stays as it was exported.
 */
export async function readExport(
  folder: Pick<PlanFolder, "read">,
  file: string,
  { origin, feed }: Naming,
  measures: readonly Measure[],
): Promise<ReadExport> {
  const bytes = await folder.read(file);
  const fail = (problem: Problem): ReadExport => ({ problem, guess: "" });
  let figures: FileFigures;
  if (typeof bytes !== "string" && containerOf(bytes) !== null) {
    try {
      const { openWorkbook } = await import("../sheets/open-workbook.ts");
      figures = readFileOfFigures(file, await openWorkbook(file, bytes), measures, feed);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return fail(problemOf(csvShape, { message: error.message, origin, hint: error.hint }));
    }
  } else {
    const read = await readText({ read: async () => (feed === undefined ? bytes : asUtf8(bytes)) }, file);
    if ("problem" in read) return read;
    figures = readFileOfFigures(file, read.text, measures, feed);
  }
  const { ofChildren, ...rest } = figures;
  if (ofChildren.length === 0) return rest;
  const named = list(ofChildren.map((heading) => `"${shorten(heading, 40)}"`));
  const columns = ofChildren.length === 1 ? `its column ${named} says` : `its columns ${named} say`;
  return fail(
    problemOf(rowsOfChildren, {
      message: `"${file}" holds rows about children: ${columns} who they are. It must not lie in the plan folder, which is copied, mailed and published from`,
      origin,
      hint: "Take it out of the folder, and out of the history of git if it was committed. Export totals instead: a row for each measure and period. A pivot table keeps the rows that it was made of: copy only its values.",
    }),
  );
}

/** Excel writes "CSV" in the code page of the computer, and "Unicode text" as UTF-16. */
function asUtf8(bytes: Awaited<ReturnType<PlanFolder["read"]>>): Awaited<ReturnType<PlanFolder["read"]>> {
  if (typeof bytes === "string" || isUtf8(bytes)) return bytes;
  const encoding = bytes[0] === 0xfe ? "utf-16be" : bytes[0] === 0xff ? "utf-16le" : "windows-1252";
  return Buffer.from(new TextDecoder(encoding).decode(bytes));
}
