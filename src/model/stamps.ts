/**
 * What a printed value is of: "30 September 2016" is the due date of action 1.3. A stamp lies in the text itself, between
 * characters that no file of a plan may hold, so a sentence made of several values keeps them all. The model has none: they
 * are taken off when a report is built, and only the preview lays out a document that has them.
 */
export type Stamp =
  /** A field of an entry, by the entry's path. */
  | { readonly kind: "field"; readonly path: string; readonly field: string }
  /** A figure of a measure, or what follows from it, such as its rating. */
  | { readonly kind: "figure"; readonly kpi: string; readonly period: string; readonly said: FigurePart }
  /** How many entries the options of a `{{count}}` choose. */
  | { readonly kind: "count"; readonly counted: string; readonly wanted: Readonly<Record<string, string>> }
  /** What was worked out from these entries. */
  | { readonly kind: "entries"; readonly paths: readonly string[] }
  /** Words as somebody typed them, by their place. */
  | {
      readonly kind: "typed";
      readonly file: string;
      readonly path: readonly (string | number)[];
      readonly span: readonly [start: number, end: number] | null;
    };

/** What is told of a figure. */
export type FigurePart = "figure" | "target" | "rating" | "change" | "variation" | "assurance";

const [OPEN, KEY_END, CLOSE] = ["\uF7F0", "\uF7F1", "\uF7F2"];

/** Words with what they are of. No words get no stamp. */
export const stamp = (words: string, of: Stamp): string =>
  words === "" ? "" : `${OPEN}${keyOf(of)}${KEY_END}${words}${CLOSE}`;

/** Parts with slashes between them. It holds no space, so that no line and no cell is broken within it. */
function keyOf(of: Stamp): string {
  switch (of.kind) {
    case "field":
      return joined(of.kind, of.path, of.field);
    case "figure":
      return joined(of.kind, of.kpi, of.period, of.said);
    case "count":
      return joined(
        of.kind,
        of.counted,
        ...Object.entries(of.wanted).map(([key, value]) => `${key}=${value}`),
      );
    case "entries":
      return joined(of.kind, ...of.paths);
    case "typed":
      return joined(of.kind, of.file, of.span === null ? "" : of.span.join("-"), ...of.path.map(stepOf));
  }
}

const joined = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join("/");

/** A position in a list begins with a sign that no key of a plan begins with. */
const stepOf = (step: string | number): string => (typeof step === "number" ? `#${step}` : step);

/** What a key says; null for what is no key. */
export function readStamp(key: string): Stamp | null {
  if (!/^[^/]+(?:\/[^/]*)*$/.test(key) || /%(?![0-9A-F]{2})/i.test(key)) return null;
  const [kind, ...parts] = key.split("/").map(decodeURIComponent);
  const [first = "", second = "", third = ""] = parts;
  if (kind === "field") return { kind, path: first, field: second };
  if (kind === "figure") return { kind, kpi: first, period: second, said: third as FigurePart };
  if (kind === "entries") return { kind, paths: parts };
  if (kind === "count") {
    const wanted = parts.slice(1).map((one) => [one.split("=")[0], one.slice(one.indexOf("=") + 1)]);
    return { kind, counted: first, wanted: Object.fromEntries(wanted) };
  }
  if (kind !== "typed") return null;
  const [start, end] = second.split("-").map(Number);
  const span = start === undefined || end === undefined ? null : ([start, end] as const);
  const path = parts.slice(2).map((step) => (step.startsWith("#") ? Number(step.slice(1)) : step));
  return { kind, file: first, path, span };
}

/** A stamp for a number, which cannot hold one: it stands in a key of its own beside the number, and is taken off with it. */
export const stampBeside = (of: Stamp): { readonly stamp: string } => ({
  stamp: `${OPEN}${keyOf(of)}${KEY_END}${CLOSE}`,
});

/** A number in words, with the stamp beside it. */
export const withStamp = (number: number, { stamp: beside = "" }: { readonly stamp?: string }): string =>
  beside === "" ? String(number) : `${beside.slice(0, -1)}${number}${CLOSE}`;

const STAMPS = new RegExp(`${OPEN}[^${KEY_END}]*${KEY_END}|${CLOSE}`, "g");

/** What parts a text into what is read and the stamps between. */
const STAMP = new RegExp(`(${STAMPS.source})`);

/** A text as readers have it. */
export const unstamped = (text: string): string => (text.includes(CLOSE) ? text.replace(STAMPS, "") : text);

/** Changes the letters of a text, each into one, as if it had no stamps. They stay where they are. */
export function withLetters(text: string, change: (bare: string) => string): string {
  if (!text.includes(CLOSE)) return change(text);
  const letters = change(unstamped(text));
  let at = 0;
  return text
    .split(STAMP)
    .map((piece, index) => {
      // Every second piece is a stamp.
      if (index % 2 === 1) return piece;
      const from = at;
      at += piece.length;
      return letters.slice(from, at);
    })
    .join("");
}

/** The same as `unstamped` for every text in a value, however deep it is. What has none is not copied, and a key that holds only a stamp goes. */
export function withoutStamps<Value>(value: Value): Value {
  if (typeof value === "string") return unstamped(value) as Value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((one) => withoutStamps(one));
    return (items.some((one, at) => one !== value[at]) ? items : value) as Value;
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutStamps(inner), inner] as const);
  if (entries.every(([, bare, inner]) => bare === inner)) return value;
  const kept = entries.filter(([, bare, inner]) => bare !== "" || inner === "");
  return Object.fromEntries(kept) as Value;
}

/**
 * The stamps in a piece of HTML as elements: `<span data-from="field/1.3/due">30 September 2016</span>`. In tags and in
 * drawings there can be none, so there they are taken off.
 */
export function showStamps(html: string): string {
  if (!html.includes(CLOSE)) return html;
  return html
    .split(/(<svg\b.*?<\/svg>|<title>.*?<\/title>|<[^>]*>)/s)
    .map((piece) => (piece.startsWith("<") ? unstamped(piece) : inElements(piece)))
    .join("");
}

/** A stamp that a table has broken in two ends with its piece. */
function inElements(text: string): string {
  let open = 0;
  const shown = text.replace(STAMPS, (found) => {
    if (found !== CLOSE) {
      open += 1;
      return `<span data-from="${found.slice(1, -1)}">`;
    }
    if (open === 0) return "";
    open -= 1;
    return "</span>";
  });
  return shown + "</span>".repeat(open);
}
