import { unusualClusters } from "../fonts/characters.ts";

/**
 * What a page prints beyond the usual letters and signs: in its texts, and in the strings of its style sheets, which stand
 * in margins and before and after elements. Where style sheets turn letters into capitals, the capitals as well.
 */
export async function printedClusters(html: string): Promise<Set<string>> {
  const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css = ""]) => css);
  const strings = styles.flatMap((css) => css.match(CSS_STRING) ?? []).map(decodeCss);
  const text = html.replace(NOT_TEXT, " ");
  const entities = await decodeEntities(text);
  const printed = [text, ...strings, ...entities].flatMap((one) =>
    [...unusualClusters(one)].map((cluster) => cluster.text),
  );
  const found = new Set(printed);
  if (!styles.some((css) => CHANGES_CASE.test(css))) return found;
  const changed = [...found].flatMap((one) => [one.toUpperCase(), one.toLowerCase()]);
  return new Set([...found, ...changed.flatMap((one) => [...unusualClusters(one)].map(({ text }) => text))]);
}

/** Elements whose text is not printed, comments and tags. Attributes are for screen readers and links. */
const NOT_TEXT = /<(style|script|title)\b[^>]*>.*?<\/\1>|<!--.*?-->|<[^>]*>/gs;

export const CSS_STRING = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs;

const CHANGES_CASE = /text-transform\s*:|font-variant(?:-caps)?\s*:[^;}]*(?:small|petite|unicase|titling)/;

/** `\2713 ` is a tick, as CSS writes it. */
export const decodeCss = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gis, (_, hex, sign) =>
    hex === undefined ? sign : characterOf(Number.parseInt(hex, 16)),
  );

const characterOf = (code: number): string => (code > 0x10ffff ? "\uFFFD" : String.fromCodePoint(code));

/** Those that our own templates write, and that stand for usual signs. */
const USUAL_ENTITIES = new Set(["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&nbsp;"]);

/** What templates of a council's own may write: `&rarr;`, `&#10003;`. */
async function decodeEntities(text: string): Promise<string[]> {
  const written = new Set(text.match(/&(?:#x?[0-9a-f]+|[a-z][a-z0-9]*);?/gi));
  const unusual = [...written].filter((entity) => !USUAL_ENTITIES.has(entity));
  if (unusual.length === 0) return [];
  const { parseFragment } = await import("parse5");
  return unusual.map((entity) => {
    const [node] = parseFragment(entity).childNodes;
    return node !== undefined && "value" in node ? node.value : "";
  });
}
