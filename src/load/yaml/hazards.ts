import { Lexer } from "yaml";
import { isProse, looksLikeEntry, takesTexts } from "../../plan/schema/fields.ts";
import type { IgnoreComment } from "../../problems/locate.ts";
import { atOffsets } from "../../problems/origin.ts";
import { type Problem, problemOf } from "../../problems/problem.ts";
import { shorten } from "../../text/words.ts";
import { ambiguousScalar, commentSwallowsText, forbiddenCharacter, textHoldsEntry } from "../rules/yaml.ts";
import type { Offsets, ScalarNode } from "./node.ts";
import type { See } from "./read-sound.ts";
import { alignScalar } from "./sources.ts";
import { StrayHeadings } from "./stray-headings.ts";

type Hazard = (scalar: ScalarNode, file: string) => Problem | null;

/** Looks at each text of a file for what is valid YAML but is not what the author meant. */
export class TextHazards {
  private readonly problems: Problem[] = [];
  private readonly headings: StrayHeadings;
  private readonly file: string;
  private readonly text: string;
  private readonly mayBeForbidden: boolean;
  /** The key that was seen last: what comes after it is its value, or in it. */
  private field = "";

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.headings = new StrayHeadings(file, text);
    // A text can only hold what its file holds, or what a backslash in it stands for.
    this.mayBeForbidden = text.includes("\\") || FORBIDDEN.some(({ signs }) => signs.test(text));
  }

  readonly see: See = (scalar, isKey) => {
    const { file, text, field } = this;
    if (isKey) this.field = scalar.text;
    else this.add(findAmbiguity(scalar, file));
    this.add(findSwallowedText(scalar, file) ?? (isKey ? null : this.findComment(scalar)));
    this.headings.see(scalar, isKey);
    if (spansLines(scalar, text)) this.problems.push(...findEntries(scalar, file, text, takesTexts(field)));
    if (this.mayBeForbidden)
      this.add(findForbidden(scalar.text, file, (index) => alignScalar(scalar, text)[index] as Offsets));
  };

  /** All that was found, once every text was looked at. */
  found(): readonly Problem[] {
    return [...this.problems, ...this.headings.found()];
  }

  /** What stands behind a # beside a text for people may be more of that text. A comment has room on a line of its own. */
  private findComment({ comment, offsets, style, text: read }: ScalarNode): Problem | null {
    const { file, text, field } = this;
    const isBlock = style === "literal" || style === "folded";
    const found = isBlock ? HEADER.exec(text.slice(offsets[0], offsets[0] + 200))?.[1] : comment;
    if (found === undefined || found === null || (style !== "plain" && !isBlock)) return null;
    // A value of several words is no id, date or number, whatever field it is of. What is planned may be words, too.
    if (!isProse(field) && field !== "planned" && !/\s/.test(read)) return null;
    const shown = `"#${shorten(found, 40)}"`;
    const told = isBlock
      ? {
          message: `${shown} is behind the sign that begins a text: YAML reads it as a comment, and the text does not have it`,
          origin: atOffsets(file, offsets[0], text.indexOf(found, offsets[0]) + found.length),
          hint: "Write it below that line, indented as the text is, or put the comment on the line above.",
        }
      : {
          message: `The text stops at "${endOf(read)}": YAML reads ${shown} as a comment`,
          origin: atOffsets(file, ...offsets),
          hint: "Put the whole text in quotes if it is part of it; a comment has its place on the line above.",
        };
    return { ...problemOf(commentSwallowsText, told), severity: "warning" };
  }

  private add(problem: Problem | null): void {
    if (problem !== null) this.problems.push(problem);
  }
}

function spansLines({ offsets: [start, end] }: ScalarNode, text: string): boolean {
  const line = text.indexOf("\n", start);
  return line !== -1 && line < end;
}

/** Finds a forbidden character in a text file that an entry names. */
export const findForbiddenCharacter = (file: string, text: string): Problem | null =>
  findForbidden(text, file, (index) => [index, index + 1]);

/** `no`, `1_000` and `012` are text here, but other YAML readers take them for false, 1000 and 10. */
const findAmbiguity: Hazard = (scalar, file) => {
  if (scalar.style !== "plain" || !AMBIGUOUS.test(scalar.text)) return null;
  return problemOf(ambiguousScalar, {
    message: `"${scalar.text}" is read as text here, but other YAML readers make something else of it`,
    origin: atOffsets(file, ...scalar.offsets),
    hint: `Put it in quotes if it is text: "${scalar.text}".`,
  });
};

const AMBIGUOUS = /^(y|yes|no|n|on|off|~|null|0\d+|\d+(_\d+)+|0[ox][\da-f]+)$/i;

/** A `#` without a space after it was meant as part of the sentence, not as a comment: "Team #2". */
const findSwallowedText: Hazard = (scalar, file) => {
  const { comment, offsets, style, text } = scalar;
  if (style !== "plain" || comment === null) return null;
  const isSentence = /\s/.test(text) && /^(\S| ?\d)/.test(comment);
  if (!isSentence && !/^\d/.test(comment)) return null;
  return problemOf(commentSwallowsText, {
    message: `The text stops at "${endOf(text)}": YAML reads "#${comment}" as a comment`,
    origin: atOffsets(file, ...offsets),
    hint: "Put the whole text in quotes; a comment starts with # and a space.",
  });
};

