import { Document, Packer } from "docx";
import type { Draw } from "../browser/draw.ts";
import type { ReportFonts } from "../fonts/embed-fonts.ts";
import type { ReportDocument } from "../model/document.ts";
import { Archive } from "../office/archive.ts";
import { Parts } from "../office/parts.ts";
import { list } from "../text/words.ts";
import { OURS } from "../theme/colours.ts";
import type { ColourName, Theme } from "../theme/schema.ts";
import { type Context, Lists, Marks, Notes } from "./context.ts";
import { finishParts } from "./finish.ts";
import { writeHead } from "./head.ts";
import { Pictures } from "./pictures.ts";
import { A4, type Reference } from "./reference.ts";
import { writeSections } from "./sections.ts";
import { Styles } from "./styles.ts";

export interface WordOptions {
  /** A council's own look. */
  readonly theme?: Theme | null | undefined;
  readonly fonts?: ReportFonts | undefined;
  /** The style sheets of the report's pages, by which its charts are drawn. */
  readonly styles: string;
  /** The date of the document, YYYY-MM-DD: it has no other. */
  readonly asAt: string;
  /** Of a report that is in several files: each anchor that is in another, and those to which the others link. */
  readonly files?:
    | { readonly elsewhere: ReadonlyMap<string, string>; readonly wanted: readonly string[] }
    | undefined;
  /** A council's own Word file, of which the document has the styles, the header and footer, and the paper. */
  readonly reference: Reference | null;
  readonly draw: Draw;
  /** Called with what the user should know of the document. */
  readonly notice?: ((text: string) => void) | undefined;
}

/**
 * Lays out a report or a comparison as a Word document. Word itself numbers its paragraphs, lists, notes and pages.
 * @returns the parts of the document by their names, in the order in which they are packed.
 */
export async function makeWord(
  document: ReportDocument,
  { theme = null, fonts, styles: styleSheets, asAt, files, reference, draw, notice }: WordOptions,
): Promise<Parts> {
  const { heading, language, title } = document;
  const colours = coloursOf(theme);
  const styles = new Styles({ ...colours, quiet: QUIET, rule: RULE }, language, reference?.styles ?? null);
  if (reference !== null && styles.lacking.length > 0) notice?.(sayLacking(reference.file, styles.lacking));
  const context: Context = {
    document,
    styles,
    pictures: await Pictures.draw(document, {
      logo: reference === null ? (theme?.logo ?? null) : null,
      styles: styleSheets,
      fonts,
      draw,
    }),
    marks: new Marks(document, files?.elsewhere, files?.wanted),
    lists: new Lists(theme?.paragraphNumber ?? "{number}."),
    notes: new Notes(document),
    colours: mapped({ ...colours, tint: TINT, quiet: QUIET }),
  };
  const margins = {
    header: [`${heading.authority}: ${heading.meeting}`, heading.status] as const,
    footer: theme?.footer ?? title,
  };
  const page =
    reference === null ? { margins, titlePage: true } : { margins: null, titlePage: reference.titlePage };
  const { estimatePageNumbersWith } = await import("docx/layout");
  // A council's own file has its logo.
  const head = (width: number) => writeHead(theme, reference === null, context, width);
  const sections = writeSections(document, head, reference?.paper ?? A4, page, context);
  const file = new Document({
    title,
    subject: heading.date === null ? heading.meeting : `${heading.meeting}, ${heading.date}`,
    creator: heading.authority,
    lastModifiedBy: heading.authority,
    externalStyles: styles.xml,
    evenAndOddHeaderAndFooters: reference?.evenAndOdd === true,
    numbering: context.lists.definitions,
    compatabilityModeVersion: 15,
    // Word counts pages itself when it prints; until then the contents have these.
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections,
  });
  const packed = await Packer.pack(file, "uint8array");
  return finishParts(Parts.from(new Archive(packed)), { styles, language, asAt, reference });
}

const QUIET = "#4a5866";
const TINT = "#eef3f7";
const RULE = "#c3ced8";

/** The colours of a theme, and ours where it has none. */
const coloursOf = (theme: Theme | null): Readonly<Record<ColourName, string>> =>
  Object.fromEntries(
    Object.entries(OURS).map(([name, ours]) => [name, theme?.colours?.[name as ColourName] ?? ours]),
  ) as Record<ColourName, string>;

/** As Word has colours: without a #. */
const mapped = <Name extends string>(colours: Readonly<Record<Name, string>>): Record<Name, string> =>
  Object.fromEntries(Object.entries<string>(colours).map(([name, hex]) => [name, hex.slice(1)])) as Record<
    Name,
    string
  >;

function sayLacking(file: string, names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  const [noun, them] = names.length === 1 ? ["style", "it"] : ["styles", "them"];
  return `"${file}" has no ${noun} ${list(quoted, "or")}: the document has ours for ${them}.`;
}
