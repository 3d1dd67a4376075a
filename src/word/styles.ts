import { element } from "../office/xml.ts";

/**
 * A style of ours. Its name is what Word knows it by: those of Word itself are English in every language, so a style of a
 * council's own file is found by it, whatever its id is.
 */
interface OwnStyle {
  readonly type: "paragraph" | "character" | "table";
  /** The names of the style that it is based on, and of that of the paragraph after it. */
  readonly basedOn?: string;
  readonly next?: string;
  /** Word has no style of this name itself. */
  readonly isCustom?: true;
  /** Elements inside its properties, in the order of the standard (ECMA-376, part 1, 17.3.1.26 and 17.3.2.28). */
  readonly paragraph?: string;
  readonly run?: string;
  readonly table?: string;
}

/** The names of all styles that are used. */
export type StyleName = keyof ReturnType<typeof ownStyles>;

/** In twentieths of a point, as all measures of Word are. */
export const INDENT = 567;

const space = (before: number, after: number, line = 240): string =>
  element("w:spacing", { "w:before": before, "w:after": after, "w:line": line, "w:lineRule": "auto" });
const indent = (left: number): string => element("w:ind", { "w:left": left });
const size = (points: number): string =>
  element("w:sz", { "w:val": points * 2 }) + element("w:szCs", { "w:val": points * 2 });
const colour = (hex: string): string => element("w:color", { "w:val": hex.slice(1) });
const BOLD = "<w:b/><w:bCs/>";
const KEEP_NEXT = "<w:keepNext/>";
const KEEP = `${KEEP_NEXT}<w:keepLines/>`;
const outline = (level: number): string => element("w:outlineLvl", { "w:val": level });

export interface StyleColours {
  readonly accent: string;
  readonly link: string;
  readonly quiet: string;
  readonly rule: string;
}

/** Every style, by its name. */
const ownStyles = ({ accent, link, quiet, rule }: StyleColours) =>
  ({
    Normal: { type: "paragraph", paragraph: space(0, 120, 264) },
    "Default Paragraph Font": { type: "character" },
    "Normal Table": {
      type: "table",
      table:
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    },
    Title: {
      type: "paragraph",
      basedOn: "Normal",
      next: "Normal",
      paragraph: `${KEEP}${space(240, 240, 240)}`,
      run: `${BOLD}${colour(accent)}${size(24)}`,
    },
    "heading 1": {
      type: "paragraph",
      basedOn: "Normal",
      next: "Normal",
      paragraph: `${KEEP}<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="3" w:color="${accent.slice(1)}"/></w:pBdr>${space(400, 180, 240)}${outline(0)}`,
      run: `${BOLD}${colour(accent)}${size(18)}`,
    },
    "heading 2": {
      type: "paragraph",
      basedOn: "Normal",
      next: "Normal",
      paragraph: `${KEEP}${space(280, 100, 240)}${outline(1)}`,
      run: `${BOLD}${colour(accent)}${size(14)}`,
    },
    "heading 3": {
      type: "paragraph",
      basedOn: "Normal",
      next: "Normal",
      paragraph: `${KEEP}${space(220, 80, 240)}${outline(2)}`,
      run: `${BOLD}${colour(accent)}${size(12)}`,
    },
    "Appendix Heading": {
      type: "paragraph",
      basedOn: "heading 2",
      next: "Normal",
      isCustom: true,
      paragraph: outline(1),
    },
    "TOC Heading": { type: "paragraph", basedOn: "heading 2", next: "Normal", paragraph: outline(9) },
    "toc 1": {
      type: "paragraph",
      basedOn: "Normal",
      next: "Normal",
      paragraph: space(80, 20, 240),
      run: `${BOLD}${size(10.5)}`,
    },
    "toc 2": {
      type: "paragraph",
      basedOn: "Normal",
      next: "Normal",
      paragraph: `${space(0, 10, 240)}${indent(284)}`,
      run: size(10.5),
    },
    header: {
      type: "paragraph",
      basedOn: "Normal",
      paragraph: space(0, 0, 240),
      run: `${colour(quiet)}${size(9)}`,
    },
    footer: {
      type: "paragraph",
      basedOn: "Normal",
      paragraph: space(0, 0, 240),
      run: `${colour(quiet)}${size(9)}`,
    },
    caption: {
      type: "paragraph",
      basedOn: "Normal",
      next: "Normal",
      paragraph: `${KEEP}${space(200, 80, 240)}`,
      run: `${BOLD}${colour(accent)}${size(10)}`,
    },
    Quote: {
      type: "paragraph",
      basedOn: "Normal",
      paragraph: `<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="${rule.slice(1)}"/></w:pBdr>${element("w:ind", { "w:left": 851, "w:right": 567 })}`,
    },
    "footnote text": { type: "paragraph", basedOn: "Normal", paragraph: space(0, 20, 240), run: size(9) },
    "footnote reference": {
      type: "character",
      basedOn: "Default Paragraph Font",
      run: '<w:vertAlign w:val="superscript"/>',
    },
    Hyperlink: {
      type: "character",
      basedOn: "Default Paragraph Font",
      run: `${colour(link)}<w:u w:val="single"/>`,
    },
    "Numbered Paragraph": { type: "paragraph", basedOn: "Normal", isCustom: true },
    "Numbered List": { type: "paragraph", basedOn: "Normal", isCustom: true, paragraph: space(0, 60, 264) },
    "Indented Text": { type: "paragraph", basedOn: "Normal", isCustom: true, paragraph: indent(INDENT) },
    Authority: {
      type: "paragraph",
      basedOn: "Normal",
      isCustom: true,
      paragraph: space(0, 0, 240),
      run: `${BOLD}${colour(accent)}${size(12)}`,
    },
    "Table Text": {
      type: "paragraph",
      basedOn: "Normal",
      isCustom: true,
      paragraph: space(20, 20, 240),
      run: size(10),
    },
    "Table Text Small": {
      type: "paragraph",
      basedOn: "Table Text",
      isCustom: true,
      paragraph: space(10, 10, 240),
      run: size(9),
    },
    "Table Note": {
      type: "paragraph",
      basedOn: "Normal",
      isCustom: true,
      paragraph: space(60, 120, 240),
      run: `${colour(quiet)}${size(9)}`,
    },
    "Chart Text": {
      type: "paragraph",
      basedOn: "Normal",
      isCustom: true,
      paragraph: space(40, 60, 240),
      run: size(10),
    },
    "Report Table": {
      type: "table",
      basedOn: "Normal Table",
      isCustom: true,
      table:
        `<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="${accent.slice(1)}"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="${rule.slice(1)}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="${rule.slice(1)}"/></w:tblBorders>` +
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    },
  }) satisfies Record<string, OwnStyle>;

