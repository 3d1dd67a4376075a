import { shorten } from "../../text/words.ts";
import type { Check } from "../check.ts";

export const bookmarks: Check = {
  id: "bookmarks",
  asks: "The bookmarks are the headings: one for each, in their order, in their words, leading to them.",
  clause: "our own; PDF/UA-1 7.4",
  mend: "Build the file again from its HTML. Report this to us if improve build made it: it takes the bookmarks from the headings.",
  *find(file) {
    const headings = file.structure.elements.filter(({ type }) => type !== null && /^H[1-6]?$/.test(type));
    const lines = headings.map((heading) => file.linesOf(heading));
    const marks = file.bookmarks;
    if (marks.length === 0 && headings.length > 1) {
      yield { what: `There is no bookmark, and there are ${headings.length} headings.` };
      return;
    }
    let next = 0;
    for (const mark of marks) {
      const at = lines.findIndex((line, index) => index >= next && bare(line) === bare(mark.title));
      const [heading, title] = [headings[at], shorten(mark.title, 80)];
      if (heading === undefined) {
        yield {
          what: `The bookmark "${title}" is no heading's, or not in its place.`,
          at: file.pageNumber(mark.page),
        };
        continue;
      }
      for (const missed of headings.slice(next, at))
        yield { what: `${file.name(missed)} has no bookmark.`, at: missed };
      next = at + 1;
      if (!isSpaced(mark.title, lines[at] ?? ""))
        yield { what: `The bookmark "${title}" does not have the spaces of its heading.`, at: heading };
      if (mark.page === null) yield { what: `The bookmark "${title}" leads nowhere.`, at: heading };
      else if (file.pageNumber(mark.page) !== file.pageNumberOf(heading))
        yield { what: `The bookmark "${title}" leads to another page than its heading is on.`, at: heading };
    }
    if (marks.length > 0)
      for (const missed of headings.slice(next))
        yield { what: `${file.name(missed)} has no bookmark.`, at: missed };
  },
};

/** Without spaces; where letters are joined or run from right to left, the other signs in an order of our own. */
const bare = (text: string): string => {
  const letters = text.replace(/[\s\u00ad\u200b]/g, "");
  const others = letters.replace(JOINED, "");
  return others === letters ? letters : [...others].sort().join("");
};

/** Letters of scripts in which what is painted is not letter after letter, so that it cannot be compared with a text. */
const JOINED =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]/gu;

/** Whether a title has the spaces of its heading, and one where the heading goes on in a new line, except after a sign that may end one. */
function isSpaced(title: string, lines: string): boolean {
  if (title.search(JOINED) !== -1) return true;
  const [lone, ...rest] = lines
    .replace(/[\u00ad\u200b]/g, "")
    .split("\n")
    .map((line) => line.trim());
  const pattern = rest.reduce(
    (before, line) => `${before}${/[-\u2010-\u2015/]$/.test(before) ? " ?" : " "}${escaped(line)}`,
    escaped(lone ?? ""),
  );
  return new RegExp(`^${pattern}$`).test(title.replace(/[\u00ad\u200b]/g, "").replace(/\u00a0/g, " "));
}

const escaped = (text: string): string => text.replace(/\s/g, " ").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
