import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../errors.ts";
import { embedFonts, fontsFor, type ReportFonts } from "../fonts/embed-fonts.ts";
import type { ReportDocument } from "../model/document.ts";
import { packageFile } from "../package.ts";
import { Markup } from "./markup.ts";
import { printedClusters } from "./page-text.ts";
import { fillIn, type Template } from "./templates/handlebars.ts";
import { HELPERS } from "./templates/vocabulary/index.ts";
import { columnsClass } from "./templates/vocabulary/tables.ts";

/** Our style sheets in the folder `styles`. Each overrides those before it; `template.css` holds what only one template has. */
const STYLES = [
  "base",
  "heading",
  "contents",
  "text",
  "tables",
  "stacked",
  "statuses",
  "figures",
  "timeline",
  "narrow",
  "print",
  "print-tables",
  "template",
].map((name) => `styles/${name}.css`);

/** The folders of each template. A file in a later folder replaces the file of that name in an earlier one. */
const FOLDERS = { cabinet: ["cabinet"], board: ["cabinet", "board"], diff: ["cabinet", "diff"] } as const;

export interface RenderOptions {
  /** A folder with a council's own templates and style sheets. Files that it does not have are taken from ours. */
  readonly templates?: string | undefined;
  /** Fonts besides our own, for what it lacks or for all text. */
  readonly fonts?: ReportFonts | undefined;
}

/**
 * Lays out a report or a comparison as one HTML document that needs no other file, no network and no script.
 * @param model what templates read: the document and all that comes with it.
 * @throws UsageError when a template is wrong or reads something that the report does not have.
 */
export async function renderHtml(
  model: { readonly document: ReportDocument },
  options: RenderOptions = {},
): Promise<string> {
  const own = FOLDERS[model.document.template].map((name) => packageFile("templates", name));
  const folders = options.templates === undefined ? own : [...own, options.templates];
  const { templates, styles } = await loadTemplates(folders);
  const here = new Markup(STYLES_HERE);
  const page = settleText(fillIn(templates, [...HELPERS, { name: "styles", run: () => here }], model));
  const ours = STYLES.map((name) => styles.get(name) ?? "").join("\n");
  // Rules outside a layer override those inside, however exact these are: so one rule of a council's is enough.
  const css = [
    `@layer improve{\n${ours}\n${columnStyles(model.document)}}`,
    pageMargins(model.document),
    styles.get("theme.css") ?? "",
  ].join("\n");
  const withStyles = (fonts: string): string =>
    // Only an end tag could end the style element.
    page.replace(STYLES_HERE, () => `${fonts}\n${css}`.replaceAll("</", "<\\/"));
  const clusters = await printedClusters(withStyles(""));
  return withStyles(await embedFonts(clusters, await fontsFor(clusters, options.fonts)));
}

/** Where the style sheets go once it is known which fonts the page needs. No text can hold it, as each is escaped. */
const STYLES_HERE = "<styles>";

/**
 * Letters with the marks that belong to them become one character where there is one, because fonts have that one; and a
 * name that runs from right to left is kept from turning round the words and numbers beside it.
 */
function settleText(page: string): string {
  const body = page.indexOf("<body");
  const pieces = page.slice(body).split(/(<svg\b.*?<\/svg>)/s);
  const settled = pieces.map((piece) =>
    piece.replace(/>[^<>]*[^\x00-\xFF][^<>]*</g, (text) => {
      const composed = text.replace(/\P{M}\p{M}+/gu, (letter) => letter.normalize("NFC"));
      return piece.startsWith("<svg") ? composed : composed.replace(RIGHT_TO_LEFT, "<bdi>$&</bdi>");
    }),
  );
  return page.slice(0, body) + settled.join("");
}

/** Words of scripts that run from right to left, with the spaces and signs between them. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}](?:[^<>\p{L}\p{N}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{M}\u200C\u200D])*/gu;

/** A longer text does not fit on the line beside the page number. */
const LONGEST = 80;

/** The running header and footer. A template cannot print these: they have to be `@page` rules. */
function pageMargins({ title, heading }: ReportDocument): string {
  const header = cssString(cutAtWord(`${heading.authority}: ${heading.meeting}`));
  const status = cssString(cutAtWord(heading.status));
  const pages = '"Page " counter(page) " of " counter(pages)';
  return [
    `@page{@top-left{content:${header}}@top-right{content:${status}}@bottom-left{content:${cssString(cutAtWord(title))}}@bottom-right{content:${pages}}}`,
    "@page :first{@top-left{content:none}@top-right{content:none}}",
  ].join("\n");
}

function cutAtWord(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST / 2))}…`;
}

/** The width of each column, and its name for places where rows are lists. */
function columnStyles({ parts }: ReportDocument): string {
  const blocks = parts.flatMap((part) => part.blocks);
  const tables = blocks.flatMap((block) => {
    if (block.kind === "figure") return [block.table];
    return block.kind === "table" ? [block] : [];
  });
  const rules = tables.flatMap(({ columns }) =>
    columns.map(({ title, width }, index) => {
      const [table, place] = [`.${columnsClass.run(columns)}`, `:nth-child(${index + 1})`];
      return `${table} col${place}{width:${width}%}${table} td${place}{--column:${cssString(title)}}`;
    }),
  );
  return [...new Set(rules)].join("\n");
}

interface TemplateSet {
  readonly templates: ReadonlyMap<string, Template>;
  readonly styles: ReadonlyMap<string, string>;
}

/**
 * Reads the templates and style sheets of folders. A file in a later folder replaces the file of that name in an
 * earlier one. `partials/blocks/table.hbs` is included as `blocks/table`.
 * @throws UsageError when a folder cannot be read, or has no templates and no style sheets.
 */
async function loadTemplates(folders: readonly string[]): Promise<TemplateSet> {
  const templates = new Map<string, Template>();
  const styles = new Map<string, string>();
  for (const folder of folders) {
    for (const name of await listFiles(folder)) {
      const file = path.join(folder, name);
      const source = await readFile(file, "utf8");
      const withSlashes = name.split(path.sep).join("/");
      if (name.endsWith(".css")) styles.set(withSlashes, source);
      else templates.set(withSlashes.replace(/^partials\//, "").replace(/\.hbs$/, ""), { file, source });
    }
  }
  return { templates, styles };
}

const LAID_OUT = "Give a folder laid out like templates/cabinet, holding the files that differ from it.";

const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  ENOENT: ["does not exist", LAID_OUT],
  ENOTDIR: ["is a file, not a folder", LAID_OUT],
  ELOOP: ["cannot be read: a link in its path leads back to itself", "Mend the link."],
};

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause) => {
    const [reason, hint] = REASONS[cause.code] ?? ["cannot be read", "Check its permissions."];
    throw new UsageError(`The templates folder "${folder}" ${reason}.`, hint, cause);
  });
  // Links are left out, as one could lead out of the folder.
  const files = entries.filter((entry) => entry.isFile() && /\.(hbs|css)$/.test(entry.name));
  if (files.length === 0)
    throw new UsageError(`The folder "${folder}" holds no .hbs and no .css file.`, LAID_OUT);
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

/** A CSS string whose text can end neither the string nor the style element around it. */
export function cssString(text: string): string {
  const escaped = text.replace(
    /[^\p{L}\p{M}\p{N} .,:;–’-]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}
