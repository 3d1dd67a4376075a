import { shorten } from "../../text/words.ts";
import { BRACES, type Rewrite } from "./syntax.ts";

/** A value that is a text and has to be in quotes, or in other ones. */
export function rewriteValue(value: string, key: string | null): Omit<Rewrite, "offsets"> | null {
  // A comment after the text, a block and a list are something else.
  if (/^[|>][+-]?\d?(?:\s*#.*)?$|^\[.*\]$|\s#/.test(value)) return null;
  const kind = kindOf(value);
  if (kind === null) return null;
  const mend = quoted(bareText(value));
  const shown = `${key === null ? "- " : `${key}: `}${shortened(mend)}`;
  return { message: kind.message, hint: `${kind.advice}: ${shown}`, mend };
}

export interface Kind {
  readonly message: string;
  readonly advice: string;
}

export function kindOf(value: string): Kind | null {
  if (/^[“”„‘’]/.test(value)) {
    return {
      message: "The text is in curly quotation marks, as Word writes them, which YAML does not know",
      advice: "Put it in straight ones",
    };
  }
  if (/^"[^"]*"./.test(value)) return inside("double quotes are inside double quotes");
  if (/^'[^']*'./.test(value)) {
    // Whether the marks are quotes or apostrophes only the writer knows.
    if (value.endsWith("'") && isClosedWithin(value)) return null;
    return inside("an apostrophe is inside single quotes");
  }
  if (/^["']/.test(value)) return null;
  if (/^\{\{/.test(value)) {
    return {
      message: BRACES.message,
      advice: "Put it in quotes",
    };
  }
  const [sign] = /^[@`%*&!|>]|^- |^\[(?=[^\]]*\]\s*\S)/.exec(value) ?? [];
  if (sign !== undefined) {
    return {
      message: `Text that begins with ${sign.trim()} must be in quotes`,
      advice: "Put the whole text in quotes",
    };
  }
  if (/:(?:\s|$)/.test(value)) {
    return {
      message: "The text holds a colon followed by a space, which YAML reads as a second key",
      advice: "Put the text in quotes",
    };
  }
  return null;
}

const inside = (what: string): Kind => ({
  message: `The text ends at its second quotation mark, and more comes after it: ${what}`,
  advice: "Put other quotes round the whole text",
});

/**
 * The text without the marks round it. Marks that are closed again after the first words are part of the text: "May" and
 * "June". Of single ones nobody can tell, as an apostrophe looks the same.
 */
export function bareText(value: string): string {
  const [, mark = "", inner] = /^(["'])(.*)\1$/s.exec(value) ?? [];
  if (inner !== undefined) return mark === '"' && isClosedWithin(value) ? value : inner;
  const curly = /^[“”„](.*)[“”]$|^[‘’](.*)[‘’]$/s.exec(value);
  return curly?.[1] ?? curly?.[2] ?? value;
}

/** Whether the second quotation mark ends what the first begins, and others follow. */
function isClosedWithin(value: string): boolean {
  const [mark = ""] = value;
  const second = value.indexOf(mark, 1);
  return (
    second < value.length - 1 &&
    value.split(mark).length % 2 === 1 &&
    /^\S[\s.,;:)]/.test(value.slice(second - 1, second) + value.charAt(second + 1))
  );
}

/** Between quotes that the text itself does not hold. */
export function quoted(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  return text.includes("'") ? `"${text.replace(/["\\]/g, "\\$&")}"` : `'${text}'`;
}

/** A text between quotes, as a file has it and as a message shows it. */
export function quotedValue(key: string, text: string): { readonly mend: string; readonly shown: string } {
  const mend = quoted(bareText(text));
  return { mend, shown: `${key}: ${shortened(mend)}` };
}

/** A long text without its middle, cut between words. */
export function shortened(text: string): string {
  const written = text.replace(/\s*\n\s*/g, " ");
  if (written.length <= LONGEST) return written;
  const [head, tail] = [shorten(written, LONGEST / 2).replace(/\s\S*…$/, " …"), written.slice(-LONGEST / 3)];
  return `${head}${tail.replace(/^\S*/, "")}`;
}

const LONGEST = 72;
