import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { ownFonts } from "../../scripts/own-fonts.ts";
import { textOf } from "../../src/model/table.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { bodyOf, model, withBlocks } from "./sample.ts";

test("own-fonts.json is what npm run docs makes of the embedded fonts", async () => {
  expect(await readFile("src/fonts/own-fonts.json", "utf8")).toBe(ownFonts());
});

const paragraph = (text: string) =>
  withBlocks({ kind: "paragraph", number: null, anchor: "p", text: [textOf(text)], items: [] });

/** A character of each part that a page carries. */
const PARTS = {
  A: "Latin",
  ŵ: "more Latin",
  ệ: "Vietnamese",
  Ω: "Greek",
  ἀ: "more Greek",
  Ж: "Cyrillic",
  Ғ: "more Cyrillic",
  "→": "signs",
};

async function embedded(text: string): Promise<string[]> {
  const html = await renderHtml(paragraph(text));
  const ranges = [...html.matchAll(/unicode-range:([^}]*)}/g)].map(([, range = ""]) => range);
  return Object.entries(PARTS).flatMap(([letter, part]) => {
    const has = ranges.filter((range) => range.split(",").some((one) => isIn(one, letter)));
    return has.length === 0 ? [] : [part];
  });
}

function isIn(range: string, letter: string): boolean {
  const [first = "", last = first] = range.slice(2).split("-");
  const code = letter.codePointAt(0) as number;
  return code >= Number.parseInt(first, 16) && code <= Number.parseInt(last, 16);
}

describe("a page carries the parts of our font that its text needs", () => {
  test.each([
    ["Caseloads – “down” to £17.2…", ["Latin"]],
    ["Gruffydd ap Cynan, Ŵyn a’r Tŷ", ["Latin", "more Latin"]],
    ["Wałęsa, Łódź; Ștefan Țurcanu", ["Latin", "more Latin"]],
    ["Nguyễn Thị Việt", ["Latin", "Vietnamese"]],
    ["Nguyễn Thị Việt".normalize("NFD"), ["Latin", "Vietnamese"]],
    ["Ελένη", ["Latin", "Greek"]],
    ["Ольга", ["Latin", "Cyrillic"]],
    ["≥ 95% → ✓", ["Latin", "signs"]],
    ["सुनीता", ["Latin"]],
  ])("%s", async (text, parts) => {
    expect(await embedded(text)).toEqual(parts);
  });
});

describe("letters and directions", () => {
  test("a letter and its marks become the one character that fonts have", async () => {
    expect(bodyOf(await renderHtml(paragraph("Việt".normalize("NFD"))))).toContain("Việt".normalize("NFC"));
  });

  test("a name from right to left does not turn round what is beside it", async () => {
    expect(bodyOf(await renderHtml(paragraph("محمد علي 12, and דוד (Dawid)")))).toContain(
      "<bdi>محمد علي</bdi> 12, and <bdi>דוד</bdi> (Dawid)",
    );
  });

  test("only text is touched", async () => {
    const title = "محمد";
    expect(await renderHtml(model({ title }))).toContain(`<title>${title}</title>`);
  });
});
