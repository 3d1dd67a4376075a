import type { Block, Item, Part } from "../../model/document.ts";
import { type Inline, plainText, type Table, textOf } from "../../model/table.ts";
import { letter } from "../../plan/schema/events.ts";
import type { ReportContext } from "../context.ts";
import { reportUnknown } from "../kinds.ts";
import { printReference } from "../references/index.ts";
import type { DraftBlock, DraftInline, DraftItem, DraftNote, DraftPart, DraftText } from "./draft.ts";
import { appendixAnchor, type Places, paragraphAnchor } from "./draft.ts";

/** Makes a numbered draft final. Every reference becomes a text node or a link, never markup. */
export function resolveParts(parts: readonly DraftPart[], places: Places, context: ReportContext): Part[] {
  const resolver = new Resolver(places, context);
  const resolved = parts.map((part) => resolver.part(part));
  return resolver.withoutLostLinks(resolved);
}

class Resolver {
  private readonly places: Places;
  private readonly context: ReportContext;
  private readonly taken = new Set<string>();
  /** The number that an anchor was given last, of those that would be the same. */
  private readonly counts = new Map<string, number>();

  constructor(places: Places, context: ReportContext) {
    this.places = places;
    this.context = context;
  }

  part(part: DraftPart): Part {
    const number = this.places.appendices.get(part.id);
    const label = part.kind === "appendix" && number !== undefined ? `Appendix ${number}` : null;
    const anchor = this.unique(label === null || number === undefined ? part.id : appendixAnchor(number));
    const blocks = withoutSkips(part.blocks.filter((block) => this.isPrinted(block)));
    const sections = this.sections(part);
    return { ...part, anchor, label, blocks: blocks.map((block) => this.block(block)), sections };
  }

  /** A link to what is not printed, such as an action without the action plan, becomes its words. What has none is not copied. */
  withoutLostLinks<Value>(value: Value): Value {
    if (typeof value !== "object" || value === null) return value;
    const isLost = (one: Inline): boolean =>
      one.kind === "link" && one.href.startsWith("#") && !this.taken.has(one.href.slice(1));
    if (!Array.isArray(value)) {
      let changed: Partial<Value> | null = null;
      for (const key in value) {
        const inner = this.withoutLostLinks(value[key]);
        if (inner !== value[key]) changed = { ...changed, [key]: inner } as Partial<Value>;
      }
      return changed === null ? value : { ...value, ...changed };
    }
    const items = value.flatMap((one) => (one !== null && isLost(one) ? one.children : [one]));
    const kept = items.map((one) => this.withoutLostLinks(one));
    const isSame = kept.length === value.length && kept.every((one, at) => one === value[at]);
    return isSame ? value : (kept as Value);
  }

  /** Which of the blocks that are printed are of which section. */
  private sections({ sections }: DraftPart): Part["sections"] {
    let to = 0;
    const placed = sections.map(({ id, blocks }) => {
      const from = to;
      to += blocks.filter((block) => this.isPrinted(block)).length;
      return { id, from, to };
    });
    return placed.filter(({ from, to }) => from < to);
  }

  /** The key to symbols has no number where there is nothing to explain. */
  private isPrinted(block: DraftBlock): boolean {
    return block.kind !== "paragraph" || !block.numbered || this.places.numbers.has(block);
  }

  private block(block: DraftBlock): Block {
    switch (block.kind) {
      case "heading": {
        const text = this.text(block.text);
        return { ...block, text, anchor: this.unique(block.anchor ?? slug(plainText(text))) };
      }
      case "paragraph": {
        const number = this.places.numbers.get(block) ?? null;
        const anchor = this.unique(number === null ? "text" : paragraphAnchor(number));
        const items = this.items(block.items, LABELS);
        if (block.written !== undefined) this.context.paragraphs.push({ anchor, written: block.written });
        return { kind: "paragraph", number, anchor, text: this.text(block.text), items };
      }
      case "quote":
        return { ...block, paragraphs: block.paragraphs.map((one) => this.text(one)) };
      case "facts":
        return { ...block, rows: block.rows.map(({ name, value }) => ({ name, value: this.text(value) })) };
      case "footnotes": {
        const notes = block.notes.map((note) => ({ ...this.noteNumber(note), text: this.text(note.text) }));
        return { ...block, anchor: this.unique("notes"), notes };
      }
      case "table":
        return this.table(block);
      case "figure":
        return { ...block, anchor: this.unique(block.anchor), table: block.table && this.table(block.table) };
      default:
        return block;
    }
  }

