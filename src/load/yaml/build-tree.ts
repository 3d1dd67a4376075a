import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar } from "yaml";
import { isFieldName, takesIds } from "../../plan/schema/fields.ts";
import { atOffsets } from "../../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo } from "../../problems/problem.ts";
import { shorten } from "../../text/words.ts";
import { LIMITS } from "../folder.ts";
import { fileLimit } from "../rules/files.ts";
import { duplicateKey, yamlSharing, yamlSyntax } from "../rules/yaml.ts";
import { parseText } from "./first-error.ts";
import { commentAfter, type MappingNode, type Node, type Offsets, type ScalarNode } from "./node.ts";
import { quotedValue } from "./quoting.ts";
import { BRACES } from "./syntax.ts";

/** Stops the reading of a file at its first value that is nested too deeply. */
export class TooDeep extends Error {
  readonly offsets: Offsets;

  constructor(offsets: Offsets) {
    super("too deep");
    this.offsets = offsets;
  }
}

const STYLES = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
} as const;

const NO_SHARING =
  "Write the value out in full: sharing hides where a fact comes from. Text that begins with & or * needs quotes.";

/** Makes a tree of a text, and tells what is wrong with it. */
export class TreeBuilder {
  readonly problems: Problem[] = [];
  /** The text of each anchor. Null for a list or a mapping, so that an alias of one is reported once, not twice. */
  private readonly anchored = new Map<string, string | null>();
  private readonly file: string;
  private readonly text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  buildDocument(): Node | null | "unsound" {
    const document = parseText(this.text);
    // How far the parser gets before its stack is full differs between machines, so its place is not used.
    if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) throw new TooDeep([0, 0]);
    if (document.errors.length > 0) return "unsound";
    return document.contents === null ? null : this.build(document.contents as ParsedNode, 0);
  }

  private build(node: ParsedNode | null, depth: number): Node {
    if (node === null) return this.scalar("", "plain", [0, 0]);
    const offsets = [node.range[0], node.range[1]] as const;
    this.reportSharing(node, offsets);
    if (depth > LIMITS.depth) throw new TooDeep([offsets[0], offsets[0] + 1]);
    if (isAlias(node)) return this.scalar(this.anchored.get(node.source) ?? written(node), "plain", offsets);
    if (node.anchor !== undefined) this.anchored.set(node.anchor, isScalar(node) ? written(node) : null);
    if (isSeq(node)) {
      const items = node.items.flatMap((item) => this.entries(item as ParsedNode, depth + 1));
      return { kind: "sequence", items, offsets: [offsets[0], items.at(-1)?.offsets[1] ?? offsets[1]] };
    }
    if (isMap(node) && this.text.startsWith("{{", offsets[0])) {
      this.report(yamlSyntax, BRACES.message, offsets, BRACES.hint);
      return this.scalar(this.text.slice(...offsets), "plain", offsets);
    }
    if (isMap(node)) return this.mapping(node.items as Pair[], offsets, depth);
    if (!isScalar(node)) return this.scalar("", "plain", offsets);
    return this.scalar(written(node), STYLES[(node as Scalar.Parsed).type ?? "PLAIN"], offsets);
  }

  /** An item of a list; or several entries, where only the first of them has a dash. */
  private entries(item: ParsedNode, depth: number): Node[] {
    const entries = isMap(item) && item.flow !== true ? entriesIn(item.items as Pair[]) : [];
    if (entries.length < 2) return [this.build(item, depth)];
    for (const [{ key, value }] of entries.slice(1) as [Pair][]) {
      const start = this.text.lastIndexOf("\n", key.range[0]) + 1;
      this.report(
        duplicateKey,
        "An entry begins here that has no dash before it",
        [start, key.range[0]],
        `Put a dash and a space in the place of two spaces: - ${written(key)}: ${shorten(written(value as ParsedNode), 40)}`,
        `${" ".repeat(Math.max(0, key.range[0] - start - 2))}- `,
      );
    }
    return entries.map((entry) =>
      this.mapping(entry, [(entry[0] as Pair).key.range[0], item.range[1]], depth),
    );
  }

  private mapping(items: readonly Pair[], offsets: Offsets, depth: number): MappingNode {
    const pairs: MappingNode["pairs"][number][] = [];
    const first = new Map<string, ScalarNode>();
    const repeated: [key: ScalarNode, earlier: ScalarNode][] = [];
    for (const item of items) {
      if (isAlias(item.value) && this.anchored.get(item.value.source) === null) {
        this.reportSharing(item.value, [item.value.range[0], item.value.range[1]]);
        continue;
      }
      const key = this.build(item.key, depth + 1);
      if (key.kind === "scalar" && item.value === null && this.isCutOff(key)) {
        const before = pairs.pop();
        if (before !== undefined) pairs.push({ key: before.key, value: this.joined(before, key) });
        continue;
      }
      if (key.kind !== "scalar") {
        const hint = "Text that begins with {{ or [ needs quotes round it.";
        this.report(yamlSyntax, "A key must be text, not a list or a mapping", key.offsets, hint);
        continue;
      }
      const earlier = first.get(key.text);
      if (earlier === undefined) first.set(key.text, key);
      else repeated.push([key, earlier]);
      pairs.push({ key, value: this.build(item.value ?? emptyAfter(key), depth + 1) });
    }
    // A second id begins the next entry, whose dash is missing: the other keys are repeated for the same reason.
    const ids = repeated.filter(([key]) => key.text === "id");
    for (const [key, earlier] of ids.length > 0 ? ids : repeated) this.reportDuplicate(key, earlier);
    return { kind: "mapping", pairs, offsets: [offsets[0], pairs.at(-1)?.value.offsets[1] ?? offsets[1]] };
  }

  /** Whether a key is what follows a comma in a text between braces: it has no colon, and the value before is plain. */
  private isCutOff(key: ScalarNode): boolean {
    // A field with an equals sign for a colon.
    const [, field] = /^([a-z][a-z-]*)\s*=/.exec(key.text) ?? [];
    if (field !== undefined && isFieldName(field)) return false;
    const before = /[^\s,{[](\s*),\s*$/.exec(this.text.slice(0, key.offsets[0]));
    return before !== null && key.style === "plain" && !/^\s*:/.test(this.text.slice(key.offsets[1]));
  }

  /** The text of a value with what comes after its comma. It is reported once, at the last comma. */
  private joined({ key, value }: MappingNode["pairs"][number], rest: ScalarNode): Node {
    if (value.kind !== "scalar" || value.style !== "plain") return value;
    const offsets = [value.offsets[0], rest.offsets[1]] as const;
    const written = this.text.slice(...offsets);
    const whole = written.replace(/\s*\n\s*/g, " ");
    if (this.goesOn(offsets[1])) {
      return { ...value, text: whole, offsets };
    }
    // Reading figures says how one is written without commas.
    if (/^\d{4}-\d\d/.test(key.text)) return { ...value, text: whole, offsets };
    // Several ids are a list, and reading them says so.
    if (takesIds(key.text) && whole.split(",").every((part) => /^\s*[\w./-]+\s*$/.test(part))) {
      return { ...value, text: whole, offsets };
    }
    const { mend, shown } = quotedValue(key.text, whole);
    this.report(
      yamlSyntax,
      `The comma after "${shorten(whole.slice(0, whole.indexOf(",")), 40)}" ends the value: between { } a comma parts one field from the next`,
      offsets,
      `Quote it, or write it on lines of its own: ${shown}`,
      // A comment between the lines would become part of the text.
      written.includes("\n") ? undefined : mend,
    );
    return { ...value, text: whole, offsets };
  }

  /** Whether the next piece after a comma is again no field. */
  private goesOn(end: number): boolean {
    const [, next = ""] = /^\s*,\s*([^,{}]*)/.exec(this.text.slice(end)) ?? [];
    return next !== "" && !/:(?:\s|$)/.test(next);
  }

  private scalar(text: string, style: ScalarNode["style"], offsets: Offsets): ScalarNode {
    return { kind: "scalar", text, style, offsets, comment: commentAfter(this.text, style, offsets[1]) };
  }

  private reportSharing(node: ParsedNode, offsets: Offsets): void {
    if (isAlias(node)) {
      this.report(
        yamlSharing,
        `"*${node.source}" repeats another entry; aliases are not read`,
        offsets,
        NO_SHARING,
      );
    } else if (node.anchor !== undefined) {
      this.report(yamlSharing, `"&${node.anchor}" is an anchor; anchors are not read`, offsets, NO_SHARING);
    } else if (node.tag !== undefined && node.tag !== "") {
      const hint = "Remove it: each field has its own type. Text that begins with ! needs quotes.";
      const tag = node.tag.replace(/^tag:yaml\.org,2002:/, "!!");
      this.report(yamlSharing, `"${tag}" is a tag; tags are not read`, offsets, hint);
    }
  }

  reportDepth(offsets: Offsets): void {
    const message = `${this.file} is nested more than ${LIMITS.depth} levels deep`;
    this.report(fileLimit, message, offsets, "A plan needs about six: look for brackets left open.");
  }

  private reportDuplicate(key: ScalarNode, earlier: ScalarNode): void {
    this.problems.push(
      problemOf(duplicateKey, {
        message: `"${key.text}" appears twice in the same entry; only one can be meant`,
        origin: atOffsets(this.file, ...key.offsets),
        hint:
          key.text === "id"
            ? "Put a dash before it if it begins another entry; else remove one of them."
            : "Remove one of them.",
        related: [{ message: "first here", origin: atOffsets(this.file, ...earlier.offsets) }],
      }),
    );
  }

  private report(rule: RuleInfo, message: string, offsets: Offsets, hint?: string, mend?: string): void {
    const origin = atOffsets(this.file, ...offsets);
    this.problems.push(problemOf(rule, { message, origin, hint, ...(mend !== undefined && { mend }) }));
  }
}

interface Pair {
  readonly key: ParsedNode;
  readonly value: ParsedNode | null;
}

/**
 * The fields of several entries that are read as one, as their dashes are missing: each begins with the same field, and has
 * others that the first has as well. One entry if that is not so.
 */
function entriesIn(pairs: readonly Pair[]): (readonly Pair[])[] {
  const names = pairs.map(({ key }) => written(key));
  const beginning = names.includes("id") ? "id" : names[0];
  const starts = names.flatMap((name, index) => (name === beginning ? [index] : []));
  const entries = starts.map((start, index) => pairs.slice(index === 0 ? 0 : start, starts[index + 1]));
  const [head = [], ...others] = entries;
  const has = (entry: readonly Pair[], name: string): boolean =>
    entry.some(({ key }) => written(key) === name);
  const ids = starts.map((start) => written((pairs[start] as Pair).value));
  const areEntries =
    others.every((one) => one.some(({ key }) => written(key) !== beginning && has(head, written(key)))) &&
    (beginning !== "id" || new Set(ids).size === ids.length);
  return areEntries ? entries : [pairs];
}

/** The value of `due:` with nothing after it: an empty text at the end of the key. */
function emptyAfter(key: ScalarNode): ParsedNode {
  return { range: [key.offsets[1], key.offsets[1], key.offsets[1]] } as unknown as ParsedNode;
}

/** The text of a scalar as written, even if a tag such as !!timestamp made a date of it. */
function written(node: ParsedNode | null): string {
  if (isAlias(node)) return `*${node.source}`;
  if (!isScalar(node)) return "";
  return typeof node.value === "string" ? node.value : (node.source ?? "");
}
