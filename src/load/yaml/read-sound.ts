import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from "js-yaml";
import { LIMITS } from "../folder.ts";
import {
  type Content,
  commentAfter,
  contentWith,
  type MappingNode,
  type Node,
  type Offsets,
  type Part,
  type Plain,
  type ScalarNode,
} from "./node.ts";

/** Called with every scalar of a file, in the order in which they are written. */
export type See = (scalar: ScalarNode, isKey: boolean) => void;

/**
 * Reads what nearly every file of a plan is: YAML with which nothing is wrong. The parser that explains mistakes takes ten
 * times as long, so it is asked only where something is unusual, and this one need not know what that means.
 * @returns what the other reads in the text, or null where it has to be asked.
 */
export const readSoundYaml = (text: string, see: See = () => {}): Content | null =>
  unlessUnsure(text, (reader) => reader.content(see));

/** Reads such a text once more, with the place of everything in it. @returns the tree that the other parser makes of it. */
export const readSoundTree = (text: string): Node | null => unlessUnsure(text, (reader) => reader.tree());

function unlessUnsure<Made>(text: string, read: (reader: EventReader) => Made): Made | null {
  if (UNUSUAL.test(text)) return null;
  try {
    return read(new EventReader(text));
  } catch (error) {
    if (error instanceof Unsure || error instanceof YAMLException) return null;
    throw error;
  }
}

/** Tabs, marks of documents, and signs that end a line for some readers only or that nobody sees. */
const UNUSUAL =
  /[^\n\r\x20-\x7E\xA0-\u1FFF\u2010-\u2027\u202F-\uD7FF]|^ *(?:---|\.\.\.|%|\u00a0|(?:- +)?[a-z][a-z-]*:[^\s:/])|\r(?!\n)/m;

/** The other parser has to look at the text. */
class Unsure extends Error {}

const STYLES = {
  [SCALAR_STYLE.PLAIN]: "plain",
  [SCALAR_STYLE.SINGLE_QUOTED]: "single",
  [SCALAR_STYLE.DOUBLE_QUOTED]: "double",
  [SCALAR_STYLE.LITERAL_BLOCK]: "literal",
  [SCALAR_STYLE.FOLDED_BLOCK]: "folded",
} as const;

/** How long a text is that is kept once, and how many of those are kept at a time. */
const SHORT = 24;
const SLOTS = 1024;

/** Where a node is written. */
interface Place {
  start: number;
  end: number;
}

class EventReader {
  private readonly text: string;
  private readonly events: readonly Event[];
  private next = 0;
  /** The place of what was read last. */
  private readonly last: Place = { start: 0, end: 0 };
  private see: See = () => {};
  private readonly short: string[] = [];

  constructor(text: string) {
    this.text = text;
    this.events = parseEvents(text, { maxDepth: LIMITS.depth });
  }

  content(see: See): Content {
    this.see = see;
    return this.document((root) => {
      const parts: Part[] = [];
      this.pairs(root, ({ text: key }) => {
        if (parts.some((part) => part.key === key)) throw new Unsure();
        const isMapping = this.events[this.next]?.type === EVENT_ID.MAPPING;
        const fields: (readonly [string, Plain])[] | null = isMapping ? [] : null;
        parts.push({ key, value: this.plain(fields), fields });
      });
      return contentWith(parts);
    });
  }

  tree(): Node {
    return this.document((root) => this.mapping(root));
  }

  private document<Made>(read: (root: MappingEvent) => Made): Made {
    const [first, root, last] = [this.events[0], this.events[1], this.events.at(-1)];
    if (first?.type !== EVENT_ID.DOCUMENT || last?.type !== EVENT_ID.POP) throw new Unsure();
    if (root?.type !== EVENT_ID.MAPPING || isMarked(root)) throw new Unsure();
    this.next = 2;
    const made = read(root);
    if (this.next !== this.events.length - 1) throw new Unsure();
    return made;
  }

  /** @param fields takes the fields of a mapping in their order. */
  private plain(fields: (readonly [string, Plain])[] | null = null): Plain {
    const event = this.nextEvent();
    if (event.type === EVENT_ID.SCALAR) return this.seen(event, false).text;
    if (event.type === EVENT_ID.SEQUENCE) {
      const items: Plain[] = [];
      this.items(event, () => items.push(this.plain()));
      return items;
    }
    const data: { [key: string]: Plain } = {};
    this.pairs(event, ({ text: key }) => {
      if (Object.hasOwn(data, key)) throw new Unsure();
      // This one would set what the others are looked up in.
      if (key === "__proto__") throw new Unsure();
      data[key] = this.plain();
      fields?.push([key, data[key]]);
    });
    return data;
  }

  private node(): Node {
    const event = this.nextEvent();
    if (event.type === EVENT_ID.SCALAR) return this.seen(event, false);
    if (event.type === EVENT_ID.MAPPING) return this.mapping(event);
    const items: Node[] = [];
    this.items(event, () => items.push(this.node()));
    return { kind: "sequence", items, offsets: [this.last.start, this.last.end] };
  }

