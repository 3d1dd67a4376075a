import { escapeMarkup } from "../text/escape.ts";

/** A start or an end of an element, or the text between two of them. An empty element is a start and an end. */
export interface Tag {
  /** With its prefix; "" for text. */
  readonly name: string;
  readonly isEnd: boolean;
  /** What is written of its attributes, or the text. */
  readonly text: string;
}

/** Reads XML as programs write it, without a document type, piece by piece. */
export function* readTags(xml: string): Generator<Tag, undefined> {
  for (const [, end, name, attributes = "", slash, data, text] of xml.matchAll(PIECE)) {
    if (end !== undefined) yield { name: end, isEnd: true, text: "" };
    else if (name !== undefined) {
      yield { name, isEnd: false, text: attributes };
      if (slash !== "") yield { name, isEnd: true, text: "" };
    } else if (data !== undefined) yield { name: "", isEnd: false, text: data };
    else if (text !== undefined) yield { name: "", isEnd: false, text: decoded(text) };
  }
  return undefined;
}

const PIECE =
  /<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:[^"'>/]|"[^"]*"|'[^']*')*)(\/?)>|<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<[!?][^>]*>|([^<]+)/gs;

/** What stands inside an element whose start has been read. */
export function* inside(tags: Iterator<Tag, undefined>, { name }: Tag): Generator<Tag, undefined> {
  for (
    let next = tags.next();
    !next.done && !(next.value.isEnd && next.value.name === name);
    next = tags.next()
  )
    yield next.value;
  return undefined;
}

/** The value of an attribute; null where it is not given. */
export function attributeOf({ text }: Tag, name: string): string | null {
  const start = text.indexOf(` ${name}=`);
  if (start < 0) return null;
  const from = start + name.length + 3;
  return decoded(text.slice(from, text.indexOf(text[from - 1] as string, from)));
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) =>
        name === undefined
          ? charOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
          : (NAMED[name] ?? whole),
      )
    : text;

const charOf = (code: number): string => (code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code));

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes, and what is inside it as XML. */
export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeMarkup(String(value))}"`)
    .join("");
  return inside.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${inside.join("")}</${name}>`;
}
