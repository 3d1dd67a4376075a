import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { withBrowser } from "../../src/browser/print.ts";
import { publishedKind } from "../../src/index.ts";
import { Parts } from "../../src/office/parts.ts";
import { docx } from "../../src/publish/docx.ts";
import { html } from "../../src/publish/html.ts";
import { json } from "../../src/publish/json.ts";
import { pdf } from "../../src/publish/pdf.ts";
import type { Publication } from "../../src/publish/publication.ts";
import { comparison } from "../diff/comparison-fixture.ts";

const provenance = { tool: "improve", version: "0.1.0" };
const MODELS = {
  // As long as a real one, of which only the beginning is read.
  report: { schemaVersion: 4, provenance, document: "A paragraph. ".repeat(100_000) },
  appendix: { appendixOf: "cabinet-2016-09", label: "Appendix 1" },
  comparison: JSON.parse(JSON.stringify(comparison)),
} as const;

const toPublication = (model: Publication["model"]): Publication => ({
  id: "report",
  title: "A report",
  language: "en-GB",
  asAt: "2016-09-02",
  html: "<!doctype html><html lang=en><head><title>A report</title></head><body><h1>A report</h1></body></html>",
  word: async () => new Parts(),
  model,
});

const files = await withBrowser({ timeoutSeconds: 60, notice: () => {} }, async (print) => {
  const made: { kind: string; format: string; bytes: Uint8Array }[] = [];
  for (const [kind, model] of Object.entries(MODELS)) {
    for (const format of [html, pdf, json, docx])
      made.push({
        kind,
        format: format.name,
        bytes: await format.publish(toPublication(model), { print, notice: () => {} }),
      });
  }
  return made;
});

test.each(files.filter(({ kind, format }) => kind !== "appendix" || format !== "json"))(
  "$kind as $format is known",
  async ({ kind, bytes }) => {
    expect(await publishedKind(bytes)).toBe(kind);
  },
);

test.each(files.filter(({ kind, format }) => kind === "report" && format !== "docx"))(
  "a report as $format that was cut short is still one of ours",
  async ({ format, bytes }) => {
    const end = format === "pdf" ? bytes.length - 2000 : Math.round(bytes.length * 0.9);
    expect(await publishedKind(bytes.subarray(0, end))).toBe("report");
  },
);

test("what others have written is none of ours", async () => {
  const others = [
    "",
    "{",
    '{"schemaVersion": 4}',
    '{"provenance": {"tool": "another"}}',
    "%PDF-1.7",
    "<html>",
  ];
  const bytes = [...others.map((text) => Buffer.from(text)), await readFile("package.json")];
  for (const one of bytes) expect(await publishedKind(one)).toBeNull();
});
