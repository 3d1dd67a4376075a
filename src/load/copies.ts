import { compareText } from "../problems/locate.ts";
import { atOffsets } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import type { ParsedFile } from "./file-memory.ts";
import { copiedFile } from "./rules/files.ts";
import type { Content, Plain } from "./yaml/node.ts";

/**
 * Finds the YAML files that are in the folder twice, as they are or with changes, by the entries they hold. Of two files
 * the one with the longer name is the copy: "plan (copy).yaml", "Copy of plan.yaml", "old/plan.yaml".
 */
export function findCopies(files: readonly ParsedFile[]): ReadonlyMap<string, Problem> {
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const copies = new Map<string, Problem>();
  const byText = new Map<string, string>();
  const holders = new Holders();
  const byName = files.toSorted(
    (a, b) => stem(a.file).length - stem(b.file).length || compareText(a.file, b.file),
  );
  for (const { file, text, content } of byName) {
    if (content === null) continue;
    const bare = plain(text);
    const same = byText.get(bare);
    const { size, shared } = holders.add(file, content);
    const original =
      same ??
      [...shared.keys()].find((other) => {
        const common = shared.get(other) as number;
        const all = size + holders.sizeOf(other) - common;
        return common * 2 >= all && (common >= 3 || stem(file).includes(stem(other)));
      });
    if (original !== undefined) {
      copies.set(file, copyProblem(file, original, texts));
      holders.remove(file, content);
      continue;
    }
    if (content.parts !== null) byText.set(bare, file);
  }
  return copies;
}

/** What is known of a file beside those before it. */
interface Held {
  /** How many entries it has. */
  readonly size: number;
  /** How many of them each other file has as well. */
  readonly shared: ReadonlyMap<string, number>;
}

/**
 * Which files hold each entry. Entries are told apart by their collection, and updates by their day as well; then by their
 * id. A large plan has a hundred thousand, so no text is made of these.
 */
class Holders {
  /** Nearly every entry is in one file only, so that has no list. */
  private readonly groups = new Map<string, Map<string, string | string[]>>();
  private readonly sizes = new Map<string, number>();

  add(file: string, content: Content): Held {
    const shared = new Map<string, number>();
    let size = 0;
    for (const [group, id] of this.placesOf(content)) {
      const held = group.get(id);
      // An entry may be in its file twice.
      if (held === file || (typeof held === "object" && held.at(-1) === file)) continue;
      if (held === undefined) group.set(id, file);
      else {
        for (const other of [held].flat()) shared.set(other, (shared.get(other) ?? 0) + 1);
        group.set(id, [held, file].flat());
      }
      size++;
    }
    this.sizes.set(file, size);
    return { size, shared };
  }

  sizeOf = (file: string): number => this.sizes.get(file) ?? 0;

  remove(file: string, content: Content): void {
    for (const [group, id] of this.placesOf(content)) {
      const held = group.get(id);
      if (held === file) group.delete(id);
      else if (typeof held === "object" && held.at(-1) === file) held.pop();
    }
  }

  private *placesOf(content: Content): Generator<[group: Map<string, string | string[]>, id: string]> {
    let [name, group]: [string | null, Map<string, string | string[]>] = [null, new Map()];
    for (const [key, day, id] of entriesOf(content)) {
      const wanted = day === null ? key : `${key} ${day}`;
      if (wanted !== name) {
        group = this.groups.get(wanted) ?? new Map();
        this.groups.set(wanted, group);
        name = wanted;
      }
      yield [group, id];
    }
  }
}

const stem = (file: string): string => file.replace(/\.ya?ml$/i, "").toLowerCase();

/** A text without what an editor changes by itself: line ends, and spaces at the end of lines. */
function plain(text: string): string {
  // Nearly every file is without, and to look for the end of every blank takes long.
  const isBare = [" \n", "\t\n", "\r", "\u2028", "\u2029"].every((end) => !text.includes(end));
  return (isBare ? text : text.replace(/[ \t\r]+$/gm, "")).trimEnd();
}

/** What tells the entries of a file from others: an id within its collection, or the day and the entry of an update. */
function* entriesOf({ parts }: Content): Generator<[key: string, day: string | null, id: string]> {
  for (const { key, value, fields } of parts ?? []) {
    if (key === "plan" && fields !== null) yield [key, null, fieldOf(value, "title") ?? ""];
    else for (const [term] of fields ?? []) yield [key, null, term];
    for (const item of Array.isArray(value) ? value : []) {
      const id = fieldOf(item, "id");
      const of = fieldOf(item, "of");
      if (id !== undefined) yield [key, null, id];
      else if (of) yield [key, fieldOf(item, "date") ?? "", of];
      else if (of === "") yield [key, null, of];
    }
  }
}

function fieldOf(item: Plain, name: string): string | undefined {
  const value =
    typeof item === "object" && !Array.isArray(item) && Object.hasOwn(item, name) ? item[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** Points at the words in which a copy first differs from its original, or else at its top. */
function copyProblem(file: string, original: string, texts: ReadonlyMap<string, string>): Problem {
  const [copied, text] = [texts.get(file) ?? "", texts.get(original) ?? ""];
  const isSame = plain(copied) === plain(text);
  const { here, there } = isSame ? TOP : firstDifference(copied, text);
  return problemOf(copiedFile, {
    message: `"${file}" is a copy of "${original}"${isSame ? "" : " with changes"}, and is not read`,
    origin: atOffsets(file, ...here),
    ...(!isSame && { related: [{ message: "differs from here", origin: atOffsets(original, ...there) }] }),
    hint: isSame
      ? "Delete it, or keep it outside of the plan folder."
      : "Compare the two, keep the one that is right, and delete the other.",
  });
}

/** The same words in two texts, as offsets. */
interface Difference {
  readonly here: readonly [start: number, end: number];
  readonly there: readonly [start: number, end: number];
}

const TOP: Difference = { here: [0, 0], there: [0, 0] };

/** The words that differ in the first line that does, apart from what an editor changes by itself. */
function firstDifference(a: string, b: string): Difference {
  const [lines, others] = [a.split("\n"), b.split("\n")];
  const at = lines.findIndex((line, index) => line.trimEnd() !== (others[index] ?? "").trimEnd());
  const row = at === -1 ? lines.length : at;
  const startIn = (all: readonly string[]): number =>
    all.slice(0, row).reduce((sum, { length }) => sum + length + 1, 0);
  const [line, other] = [(lines[row] ?? "").trimEnd(), (others[row] ?? "").trimEnd()];
  const before = sharedWords(line, other);
  const [rest, otherRest] = [line.slice(before), other.slice(before)];
  const after = sharedWords(turn(rest), turn(otherRest));
  const place = (all: readonly string[], text: string): [number, number] => {
    const start = Math.min(startIn(all) + before, all.join("\n").length);
    return [start, start + Math.max(0, text.length - after)];
  };
  return { here: place(lines, rest), there: place(others, otherRest) };
}

/** The length of the whole words that two texts begin with. */
function sharedWords(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const isWhole = (text: string): boolean => /^\s|^$/.test(text.slice(at));
  if (isWhole(a) && isWhole(b)) return at;
  return a.slice(0, at).replace(/\S*$/, "").length;
}

const turn = (text: string): string => [...text].reverse().join("");
