import type { Block, ContentsEntry, Part, ReportDocument } from "../model/document.ts";
import { withoutStamps } from "../model/stamps.ts";
import { colourVariables } from "../theme/colours.ts";
import { itemNumber } from "../theme/item-number.ts";
import type { Theme } from "../theme/schema.ts";
import { SECTIONS } from "../theme/sections.ts";
import { element, Markup } from "./markup.ts";
import type { Helper, Template } from "./templates/handlebars.ts";
import { columnsClass } from "./templates/vocabulary/tables.ts";

/** What a theme and templates make of a page. */
interface Look {
  /** Without the sections that a template places itself. */
  readonly document: ReportDocument;
  /** Rules of ours for the columns of its tables. */
  readonly columns: string;
  /** Rules that override ours. The council's own style sheet comes last. */
  readonly css: string;
  /** The running header and footer on paper, which are of this document alone. */
  readonly margins: string;
  /** What templates call for the logo and for words that a council writes in its own way. */
  readonly helpers: readonly Helper[];
}

/** The look of a report: the council's where its theme says so, and ours where not. */
export function lookOf(
  whole: ReportDocument,
  theme: Theme | null,
  templates: ReadonlyMap<string, Template>,
): Look {
  const { document, section } = placeSections(whole, templates);
  const { logo = null, footer, paragraphNumber = "{number}.", styles } = theme ?? {};
  const height = logo === null ? "" : `.logo{height:${logo.height}mm}`;
  const css = [colourRules(theme?.colours ?? {}), height, styles ?? ""];
  return {
    document,
    columns: columnStyles(whole),
    css: css.filter((rules) => rules !== "").join("\n"),
    margins: pageMargins(withoutStamps(document.heading), document.title, footer),
    helpers: [
      section,
      {
        // The logo, and the name of the council unless the logo holds it.
        name: "masthead",
        run: (authority: string): Markup | string => {
          if (logo === null) return authority;
          const image = element("img", { class: "logo", src: logo.data, alt: logo.alt });
          const { html } = image;
          // An image is a void element.
          const picture = new Markup(html.replace("</img>", ""));
          return logo.holdsName ? picture : new Markup(picture.html + element("span", {}, authority).html);
        },
      },
      {
        name: "itemNumber",
        run: (number: string | null, place: "alone" | "in a sentence"): string =>
          itemNumber(theme, number, place),
      },
      {
        name: "paragraphNumber",
        run: (number: number): string => paragraphNumber.replace("{number}", String(number)),
      },
      { name: "footerWords", run: (): string => footer ?? "" },
    ],
  };
}

/** The colours of a theme, in light and in dark. Those that the reader has chosen, in forced colours, go before them. */
function colourRules(colours: NonNullable<Theme["colours"]>): string {
  const [light, dark] = (["light", "dark"] as const).map((scheme) =>
    Object.entries(colourVariables(colours, scheme)).map(([name, colour]) => `--${name}:${colour}`),
  );
  if (light?.length === 0) return "";
  return [
    `@media print,(prefers-color-scheme:light) and (forced-colors:none){:root{${light?.join(";")}}}`,
    `@media screen and (prefers-color-scheme:dark) and (forced-colors:none){:root{${dark?.join(";")}}}`,
  ].join("\n");
}

/** Columns of at least this width, in hundredths of that of the page, hold long texts. */
const LONG = 45;

/** The width of each column, and its name for places where rows are lists. */
function columnStyles({ parts }: ReportDocument): string {
  const blocks = parts.flatMap((part) => part.blocks);
  const tables = blocks.flatMap((block) => {
    if (block.kind === "figure") return block.table === null ? [] : [block.table];
    return block.kind === "table" ? [block] : [];
  });
  const most = Math.max(0, ...tables.map(({ columns }) => columns.length));
  const places = Array.from({ length: most }, (_, index) => index + 1);
  const rules = tables.map(({ columns }) => {
    const widths = columns.map(({ width }, index) => `--w${index + 1}:${width}%`);
    const names = columns.map(({ title }, index) => `--c${index + 1}:${cssString(title)}`);
    const its = `.${columnsClass.run(columns)}`;
    const long = columns.flatMap(({ width, align }, index) => {
      if (width < LONG || align === "right") return [];
      // The only text beside the head of a row needs no name there.
      const unnamed = columns.length === 2 ? ";--column:none" : "";
      return [`${its} td:nth-child(${index + 1}){--indent:0rem;--beside:none;--name:auto${unnamed}}`];
    });
    return [`${its}{${[...widths, ...names].join(";")}}`, ...long].join("");
  });
  const shared = places.map(
    (at) => `col:nth-child(${at}){width:var(--w${at})}td:nth-child(${at}){--column:var(--c${at})}`,
  );
  return [...shared, ...new Set(rules)].join("\n");
}