  private mapping(event: MappingEvent): MappingNode {
    const pairs: MappingNode["pairs"][number][] = [];
    this.pairs(event, (key) => pairs.push({ key, value: this.node() }));
    return { kind: "mapping", pairs, offsets: [this.last.start, this.last.end] };
  }

  private nextEvent(): ScalarEvent | SequenceEvent | MappingEvent {
    const event = this.events[this.next++];
    if (event?.type === EVENT_ID.SCALAR) return event;
    if (event?.type !== EVENT_ID.SEQUENCE && event?.type !== EVENT_ID.MAPPING) throw new Unsure();
    if (isMarked(event)) throw new Unsure();
    return event;
  }

  private items({ start, style }: SequenceEvent, read: () => void): void {
    let end: number | null = null;
    while (!this.isClosed()) {
      read();
      if (style === COLLECTION_STYLE.BLOCK) this.expectOnLine(this.last.start);
      end = this.last.end;
    }
    this.span(start, end);
  }

  private pairs({ start, style }: MappingEvent, read: (key: ScalarNode) => void): void {
    let end: number | null = null;
    // Where two braces open a reference, quotes are missing.
    if (this.text.startsWith("{{", start)) throw new Unsure();
    while (!this.isClosed()) {
      const event = this.nextEvent();
      if (event.type !== EVENT_ID.SCALAR) throw new Unsure();
      const key = this.seen(event, true);
      if (style === COLLECTION_STYLE.BLOCK) this.expectOnLine(this.last.start);
      read(key);
      end = this.last.end;
    }
    this.span(start, end);
  }

  /** Only dashes come before an item or a key on its line. Events tell nothing of where brackets are closed. */
  private expectOnLine(start: number): void {
    for (let at = start - 1; at >= 0 && this.text[at] !== "\n"; at--)
      if (this.text[at] !== " " && this.text[at] !== "-") throw new Unsure();
  }

  private isClosed(): boolean {
    const isEnd = this.events[this.next]?.type === EVENT_ID.POP;
    if (isEnd) this.next++;
    return isEnd;
  }

  /** A collection ends with the last of what it holds; null if it holds nothing. */
  private span(start: number, end: number | null): void {
    this.last.start = start;
    this.last.end = end ?? this.endOfBrackets(start);
  }

  private endOfBrackets(start: number): number {
    const [brackets] = /^(?:\{ *\}|\[ *\])/.exec(this.text.slice(start, start + 80)) ?? [];
    if (brackets === undefined) throw new Unsure();
    return start + brackets.length;
  }

  private seen(event: ScalarEvent, isKey: boolean): ScalarNode {
    const scalar = this.scalar(event);
    [this.last.start, this.last.end] = scalar.offsets;
    this.see(scalar, isKey);
    return scalar;
  }

  private scalar(event: ScalarEvent): ScalarNode {
    const { valueStart: from, valueEnd: to, anchorStart, tagStart } = event;
    // Where nothing is written, something may have been cut off.
    if (from === -1 || anchorStart !== -1 || tagStart !== -1) throw new Unsure();
    const style = STYLES[event.style];
    const offsets = this.offsetsOf(style, from, to);
    const text = event.fast ? this.slice(from, to) : getScalarValue(this.text, event);
    return { kind: "scalar", text, style, offsets, comment: commentAfter(this.text, style, offsets[1]) };
  }

  /** Keys, days and words come again and again: what is short is kept once, where the one before it in its slot is the same. */
  private slice(from: number, to: number): string {
    if (to - from > SHORT) return this.text.slice(from, to);
    const ends = this.text.charCodeAt(from) * 31 + this.text.charCodeAt(to - 1) * 7 + (to - from);
    const slot = ends % SLOTS;
    const known = this.short[slot];
    if (known?.length === to - from && this.text.startsWith(known, from)) return known;
    const text = this.text.slice(from, to);
    this.short[slot] = text;
    return text;
  }

  /** With its quotes, or from its sign on. */
  private offsetsOf(style: ScalarNode["style"], from: number, to: number): Offsets {
    if (style === "plain") return [from, to];
    if (style === "single" || style === "double") return [from - 1, to + 1];
    const above = this.text.lastIndexOf("\n", from - 2) + 1;
    const sign = this.text.slice(above, from).search(/[|>]-?(?: +#.*)?\r?\n$/);
    if (sign === -1 || from === to) throw new Unsure();
    return [above + sign, this.endOfBlock(from, to)];
  }

  /** Blank lines below a block are no part of it. */
  private endOfBlock(from: number, to: number): number {
    const line = this.text.lastIndexOf("\n", to - 2) + 1;
    const last = this.text.slice(line, to);
    if (!/^ *\r?\n?$/.test(last)) return to;
    if (line <= from || !last.endsWith("\n")) throw new Unsure();
    return this.endOfBlock(from, line);
  }
}

const isMarked = ({ anchorStart, tagStart }: SequenceEvent | MappingEvent): boolean =>
  anchorStart !== -1 || tagStart !== -1;
