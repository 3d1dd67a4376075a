import { glob, mkdtemp, readFile, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditPdf } from "../../src/audit/audit-pdf.ts";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { printHtml } from "../../src/browser/print.ts";
import { type FontEntry, findFonts, type NamedFont } from "../../src/fonts/named-fonts.ts";
import { publish } from "../../src/index.ts";
import { textOf } from "../../src/model/table.ts";
import { showCodes } from "../../src/render/page-text.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { withBlocks } from "../render/sample.ts";

const HERE = import.meta.dirname;

/** Names as people write them, and signs that plans hold: our own font has all of these. */
const OURS = {
  Welsh: "Ŵyn a Tŷ’r Cŵn",
  Polish: "Wałęsa, Łódź, źdźbło",
  Romanian: "Ștefan Țurcanu",
  Vietnamese: "Nguyễn Thị Việt Lệ",
  Greek: "Ελένη Παπαδοπούλου",
  Ukrainian: "Олександр Ґалаґан",
  signs: "≥ 95%, ≤ 5, ≠, ≈, →, ✓, ✗, ●, ½, ⅓, x₂, 10⁻⁴",
};

/** These need other fonts. A reader of PDF files puts together what a font has joined, so only whole words are compared. */
const OTHERS = {
  Hindi: { text: "सुनीता क्षत्रिय", font: "NotoSansDevanagari-Regular" },
  Tamil: { text: "கார்த்திகேயன் ஸ்ரீ", font: "NotoSansTamil-Regular" },
  Korean: { text: "김민수", font: "NotoSansKRThin-Regular" },
  Arabic: { text: "محمد علي", font: "NotoSansArabic-Regular" },
  Hebrew: { text: "דוד כהן", font: "NotoSansHebrewThin-Regular" },
  emoji: { text: "👍🏽 👨‍👩‍👧 🇬🇧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 1️⃣", font: "NotoEmoji-Regular" },
};

/** Our own. */
const OWN_FONT = /^ReportSans-/;

const NAMED: readonly FontEntry[] = [
  "@fontsource/noto-sans-devanagari",
  "@fontsource/noto-sans-tamil",
  "@fontsource/noto-sans-kr",
  { family: "Noto Sans Arabic", files: ["some-arabic.woff2"] },
  { family: "Noto Sans Hebrew", files: [{ file: "noto-sans-hebrew.ttf", weight: 400 }] },
  { family: "Noto Emoji", files: ["some-emoji.woff2"] },
];

let running: Awaited<ReturnType<typeof launchBrowser>>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "fonts-"));
  await symlink(path.join(HERE, "packages"), path.join(folder, "node_modules"));
  running = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
});

afterAll(() => running.stop());

interface Printed {
  readonly text: string;
  /** The names of the fonts that some text is set in, without the letters before them. */
  readonly fonts: readonly string[];
  /** How often a font prints the box for a character that it lacks. */
  readonly boxes: number;
  /** Of how many strings the text is made. */
  readonly strings: number;
}

async function find(named: readonly FontEntry[]): Promise<readonly NamedFont[]> {
  const places = { from: path.join(HERE, "files"), packages: [folder] };
  const { fonts, problems } = await findFonts(named, places);
  expect(problems).toEqual([]);
  return fonts;
}

const paragraph = (line: string, index: number) => ({
  kind: "paragraph" as const,
  number: null,
  anchor: `line-${index}`,
  text: [textOf(line)],
  items: [],
});

async function print(lines: readonly string[], named: readonly FontEntry[]): Promise<Printed> {
  const others = await find(named);
  const html = await renderHtml(withBlocks(...lines.map(paragraph)), { fonts: { others } });
  const paper = await showCodes(html, { others });
  return await read(await printHtml(running.browser, paper.html, 60));
}

async function read(bytes: Uint8Array): Promise<Printed> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, fontExtraProperties: true });
  const pdf = await task.promise;
  const fonts = new Set<string>();
  let text = "";
  let [boxes, strings] = [0, 0];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    text += items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [index, operator] of fnArray.entries()) {
      if (operator === OPS.setFont) fonts.add(page.commonObjs.get(argsArray[index][0]).name);
      if (operator !== OPS.showText) continue;
      strings += 1;
      for (const glyph of argsArray[index][0]) if (glyph.originalCharCode === 0) boxes += 1;
    }
  }
  await task.destroy();
  return { text, fonts: [...fonts].map((name) => name.replace(/^[A-Z]{6}\+/, "")).sort(), boxes, strings };
}

test(`${Object.keys(OURS).join(", ")} are printed with our own font`, async () => {
  const paper = await print(Object.values(OURS), []);
  for (const text of Object.values(OURS)) expect(paper.text).toContain(text);
  expect(paper.boxes).toBe(0);
  expect(paper.fonts.filter((font) => !OWN_FONT.test(font))).toEqual([]);
});

