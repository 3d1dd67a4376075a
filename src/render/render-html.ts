import type { ReportDocument } from "../model/document.ts";
import { packageFile } from "../package-root.ts";
import { embedFonts } from "./fonts.ts";
import { fillIn } from "./handlebars.ts";
import { helpers } from "./helpers/index.ts";
import { loadTemplates } from "./load-templates.ts";
import { Markup } from "./markup.ts";
import { pageMargins } from "./page-margins.ts";

/** In the order in which one overrules the other; the last is what a template has of its own. */
const STYLES = ["theme.css", "print.css", "template.css"];

/** The folders of each template: what a later one has replaces what an earlier one has. */
const FOLDERS = { cabinet: ["cabinet"], board: ["cabinet", "board"], diff: ["cabinet", "diff"] } as const;

export interface RenderOptions {
  /** A folder of a council's own templates and style sheets; what it lacks is taken from ours. */
  readonly templates?: string | undefined;
}

/**
 * Lays a report, or a comparison, out as one HTML document that needs no other file, no network and no script.
 * @param model what templates read: the document, and whatever it comes with.
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
  const css = [fonts, ...STYLES.map((name) => styles.get(name) ?? ""), pageMargins(model.document)].join(
    "\n",
  );
  // Inside a style element only its end tag could end it.
  const written = new Markup(css.replaceAll("</", "<\\/"));
  return fillIn(templates, { ...helpers, styles: () => written }, model);
}
