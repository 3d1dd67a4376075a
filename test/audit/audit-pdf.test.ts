import { PDFDict, PDFDocument, type PDFName, PDFStream } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { auditPdf } from "../../src/audit/audit-pdf.ts";
import { CHECKS } from "../../src/audit/checks/index.ts";
import { sayFailures } from "../../src/audit/say-audit.ts";
import { withBrowser } from "../../src/browser/print.ts";
import { UsageError } from "../../src/errors.ts";
import { pdf } from "../../src/publish/pdf.ts";
import { sharedBrowser } from "../browser/shared-browser.ts";
import { sample } from "../publish/sample.ts";
import { DAMAGES } from "./damages.ts";

let good: Uint8Array;
const notices: string[] = [];

beforeAll(async () => {
  const options = { browser: await sharedBrowser(), timeoutSeconds: 60, notice: () => {} };
  const notice = (line: string): void => void notices.push(line);
  good = await withBrowser(options, (print) => pdf.publish(sample, { print, notice }));
}, 120_000);

const load = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false });

async function save(document: PDFDocument): Promise<Uint8Array> {
  await document.flush();
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

test("a good print passes, and so it does when another program has written it anew", async () => {
  expect(notices).toEqual([]);
  expect(await auditPdf(good)).toEqual({ pages: 2, checks: CHECKS.length, failures: [] });
  expect((await auditPdf(await save(await load(good)))).failures).toEqual([]);
});

test("each damage is found by the checks that ask for what it spoils, and told in words", async () => {
  const told: string[] = [];
  const found: Record<string, readonly string[]> = {};
  for (const { name, to } of DAMAGES) {
    const document = await load(good);
    to(document);
    const audit = await auditPdf(await save(document));
    found[name] = [...new Set(audit.failures.map(({ check }) => check))];
    told.push(`## ${name}\n${sayFailures(audit).join("\n")}\n`);
  }
  await expect(told.join("\n")).toMatchFileSnapshot("damaged.txt");
  expect(found).toEqual(Object.fromEntries(DAMAGES.map(({ name, finds }) => [name, finds])));
});

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const bytesOf = (text: string): Uint8Array => Buffer.from(text, "latin1");

test.each<[string, (text: string) => string, string[]]>([
  ["something after the end", (text) => `${text}\n<html></html>`, ["file-structure"]],
  ["another version", (text) => text.replace("%PDF-1.7", "%PDF-2.0"), ["file-structure"]],
  [
    "a table of objects that is not there",
    (text) => text.replace(/startxref\s+\d+/, "startxref\n7"),
    ["cross-reference"],
  ],
  [
    "objects that moved",
    (text) =>
      text
        .replace(/\n(\d+ 0 obj)/, "\n%%\n$1")
        .replace(/startxref\s+(\d+)/, (_, at) => `startxref\n${Number(at) + 3}`),
    ["cross-reference"],
  ],
])("a file with %s is found by its bytes", async (_, edit, checks) => {
  const { failures } = await auditPdf(bytesOf(edit(textOf(good))));
  expect(failures.map(({ check }) => check)).toEqual(checks);
});

test.each([
  ["nothing", () => new Uint8Array(), "The file is empty"],
  ["text", () => bytesOf("hello"), "The file is no PDF: it does not begin with %PDF-"],
  [
    "the first half",
    () => good.subarray(0, good.length / 2),
    "The PDF was cut short: it does not end with %%EOF",
  ],
  [
    "an end without a middle",
    () => bytesOf("%PDF-1.7\n%%EOF"),
    "The file begins as a PDF does, but it cannot be read",
  ],
])("%s is refused", async (_, make, message) => {
  await expect(auditPdf(make())).rejects.toMatchObject({ name: "UsageError", message });
});

test("an encrypted file fails for that alone, and a file without pages is refused", async () => {
  const locked = await load(good);
  locked.encrypt({ ownerPassword: "a", userPassword: "b" });
  const { failures } = await auditPdf(await save(locked));
  expect(failures.map(({ check }) => check)).toEqual(["encryption"]);
  const empty = await PDFDocument.create();
  await expect(auditPdf(await save(empty))).rejects.toMatchObject({ message: "The PDF has no pages" });
});

test("a file of another program is judged by the same checks", async () => {
  const foreign = await PDFDocument.create();
  foreign.addPage().drawText("Minutes");
  const { failures } = await auditPdf(await save(foreign));
  const checks = [
    "tagged",
    "title",
    "language",
    "painted",
    "font-embedded",
    "output-intent",
    "metadata",
    "claim",
  ];
  expect([...new Set(failures.map(({ check }) => check))]).toEqual(expect.arrayContaining(checks));
});

test("a key that is taken out anywhere spoils the file, is found, or is not missed; nothing is thrown", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), async (which, key) => {
      const document = await load(good);
      const dicts = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
        const dict = object instanceof PDFStream ? object.dict : object;
        return dict instanceof PDFDict && dict.keys().length > 0 ? [dict] : [];
      });
      const dict = dicts[which % dicts.length] as PDFDict;
      dict.delete(dict.keys()[key % dict.keys().length] as PDFName);
      const saved = await save(document).catch(() => null);
      if (saved !== null) await expectJudged(saved);
    }),
    { numRuns: 30 },
  );
});

test("whatever is done to its bytes, a file is judged or refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      async (edits) => {
        const bytes = Buffer.from(good);
        for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
        await expectJudged(bytes);
      },
    ),
    { numRuns: 30 },
  );
});

/** A file is judged, or refused with a sentence. */
async function expectJudged(bytes: Uint8Array): Promise<void> {
  try {
    for (const { what, mend } of (await auditPdf(bytes)).failures) expect(what && mend).toMatch(/^\S.*\S$/s);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
  }
}

test("every check has a name of its own, a sentence, and a clause", () => {
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  for (const { asks, mend, clause } of CHECKS) {
    expect(asks).toMatch(/^[A-Z].*\.$/);
    expect(mend).toMatch(/^[A-Z].*\.$/);
    expect(clause).toMatch(/^our own|^PDF/);
  }
  const found = new Set(DAMAGES.flatMap(({ finds }) => finds));
  const byBytes = ["cross-reference", "encryption"];
  expect([...found, ...byBytes].sort()).toEqual(CHECKS.map(({ id }) => id).sort());
});