/** A longer text does not fit on the line beside the page number. */
const LONGEST = 80;

/** The running header and footer. A template cannot print these: they have to be `@page` rules. */
function pageMargins(heading: ReportDocument["heading"], title: string, footer: string | undefined): string {
  const header = cssString(cutAtWord(`${heading.authority}: ${heading.meeting}`));
  const status = cssString(cutAtWord(heading.status));
  const pages = '"Page " counter(page) " of " counter(pages)';
  return [
    `@page{@top-left{content:${header}}@top-right{content:${status}}@bottom-left{content:${cssString(cutAtWord(footer ?? title))}}@bottom-right{content:${pages}}}`,
    "@page :first{@top-left{content:none}@top-right{content:none}}",
  ].join("\n");
}

function cutAtWord(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST / 2))}…`;
}

/** A CSS string whose text can end neither the string nor the style element around it. */
export function cssString(text: string): string {
  const escaped = text.replace(
    /[^\p{L}\p{M}\p{N} .,:;–’-]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}

/**
 * `{{section "decisions"}}` prints a section where a template wants it, and so it is no longer printed in its part. In a
 * report that has no such section it prints nothing; nor does it in a record that does not tell its sections apart.
 */
function placeSections(
  document: ReportDocument,
  templates: ReadonlyMap<string, Template>,
): { readonly document: ReportDocument; readonly section: Helper } {
  const placed = new Set([...templates.values()].flatMap(({ source }) => sectionsCalled(source)));
  const known = document.template === "diff" ? [] : Object.keys(SECTIONS[document.template].sections);
  const section = {
    name: "section",
    words: known,
    partial: "section",
    run: (id: string): Block[] => document.parts.flatMap((part) => blocksOf(part, (one) => one === id)),
  };
  if (placed.size === 0) return { document, section };
  const parts = document.parts.map((part) => without(part, placed));
  const emptied = document.parts.filter(
    ({ blocks }, at) => blocks.length > 0 && parts[at]?.blocks.length === 0,
  );
  const anchors = emptied.map(({ anchor }) => anchor);
  return {
    document: {
      ...document,
      contents: withoutParts(document.contents, anchors),
      parts: parts.filter(({ anchor }) => !anchors.includes(anchor)),
    },
    section,
  };
}

const COMMENT = /\{\{!--[\s\S]*?--\}\}|\{\{![^}]*\}\}/g;

/** The sections that a template names in quotes. */
const sectionsCalled = (source: string): string[] =>
  [...source.replace(COMMENT, "").matchAll(/\{\{~?\s*section\s+["']([^"']+)["']/g)].map(([, id = ""]) => id);

const blocksOf = ({ blocks, sections }: Part, isMeant: (id: string) => boolean): Block[] =>
  sections.filter(({ id }) => isMeant(id)).flatMap(({ from, to }) => blocks.slice(from, to));

/** A part without the sections that are printed elsewhere. */
function without(part: Part, placed: ReadonlySet<string>): Part {
  if (!part.sections.some(({ id }) => placed.has(id))) return part;
  let to = 0;
  const sections = part.sections
    .filter(({ id }) => !placed.has(id))
    .map((section) => {
      const from = to;
      to += section.to - section.from;
      return { id: section.id, from, to };
    });
  return { ...part, blocks: blocksOf(part, (id) => !placed.has(id)), sections };
}

/** Sections of a part that is not printed are listed as parts are. */
function withoutParts(contents: readonly ContentsEntry[], anchors: readonly string[]): ContentsEntry[] {
  let isInEmptied = false;
  return contents.flatMap((entry) => {
    if (entry.level === 1) isInEmptied = anchors.includes(entry.anchor);
    if (!isInEmptied) return [entry];
    return entry.level === 1 ? [] : [{ ...entry, level: 1 }];
  });
}
