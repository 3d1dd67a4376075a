import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../errors.ts";
import type { ReportDocument } from "../model/document.ts";
import { packageFile } from "../package.ts";
import { Markup } from "./markup.ts";
import { fillIn, type Template } from "./templates/handlebars.ts";
import { HELPERS } from "./templates/vocabulary/index.ts";

/** Our style sheets in the folder `styles`. Each overrides those before it; `template.css` holds what only one template has. */
const STYLES = [
  "base",
  "heading",
  "contents",
  "text",
  "tables",
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
  const fonts = await embedFonts(JSON.stringify(model));
  const ours = STYLES.map((name) => styles.get(name) ?? "").join("\n");
  // Rules outside a layer override those inside, however exact these are: so one rule of a council's is enough.
  const css = [
    fonts,
    `@layer improve{\n${ours}}`,
    pageMargins(model.document),
    styles.get("theme.css") ?? "",
  ].join("\n");
  // Only an end tag could end the style element.
  const written = new Markup(css.replaceAll("</", "<\\/"));
  return fillIn(templates, [...HELPERS, { name: "styles", run: () => written }], model);
}

const FACES = [
  { weight: 400, style: "normal" },
  { weight: 400, style: "italic" },
  { weight: 600, style: "normal" },
  { weight: 700, style: "normal" },
] as const;

/** The characters in each subset of Source Sans 3, as its makers state them. */
const SUBSETS = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
} as const;

type Subset = keyof typeof SUBSETS;

/**
 * `@font-face` rules with the fonts inside. Latin is always included, extended Latin only if the text needs it.
 * @throws UsageError when our own font files are missing.
 */
async function embedFonts(text: string): Promise<string> {
  const subsets: Subset[] = needsExtension(text) ? ["latin", "latin-ext"] : ["latin"];
  const rules = subsets.flatMap((subset) => FACES.map((face) => fontFace(subset, face)));
  return (await Promise.all(rules)).join("\n");
}

function needsExtension(text: string): boolean {
  return [...new Set(text)].some(
    (character) => covers("latin-ext", character) && !covers("latin", character),
  );
}

function covers(subset: Subset, character: string): boolean {
  const code = character.codePointAt(0) as number;
  return SUBSETS[subset].split(",").some((range) => {
    const [first, last = first] = range.slice(2).split("-") as [string, string?];
    return code >= Number.parseInt(first, 16) && code <= Number.parseInt(last, 16);
  });
}

async function fontFace(subset: Subset, { weight, style }: (typeof FACES)[number]): Promise<string> {
  const file = packageFile("dist", "fonts", `source-sans-3-${subset}-${weight}-${style}.woff2`);
  const font = await readFile(file).catch((cause) => {
    throw new UsageError(
      `The font "${file}" cannot be read.`,
      "Install improve again; in its own repository, run npm run build.",
      cause,
    );
  });
  const data = font.toString("base64");
  return `@font-face{font-family:"Source Sans 3";font-weight:${weight};font-style:${style};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${SUBSETS[subset]}}`;
}

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
    /[^\p{L}\p{N} .,:;–’-]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}
