import { deflateSync } from "node:zlib";
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  Dict,
  List,
  Name,
  Objects,
  Ref,
  Stream,
  Text,
  Unreadable,
  type Value,
} from "../../src/pdf/objects.ts";
import { readObjects } from "../../src/pdf/read-objects.ts";
import { pack, unpack } from "../../src/pdf/streams.ts";
import { dictAt, nameAt, textAt, valueAt } from "../../src/pdf/values.ts";
import { writeObjects } from "../../src/pdf/write-objects.ts";
import { anyCharacter } from "../any-character.ts";

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const textOf = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString("latin1");

/** The first object of a file that holds this. */
const read = (object: string): Value =>
  readObjects(bytesOf(`%PDF-1.7\n1 0 obj\n${object}\nendobj\n`)).follow(new Ref(1));

/** A value in plain words, so that two can be compared. */
function plain(value: Value): unknown {
  if (value instanceof Name) return `/${value.text}`;
  if (value instanceof Ref) return `${value.number} R`;
  if (value instanceof Text) return { text: value.decode() };
  if (value instanceof List) return value.items.map(plain);
  if (value instanceof Dict)
    return Object.fromEntries([...value.entries].map(([key, own]) => [key, plain(own)]));
  if (value instanceof Stream) return { ...(plain(value.dict) as object), holds: textOf(unpack(value)) };
  return value instanceof Unreadable ? "unreadable" : value;
}

describe("a value is read as it is written", () => {
  test.each<[string, unknown]>([
    ["true", true],
    ["null", null],
    ["-.5", -0.5],
    ["+7", 7],
    ["--3", -3],
    ["/A#20b", "/A b"],
    ["/", "/"],
    ["(a \\(b\\) (c)\\n\\101)", { text: "a (b) (c)\nA" }],
    ["(\\200\\240)", { text: "\u2022\u20ac" }],
    ["<FEFF00e9>", { text: "é" }],
    ["<efbbbfc3a9>", { text: "é" }],
    ["<414>", { text: "A@" }],
    ["[1 0 R 2 3 R 4]", ["1 R", "2 R", 4]],
    ["[1 0 Rx]", "unreadable"],
    ["<</A<</B[null true]>>/C null%x\n/D 1>>", { A: { B: [null, true] }, D: 1 }],
    ["<</A 1", "unreadable"],
    ["<</A 1 2>>", "unreadable"],
    ["(a", "unreadable"],
    [`${"[".repeat(5000)}${"]".repeat(5000)}`, "unreadable"],
  ])("%.40s", (written, expected) => {
    expect(plain(read(written))).toEqual(expected);
  });

  test.each([
    ["as long as it says", "<</Length 5>>\nstream\r\nendst\nendstream"],
    ["as long as another object says", "<</Length 9 0 R>>stream\nendst\nendstream"],
    ["longer than it says", "<</Length 1>>\nstream\nendst\nendstream"],
    ["shorter than it says", "<</Length 99>>\nstream\nendst\r\nendstream"],
  ])("a stream that is %s", (_, written) => {
    expect(plain(read(written))).toMatchObject({ holds: "endst" });
  });

  test("what is packed in any of the ways that files for good may use", () => {
    for (const [filter, packed] of [
      ["/FlateDecode", textOf(deflateSync("Good morning"))],
      ["/ASCIIHexDecode", "476F6F64 206D6F726E696E67>"],
      ["[/ASCII85Decode]", "7rN<V+Dl%;DJ=!$~>"],
      ["/RunLengthDecode", "\x00G\xffo\x07d mornin\x00g\x80"],
      ["[/ASCIIHexDecode /FlateDecode]", `${deflateSync("Good morning").toString("hex")}>`],
    ])
      expect(
        plain(read(`<</Length ${packed?.length}/Filter ${filter}>>stream\n${packed}\nendstream`)),
        filter,
      ).toMatchObject({
        holds: "Good morning",
      });
    expect(unpack(read("<</Length 1/Filter/LZWDecode>>stream\nx\nendstream"))).toBeNull();
  });
});

test("of two objects of one number the later counts, and a damaged one hides no other", () => {
  const file = readObjects(
    bytesOf(
      "1 0 obj 1 endobj 2 0 obj <</A endobj junk 99 1 0 obj 3 endobj 4 0 obj 4 endobj trailer <</Root 4 0 R>>",
    ),
  );
  expect(file.all().map(([number, object]) => [number, plain(object)])).toEqual([
    [1, 3],
    [2, "unreadable"],
    [4, 4],
  ]);
  expect(file.trailer.get("Root")).toBe(4);
});

