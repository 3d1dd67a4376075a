/** `{{count "actions" status="complete"}}`: a name, arguments in quotes, and options. */
export interface Reference {
  readonly name: string;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  /** Offsets into the text it stands in. */
  readonly span: readonly [start: number, end: number];
}

/** Something wrong at a place in the text, as offsets into it. */
export interface ProseProblem {
  readonly message: string;
  readonly hint: string;
  readonly span: readonly [start: number, end: number];
}

interface ScannedText {
  /** As long as the text that was scanned: each reference is a run of a private-use character of its own. */
  readonly text: string;
  readonly references: readonly Reference[];
  readonly problems: readonly ProseProblem[];
  /** What stands between two offsets, in order. */
  pieces(from: number, to: number): TextPiece[];
}

export type TextPiece =
  /** The character at `index` is written at `start + index`. */
  | { readonly kind: "text"; readonly text: string; readonly start: number }
  | { readonly kind: "reference"; readonly reference: Reference };

/** Takes the references out of a text, so that Markdown never sees their quotes and values never become Markdown. */
export function scanReferences(text: string): ScannedText {
  if (!MAY_HOLD_REFERENCES.test(text)) return withoutReferences(text);
  const references: Reference[] = [];
  const problems: ProseProblem[] = [];
  const scanned = text
    .replaceAll(PLACEHOLDERS, "\uFFFD")
    .replace(REFERENCE_PATTERN, (written, inside, start) => {
      const span = [start, start + written.length] as const;
      const reference = parseReference(inside, span);
      if (reference === null || references.length >= MOST_REFERENCES) {
        problems.push({ message: `"${written}" is not a reference`, hint: hintFor(written), span });
        return REFERENCE_MARK.repeat(written.length);
      }
      references.push(reference);
      return String.fromCharCode(FIRST_PLACEHOLDER + references.length - 1).repeat(written.length);
    });
  const pieces = (from: number, to: number): TextPiece[] =>
    [...scanned.slice(from, to).matchAll(PIECE)].map(({ 0: piece, index }) => {
      const reference = references[piece.charCodeAt(0) - FIRST_PLACEHOLDER];
      return reference === undefined
        ? { kind: "text", text: piece, start: from + index }
        : { kind: "reference", reference };
    });
  return { text: scanned, references, problems: [...problems, ...unbalanced(text)], pieces };
}

/** A brace, or what would be taken for a reference. */
const MAY_HOLD_REFERENCES = /[{}\uE000-\uF8FF]/;

const withoutReferences = (text: string): ScannedText => ({
  text,
  references: [],
  problems: [],
  pieces(from, to) {
    const piece = text.slice(from, to);
    return piece === "" ? [] : [{ kind: "text", text: piece, start: from }];
  },
});

const FIRST_PLACEHOLDER = 0xe000;
const MOST_REFERENCES = 0xf8ff - FIRST_PLACEHOLDER;
/** A placeholder, or the text between two. */
const PIECE = /([\uE000-\uF8FF])\1*|[^\uE000-\uF8FF]+/g;
const REFERENCE_PATTERN = /\{\{([^{}]*)\}\}/g;

/** An author's own would be taken for references. The loader refuses a plan that holds any. */
const PLACEHOLDERS = /[\uE000-\uF8FF]/g;

/** Stands for each character of a reference whose value is not known. Rules do not judge the wording of a computed value. */
export const REFERENCE_MARK = "\uFFFC";

/** Parses what stands between the braces; null when it is not a reference. */
function parseReference(inside: string, span: Reference["span"]): Reference | null {
  const name = /^\s*([a-z][a-z-]*)/.exec(inside);
  if (name?.[1] === undefined) return null;
  const args: string[] = [];
  const options: Record<string, string> = {};
  PART.lastIndex = name[0].length;
  for (let at = PART.lastIndex; inside.slice(at).trim() !== ""; at = PART.lastIndex) {
    PART.lastIndex = at;
    const part = PART.exec(inside);
    if (part === null) return null;
    const [, key, value = ""] = part;
    if (key === undefined) args.push(value);
    else options[key] = value;
  }
  return { name: name[1], args, options, span };
}

const PART = /\s+(?:([a-z][a-z-]*)=)?"([^"]*)"/y;

const GRAMMAR = 'Write {{name "argument" option="value"}}, such as {{date "ofsted-2016-07/letter"}}.';

const hintFor = (written: string): string =>
  /[“”„]/.test(written)
    ? 'The quotation marks are curly, as Word writes them: type straight ones, ".'
    : GRAMMAR;

/** The first brace outside the references that has no partner, or only one where two are needed. */
function unbalanced(text: string): ProseProblem[] {
  const blanked = text.replace(REFERENCE_PATTERN, (written) => " ".repeat(written.length));
  const single = /(?<!\{)\{([a-z][a-z-]*(?: [a-z-]*=?"[^"]*")+)\}(?!\})/.exec(blanked);
  if (single !== null) {
    const span = [single.index, single.index + single[0].length] as const;
    return [
      { message: `"${single[0]}" has one brace on each side`, hint: `Write two: {{${single[1]}}}.`, span },
    ];
  }
  const open = /\{\{|\}\}/.exec(blanked);
  if (open === null) return [];
  return [{ message: `"${open[0]}" has no partner`, hint: GRAMMAR, span: [open.index, open.index + 2] }];
}

/** A text with each reference by its name, ‹appendix letter›: the same whatever it stands for. It is never printed. */
export const nameReferences = (text: string): string =>
  text.replace(REFERENCE_PATTERN, (_, inside: string) => `‹${inside.trim().replaceAll('"', "")}›`);

/** A text as it is printed where the values of its references are not known: "as another paragraph explains". */
export const sayReferences = (text: string): string =>
  text.replace(WRITTEN_OR_NAMED, (written, ...[inside = "", named = ""]: string[]) => {
    const [, name = ""] = /^\s*([a-z][a-z-]*)/.exec(inside || named) ?? [];
    return (Object.hasOwn(SAID, name) ? SAID[name] : undefined) ?? (named === "" ? "[reference]" : written);
  });

const WRITTEN_OR_NAMED = /\{\{([^{}]*)\}\}|‹([a-z][^‹›]*)›/g;

/** What stands for each reference whose value is not known. */
export const SAID: Readonly<Record<string, string>> = {
  appendix: "an appendix",
  "as-at": "[date]",
  block: "[table]",
  count: "[number]",
  date: "[date]",
  holder: "[name]",
  kpi: "[figure]",
  made: "[number]",
  month: "[month]",
  paragraph: "another paragraph",
  period: "[period]",
  since: "[date]",
  target: "[target]",
  term: "[term]",
  title: "[title]",
};
