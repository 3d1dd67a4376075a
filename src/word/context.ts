import { AlignmentType, type INumberingOptions, type IParagraphOptions, LevelFormat } from "docx";
import {
  type Block,
  type Footnotes,
  type Paragraph,
  type ReportDocument,
  textsIn,
} from "../model/document.ts";
import type { Inline } from "../model/table.ts";
import type { Colour } from "../plan/schema/actions.ts";
import type { Pictures } from "./pictures.ts";
import { INDENT, type Styles } from "./styles.ts";

/** What every block of a document is written with. */
export interface Context {
  readonly document: ReportDocument;
  readonly styles: Styles;
  readonly pictures: Pictures;
  readonly marks: Marks;
  readonly lists: Lists;
  readonly notes: Notes;
  /** Six hexadecimal digits each. */
  readonly colours: Readonly<Record<Colour | "accent" | "tint" | "quiet", string>>;
}

/** The places of a document that something links to. */
export class Marks {
  readonly #names = new Map<string, string>();
  readonly #numbers = new Map<string, number>();
  readonly #elsewhere: ReadonlyMap<string, string>;

  /**
   * @param elsewhere each anchor that is in another file, with the name of that file without an extension.
   * @param wanted the anchors to which other files link.
   */
  constructor(
    { heading, parts }: ReportDocument,
    elsewhere: ReadonlyMap<string, string> = new Map(),
    wanted: readonly string[] = [],
  ) {
    this.#elsewhere = elsewhere;
    const here = new Set(textsIn(parts, "anchor"));
    const linked = [
      ...textsIn([heading, parts], "href").map((href) => href.slice(1)),
      ...textsIn(parts, "figures"),
      ...wanted,
    ];
    for (const anchor of new Set(linked)) if (here.has(anchor)) this.#names.set(anchor, nameOf(anchor));
    for (const { blocks } of parts) {
      for (const block of blocks) {
        if (block.kind === "paragraph" && block.number !== null)
          this.#numbers.set(block.anchor, block.number);
      }
    }
  }

  /** The name of the bookmark at an anchor; null where nothing links to it. */
  at(anchor: string | null): string | null {
    return anchor === null ? null : (this.#names.get(anchor) ?? null);
  }

  /** The number of the paragraph at an anchor, which Word counts itself; null for another place. */
  numberAt(anchor: string): number | null {
    return this.#numbers.get(anchor) ?? null;
  }

  /** The address of a place in another file of the report; null if there is no such place. */
  elsewhere(anchor: string): string | null {
    const file = this.#elsewhere.get(anchor);
    return file === undefined ? null : `${encodeURI(file)}.docx#${nameOf(anchor)}`;
  }
}

/** Word takes 40 letters, digits and low lines for the name of a bookmark, and shows none that begins with a low line. */
function nameOf(anchor: string): string {
  const name = `_${anchor.replace(/[^A-Za-z0-9]/g, "_")}`;
  if (name.length <= 40) return name;
  let sum = 0;
  for (const letter of anchor) sum = (sum * 31 + (letter.codePointAt(0) as number)) % 0xffffffff;
  return `${name.slice(0, 31)}_${sum.toString(16).padStart(8, "0")}`;
}

/** The notes of a document by their anchors, until each is printed at the foot of the page that refers to it. */
export class Notes {
  readonly #texts = new Map<string, readonly Inline[]>();

  constructor({ parts }: ReportDocument) {
    const blocks: readonly Block[] = parts.flatMap((part) => part.blocks);
    for (const block of blocks) {
      if (block.kind !== "footnotes") continue;
      for (const { anchor, text } of block.notes) this.#texts.set(anchor, text);
    }
  }

  /** The text of a note, once; null after that, or where there is none. */
  take(anchor: string): readonly Inline[] | null {
    const text = this.#texts.get(anchor) ?? null;
    this.#texts.delete(anchor);
    return text;
  }

  /** The notes of a block to which no text refers, so that they are not lost. */
  left({ notes }: Footnotes): Footnotes["notes"] {
    return notes.filter(({ anchor }) => this.#texts.has(anchor));
  }
}

type Numbering = NonNullable<Exclude<IParagraphOptions["numbering"], false>>;

/**
 * The lists of a document, which Word numbers itself. Paragraphs are one list from the first to the last, with their items
 * below them. A new list begins only where the numbers of the report leave some out, as in an appendix that is a file.
 */
export class Lists {
  readonly #text: string;
  readonly #starts: number[] = [];
  #last = Number.NaN;
  #letters = 0;

  /** @param text how the number of a paragraph is written: "{number}." */
  constructor(text: string) {
    this.#text = text.replace("{number}", "%1");
  }

  /** The numbering of a paragraph, and that of its items at each depth. */
  begin({ number, items }: Paragraph): {
    readonly own: Numbering | null;
    readonly itemAt: (depth: number) => Numbering;
  } {
    if (number === null) {
      if (items.length > 0) this.#letters++;
      const instance = this.#letters;
      return {
        own: null,
        itemAt: (depth) => ({ reference: "letters", level: Math.min(depth, 1), instance, custom: true }),
      };
    }
    if (number !== this.#last + 1) this.#starts.push(number);
    this.#last = number;
    const reference = `paragraphs-${this.#starts.length}`;
    const at = (level: number): Numbering => ({ reference, level, instance: 0, custom: true });
    return { own: at(0), itemAt: (depth) => at(Math.min(depth + 1, 2)) };
  }

  /** All lists that were begun. */
  get definitions(): INumberingOptions {
    const paragraphs = this.#starts.map((start, at) => ({
      reference: `paragraphs-${at + 1}`,
      levels: [level(0, LevelFormat.DECIMAL, this.#text, INDENT, start), ...itemLevels(1)],
    }));
    return { config: [...paragraphs, { reference: "letters", levels: itemLevels(0) }] };
  }
}

const itemLevels = (first: number) => [
  level(first, LevelFormat.LOWER_LETTER, `(%${first + 1})`, 2 * INDENT),
  level(first + 1, LevelFormat.LOWER_ROMAN, `(%${first + 2})`, 3 * INDENT),
];

const level = (
  at: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
  left: number,
  start = 1,
) => ({
  level: at,
  format,
  text,
  start,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left, hanging: INDENT } } },
});
