import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import type { NewCell, NewSheet } from "../../src/sheets/new-workbook.ts";
import type { Sheet } from "../../src/sheets/workbook.ts";

/** The bytes of a workbook with one sheet, "Tracker", that has these rows. */
export const makeRows = (
  rows: readonly (readonly NewCell[])[],
  format: "xlsx" | "ods" | "csv" = "xlsx",
  more: Partial<NewSheet> = {},
): Promise<Uint8Array> =>
  makeWorkbook(
    {
      title: "Tracker",
      date: "2016-09-30",
      sheets: [
        {
          name: "Tracker",
          columns: Array.from({ length: Math.max(1, ...rows.map((row) => row.length)) }, () => ({
            width: 12,
          })),
          rows,
          ...more,
        },
      ],
    },
    format,
  );

/** The same archive with some parts changed, or added where there were none. */
export function changeParts(
  bytes: Uint8Array,
  changes: Readonly<Record<string, (text: string) => string>>,
): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, change] of Object.entries(changes))
    parts[name] = strToU8(change(strFromU8(parts[name] ?? new Uint8Array())));
  return zipSync(parts, { level: 1 });
}

export const partOf = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

export const texts = (sheet: Sheet | undefined): string[][] =>
  (sheet?.rows ?? []).map((row) => row.map(({ text }) => text));
