import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { publish, UsageError } from "../../src/index.ts";
import { sharedBrowser } from "../browser/shared-browser.ts";
import { model } from "../render/sample.ts";
import { councilFile, PARTS, STYLES, style } from "./council-file.ts";
import { all, type Element, faultsOf, ReadWord } from "./read-word.ts";

const folder = await mkdtemp(path.join(tmpdir(), "reference-"));

/** The sample with the look of a council's own file, and what is said of that. */
async function withFile(
  bytes: Uint8Array,
): Promise<{ readonly word: ReadWord; readonly said: readonly string[] }> {
  const reference = path.join(folder, "council.docx");
  await writeFile(reference, bytes);
  const said: string[] = [];
  const notice = (text: string): void => void said.push(text.replace(folder, "folder"));
  const made = await publish(model(), "docx", { reference, notice, browser: await sharedBrowser() });
  return { word: new ReadWord(made), said: said.filter((text) => !text.includes("sandbox")) };
}

const { word, said } = await withFile(councilFile());

describe("a council's own file gives a report", () => {
  test("a document in which Word finds nothing wrong", () => {
    expect(faultsOf(word)).toEqual([]);
  });

  test("its styles by their names, whatever their ids are", () => {
    const styles = word.paragraphs.map(({ style: id }) => id);
    expect(styles).toEqual(expect.arrayContaining(["Titel", "berschrift1", "berschrift2", "berschrift3"]));
    expect(styles).not.toContain("Heading1");
    expect(word.text("word/styles.xml")).toContain('w:ascii="Georgia"');
  });

  test("our styles for those that it lacks, and says which", () => {
    expect(said).toEqual([
      '"folder/council.docx" has no styles "toc 1", "toc 2", "header", "footer", "caption" or "Quote": the document has ours for them.',
    ]);
    // A style of the council's has the id that ours would have.
    const caption = all(word.root("word/styles.xml"), "w:style").filter(({ attributes }) =>
      attributes["w:styleId"]?.endsWith("Caption"),
    );
    expect(caption.map(({ attributes }) => attributes["w:styleId"])).toEqual(["Caption", "ReportCaption"]);
  });

  test("its header and footer on every page, with the logo", () => {
    const sections = all(word.root("word/document.xml"), "w:sectPr");
    const [first, ...others] = sections as [Element, ...Element[]];
    expect(all(first, "w:headerReference")).toHaveLength(2);
    expect(all(first, "w:titlePg")).toHaveLength(1);
    for (const other of others) expect(all(other, "w:headerReference")).toEqual([]);
    expect(word.everything).toContain("Hartonbridge Council");
    expect(word.everything).toContain("Democratic Services");
    const logo = [...word.parts.keys()].filter((name) => name.includes("media/reference-"));
    expect(logo.map((name) => Buffer.from(word.parts.get(name) ?? []))).toEqual([
      Buffer.from(PARTS["word/media/image1.png"] as Uint8Array),
    ]);
  });

  test("its paper and margins", () => {
    const [margins] = all(word.root("word/document.xml"), "w:pgMar");
    expect(margins?.attributes).toMatchObject({ "w:top": "2000", "w:left": "1700", "w:right": "1500" });
    const widths = all(word.root("word/document.xml"), "w:tbl").map((table) =>
      all(table, "w:gridCol").reduce((sum, { attributes }) => sum + Number(attributes["w:w"]), 0),
    );
    expect(new Set(widths)).toEqual(new Set([11906 - 1700 - 1500]));
  });

  test("the lists of its styles, beside those of the report", () => {
    const lists = all(word.root("word/numbering.xml"), "w:num").map(
      ({ attributes }) => attributes["w:numId"],
    );
    expect(lists[0]).toBe("3");
    expect(new Set(lists).size).toBe(lists.length);
    expect(word.text("word/numbering.xml")).toContain("upperRoman");
  });

  test("its colours, and nothing of its text", () => {
    expect(word.text("word/theme/theme1.xml")).toContain('name="Council"');
    expect(word.everything).not.toContain("Write your report here");
  });

  test("the same bytes every time", async () => {
    const again = await withFile(councilFile());
    expect(
      Buffer.compare(
        Buffer.from(again.word.text("word/document.xml")),
        Buffer.from(word.text("word/document.xml")),
      ),
    ).toBe(0);
  });
});

test("a file with every style is taken without a word", async () => {
  const names = ["toc 1", "toc 2", "header", "footer", "caption", "Quote"];
  const added = names.map((name) => style(`own${name.replace(" ", "")}`, name)).join("");
  const whole = await withFile(
    councilFile({ "word/styles.xml": STYLES.replace("</w:styles>", `${added}</w:styles>`) }),
  );
  expect(whole.said).toEqual([]);
});

describe("refused in one sentence", () => {
  const refused = async (bytes: Uint8Array): Promise<string> => {
    const error = await withFile(bytes).catch((one: unknown) => one);
    if (!(error instanceof UsageError)) throw new Error("it was taken", { cause: error });
    return `${error.message} | ${error.hint}`.replaceAll(folder, "folder");
  };
  const types = PARTS["[Content_Types].xml"] as string;
  const relations = (target: string, type = "image", mode = ""): string =>
    (PARTS["word/_rels/header1.xml.rels"] as string)
      .replace("media/image1.png", target)
      .replace('/image"', `/${type}"`)
      .replace("/></", `${mode}/></`);
  const ole = Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(600),
    Buffer.from("EncryptedPackage", "utf16le"),
  ]);

  test.each([
    [
      "macros",
      councilFile({
        "[Content_Types].xml": types.replace(
          "wordprocessingml.document.main",
          "ms-word.document.macroEnabled.main",
        ),
      }),
    ],
    ["macros in a file that is called .docx", councilFile({ "word/vbaProject.bin": "x" })],
    ["a password", ole],
    ["a .doc", ole.subarray(0, 600)],
    ["a text", Buffer.from("Dear Ms Joyner")],
    [
      "a workbook",
      councilFile({
        "[Content_Types].xml": types.replace("wordprocessingml.document", "spreadsheetml.sheet"),
      }),
    ],
    ["a file that is cut short", councilFile().subarray(0, 900)],
    ["a part that is not whole", councilFile({ "word/styles.xml": STYLES.replace("</w:styles>", "") })],
    ["a part that is not there", councilFile({ "word/styles.xml": null })],
    ["a document type", councilFile({ "word/styles.xml": `<!DOCTYPE x [<!ENTITY a "aaa">]>${STYLES}` })],
    ["more than fits", councilFile({ "word/media/huge.png": new Uint8Array(80 * 1024 * 1024) })],
    [
      "an object in the header",
      councilFile({ "word/_rels/header1.xml.rels": relations("embeddings/a.bin", "oleObject") }),
    ],
    [
      "a picture from somewhere else",
      councilFile({
        "word/_rels/header1.xml.rels": relations(
          "https://example.org/a.png",
          "image",
          ' TargetMode="External"',
        ),
      }),
    ],
    [
      "a picture of an unknown kind",
      councilFile({ "word/_rels/header1.xml.rels": relations("media/a.xyz"), "word/media/a.xyz": "x" }),
    ],
    ["another archive", zipSync({ "a.txt": new Uint8Array(3) })],
  ])("%s", async (name, bytes) => {
    expect(await refused(bytes)).toMatchSnapshot(name);
  });

  test("no file", async () => {
    const reference = path.join(folder, "none.docx");
    await expect(publish(model(), "docx", { reference })).rejects.toThrow("cannot be read");
  });
});
