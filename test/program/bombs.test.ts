import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { strToU8, unzipSync, Zip, type ZipInputFile } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProgram } from "../cli/run-improve.ts";
import { placePlan } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";

/** In bytes. Packed, it takes a thousandth of this. */
const UNPACKED = 104_000_000;
const spaces = new Uint8Array(UNPACKED).fill(" ".charCodeAt(0));

const cwd = await mkdtemp(path.join(os.tmpdir(), "improve-packed-"));
afterAll(() => rm(cwd, { recursive: true, force: true }));

beforeAll(async () => {
  await placePlan(path.join(cwd, "plan"));
  const { exitCode } = await runProgram(["build", "plan", "-f", "html", "-f", "docx"], { cwd });
  expect(exitCode).toBe(0);
});

const built = (format: string): string => path.join(cwd, `reports/cabinet-2026-01.${format}`);

/** A ZIP archive of parts. zlib packs them, which takes a fifth of what a packer in JavaScript takes. */
function zipped(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const written: Uint8Array[] = [];
  const zip = new Zip((_, bytes) => void written.push(bytes));
  for (const [filename, bytes] of Object.entries(parts)) {
    const part: ZipInputFile = { filename, size: bytes.length, crc: crc32(bytes), compression: 8 };
    zip.add(part);
    part.ondata?.(null, deflateRawSync(bytes, { level: 1 }), true);
  }
  zip.end();
  return Buffer.concat(written);
}

async function packedPage(): Promise<string> {
  const model = gzipSync(`{"a":"${" ".repeat(UNPACKED)}"}`, { level: 1 }).toString("base64");
  const page = await readFile(built("html"), "utf8");
  return page.replace(/(?<=<script type="application\/json\+gzip"[^>]*>)[^<]*/, () => model);
}

async function packedWord(): Promise<Uint8Array> {
  const parts = unzipSync(await readFile(built("docx")));
  return zipped({ ...parts, "word/media/picture.xml": spaces });
}

const SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function packedWorkbook(): Uint8Array {
  const related = (kind: string, target: string): Uint8Array =>
    strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`,
    );
  const row = "<row><c><v>1</v></c></row>";
  const rows = row.repeat(UNPACKED / row.length);
  return zipped({
    "[Content_Types].xml": strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    ),
    "_rels/.rels": related("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": related("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet xmlns="${SHEETS}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  });
}

/** Each with the arguments that read it, and what is said of it. */
const BOMBS: readonly (readonly [
  string,
  () => Promise<string | Uint8Array> | Uint8Array,
  string[],
  RegExp,
])[] = [
  [
    "packed.html",
    packedPage,
    ["diff", "reports/cabinet-2026-01.html", "packed.html"],
    /^error "packed.html" cannot be compared: /,
  ],
  [
    "packed.xlsx",
    packedWorkbook,
    ["import", "packed.xlsx", "--plan", "new", "--as-at", "2026-01-31"],
    /^error "packed.xlsx" holds \d+ MB when it is unpacked, and at most 96 MB are read\.$/m,
  ],
  [
    "packed.docx",
    packedWord,
    ["diff", "reports/cabinet-2026-01.docx", "packed.docx"],
    /^error "packed.docx" cannot be compared: /,
  ],
  [
    "packed.docx",
    packedWord,
    ["build", "plan", "-f", "docx", "--reference", "packed.docx"],
    /^error "packed.docx" holds 99 MB when it is unpacked, and at most 64 MB are read\.$/m,
  ],
];

test.each(BOMBS.slice(0, rounds({ short: 2, long: BOMBS.length })))(
  "%s, a thousand times as large unpacked, is refused",
  async (name, pack, args, said) => {
    const bytes = await pack();
    expect(bytes.length).toBeLessThan(2_000_000);
    await writeFile(path.join(cwd, name), bytes);
    const { exitCode, stderr } = await runProgram(args, { cwd });
    expect(stderr).toMatch(said);
    expect(exitCode).toBe(2);
  },
);
