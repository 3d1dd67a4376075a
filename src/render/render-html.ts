import { embedFonts, fontsFor, type ReportFonts } from "../fonts/embed-fonts.ts";
import type { ReportDocument } from "../model/document.ts";
import { packageFile } from "../package.ts";
import type { Theme } from "../theme/schema.ts";
import { FOLDERS, fillPage, inStyleElement, markFor } from "./fill-page.ts";
import { printedClusters } from "./page-text.ts";
import type { BlockMemory } from "./templates/block-memory.ts";
import { loadTemplates } from "./templates/load-templates.ts";

export interface RenderOptions {
  /** A folder with a council's own templates and style sheets. Files that it does not have are taken from ours. */
  readonly templates?: string | undefined;
  /** Fonts besides our own, for what it lacks or for all text. */
  readonly fonts?: ReportFonts | undefined;
  /** A council's own look. */
  readonly theme?: Theme | null | undefined;
  /** Blocks as they were printed before, where the same report is laid out again and again. */
  readonly memory?: BlockMemory | undefined;
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
  return (await renderPage(model, options)).html;
}

/** The same, and the style sheet in it. */
export async function renderPage(
  model: { readonly document: ReportDocument },
  { templates, theme = null, fonts, memory }: RenderOptions,
): Promise<{ readonly html: string; readonly styles: string }> {
  const own = FOLDERS[model.document.template].map((name) => packageFile("templates", name));
  const set = await loadTemplates(own, templates);
  const page = fillPage(model, set, theme, {
    entry: "report",
    more: [STYLES_HERE.helper],
    memory: memory ?? null,
  });
  // Rules outside a layer override those inside, however exact these are: so one rule of a council's is enough.
  const css = [`@layer improve{\n${page.shared}\n${page.own}\n}`, page.margins, page.look].join("\n");
  const withFonts = (faces: string) => {
    const styles = inStyleElement(`${faces}\n${css}`);
    return { html: page.html.replace(STYLES_HERE.text, () => styles), styles };
  };
  const clusters = await printedClusters(withFonts("").html);
  return withFonts(await embedFonts(clusters, await fontsFor(clusters, fonts)));
}

/** Where the style sheets go once it is known which fonts the page needs. */
const STYLES_HERE = markFor("styles");