test("letters follow each other by their widths, so that a string holds whole words, but for kerning", async () => {
  const paper = await print(
    Array<string>(20).fill("Ofsted judged services for children inadequate in 2015."),
    [],
  );
  expect(paper.text.length).toBeGreaterThan(1000);
  expect(paper.strings).toBeLessThan(paper.text.length / 4);
});

test("sizes in print are quarters of a pixel, for which the widths of letters are made", async () => {
  const sizes: string[] = [];
  for await (const file of glob("templates/**/*.css")) {
    const styles = await readFile(file, "utf8");
    sizes.push(...[...styles.matchAll(/font(?:-size)?: ([\d.]+(?:px|pt|mm))/g)].map(([, size = ""]) => size));
  }
  expect(sizes.length).toBeGreaterThan(30);
  expect(sizes.filter((size) => !/^\d+(\.25|\.5|\.75)?px$/.test(size))).toEqual([]);
});

test("letters and marks that are written apart are printed as one", async () => {
  const paper = await print([Object.values(OURS).join(" ").replace("≠", "").normalize("NFD")], []);
  for (const text of [OURS.Vietnamese, OURS.Welsh, OURS.Ukrainian]) expect(paper.text).toContain(text);
  expect(paper.fonts.filter((font) => !OWN_FONT.test(font))).toEqual([]);
});

describe("what our own font lacks", () => {
  test.each(Object.entries(OTHERS))("%s is printed with a font that is named", async (_, { text, font }) => {
    const paper = await print([text], NAMED);
    expect(paper.text).not.toContain("[U+");
    expect(paper.boxes).toBe(0);
    expect([...new Set(paper.fonts.filter((one) => !OWN_FONT.test(one)))]).toEqual([font]);
  });

  test("letters and their marks stay together, and composed emoji are one picture", async () => {
    const paper = await print(["김민수", "👨‍👩‍👧"], NAMED);
    expect(paper.text).toContain("김민수");
    expect(paper.text).toContain("👨‍👩‍👧");
  });

  test("names and emoji are printed as codes if no font is named", async () => {
    const others = Object.entries(OTHERS);
    const paper = await print(
      others.map(([name, { text }]) => `${name} ${text} after`),
      [],
    );
    for (const [name, { text }] of others) {
      const [first = ""] = text;
      const code = (first.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
      expect(paper.text.replace(/\s+/g, " ")).toContain(`${name} [U+${code}`);
    }
    expect(paper.boxes).toBe(0);
    expect(paper.fonts.filter((font) => !OWN_FONT.test(font))).toEqual([]);
  });

  test("a mark that does not go with its letter is printed as its code", async () => {
    expect((await print(["x̂ and 1 000　000"], [])).text).toContain("x[U+0302] and 1 000 000");
  });
});

describe("what style sheets print", () => {
  const sheet = (css: string) => `<style>${css}</style><body><p>ﬆ and ß</p>&#10003; &#x5b57;`;

  test.each([
    [`p::before{content:"字 \\2713"}`, `content:"[U+5B57] \\2713 "`],
    [`@page{@top-left{content:'\\5b57 '}}`, `content:"[U+5B57]"`],
    [`p{font-family:"Noto Sans"}`, `font-family:"Noto Sans"`],
  ])("%s", async (css, expected) => {
    expect((await showCodes(sheet(css))).html).toContain(expected);
  });

  test("signs that templates write as entities count, too", async () => {
    const { html, replaced } = await showCodes(sheet(""));
    expect(html).toContain("&#10003; [U+5B57]");
    expect(replaced).toEqual([0xfb06, 0x5b57]);
  });

  test("capitals that a style sheet makes count, too", async () => {
    const page = (css: string) => `<style>${css}</style><body><p>ɽ</p>`;
    expect((await showCodes(page("p{text-transform:none}"))).replaced).toEqual([]);
    expect((await showCodes(page("p{text-transform:uppercase}"))).replaced).toEqual([0x2c64]);
  });
});

describe("a published PDF meets the standards", () => {
  const lines = [...Object.values(OURS), ...Object.values(OTHERS).map(({ text }) => text)];
  const whole = withBlocks(...lines.map(paragraph));
  // A title is bold, for which some of these fonts have no file of their own.
  const title = `${OTHERS.Hindi.text} and ${OTHERS.Arabic.text}, ${OTHERS.Korean.text}`;
  const report = { ...whole, document: { ...whole.document, title, contents: [] } };

  test.each([
    ["with fonts for every name", NAMED, []],
    ["with codes in place of names", [], [expect.stringMatching(/^No font has U\+0938, .* and \d+ more: /)]],
  ])("%s", async (_, named, expected) => {
    const notices: string[] = [];
    const notice = (text: string) => void (/sandbox/.test(text) || notices.push(text));
    const fonts = { others: await find(named) };
    const bytes = await publish(report, "pdf", { fonts, notice });
    expect((await auditPdf(bytes)).failures).toEqual([]);
    expect(notices).toEqual(expected);
  });
});
