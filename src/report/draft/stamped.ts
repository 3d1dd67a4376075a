import type { Change } from "../../diff/change.ts";
import { type FigurePart, type Stamp, stamp } from "../../model/stamps.ts";
import type { Inline, Line } from "../../model/table.ts";
import type { Point } from "../../plan/measures/series.ts";
import type { Origin } from "../../problems/origin.ts";

/** Words for what a field of an entry says: its due date, its status, its progress. */
export const stampField = (words: string, path: string, field: string): string =>
  stamp(words, { kind: "field", path, field });

/** Words for a figure of a measure, or for what follows from it. A measure without a figure has none. */
export const stampFigure = (
  words: string,
  { id }: { readonly id: string },
  point: Pick<Point, "period"> | null | undefined,
  said: FigurePart = "figure",
): string =>
  point === null || point === undefined
    ? words
    : stamp(words, { kind: "figure", kpi: id, period: point.period.key, said });

/** Words for how many entries fit, chosen as `{{count}}` chooses them. */
export const stampCount = (
  words: string | number,
  counted: string,
  wanted: Readonly<Record<string, string>>,
): string => stamp(String(words), { kind: "count", counted, wanted });

/** Words for what was worked out from entries that no options choose. */
export const stampEntries = (words: string | number, paths: readonly string[]): string =>
  stamp(String(words), { kind: "entries", paths });

/** Words for what changed: a figure of a measure, or a field of the entry. */
export function stampChange(words: string, { entity, field }: Pick<Change, "entity" | "field">): string {
  const period = /^points\.(.+)$/.exec(field)?.[1];
  if (period !== undefined) return stamp(words, { kind: "figure", kpi: entity, period, said: "figure" });
  return stampField(words, entity, field.replace(/\..*$/, ""));
}

/** Stamps the words of a line that says one thing. A line that is drawn has none. */
export function stampLine<Printed extends Line>(
  line: Printed,
  stampWords: (words: string) => string,
): Printed {
  const inlines = (text: readonly Inline[]): Inline[] =>
    text.map((one) => {
      if (one.kind === "text") return { ...one, text: stampWords(one.text) };
      return one.kind === "footnote" ? one : { ...one, children: inlines(one.children) };
    });
  if ("text" in line) return { ...line, text: inlines(line.text) };
  return "word" in line ? { ...line, word: stampWords(line.word) } : line;
}

/** The dates and figures in a text that somebody typed. */
export const stampTyped = (text: string, { file, path, span }: Origin): string =>
  text.replace(TYPED, (words, offset: number) => {
    const start = (span?.[0] ?? 0) + offset;
    const at: Stamp = { kind: "typed", file, path, span: [start, start + words.length] };
    return stamp(words, at);
  });

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

/** "12 to 13 October 2016", "5 August", "July 2016", "£1.2", "87%" and "40"; not the number of "R3" or "action 1.3". */
const TYPED = new RegExp(
  `(?<![\\w.])(?<!\\b(?:actions?|recommendations?|findings?|appendix|appendices|paragraphs?|sections?|pages?|item|visit) )(?:(?:\\d{1,2} to )?\\d{1,2} ${MONTH}(?: \\d{4})?|${MONTH} \\d{4}|£?\\d[\\d,]*(?:\\.\\d+)?%?)(?![\\w.]?\\w)`,
  "g",
);
