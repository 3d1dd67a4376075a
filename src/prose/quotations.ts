/** An apostrophe opens no quotation, and "the teams' cases" closes one too early rather than too late. */
const QUOTED = /"[^"]*"|“[^“”]*”|(?<![\w’'])[‘'](?=\S)[^‘]{1,1000}?(?<=\S)[’'](?!\w)/g;

/** What stands in quotation marks, marks and all, as offsets: a title, or somebody else's words. */
export const quotationsIn = (text: string): (readonly [from: number, to: number])[] =>
  [...text.matchAll(QUOTED)].map(({ 0: quoted, index }) => [index, index + quoted.length]);

/** Whether an offset stands in quotation marks. */
export const inQuotes = (text: string, at: number): boolean =>
  quotationsIn(text).some(([from, to]) => from < at && at < to);
