import { embedFonts, fontsFor, type ReportFonts } from "../fonts/embed-fonts.ts";
import type { ReportDocument } from "../model/document.ts";
import { packageFile } from "../package.ts";
import type { Theme } from "../theme/schema.ts";
import { lookOf } from "./look.ts";
import { Markup } from "./markup.ts";
import { printedClusters } from "./page-text.ts";
import { fillIn } from "./templates/handlebars.ts";
import { loadTemplates } from "./templates/load-templates.ts";
import { HELPERS } from "./templates/vocabulary/index.ts";

/** Our style sheets in the folder `styles`. Each overrides those before it; `template.css` holds what only some templates have. */
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
  "readiness",
].map((name) => `styles/${name}.css`);

/** The folders of each template. A file in a later folder replaces the file of that name in an earlier one. */
const FOLDERS = {
  cabinet: ["cabinet"],
  board: ["cabinet", "board"],
  readiness: ["cabinet", "board", "readiness"],
  diff: ["cabinet", "diff"],
} as const;

export interface RenderOptions {
  /** A folder with a council's own templates and style sheets. Files that it does not have are taken from ours. */
  readonly templates?: string | undefined;
  /** Fonts besides our own, for what it lacks or for all text. */
  readonly fonts?: ReportFonts | undefined;
  /** A council's own look. */
  readonly theme?: Theme | null | undefined;
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
  const { theme = null } = options;
  const own = FOLDERS[model.document.template].map((name) => packageFile("templates", name));
  const { templates, styles, asset } = await loadTemplates(own, options.templates);
  const { document, css: look, columns, helpers } = lookOf(model.document, theme, templates);
  const here = new Markup(STYLES_HERE);
  const given = [
    { name: "styles", run: () => here },
    { name: "asset", run: asset },
  ];
  const filled = fillIn(templates, [...HELPERS, ...helpers, ...given], { ...model, document });
  const page = shareSigns(settleText(filled));
  const ours = STYLES.map((name) => compact(styles.get(name) ?? "")).join("\n");
  // Rules outside a layer override those inside, however exact these are: so one rule of a council's is enough.
  const css = [`@layer improve{\n${ours}\n${columns}\n}`, look, styles.get("theme.css") ?? ""].join("\n");
  const withStyles = (fonts: string): string =>
    // Only an end tag could end the style element.
    page.replace(STYLES_HERE, () => `${fonts}\n${css}`.replaceAll("</", "<\\/"));
  const clusters = await printedClusters(withStyles(""));
  return withStyles(await embedFonts(clusters, await fontsFor(clusters, options.fonts)));
}

/** Where the style sheets go once it is known which fonts the page needs. No text can hold it, as each is escaped. */
const STYLES_HERE = "<styles>";

/** A style sheet without what only those who write it need. Its strings stay as they are. */
const compact = (css: string): string =>
  css.replace(
    /("[^"\n]*"|'[^'\n]*')|\/\*.*?\*\/|\s*([{};])\s*|([:,])\s+|\s+/gs,
    (space, string = "", sign = "", mark = "") =>
      string || sign || mark || (space.startsWith("/*") ? "" : " "),
  );

/** The sign of a status is drawn once. Where it comes again it refers to that drawing. Shapes need no end tags. */
function shareSigns(page: string): string {
  const drawn = new Map<string, string>();
  const shared = page.replace(
    /(?<=<span class="badge[^>]*>)<svg([^>]*)>(.*?)<\/svg>/gs,
    (sign, attributes, drawing) => {
      const known = drawn.get(sign);
      if (known !== undefined) return `<svg aria-hidden="true"><use href="#${known}"></use></svg>`;
      const id = `sign_${drawn.size + 1}`;
      drawn.set(sign, id);
      return `<svg aria-hidden="true"><svg id="${id}"${attributes.replace(/ aria-hidden="true"/, "")}>${drawing}</svg></svg>`;
    },
  );
  const joined = shared.replace(/<svg class="chart .*?<\/svg>/gs, joinPaths);
  return joined.replace(/><\/(?:path|rect|circle|use)>/g, "/>");
}

/** What charts draw in many pieces of one kind that can be one path: lines, and marks on points. Groups stay as they are. */
const PIECES =
  /<g\b.*?<\/g>|<(path|rect) class="(chart-grid|chart-axis|chart-limit|chart-mean|mark mark-(?:concern|improvement))" ([^>]*)><\/\1>/gs;

function joinPaths(chart: string): string {
  const paths = new Map<string, string>();
  const rest = chart.replace(PIECES, (piece, name, kind, attributes) => {
    if (kind === undefined) return piece;
    const of = (key: string): string => new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1] ?? "";
    const [width, height] = [of("width"), of("height")];
    const path = name === "path" ? of("d") : `M${of("x")} ${of("y")}h${width}v${height}h-${width}Z`;
    const before = paths.get(kind);
    paths.set(kind, (before ?? "") + path);
    return before === undefined ? `<path class="${kind}"></path>` : "";
  });
  return rest.replace(/(?<=<path class="([^"]*)")(?=><)/g, (_, kind) => ` d="${paths.get(kind)}"`);
}

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
