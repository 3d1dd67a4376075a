/** What an author wrote stays text in every format. */

/** HTML, SVG and XML, in text and between double quotes; XML has no place for most control characters. */
export const escapeMarkup = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD")
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A CSS string whose text can end neither the string nor the style element around it. */
export function cssString(text: string): string {
  const escaped = text.replace(
    /[^\p{L}\p{N} .,:;–’-]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}

/** Markdown as GitHub reads it, in one line. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .split(LINKED)
    .map((piece, index) => (index === 0 ? "" : ZERO_WIDTH_SPACE) + escapeSigns(piece))
    .join("");

/** Where GitHub would make a link of its own, or a picture of a word between colons. */
const LINKED =
  /(?=:\/\/|(?<=www)\.|(?<=(?:mailto|xmpp):)|(?<=@)|(?<=#)\d|(?<=\bGH-)\d|(?<=:)[\w+-]+:|(?<=\b[0-9a-f]{6})[0-9a-f]{1,34}\b)/i;

/** Readers do not see it, and GitHub no longer sees an address, a person, an issue or a picture. */
const ZERO_WIDTH_SPACE = "&#8203;";

const escapeSigns = (text: string): string =>
  text.replace(/[&<$\\`*_{}[\]#|~]/g, (sign) => MARKDOWN_ENTITIES[sign] ?? `\\${sign}`);

const MARKDOWN_ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", $: "&#36;" };