test.each([
  [
    "packed objects of which nothing says where they are",
    "<</Type/ObjStm/N 1/First 4/Length 9>>\nstream\nx y zzzzz\nendstream",
  ],
  ["a stream whose length leads back to the end of another", "<</Length -48>>\nstream\n\nendstream"],
])("a file ends in spite of %s", (_, written) => {
  const before = "2 0 obj\n<<>>\nstream\n\nendstream\nendobj\n";
  const file = readObjects(bytesOf(`%PDF-1.7\n${before}1 0 obj\n${written}\nendobj\n3 0 obj\n7\nendobj\n`));
  expect(file.follow(new Ref(3))).toBe(7);
});

test("references that go round lead nowhere", () => {
  const file = readObjects(bytesOf("1 0 obj 2 0 R endobj 2 0 obj 1 0 R endobj"));
  expect(file.follow(new Ref(1))).toBeNull();
});

/** Any value that another may hold, made in a file. */
const { value } = fc.letrec<{ value: (file: Objects) => Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(true, false).map((one) => () => one),
    fc
      .oneof(fc.integer(), fc.double({ noNaN: true, min: -1e6, max: 1e6 }))
      .map((one) => () => Number(one.toFixed(5)) + 0),
    fc.string({ unit: anyCharacter }).map((text) => () => Text.of(text)),
    fc.string({ unit: "binary-ascii" }).map((text) => () => new Name(text.replaceAll("\0", ""))),
    fc.integer({ min: 1, max: 9 }).map((number) => () => new Ref(number)),
    fc
      .array(tie("value"), { maxLength: 4 })
      .map((items) => (file: Objects) => file.list(items.map((one) => one(file)))),
    fc
      .dictionary(
        fc.string({ unit: "binary-ascii" }).map((key) => key.replaceAll("\0", "")),
        tie("value"),
        { maxKeys: 4 },
      )
      .map(
        (own) => (file: Objects) =>
          new Dict(file, new Map(Object.entries(own).map(([key, one]) => [key, one(file)]))),
      ),
  ),
}));

test("what is written is read again, by this reader and by that of another program", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { minLength: 1, maxLength: 300 }),
      fc.uint8Array(),
      async (values, bytes) => {
        const file = new Objects();
        for (const one of values) file.add(one(file));
        file.add(pack(bytes, file.dict({ Type: new Name("Own") })));
        const pages = file.dict({ Type: new Name("Pages"), Kids: file.list([]), Count: 0 });
        file.trailer.set("Root", file.add(file.dict({ Type: new Name("Catalog"), Pages: file.add(pages) })));
        const written = writeObjects(file);
        const again = readObjects(written);
        const own = (of: Objects): unknown[] =>
          of.all().flatMap(([number, object]) => (number <= values.length + 3 ? [plain(object)] : []));
        expect(own(again)).toEqual(own(file));
        expect(writeObjects(file)).toEqual(written);
        const other = await PDFDocument.load(written, { updateMetadata: false, throwOnInvalidObject: true });
        const numbers = new Set(other.context.enumerateIndirectObjects().map(([ref]) => ref.objectNumber));
        for (const [number] of file.all()) expect(numbers).toContain(number);
      },
    ),
    { numRuns: 30 },
  );
});

test("a file of another program, with and without packed objects, is read as that program reads it", async () => {
  const document = await PDFDocument.create();
  document.addPage([200, 300]);
  document.setTitle("Plan – 5 €");
  document.catalog.set(PDFName.of("Ä b"), PDFString.of("a\\)"));
  document.catalog.set(PDFName.of("C"), PDFHexString.fromText("ü"));
  for (const useObjectStreams of [true, false]) {
    const file = readObjects(await document.save({ useObjectStreams }));
    const root = dictAt(file.trailer, "Root");
    expect(textAt(dictAt(file.trailer, "Info"), "Title")).toBe("Plan – 5 €");
    expect(textAt(root, "C")).toBe("ü");
    const kids = valueAt(dictAt(root, "Pages"), "Kids");
    expect(
      kids instanceof List && kids.values().map((page) => page instanceof Dict && nameAt(page, "Type")),
    ).toEqual(["Page"]);
    const theirs = document.context
      .enumerateIndirectObjects()
      .flatMap(([ref, object]) => (object instanceof PDFDict ? [ref.objectNumber] : []));
    const ours = file.all().flatMap(([number, object]) => (object instanceof Dict ? [number] : []));
    expect(ours).toEqual(expect.arrayContaining(theirs));
  }
});

test("bytes of any kind are read without an error, and soon", () => {
  const piece = fc.constantFrom(
    "1 0 obj",
    "endobj",
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "/A",
    " ",
    "\n",
    "stream\n",
    "endstream",
    "trailer",
    "7",
    "R",
    "%",
    "\\",
    "9".repeat(2000),
    " ".repeat(2000),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
      expect(readObjects(bytesOf(pieces.join(" ").replace(/[^\0-\xff]/g, "?")))).toBeInstanceOf(Objects);
    }),
    { numRuns: 300 },
  );
});
