/** Seen by nobody, and enough for GitHub not to take a word for an address, a person, an issue or a picture. */
const APART = "&#8203;";

/** What an author wrote is text here, in one line, whatever signs it holds. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .split(LINKED)
    .map((piece, index) => (index === 0 ? "" : APART) + escapeSigns(piece))
    .join("");

/** Where GitHub would begin or go on with a link of its own making, or a picture for a word between colons. */
const LINKED =
  /(?=:\/\/|(?<=www)\.|(?<=(?:mailto|xmpp):)|(?<=@)|(?<=#)\d|(?<=\bGH-)\d|(?<=:)[\w+-]+:|(?<=\b[0-9a-f]{6})[0-9a-f]{1,34}\b)/i;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", $: "&#36;" };

const escapeSigns = (text: string): string =>
  text.replace(/[&<$\\`*_{}[\]#|~]/g, (sign) => ENTITIES[sign] ?? `\\${sign}`);
