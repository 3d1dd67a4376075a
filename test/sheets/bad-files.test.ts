import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { changeParts, makeRows, texts } from "./change-parts.ts";

/** What is said of a file that cannot be read, and what to do. */
async function complaint(bytes: Uint8Array | string, file = "tracker.xlsx"): Promise<string> {
  try {
    await openWorkbook(file, typeof bytes === "string" ? strToU8(bytes) : bytes);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}. ${error.hint}`;
    throw error;
  }
  return "read";
}

const tracker = (): Promise<Uint8Array> =>
  makeRows([
    ["Ref", "Action"],
    ["1.1", "Review open cases"],
  ]);

describe("a file that is no workbook", () => {
  it("is empty", async () => {
    expect(await complaint("")).toBe('"tracker.xlsx" is empty. Save it again, and import that.');
  });

  it("is a PDF", async () => {
    expect(await complaint("%PDF-1.7\n%âãÏÓ\n")).toBe(
      '"tracker.xlsx" is a PDF, not a workbook. Give an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a CSV file.',
    );
  });

  it.each([
    "<html><body><table><tr><td>Ref</td></tr></table></body></html>",
    "\ufeff\n<!DOCTYPE html>\n<html></html>",
    "<table border=1><tr><td>Ref</td></tr></table>",
  ])("is a web page: %s", async (page) => {
    expect(await complaint(page, "export.xls")).toBe(
      '"export.xls" is a web page that is called a workbook. Open it in Excel, save it as an Excel workbook (.xlsx), and import that.',
    );
  });

  it("is a workbook in the XML of Excel 2003", async () => {
    expect(
      await complaint('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'),
    ).toBe(
      '"tracker.xlsx" is a workbook of Excel 2003 in XML. Open it in Excel, save it as an Excel workbook (.xlsx), and import that.',
    );
  });

  it.each([
    ["a text document", { "[Content_Types].xml": "wordprocessingml.document.main+xml" }],
    ["a text document", { mimetype: "application/vnd.oasis.opendocument.text" }],
    ["a file of Apple Numbers", { "Index/Document.iwa": "" }],
    ["an archive", { "photos/one.jpg": "" }],
  ])("is %s", async (kind, parts) => {
    const archive = zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    );
    expect(await complaint(archive)).toContain(`"tracker.xlsx" is ${kind}, not a workbook.`);
  });

  it("holds bytes that mean nothing", async () => {
    expect(await complaint(new Uint8Array([1, 2, 0, 0, 255, 7]))).toContain("holds bytes that are no text");
  });
});

describe("a workbook that is kept from being read", () => {
  const ole = (name: string): Uint8Array =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), Buffer.from(name, "utf16le")]);

  it("is protected by a password", async () => {
    expect(await complaint(ole("EncryptedPackage"))).toBe(
      '"tracker.xlsx" is protected by a password. Open it in Excel, take the password away (File, Info, Protect Workbook), save it, and import it again.',
    );
  });

  it("is protected by a password in LibreOffice", async () => {
    const ods = changeParts(await makeRows([["Ref"]], "ods"), {
      "META-INF/manifest.xml": (text) =>
        text.replace("/>", "><manifest:encryption-data/></manifest:file-entry>"),
    });
    expect(await complaint(ods, "tracker.ods")).toBe(
      '"tracker.ods" is protected by a password. Open it in LibreOffice, save it without a password, and import it again.',
    );
  });

  it.each(["Workbook", "Book"])("is of Excel 97 (%s)", async (name) => {
    expect(await complaint(ole(name), "tracker.xls")).toBe(
      '"tracker.xls" is a workbook of Excel 97 to 2003 (.xls). Open it in Excel, save it as an Excel workbook (.xlsx), and import that.',
    );
  });

  it("has macros", async () => {
    const macros = changeParts(await tracker(), {
      "[Content_Types].xml": (text) =>
        text.replace(
          "openxmlformats-officedocument.spreadsheetml.sheet.main",
          "ms-excel.sheet.macroEnabled.main",
        ),
    });
    expect(await complaint(macros, "tracker.xlsm")).toBe(
      '"tracker.xlsm" is a workbook with macros. Save it as an Excel workbook (.xlsx), which leaves the macros out, and import that.',
    );
  });

  it("is binary", async () => {
    const binary = zipSync({
      "[Content_Types].xml": strToU8("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
    });
    expect(await complaint(binary, "tracker.xlsb")).toContain("is a binary workbook of Excel (.xlsb)");
  });
});

describe("a damaged workbook", () => {
  it.each([0.2, 0.5, 0.9, 0.99])("is cut short after %d of it", async (share) => {
    const bytes = await tracker();
    expect(await complaint(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe(
      '"tracker.xlsx" is damaged or not complete. It may have been cut short on its way. Save or send it again, and import that.',
    );
  });

  it("has a byte changed on its way", async () => {
    const bytes = (await tracker()).slice();
    const at = Buffer.from(bytes).indexOf("xl/worksheets/sheet1.xml") + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(await complaint(bytes)).toContain("is damaged or not complete");
  });

  it("lacks a sheet that it names", async () => {
    const bytes = changeParts(await tracker(), {
      "xl/workbook.xml": (text) =>
        text.replace("<sheets>", '<sheets><sheet name="Other" sheetId="9" r:id="rId99"/>'),
    });
    expect(await complaint(bytes)).toBe(
      '"tracker.xlsx" is damaged, and cannot be read. Open it in Excel or LibreOffice, save it under a new name, and import that.',
    );
  });
});

describe("a file that would fill the memory", () => {
  it("unpacks to more than a workbook holds", async () => {
    const bomb = changeParts(await tracker(), { "xl/media/filler.xml": () => " ".repeat(1024) });
    const at = Buffer.from(bomb).lastIndexOf("xl/media/filler.xml") - 46;
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(at + 24, 3_000_000_000, true);
    expect(await complaint(bomb)).toBe(
      '"tracker.xlsx" holds 2,861 MB when it is unpacked, and at most 512 MB are read. Copy the rows that matter into a workbook of their own, and import that.',
    );
  });

  it("says that it is smaller than it is", async () => {
    const bomb = changeParts(await tracker(), { "xl/media/filler.xml": () => " ".repeat(10_000_000) });
    const at = Buffer.from(bomb).lastIndexOf("xl/media/filler.xml") - 46;
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(at + 24, 1000, true);
    expect(await complaint(bomb)).toContain("is damaged or not complete");
  });

  it("has a row too many", async () => {
    const bytes = changeParts(await tracker(), {
      "xl/worksheets/sheet1.xml": (text) =>
        text.replace("</sheetData>", '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
    });
    expect(await complaint(bytes)).toBe(
      'A sheet of "tracker.xlsx" goes down to row 1,048,576, and at most 100,000 rows and 5,000,000 cells are read. Copy the rows that matter into a workbook of their own, and import that.',
    );
  });

  it("has cells in every corner", async () => {
    const corner = (row: number): string => `<row r="${row}"><c r="XFD${row}"><v>1</v></c></row>`;
    const bytes = changeParts(await tracker(), {
      "xl/worksheets/sheet1.xml": (text) => text.replace("</sheetData>", `${corner(90_000)}</sheetData>`),
    });
    expect(await complaint(bytes)).toContain("goes down to cell XFD90000, and at most");
  });

  it("repeats a row of LibreOffice without end", async () => {
    const ods = changeParts(await makeRows([["Ref"]], "ods"), {
      "content.xml": (text) =>
        text.replace("<table:table-row", '<table:table-row table:number-rows-repeated="900000"'),
    });
    expect(await complaint(ods, "tracker.ods")).toContain("goes down to row 900,000");
  });
});

describe("a large file that is read", () => {
  it("has 20,000 rows", async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [`1.${row}`, row]);
    for (const format of ["xlsx", "csv"] as const) {
      const { sheets } = await openWorkbook(`tracker.${format}`, await makeRows(rows, format));
      expect(sheets[0]?.rows.length).toBe(20_000);
      expect(texts(sheets[0]).at(-1)).toEqual(["1.19999", "19999"]);
    }
  }, 60_000);

  it("has a million blank rows with a format", async () => {
    const blank = Array.from(
      { length: 1_048_573 },
      (_, row) => `<row r="${row + 3}" s="1"><c r="A${row + 3}" s="1"/></row>`,
    );
    const xlsx = changeParts(await tracker(), {
      "xl/worksheets/sheet1.xml": (text) => text.replace("</sheetData>", `${blank.join("")}</sheetData>`),
    });
    const ods = changeParts(
      await makeRows(
        [
          ["Ref", "Action"],
          ["1.1", "Review open cases"],
        ],
        "ods",
      ),
      {
        "content.xml": (text) =>
          text.replace(
            "</table:table>",
            '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:style-name="table-cell-3" table:number-columns-repeated="16384"/></table:table-row></table:table>',
          ),
      },
    );
    for (const bytes of [xlsx, ods]) {
      expect(texts((await openWorkbook("tracker", bytes)).sheets[0])).toEqual([
        ["Ref", "Action"],
        ["1.1", "Review open cases"],
      ]);
    }
  }, 60_000);
});
