import type { Inlined } from "./pictures.ts";

/** The most that one file beside a theme or a template may hold, in bytes. A report is sent by mail and kept for good. */
export const MOST_BYTES = 300 * 1024;

/** The most that all of them may add to a report. */
const MOST_IN_ALL = 1024 * 1024;

type Refused = Extract<Inlined, { readonly reason: string }>;

/** Strings and comments, so that nothing in them counts; what a style sheet refers to; and other style sheets. */
const REFERENCES =
  /\/\*[\s\S]*?\*\/|url\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([^)"'\s]*))\s*\)|@import\b[^;]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/**
 * A style sheet with every picture and font that its `url(…)` name put into it, because a report is one file that asks no
 * other place for anything.
 * @param read gives a file by its name as it is written there.
 */
export async function inlineStyles(
  css: string,
  read: (named: string) => Promise<Inlined>,
): Promise<{ readonly css: string } | Refused> {
  const known = new Map<string, string>();
  let [total, written, last] = [0, "", 0];
  for (const match of css.matchAll(REFERENCES)) {
    const [whole, double, single, bare] = match;
    if (whole.startsWith("@")) {
      return {
        reason: `holds "${whole.slice(0, 60)}"`,
        hint: "Put the rules of the other style sheet into this one.",
      };
    }
    const named = double ?? single ?? bare;
    if (named === undefined || named === "" || /^(?:#|data:)/i.test(named)) continue;
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(named)) {
      return {
        reason: `refers to "${named.slice(0, 60)}"`,
        hint: "Put the file beside the style sheet, and name it: a report asks no other place for anything.",
      };
    }
    const file = known.get(named) ?? (await read(named));
    if (typeof file === "object" && "reason" in file) {
      return { ...file, reason: `refers to "${named}", which ${file.reason}` };
    }
    const data = typeof file === "string" ? file : file.data;
    known.set(named, data);
    total += data.length;
    if (total > MOST_IN_ALL) {
      return {
        reason: "refers to more than 1 MB of pictures and fonts",
        hint: "Make them smaller, or use fewer.",
      };
    }
    written += `${css.slice(last, match.index)}url("${data}")`;
    last = match.index + whole.length;
  }
  return { css: written + css.slice(last) };
}
