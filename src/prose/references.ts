/** `{{count "actions" status="complete"}}`: a name, arguments in quotes, and options. */
export interface Reference {
  readonly name: string;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  /** Offsets into the text it stands in. */
  readonly span: readonly [start: number, end: number];
}

interface ScannedText {
  /** The text with one private-use character in the place of each reference. */
  readonly text: string;
  readonly references: readonly Reference[];
  readonly problems: readonly ProseProblem[];
}

const FIRST_PLACEHOLDER = 0xe000;
const MOST_REFERENCES = 0xf8ff - FIRST_PLACEHOLDER;
const REFERENCE_PATTERN = /\{\{([^{}]*)\}\}/g;
const PART = /\s+(?:([a-z][a-z-]*)=)?"([^"]*)"/y;

/** Finds the references in a text, so that Markdown never sees their quotes and values never become Markdown. */
export function scanReferences(text: string): ScannedText {
  const references: Reference[] = [];
  const problems: ProseProblem[] = [];
  const scanned = text
    .replaceAll(PLACEHOLDERS, "\uFFFD")
    .replace(REFERENCE_PATTERN, (written, inside, start) => {
      const span = [start, start + written.length] as const;
      const reference = parseReference(inside, span);
      if (reference === null || references.length >= MOST_REFERENCES) {
        problems.push({ message: `"${written}" is not a reference`, hint: hintFor(written), span });
        return "";
      }
      references.push(reference);
      return String.fromCharCode(FIRST_PLACEHOLDER + references.length - 1);
    });
  return { text: scanned, references, problems: [...problems, ...unbalanced(text)] };
}

const GRAMMAR = 'Write {{name "argument" option="value"}}, such as {{date "ofsted-2016-07/letter"}}.';

const hintFor = (written: string): string =>
  /[“”„]/.test(written)
    ? 'The quotation marks are curly, as Word writes them: type straight ones, ".'
    : GRAMMAR;

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

/** The first braces between the references that are whole. */
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

/** The reference a placeholder stands for; undefined for any other character. */
export function referenceAt(character: string, references: readonly Reference[]): Reference | undefined {
  return references[character.charCodeAt(0) - FIRST_PLACEHOLDER];
}

export const PLACEHOLDER = /[\uE000-\uF8FF]/;

/** Characters that would be taken for references; where a text is read, they have been refused already. */
const PLACEHOLDERS = new RegExp(PLACEHOLDER, "g");

/** A text with its references as words, where nothing they stand for is to be had: ‹appendix letter›. */
export const sayReferences = (text: string): string =>
  text.replace(REFERENCE_PATTERN, (_, inside: string) => `‹${inside.trim().replaceAll('"', "")}›`);

/** Something wrong at a place in the text, as offsets into it. */
export interface ProseProblem {
  readonly message: string;
  readonly hint: string;
  readonly span: readonly [start: number, end: number];
}
