import { atOffsets } from "../../problems/origin.ts";
import { type Problem, problemOf } from "../../problems/problem.ts";
import { shorten } from "../../text/words.ts";
import { commentSwallowsText } from "../rules/yaml.ts";
import type { ScalarNode } from "./node.ts";

/**
 * Finds headings of reports that stand outside of every text. YAML reads them as comments, so the report would not have
 * them. A comment of one # is meant to be one.
 */
export class StrayHeadings {
  private readonly file: string;
  private readonly text: string;
  /** Those that were not come to yet, the last one first. */
  private readonly ahead: { readonly heading: string; readonly from: number }[];
  private readonly problems: Problem[] = [];
  private collection = "";

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    const found = text.includes(" ##") ? [...text.matchAll(HEADING)] : [];
    this.ahead = found
      .filter(
        ({ 0: { length }, index }) => !BEFORE_ENTRY.test(text.slice(index + length, index + length + 80)),
      )
      .map(({ index, 1: indent = "", 2: heading = "" }) => ({ heading, from: index + indent.length }))
      .reverse();
  }

  /** Takes note of a scalar of the file. They come in the order in which they are written. */
  see({ text, offsets: [start, end] }: ScalarNode, isKey: boolean): void {
    if (this.ahead.length === 0) return;
    this.tellUntil(start);
    while ((this.ahead.at(-1)?.from ?? end) < end) this.ahead.pop();
    if (isKey && (start === 0 || this.text[start - 1] === "\n")) this.collection = text;
  }

  /** All that were found, once every scalar was seen. */
  found(): readonly Problem[] {
    this.tellUntil(this.text.length);
    return this.problems;
  }

  private tellUntil(end: number): void {
    for (let next = this.ahead.at(-1); next !== undefined && next.from < end; next = this.ahead.at(-1)) {
      this.ahead.pop();
      if (this.collection === "reports") this.problems.push(this.problem(next));
    }
  }

  private problem({ heading, from }: { readonly heading: string; readonly from: number }): Problem {
    const told = problemOf(commentSwallowsText, {
      message: `The heading "${shorten(heading, 40)}" stands outside of every text: YAML reads it as a comment, and the report does not have it`,
      origin: atOffsets(this.file, from, from + heading.length),
      hint: "Put it inside the text that it belongs to, indented as that is. To keep it as a comment, begin it with a single #.",
    });
    return { ...told, severity: "warning" };
  }
}

/** Headings in Markdown, as a report has them: of the second level or below. */
const HEADING = /^([ \t]+)(##+[ \t]+\S.*)$/gm;

/** Above an entry a comment says what comes. */
const BEFORE_ENTRY = /^\s*- +(?:\{ *)?id:/;