/** What all text is that no style says otherwise of. */
const DEFAULTS = (language: string): string =>
  element(
    "w:docDefaults",
    {},
    `<w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>${size(12)}<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
    "<w:pPrDefault/>",
  );

/** Our styles, or those of a council's own file with what it lacks. */
export class Styles {
  /** The part of a file that holds all styles. */
  readonly xml: string;
  /** Styles of Word that a council's own file lacks, and in whose place it has ours. */
  readonly lacking: readonly string[];
  readonly #ids = new Map<string, string>();

  /** @param given the part of a council's file that holds its styles. */
  constructor(colours: StyleColours, language: string, given: string | null) {
    const own: Record<string, OwnStyle> = ownStyles(colours);
    for (const [, attributes = "", inside = ""] of given?.matchAll(STYLE) ?? []) {
      const name = /<w:name w:val="([^"]*)"/.exec(inside)?.[1];
      const id = /\bw:styleId="([^"]*)"/.exec(attributes)?.[1];
      if (name !== undefined && id !== undefined && !this.#ids.has(keyOf(name)))
        this.#ids.set(keyOf(name), id);
    }
    const taken = new Set(this.#ids.values());
    const missing = Object.keys(own).filter((name) => !this.#ids.has(keyOf(name)));
    for (const name of missing) {
      const id = name.replace(/(?:^| )(\w)/g, (_, letter: string) => letter.toUpperCase());
      this.#ids.set(keyOf(name), taken.has(id) ? `Report${id}` : id);
    }
    const written = missing.map((name) => this.#write(name, own[name] as OwnStyle)).join("");
    this.xml =
      given === null
        ? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="${W}">${DEFAULTS(language)}${written}</w:styles>`
        : given.replace(/<\/w:styles>\s*$/, () => `${written}</w:styles>`);
    const isOwn = (name: string): boolean => own[name]?.isCustom === true || UNSEEN.includes(name);
    this.lacking = missing.filter((name) => !isOwn(name));
  }

  idOf(name: StyleName): string {
    return this.#idOf(name);
  }

  #idOf(name: string): string {
    return this.#ids.get(keyOf(name)) as string;
  }

  #write(name: string, { type, basedOn, next, isCustom, paragraph, run, table }: OwnStyle): string {
    const style = {
      "w:type": type,
      "w:default": DEFAULT_STYLES.includes(name) ? 1 : undefined,
      "w:customStyle": isCustom === true ? 1 : undefined,
      "w:styleId": this.#idOf(name),
    };
    return element(
      "w:style",
      style,
      element("w:name", { "w:val": name }),
      ...(basedOn === undefined ? [] : [element("w:basedOn", { "w:val": this.#idOf(basedOn) })]),
      ...(next === undefined ? [] : [element("w:next", { "w:val": this.#idOf(next) })]),
      ...(type === "paragraph" ? ["<w:qFormat/>"] : []),
      ...(paragraph === undefined ? [] : [element("w:pPr", {}, paragraph)]),
      ...(run === undefined ? [] : [element("w:rPr", {}, run)]),
      table ?? "",
    );
  }
}

/** Style names are compared so, as programs write "Heading 1" for "heading 1". */
const keyOf = (name: string): string => name.toLowerCase();

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const STYLE = /<w:style\b([^>]*)>(.*?)<\/w:style>/gs;

const DEFAULT_STYLES = ["Normal", "Default Paragraph Font", "Normal Table"];

/** Programs leave these out until they are needed, and nobody sets them. */
const UNSEEN = [
  "Default Paragraph Font",
  "Normal Table",
  "footnote reference",
  "footnote text",
  "Hyperlink",
  "TOC Heading",
];
