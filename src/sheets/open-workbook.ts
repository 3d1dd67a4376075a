import { UsageError } from "../errors.ts";
import { openContainer } from "./containers.ts";
import { readDelimited } from "./delimited.ts";
import type { Workbook } from "./workbook.ts";

/**
 * Reads a workbook: XLSX, ODS or CSV, told apart by what is in the file and not by its name.
 * @param file its name in messages.
 * @throws UsageError, one sentence and what to do, for a file that is no workbook, is protected by a password, holds
 *   macros, is of Excel 97, is damaged, or is larger than a tracker can be.
 */
export async function openWorkbook(file: string, bytes: Uint8Array): Promise<Workbook> {
  const container = openContainer(file, bytes);
  if (container.kind === "text") return readDelimited(file, bytes);
  if (container.kind === "ods") return (await import("./read-ods.ts")).readOdsParts(file, container.parts);
  const { readXlsxParts } = await import("./read-xlsx.ts");
  try {
    return await readXlsxParts(file, container.parts);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `"${file}" is damaged, and cannot be read`,
      "Open it in Excel or LibreOffice, save it under a new name, and import that.",
      error,
    );
  }
}
