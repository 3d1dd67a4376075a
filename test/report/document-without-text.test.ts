import { expect, test } from "vitest";
import { blocksOf, build, loadFixture, words } from "./build-fixture.ts";

const appendices = [{ id: "report", document: "inspection/report" }];

async function printed(written: string): Promise<string[]> {
  const fixture = await loadFixture({
    "inspection.yaml": (text) => text.replace("        recommendations-made: 2\n", (line) => line + written),
  });
  return blocksOf(build(fixture, "may", { appendices }).model, "report").flatMap(words);
}

test("an appendix whose document has no text says where it can be read, or that it was not given", async () => {
  expect(await printed("        from: Ofsted\n")).toEqual([
    "- From Ofsted. Dated 1 September 2015.",
    "- The text of this document was not given.",
  ]);
  expect(await printed("        url: https://reports.example/50004321\n")).toEqual([
    "- Dated 1 September 2015.",
    "- The text of this document is not part of this report. It can be read at https://reports.example/50004321.",
  ]);
  expect(await printed('        text: "# Inspection report"\n')).toEqual([
    "- Dated 1 September 2015.",
    "- The text of this document was not given.",
  ]);
});
