import { crc32, inflateSync } from "node:zlib";

/** A picture or a font as a `data:` address; or why it may not be put into a report, in words that follow its name. */
export type Inlined = { readonly data: string } | { readonly reason: string; readonly hint: string };

/**
 * Checks what a file holds by its bytes, whatever its name is. A report is one file for good: nothing in it may run, or be
 * looked for somewhere else, or depend on the machine.
 */
export function inlineFile(bytes: Uint8Array): Inlined {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 8).equals(PNG)) return inlinePng(file);
  if (file.subarray(0, 4).toString("latin1") === "wOF2") return dataOf("font/woff2", file);
  if (file.length === 0) return { reason: "is empty", hint: SAVE };
  const named = SIGNATURES.find(([signature]) => file.toString("latin1", 0, 16).match(signature));
  if (named !== undefined) return { reason: `is ${named[1]}, expected SVG or PNG`, hint: SAVE };
  return inlineSvg(file);
}

const SAVE = "Save the picture as SVG or PNG.";
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^\xff\xd8\xff/, "a JPEG"],
  [/^GIF8/, "a GIF"],
  [/^RIFF.{4}WEBP/s, "a WebP"],
  [/^%PDF-/, "a PDF"],
  [/^%!PS/, "a PostScript file"],
  [/^.{4}ftyp/s, "an AVIF or a film"],
  [/^(?:II\*\0|MM\0\*)/, "a TIFF"],
  [/^BM/, "a bitmap of Windows"],
  [/^\x1f\x8b/, "packed with gzip"],
  [/^PK/, "a ZIP archive"],
];

const dataOf = (type: string, bytes: Buffer): Inlined => ({
  data: `data:${type};base64,${bytes.toString("base64")}`,
});

/** The chunks of a PNG that make the picture. Others hold a date, a place or a profile, and are left out. */
const KEPT = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

/** More could not be told apart on paper. */
const MOST_PIXELS = 4000;

function inlinePng(file: Buffer): Inlined {
  const broken = (what: string): Inlined => ({
    reason: `is a damaged PNG: ${what}`,
    hint: "Save the picture again.",
  });
  const kept: Buffer[] = [PNG];
  const image: Buffer[] = [];
  let [at, isWhole] = [8, false];
  while (at + 12 <= file.length && !isWhole) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) break;
    const type = file.toString("latin1", at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) {
      return broken("a part of it is not what was written");
    }
    if (KEPT.includes(type)) kept.push(file.subarray(at, end));
    if (type === "IDAT") image.push(file.subarray(at + 8, end - 4));
    isWhole = type === "IEND";
    at = end;
  }
  const [, head] = kept;
  if (!isWhole || head?.toString("latin1", 4, 8) !== "IHDR") return broken("it is cut off");
  const [width, height] = [head.readUInt32BE(8), head.readUInt32BE(12)];
  if (width === 0 || height === 0) return broken("it has no size");
  if (Math.max(width, height) > MOST_PIXELS) {
    return {
      reason: `is ${width} by ${height} pixels, expected at most ${MOST_PIXELS} each way`,
      hint: "Make the picture smaller.",
    };
  }
  try {
    inflateSync(Buffer.concat(image), { maxOutputLength: MOST_PIXELS * (MOST_PIXELS * 8 + 1) });
  } catch {
    return broken("its picture cannot be unpacked");
  }
  return dataOf("image/png", Buffer.concat(kept));
}

/** What draws, and nothing that runs, links, moves or holds other files. */
const DRAWS = new Set(
  (
    "svg g defs symbol use path rect circle ellipse line polyline polygon clipPath mask pattern marker linearGradient " +
    "radialGradient stop title desc metadata style"
  ).split(" "),
);

/** What drawing programs keep for themselves. */
const OF_EDITORS = /^(?:inkscape|sodipodi|rdf|cc|dc):/;

