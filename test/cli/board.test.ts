import { readFile } from "node:fs/promises";
import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { pdf as pdfFormat } from "../../src/publish/pdf.ts";
import { ROOT, runImprove } from "./run-improve.ts";
import { makeWorkspace } from "./workspace.ts";

const DATA = path.join(ROOT, "data");

describe("the Darlington report to the Improvement Board", () => {
  test("has at most seven pages, with the headlines on the first", async () => {
    const cwd = await makeWorkspace();
    const run = await runImprove(["build", DATA, "--report", "board-2016-08", "-f", "pdf", "-q"], { cwd });
    expect([run.exitCode, run.stderr]).toEqual([0, ""]);
    const pdf = await readFile(path.join(cwd, "reports/board-2016-08.pdf"));
    const pages = await textOfPages(pdf);
    expect(pages.length).toBeLessThanOrEqual(7);
    const [first = "", second = ""] = pages;
    for (const words of ["Headlines", "Off track", "past the due date", "Off target", "Improved"])
      expect(first).toContain(words);
    for (const words of ["Next events", "What the Board is asked to do"]) expect(second).toContain(words);
    const model = (await pdfFormat.readModel(pdf)) as { provenance: unknown; document: unknown };
    expect(model.provenance).toMatchObject({ audience: "board", asAt: "2016-08-17", since: "2016-07-20" });
    expect(model.document).toMatchObject({ template: "board", contents: [] });
  });
});

async function textOfPages(bytes: Buffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
    }),
  );
  await task.destroy();
  return pages;
}
