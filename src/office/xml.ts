import { escapeMarkup } from "../text/escape.ts";

/** A start or an end of an element, or the text between two of them. An empty element is a start and an end. */
export class Tag {
  /** With its prefix; "" for text. */
  readonly name: string;
  readonly isEnd: boolean;
  /** What is written of its attributes, or the text. */
  readonly text: string;

  constructor(name: string, isEnd: boolean, text: string) {
    this.name = name;
    this.isEnd = isEnd;
    this.text = text;
  }

  /** The value of an attribute; null where it is not given. */
  attribute(name: string): string | null {
    const start = this.text.indexOf(` ${name}=`);
    if (start < 0) return null;
    const from = start + name.length + 3;
    return decoded(this.text.slice(from, this.text.indexOf(this.text[from - 1] as string, from)));
  }
}

/** Reads XML as programs write it, without a document type, piece by piece and once. */
export class XmlReader {
  readonly #tags: Iterator<Tag, undefined>;

  constructor(xml: string) {
    this.#tags = readTags(xml);
  }

  /** What stands inside an element whose start has been read; or all that is left. */
  *inside(start?: Tag): Generator<Tag, undefined> {
    for (let next = this.#tags.next(); !next.done; next = this.#tags.next()) {
      if (next.value.isEnd && next.value.name === start?.name) return undefined;
      yield next.value;
    }
    return undefined;
  }
}

function* readTags(xml: string): Generator<Tag, undefined> {
  for (const [, end, name, attributes = "", slash, data, text] of xml.matchAll(PIECE)) {
    if (end !== undefined) yield new Tag(end, true, "");
    else if (name !== undefined) {
      yield new Tag(name, false, attributes);
      if (slash !== "") yield new Tag(name, true, "");
    } else if (data !== undefined) yield new Tag("", false, data);
    else if (text !== undefined) yield new Tag("", false, decoded(text));
  }
  return undefined;
}

const PIECE =
  /<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:[^"'>/]|"[^"]*"|'[^']*')*)(\/?)>|<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<[!?][^>]*>|([^<]+)/gs;

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