/** The line of the sign that begins a block of text, with a comment. */
const HEADER = /^[|>][-+\d]*[ \t]+#(.*)/;

/** The last words of a text. */
const endOf = (text: string): string =>
  text.length <= 30 ? text : `…${text.slice(-30).replace(/^\S*\s/, " ")}`;

/** Finds lines of a text that are entries of the plan: they were indented too far, and would be printed as words. */
function findEntries(
  { style, offsets: [start, end] }: ScalarNode,
  file: string,
  text: string,
  mayBeList: boolean,
): Problem[] {
  const written = text.slice(start, style === "single" || style === "double" ? end - 1 : end);
  const lines = [...written.matchAll(/^([ \t]*)(\S.*)$/gm)].slice(1);
  const problems: Problem[] = [];
  let inEntry: number | null = null;
  for (const { 0: whole, 1: indent = "", 2: line = "", index } of lines) {
    // A plain text goes on in the lines that are indented, whatever they begin with.
    const isItem = (style === "plain" || mayBeList) && /^- /.test(line);
    const isEntry = isItem || looksLikeEntry(line);
    // The other lines of an entry are as far to the right as its dash, or further.
    const continues: boolean = inEntry !== null && (indent.length > inEntry || isEntry);
    if (isEntry && !continues) {
      const from = start + index + indent.length;
      problems.push(
        problemOf(textHoldsEntry, {
          message: `The text holds what looks like part of the plan, "${shorten(line, 40)}": it is read as words, and the plan does not have it`,
          origin: atOffsets(file, from, from + whole.length - indent.length),
          hint: !isItem ? ENTRY_IN_TEXT : style === "plain" ? DASH_IN_TEXT : LIST_IN_TEXT,
        }),
      );
    }
    if (!continues) inEntry = isEntry ? indent.length : null;
  }
  return problems;
}

const ENTRY_IN_TEXT =
  "Move it to the left, below the key that it belongs to. If it is part of the text, put it in other words.";

const DASH_IN_TEXT =
  "Line it up with the dashes of the list that it belongs to. If it is part of the text, put the whole text in quotes.";

const LIST_IN_TEXT =
  "Delete the sign behind the colon of the field: without it the lines below are a list. If it is one text, leave out the dashes.";

/** Finds the first character of a text that no reader could see, or that would make others read another text. */
function findForbidden(text: string, file: string, placeOf: (index: number) => Offsets): Problem | null {
  const places = FORBIDDEN.flatMap(({ signs, ...kind }) => {
    const found = signs.exec(text);
    return found === null ? [] : [{ ...kind, sign: found[0], index: found.index }];
  });
  const [first] = places.sort((a, b) => a.index - b.index);
  if (first === undefined) return null;
  const code = (first.sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  return problemOf(forbiddenCharacter, {
    message: `The text holds U+${code}, ${first.what}`,
    origin: atOffsets(file, ...placeOf(first.index)),
    hint: first.hint,
  });
}

const FORBIDDEN: readonly { readonly signs: RegExp; readonly what: string; readonly hint: string }[] = [
  {
    // Placeholders for prose references use some of these, so that no value can become markup.
    signs: /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\p{Co}]/u,
    what: "a control or private-use character that cannot be printed",
    hint: "Delete it; it usually comes from a symbol font in a pasted document.",
  },
  {
    signs: /\p{Bidi_Control}/u,
    what: "which cannot be seen and sets the direction of what follows, so that people may read another text than is there",
    hint: "Delete it; it usually comes along with text pasted from a message or a web page.",
  },
  {
    signs: /\p{Cs}/u,
    what: "half of a character",
    hint: "Write the whole character in its place.",
  },
];

/** Misspellings are found too, so that a comment that fails to silence a problem is reported. */
const WORD = /improve[- ]ignor/i;

const COMMENT = /^#\s*improve[- ]ignor/i;

const LINE_OF_TEXT = /^[ \t]*(#[ \t]*improve[- ]ignor.*)$/gim;

/** The lexer adds these before tokens. They are not in the source. */
const MARKERS = new Set(["\u0002", "\u0018", "\u001F"]);

const SCALAR = "\u001F";

/** Finds the improve-ignore comments of a YAML text, and those that were written inside a text by mistake. */
export function findIgnoreComments(file: string, text: string): IgnoreComment[] {
  if (!WORD.test(text)) return [];
  const found: IgnoreComment[] = [];
  const add = (written: string, offset: number, inText: boolean): void => {
    const origin = atOffsets(file, offset, offset + written.length);
    found.push({ text: written.slice(1).trim(), origin, inText });
  };
  let offset = 0;
  let before = "";
  for (const token of new Lexer().lex(text)) {
    if (before === SCALAR) {
      for (const { 0: whole, 1: line = "", index } of token.matchAll(LINE_OF_TEXT)) {
        add(line, offset + index + whole.indexOf(line), true);
      }
    } else if (COMMENT.test(token)) add(token.trimEnd(), offset, false);
    offset += MARKERS.has(token) ? 0 : token.length;
    before = token;
  }
  return found;
}
