import { canPrint, lacking, showCode, unusualClusters } from "../fonts/characters.ts";
import { fontsFor, type ReportFonts } from "../fonts/embed-fonts.ts";

/**
 * What a page prints beyond the usual letters and signs: in its texts, and in the strings of its style sheets, which stand
 * in margins and before and after elements. Where style sheets turn letters into capitals, the capitals as well.
 */
export async function printedClusters(html: string): Promise<Set<string>> {
  const texts = (html.match(PIECES) ?? []).filter((piece) => !piece.startsWith("<"));
  const strings = stylesOf(html).flatMap((css) => (css.match(CSS_STRING) ?? []).map(decodeCss));
  const signs = (await decodeEntities(html)).values();
  const clusters = [...texts, ...strings, ...signs].flatMap((text) => [...unusualClusters(text)]);
  const withCase = changesCase(html);
  return new Set(clusters.flatMap(({ text }) => formsOf(text, withCase)));
}

/** A page for paper, on which nothing is left that no font has. */
export interface PrintedPage {
  readonly html: string;
  /** The characters that were replaced. */
  readonly replaced: readonly number[];
}

/**
 * Puts the code of each character that no font has in its place, such as [U+0939]. Otherwise a browser takes whatever
 * font the machine has, or prints a box for which the standards refuse the whole file.
 */
export async function showCodes(html: string, fonts?: ReportFonts): Promise<PrintedPage> {
  const clusters = await printedClusters(html);
  const characters = (await fontsFor(clusters, fonts)).map((font) => font.characters);
  const isMissing = (cluster: string): boolean => !characters.some((font) => canPrint(font, cluster));
  if (![...clusters].some(isMissing)) return { html, replaced: [] };
  const entities = await decodeEntities(html);
  const withCase = changesCase(html);
  const replaced = new Set<number>();
  const replace = (text: string): string => {
    let shown = "";
    let end = 0;
    for (const cluster of unusualClusters(text)) {
      const missing = formsOf(cluster.text, withCase).find(isMissing);
      if (missing === undefined) continue;
      const codes = lacking(cluster.text, characters);
      const signs = [...cluster.text.normalize("NFC")].map((sign) => shownAs(sign, codes));
      shown += text.slice(end, cluster.start) + signs.join("");
      end = cluster.end;
      if (!BLANK.test(missing)) for (const code of lacking(missing, characters)) replaced.add(code);
    }
    return (shown + text.slice(end)).replaceAll("][U+", " U+");
  };
  const replaceIn = (text: string, written: string): string => {
    const shown = replace(text);
    return shown === text ? written : shown;
  };
  const page = html.replace(PIECES, (piece) => {
    if (piece.startsWith("<style")) {
      return piece.replace(CSS_STRING, (string) => {
        const shown = replaceIn(decodeCss(string.slice(1, -1)), string);
        return shown === string ? string : `"${shown.replace(/[^\w .,:;–’[\]+-]/gu, escapeCss)}"`;
      });
    }
    if (piece.startsWith("<")) return piece;
    return replace(piece.replace(ENTITY, (entity) => replaceIn(entities.get(entity) ?? "", entity)));
  });
  return { html: page, replaced: [...replaced] };
}

/** A space that no font has becomes a space that all have. */
const BLANK = /^\p{Z}$/u;

function shownAs(sign: string, codes: readonly number[]): string {
  if (BLANK.test(sign)) return " ";
  const code = sign.codePointAt(0) as number;
  if (codes.length === 0 || codes.includes(code)) return `[${showCode(code)}]`;
  return /\p{Default_Ignorable_Code_Point}/u.test(sign) ? "" : sign;
}

const escapeCss = (sign: string): string => `\\${sign.codePointAt(0)?.toString(16)} `;

const stylesOf = (html: string): string[] => html.match(/<style.*?<\/style>/gs) ?? [];

/** The same letters as capitals, too, where a style sheet may make them so. */
const formsOf = (cluster: string, withCase: boolean): string[] =>
  withCase ? [cluster, cluster.toUpperCase(), cluster.toLowerCase()] : [cluster];

const changesCase = (html: string): boolean =>
  stylesOf(html).some((css) =>
    /text-transform\s*:\s*(?!none)|font-variant(?:-caps)?\s*:[^;}]*(?:small|petite|unicase|titling)/.test(
      css,
    ),
  );

/**
 * The pieces of a page: elements whose text is not printed, comments, tags, and the texts between. What attributes hold is
 * for screen readers and links.
 */
const PIECES = /<(style|script|title)\b[^>]*>.*?<\/\1>|<!--.*?-->|<[^>]*>|[^<]+/gs;

const CSS_STRING = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs;

/** `\2713 ` is a tick, as CSS writes it. */
const decodeCss = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gis, (_, hex, sign) =>
    hex === undefined ? sign : characterOf(Number.parseInt(hex, 16)),
  );

const characterOf = (code: number): string => (code > 0x10ffff ? "\uFFFD" : String.fromCodePoint(code));

/** Those that our own templates write, and that stand for usual signs. */
const USUAL_ENTITIES = new Set([
  "&amp;",
  "&lt;",
  "&gt;",
  "&quot;",
  "&#39;",
  "&#x27;",
  "&#x3D;",
  "&#x60;",
  "&nbsp;",
]);

const ENTITY = /&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);/gi;

/** What templates of a council's own may write, such as `&rarr;` and `&#10003;`, with what each stands for. */
async function decodeEntities(html: string): Promise<Map<string, string>> {
  const written = new Set(html.match(ENTITY));
  const unusual = [...written].filter((entity) => !USUAL_ENTITIES.has(entity));
  if (unusual.length === 0) return new Map();
  const { Parser } = await import("htmlparser2");
  return new Map(
    unusual.map((entity) => {
      const decoded: string[] = [];
      new Parser({ ontext: (text) => void decoded.push(text) }).end(entity);
      return [entity, decoded.join("")];
    }),
  );
}