  /** The same block may be printed twice, and a heading may have the same name as a table. */
  private table(table: Table): Table {
    const rows = table.rows.map((row) =>
      row.anchor === null ? row : { ...row, anchor: this.unique(row.anchor) },
    );
    return { ...table, anchor: this.unique(table.anchor), rows };
  }

  private items(items: readonly DraftItem[], labels: readonly ((index: number) => string)[]): Item[] {
    const [label = letter, ...deeper] = labels;
    return items.map((one, index) => ({
      label: `(${label(index)})`,
      text: this.text(one.text),
      items: this.items(one.items, deeper),
    }));
  }

  private text(text: DraftText): Inline[] {
    return text.flatMap((inline): Inline[] => {
      if (inline.kind === "text") return inline.text === "" ? [] : [inline];
      if (inline.kind === "footnote") return [this.noteReference(inline.note)];
      if (inline.kind === "symbol-key") return [textOf(saySymbols(this.places.symbolKey))];
      if (inline.kind === "reference") return this.reference(inline);
      return [{ ...inline, children: this.text(inline.children) }];
    });
  }

  /** A reference that names nothing known is a problem and is printed as it was written. */
  private reference({ reference, origin }: Extract<DraftInline, { kind: "reference" }>): Inline[] {
    const outcome = printReference(reference, this.places, this.context);
    if (!("message" in outcome)) return [...outcome];
    reportUnknown(this.context, outcome, reference.args, origin);
    return [textOf(`{{${[reference.name, ...reference.args.map((one) => `"${one}"`)].join(" ")}}}`)];
  }

  private noteReference(note: DraftNote): Inline {
    const { label, anchor, reference } = this.noteNumber(note);
    return { kind: "footnote", label, anchor: reference, note: anchor };
  }

  /** The anchors are those of the note, and of the number in the text that leads to it. */
  private noteNumber(note: DraftNote) {
    const number = this.places.notes.get(note) as number;
    return { label: String(number), anchor: `note-${number}`, reference: `noted-${number}` };
  }

  private unique(anchor: string): string {
    let count = this.counts.get(anchor) ?? 1;
    let candidate = count === 1 ? anchor : `${anchor}-${count}`;
    while (this.taken.has(candidate)) candidate = `${anchor}-${++count}`;
    this.taken.add(candidate);
    this.counts.set(anchor, count);
    return candidate;
  }
}

/** What the symbols of the whole report mean, as a sentence. */
const saySymbols = (key: string | null): string =>
  key === null ? "" : `In tables a symbol may replace a figure: ${key}`;

/** A heading of level 3 needs one of level 2 above it. Before the first of those, it becomes level 2 itself. */
function withoutSkips(blocks: readonly DraftBlock[]): DraftBlock[] {
  const isTop = (block: DraftBlock): boolean => block.kind === "heading" && block.level === 2;
  const first = blocks.findIndex(isTop);
  return blocks.map((block, index) =>
    block.kind === "heading" && (first === -1 || index < first) ? { ...block, level: 2 } : block,
  );
}

/** A heading that reads "Appendix 2" or "Note 1" must not take the anchor of that appendix or note, and none begins with a digit. */
function slug(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (words === "") return "section";
  return /^\d|^(appendix|paragraph|noted?)-\d+$/.test(words) ? `section-${words}` : words;
}

const ROMAN: readonly [number, string][] = [
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

export function roman(index: number): string {
  let [rest, text] = [index + 1, ""];
  for (const [value, numeral] of ROMAN) {
    while (rest >= value) [rest, text] = [rest - value, text + numeral];
  }
  return text;
}

const LABELS = [letter, roman];