const NAMESPACE = "http://www.w3.org/2000/svg";

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[\s\S]*?>|<\/[^<>]*>|<([A-Za-z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>|</g;

function inlineSvg(file: Buffer): Inlined {
  const text = new TextDecoder("utf-8").decode(file);
  const refuse = (what: string, hint: string): Inlined => ({ reason: what, hint });
  if (!/<svg[\s>]/.test(text)) return refuse("is neither SVG nor PNG", SAVE);
  for (const [tag, data, name, attributes = ""] of text.matchAll(TAG)) {
    if (tag.startsWith("<!DOCTYPE")) {
      return refuse(
        "holds a DOCTYPE, which can stand for other text",
        "Save it as plain SVG, or delete that line.",
      );
    }
    if (tag.startsWith("<?") && !tag.startsWith("<?xml ")) {
      return refuse(`holds "${tag.slice(0, 40)}", which refers to another file`, PLAIN);
    }
    if (tag === "<")
      return refuse("is not SVG that can be read: a < is not part of a tag", "Save it again as plain SVG.");
    const found = whyUnsafe(name ?? "", attributes) ?? whyStyleUnsafe(data ?? "");
    if (found !== null) return refuse(...found);
  }
  const style = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style/g)].map(([, css = ""]) =>
    whyStyleUnsafe(css),
  );
  const found = style.find((one) => one !== null);
  if (found != null) return refuse(...found);
  const [, , , root = ""] = [...text.matchAll(TAG)].find(([, , name]) => name === "svg") ?? [];
  if (!/\sviewBox\s*=/.test(root)) {
    return refuse("does not say its size: its <svg> has no viewBox", "Save it as plain SVG, with a viewBox.");
  }
  return dataOf("image/svg+xml", file);
}

const PLAIN = "Save it as plain SVG, which only draws.";

type Unsafe = readonly [what: string, hint: string];

function whyUnsafe(name: string, attributes: string): Unsafe | null {
  if (name === "" || OF_EDITORS.test(name)) return null;
  if (name === "text" || name === "tspan") {
    return [
      "holds text, which each machine would print in a font of its own",
      "Turn its words into outlines (paths).",
    ];
  }
  if (!DRAWS.has(name)) return [`holds a <${name}>, which does more than draw`, PLAIN];
  for (const [, key = "", quoted = ""] of attributes.matchAll(/([^\s=/"']+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    const value = plainValue(quoted.slice(1, -1));
    if (/^on/i.test(key)) return [`holds the event handler "${key}"`, PLAIN];
    if (/(?:^|:)(?:href|src|base)$/i.test(key) && !value.startsWith("#")) {
      return [
        `refers to "${value.slice(0, 60)}", which is not part of it`,
        "Put what it needs into the file itself.",
      ];
    }
    if (/^xmlns(?::svg)?$/.test(key) && value !== NAMESPACE)
      return [`is not SVG: its xmlns is "${value}"`, PLAIN];
    if (/^xmlns:(?!svg$)/.test(key) && (value === NAMESPACE || /xhtml|MathML/.test(value))) {
      return [`hides elements behind the prefix "${key.slice(6)}"`, PLAIN];
    }
    const found = whyStyleUnsafe(value);
    if (found !== null) return found;
  }
  return null;
}

/** The characters that numbers and names stand for. */
const plainValue = (value: string): string =>
  value
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex, decimal) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16))),
    )
    .replaceAll("&amp;", "&")
    .trim();

function whyStyleUnsafe(css: string): Unsafe | null {
  const [outside] =
    css.match(/@import[^;]*|(?:url|image|image-set|src)\(\s*["']?(?!#|\s*["']?#)[^)]*\)?/i) ?? [];
  if (outside !== undefined) {
    return [
      `refers to "${outside.slice(0, 60)}", which is not part of it`,
      "Put what it needs into the file itself.",
    ];
  }
  return css.includes("\\") ? ["holds a backslash in its style, which can hide what it says", PLAIN] : null;
}
