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
import { commentAfter, type MappingNode, type Node, type Offsets, type ScalarNode } from "./node.ts";

/**
 * Reads what nearly every file of a plan is: YAML with which nothing is wrong. The parser that explains mistakes takes ten
 * times as long, so it is asked only where something is unusual, and this one need not know what that means.
 * @returns the tree that the other makes of the text, or null where it has to be asked.
 */
export function readSoundYaml(text: string): Node | null {
  if (UNUSUAL.test(text)) return null;
  try {
    return new EventReader(text).document();
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

class EventReader {
  private readonly text: string;
  private readonly events: readonly Event[];
  private next = 0;

  constructor(text: string) {
    this.text = text;
    this.events = parseEvents(text, { maxDepth: LIMITS.depth });
  }

  document(): Node {
    const [first, last] = [this.events[0], this.events.at(-1)];
    if (first?.type !== EVENT_ID.DOCUMENT || last?.type !== EVENT_ID.POP) throw new Unsure();
    this.next = 1;
    const root = this.node();
    if (root.kind === "scalar" || this.next !== this.events.length - 1) throw new Unsure();
    return root;
  }

  private node(): Node {
    const event = this.events[this.next++];
    if (event?.type === EVENT_ID.SCALAR) return this.scalar(event);
    if (event?.type !== EVENT_ID.SEQUENCE && event?.type !== EVENT_ID.MAPPING) throw new Unsure();
    if (event.anchorStart !== -1 || event.tagStart !== -1) throw new Unsure();
    return event.type === EVENT_ID.SEQUENCE ? this.sequence(event) : this.mapping(event);
  }

  private sequence({ start, style }: SequenceEvent): Node {
    const items: Node[] = [];
    while (!this.isClosed()) {
      const item = this.node();
      if (style === COLLECTION_STYLE.BLOCK) this.expectOnLine(item);
      items.push(item);
    }
    return { kind: "sequence", items, offsets: this.span(start, items.at(-1)) };
  }

  private mapping({ start, style }: MappingEvent): MappingNode {
    const pairs: MappingNode["pairs"][number][] = [];
    const keys = new Set<string>();
    // Where two braces open a reference, quotes are missing.
    if (this.text.startsWith("{{", start)) throw new Unsure();
    while (!this.isClosed()) {
      const key = this.node();
      if (key.kind !== "scalar" || keys.has(key.text)) throw new Unsure();
      if (style === COLLECTION_STYLE.BLOCK) this.expectOnLine(key);
      keys.add(key.text);
      pairs.push({ key, value: this.node() });
    }
    return { kind: "mapping", pairs, offsets: this.span(start, pairs.at(-1)?.value) };
  }

  /** Only dashes come before an item or a key on its line. Events tell nothing of where brackets are closed. */
  private expectOnLine({ offsets: [start] }: Node): void {
    const line = this.text.lastIndexOf("\n", start - 1) + 1;
    if (!/^[ -]*$/.test(this.text.slice(line, start))) throw new Unsure();
  }

  private isClosed(): boolean {
    const isEnd = this.events[this.next]?.type === EVENT_ID.POP;
    if (isEnd) this.next++;
    return isEnd;
  }

  /** A collection ends with the last of what it holds. */
  private span(start: number, last: Node | undefined): Offsets {
    if (last !== undefined) return [start, last.offsets[1]];
    const [brackets] = /^(?:\{ *\}|\[ *\])/.exec(this.text.slice(start, start + 80)) ?? [];
    if (brackets === undefined) throw new Unsure();
    return [start, start + brackets.length];
  }

  private scalar(event: ScalarEvent): ScalarNode {
    const { valueStart: from, valueEnd: to, anchorStart, tagStart } = event;
    // Where nothing is written, something may have been cut off.
    if (from === -1 || anchorStart !== -1 || tagStart !== -1) throw new Unsure();
    const style = STYLES[event.style];
    const offsets = this.offsetsOf(style, from, to);
    const text = getScalarValue(this.text, event);
    return { kind: "scalar", text, style, offsets, comment: commentAfter(this.text, style, offsets[1]) };
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
