/** What an author wrote stays text in every format. */

/** A text in one line that moves no cursor, changes no colour and turns no line round. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(DIRECTIONS, "")
    .replace(/[\s\p{Cc}]+/gu, " ");

/** The same for a text of several lines. */
export const printableLines = (text: string): string =>
  text
    .toWellFormed()
    .replace(DIRECTIONS, "")
    .replace(/[^\P{Cc}\t\n]/gu, " ");

/** A line of a file with a sign for each character that a terminal would obey; only tabs stay. */
export const printableLine = (line: string): string =>
  line
    .toWellFormed()
    .replace(DIRECTIONS, "\uFFFD")
    .replace(/[^\P{Cc}\t]/gu, "\uFFFD");

/** Characters that set whether what follows runs to the right or to the left: Unicode's property Bidi_Control. */
const DIRECTIONS = /\p{Bidi_Control}/gu;

/** JSON of two spaces an indentation, in which a terminal finds nothing that it would obey. */
export const printableJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2)}\n`.replace(
    /[\u007F-\u009F]|\p{Bidi_Control}/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** HTML, SVG and XML, in text and between double quotes; XML has no place for most control characters. */
export const escapeMarkup = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, "\uFFFD")
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markdown as GitHub reads it, in one line. */
export const escapeMarkdown = (text: string): string =>
  printable(text)
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
