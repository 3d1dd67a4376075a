import type { ReportDocument } from "../model/document.ts";
import { showStamps } from "../model/stamps.ts";
import type { Theme } from "../theme/schema.ts";
import { lookOf } from "./look.ts";
import { Markup } from "./markup.ts";
import type { BlockMemory } from "./templates/block-memory.ts";
import { fillIn, type Helper } from "./templates/handlebars.ts";
import type { TemplateSet } from "./templates/load-templates.ts";
import { HELPERS } from "./templates/vocabulary/index.ts";

/** Our style sheets in the folder `styles`, but for those that only some templates have. Each overrides those before it. */
const SHARED = [
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
  "site",
];

/** What only some templates have. A report on readiness adds its own to what it shares with one to the Board. */
const OWN = ["template", "readiness"];

/** The folders of each template. A file in a later folder replaces the file of that name in an earlier one. */
export const FOLDERS = {
  cabinet: ["cabinet"],
  board: ["cabinet", "board"],
  readiness: ["cabinet", "board", "readiness"],
  diff: ["cabinet", "diff"],
} as const;

/** A page whose templates are filled in, and its style sheets, in the order in which they override each other. */
export interface FilledPage {
  /** With marks where styles go. */
  readonly html: string;
  /** In the layer `improve`: what all pages have, what those of this template have, and the columns of its tables. */
  readonly shared: string;
  readonly own: string;
  /** Outside of the layer: the margins on paper, the colours of a theme, and the council's own rules. */
  readonly margins: string;
  readonly look: string;
}

/**
 * Fills in the templates of a document.
 * @param entry the template that is the page.
 * @param more helpers besides those of every page. One of the same name takes the place of ours.
 * @throws UsageError when a template is wrong or reads something that the report does not have.
 */
export function fillPage(
  model: { readonly document: ReportDocument },
  { templates, styles, asset }: TemplateSet,
  theme: Theme | null,
  {
    entry,
    more = [],
    memory = null,
  }: { readonly entry: string; readonly more?: readonly Helper[]; readonly memory?: BlockMemory | null },
): FilledPage {
  const { document, css, margins, columns, helpers } = lookOf(model.document, theme, templates);
  const given = [...HELPERS, ...helpers, { name: "asset", run: asset }, ...more];
  memory?.begin(
    theme,
    [...templates.values()].map(({ source }) => source),
  );
  const filled = fillIn(templates, given, { ...model, document }, entry, memory);
  const sheet = (name: string): string => compact(styles.get(name) ?? "");
  return {
    html: shareSigns(settleText(showStamps(filled))),
    shared: SHARED.flatMap((name) => sheet(`styles/${name}.css`) || []).join("\n"),
    own: [...OWN.map((name) => sheet(`styles/${name}.css`)), columns].join("\n"),
    margins,
    look: [css, styles.get("theme.css") ?? ""].join("\n"),
  };
}

/** A place in a page for what is known only when it is filled in. No text can hold it, as each is escaped. */
export const markFor = (name: string): { readonly text: string; readonly helper: Helper } => {
  const text = `<${name}>`;
  const here = new Markup(text);
  return { text, helper: { name, run: () => here } };
};

/** Only an end tag could end a style element. */
export const inStyleElement = (css: string): string => css.replaceAll("</", "<\\/");

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
      const id = `s_${drawn.size + 1}`;
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
