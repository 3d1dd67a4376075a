import path from "node:path";
import { diskFolder, overlayFolder, steadyFolder } from "../load/folder.ts";
import { yamlSyntax } from "../load/rules/yaml.ts";
import { compareText, type Sources } from "../problems/locate.ts";
import type { Problem } from "../problems/problem.ts";
import { asRead, type Output } from "../publish/write.ts";
import { LINE_END } from "../text/words.ts";
import { type CheckPlanOptions, findMendable } from "./check-plan.ts";
import { loadPlan } from "./loaded-plan.ts";

/** What has one right answer in the files of a plan, put right in memory. */
export interface Mending {
  /** The files as they will be, to be written. Each replaces only what was read. */
  readonly outputs: readonly Output[];
  /** Every line that changes, by file and in the order of lines. */
  readonly changes: readonly MendedLine[];
}

interface MendedLine {
  /** Relative to the plan folder. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/**
 * Works out how the YAML of a plan is put right wherever a problem has one right answer. Once a file can be read as YAML
 * the mistakes in its values show, and then what rules find, so this goes on until nothing more is found. What is silenced
 * and all else stays as it is, to the byte.
 * @throws UsageError when the folder cannot be read or holds no YAML.
 */
export async function mendPlan(folder: string, settings: CheckPlanOptions = {}): Promise<Mending> {
  const disk = steadyFolder(diskFolder(folder));
  const mended = new Map<string, string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const loaded = await loadPlan(overlayFolder(disk, mended));
    const { sources } = loaded;
    const inShape = loaded.problems.filter(isMendable);
    const problems = inShape.length > 0 ? inShape : (await findMendable(loaded, settings)).filter(isMendable);
    const byFile = Map.groupBy(problems, ({ origin }) => origin.file);
    if (byFile.size === 0) break;
    for (const [file, found] of byFile) {
      // The places of values are known for certain once the file is sound YAML.
      const ofYaml = found.filter(({ rule }) => rule === yamlSyntax.id);
      const text = sources.text(file);
      if (text !== null) mended.set(file, mendText(text, ofYaml.length > 0 ? ofYaml : found, sources));
    }
  }
  const outputs: Output[] = [];
  const changes: MendedLine[] = [];
  for (const [file, after] of [...mended].sort(([a], [b]) => compareText(a, b))) {
    const held = await disk.read(file);
    if (typeof held === "string") continue;
    const before = new TextDecoder().decode(held);
    const mark = held.subarray(0, 3).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : Buffer.alloc(0);
    const bytes = Buffer.concat([mark, Buffer.from(after)]);
    const replaces = asRead("a file of the plan", held);
    outputs.push({ path: path.join(folder, file), bytes, replaces });
    const [old, now] = [before.split(LINE_END), after.split(LINE_END)];
    for (const [index, line] of old.entries()) {
      const changed = now[index] ?? "";
      if (line !== changed) changes.push({ file, line: index + 1, before: line, after: changed });
    }
  }
  return { outputs, changes };
}

/** A mend can only bring to light what it hid: YAML, then values, then what rules make of them. */
const MOST_ROUNDS = 8;

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** What is published stays as it was published. */
const isMendable = ({ mend, origin }: Problem): boolean =>
  mend !== undefined && /\.ya?ml$/i.test(origin.file) && !/(?:^|\/)published\//.test(origin.file);

function mendText(text: string, problems: readonly Problem[], sources: Sources): string {
  const starts = [
    0,
    ...[...text.matchAll(new RegExp(LINE_END, "g"))].map((end) => end.index + end[0].length),
  ];
  const edits = problems.flatMap(({ origin, mend = "" }) => {
    const { start, end } = sources.locate(origin);
    // A value of several lines has its place on the first of them.
    if (origin.offsets === undefined && start.line !== end.line) return [];
    const offsetOf = ({ line, column }: typeof start): number => (starts[line - 1] ?? 0) + column - 1;
    return [{ from: offsetOf(start), to: offsetOf(end), mend }];
  });
  edits.sort((a, b) => a.from - b.from || a.to - b.to);
  let [mended, end] = ["", 0];
  for (const { from, to, mend } of edits) {
    if (from < end) continue;
    mended += text.slice(end, from) + mend;
    end = to;
  }
  return mended + text.slice(end);
}
