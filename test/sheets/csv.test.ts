import { describe, expect, it } from "vitest";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { makeRows, texts } from "./change-parts.ts";

const read = async (content: string | Uint8Array): Promise<string[][]> => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return texts((await openWorkbook("tracker.csv", bytes)).sheets[0]);
};

const NAMES = [
  ["Owner", "Action"],
  ["Siân Llywelyn", "Café’s £5 – done"],
];
const TEXT = "Owner,Action\r\nSiân Llywelyn,Café’s £5 – done\r\n";

describe("the encoding of a CSV", () => {
  it("is UTF-8, with or without a mark", async () => {
    expect(await read(TEXT)).toEqual(NAMES);
    expect(await read(`\ufeff${TEXT}`)).toEqual(NAMES);
  });

  it("is that of Windows, as Excel saves CSV", async () => {
    const signs = new Map(Object.entries({ "’": 0x92, "–": 0x96 }));
    expect(await read(Uint8Array.from(TEXT, (sign) => signs.get(sign) ?? sign.charCodeAt(0)))).toEqual(NAMES);
  });

  it.each(["\ufeff", ""])("is UTF-16, as Excel saves Unicode text (mark: %j)", async (mark) => {
    const tabs = mark + TEXT.replaceAll(",", "\t");
    expect(await read(Buffer.from(tabs, "utf16le"))).toEqual(NAMES);
  });

  it("is UTF-16 with the larger half first", async () => {
    expect(await read(Buffer.from(`\ufeff${TEXT}`, "utf16le").swap16())).toEqual(NAMES);
  });

  it("keeps Polish names", async () => {
    expect(await read("Owner\nŁukasz Żółć\n")).toEqual([["Owner"], ["Łukasz Żółć"]]);
  });
});

describe("what stands between the cells", () => {
  it.each([",", ";", "\t", "|"])("is found: %j", async (delimiter) => {
    const rows = [
      ["Ref", "Action", "Owner"],
      ["1.1", "Review, and sign off; then file", "HoS"],
      ["1.2", "Write", ""],
    ];
    const lines = rows.map((row) =>
      row.map((cell) => (/[,;|]/.test(cell) ? `"${cell}"` : cell)).join(delimiter),
    );
    expect(await read(`${lines.join("\n")}\n`)).toEqual(rows);
  });

  it("is found though prose without quotation marks is full of commas", async () => {
    expect(await read("Ref;Action\n1.1;Review, sign off, file\n1.2;Read, write\n1.3;Ask\n")).toEqual([
      ["Ref", "Action"],
      ["1.1", "Review, sign off, file"],
      ["1.2", "Read, write"],
      ["1.3", "Ask"],
    ]);
  });

  it("is found below title rows", async () => {
    expect(await read("Action plan, as at May\n\nRef|Action|Owner\n1.1|Review|HoS\n")).toEqual([
      ["Action plan, as at May", "", ""],
      ["", "", ""],
      ["Ref", "Action", "Owner"],
      ["1.1", "Review", "HoS"],
    ]);
  });

  it("is what the first line says, which stays a row as in Excel", async () => {
    expect(await read("sep=;\nRef;Action, all\n1.1;Review\n")).toEqual([
      ["", ""],
      ["Ref", "Action, all"],
      ["1.1", "Review"],
    ]);
  });
});

describe("the cells of a CSV", () => {
  it("are texts as they are written, with lines and quotation marks inside", async () => {
    expect(await read('Ref,Action\n1.10,"Say ""yes""\nthen stop"\n007, spaced \n')).toEqual([
      ["Ref", "Action"],
      ["1.10", 'Say "yes"\nthen stop'],
      ["007", "spaced"],
    ]);
  });

  it("lose what keeps Excel from changing them", async () => {
    expect(await read(`Ref,Action,Sum\n="1.10",'=SUM is a word,=17.4\n'tis,'90s,"'-5"\n`)).toEqual([
      ["Ref", "Action", "Sum"],
      ["1.10", "=SUM is a word", "17.4"],
      ["'tis", "'90s", "-5"],
    ]);
  });

  it("hold errors of Excel", async () => {
    const { sheets } = await openWorkbook("tracker.csv", Buffer.from("Ref,Due\n1.1,#REF!\n"));
    expect(sheets[0]?.rows[1]?.[1]?.content).toEqual({ kind: "error" });
  });

  it("end where a quotation mark is not closed, which is said", async () => {
    await expect(read('Ref,Action\n1.1,"Review\n1.2,Write\n')).rejects.toMatchObject({
      message: 'A quotation mark in "tracker.csv" is not closed, and what follows cannot be read',
      hint: "Close it, or open the file in Excel and save it as an Excel workbook (.xlsx).",
    });
  });
});

describe("a CSV that is written", () => {
  it("is in UTF-8 with a mark, and its lines end as in RFC 4180", async () => {
    const bytes = await makeRows(
      [
        ["Owner", "Due"],
        ["Siân, HoS", { date: "2016-03-31" }],
        [null, 0.5],
      ],
      "csv",
    );
    expect(Buffer.from(bytes).toString()).toBe('\ufeffOwner,Due\r\n"Siân, HoS",2016-03-31\r\n,0.5\r\n');
  });

  it("holds no text that Excel would run, and numbers as they are", async () => {
    const bytes = await makeRows([["=1+1", "+44 20", "-5", "@SUM(A1)", "'=x", -5]], "csv");
    expect(Buffer.from(bytes).toString()).toBe("\ufeff'=1+1,'+44 20,'-5,'@SUM(A1),''=x,-5\r\n");
    expect(await read(bytes)).toEqual([["=1+1", "+44 20", "-5", "@SUM(A1)", "'=x", "-5"]]);
  });
});
