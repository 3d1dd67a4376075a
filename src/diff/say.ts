import { formatDate } from "../plan/time/dates.ts";
import { SEVERITIES } from "../problems/problem.ts";
import { capitalise, plural } from "../text/words.ts";
import { type Change, type Chunk, sentence } from "./change.ts";
import type { Comparison, SideIdentity } from "./comparison.ts";
import type { ChangeKind } from "./kinds.ts";

type Sign = "+" | "-" | "~";

/** Whether something was added, removed or changed. */
export function signOf({ kind }: { readonly kind: ChangeKind }): Sign {
  if (/-(added|received)$/.test(kind)) return "+";
  return /-(removed|withdrawn|superseded|dropped|closed)$/.test(kind) ? "-" : "~";
}

/** "Slipped from 31 May 2016 to 30 June 2016."; without what the heading of the group says, and null if that is all. */
export function sayWhat({ what }: Change): string | null {
  const rest = what.replace(SAID_BY_HEADING, "");
  return rest === "" ? null : sentence(capitalise(rest));
}

const SAID_BY_HEADING =
  /^(?:(?:new gap|gap closed): |(?:is new|is a new measure|was begun|was completed|is embedded in practice|continues as business as usual)(?:; |$))/;

const WORDS = { error: "error", warning: "warning", info: "note" } as const;

/** "1 error, 6 warnings, 27 notes", the worst first. */
export const countBySeverity = (changes: readonly Pick<Change, "severity">[]): string =>
  SEVERITIES.map((severity) => ({
    severity,
    count: changes.filter((one) => one.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, WORDS[severity]))
    .join(", ");

/** "between 6 May and 2 September 2016" */
export function sayDates({ base, head }: Comparison): string {
  const [from, to] = [formatDate(base.asAt), formatDate(head.asAt)];
  if (base.asAt === head.asAt) return `both sides as at ${to}`;
  const first = base.asAt.slice(0, 4) === head.asAt.slice(0, 4) ? from.replace(/ \d+$/, "") : from;
  return base.asAt < head.asAt ? `between ${first} and ${to}` : `from ${first} back to ${to}`;
}

/** "34 changes: 1 error, 6 warnings, 27 notes, between 6 May and 2 September 2016" */
export const summariseComparison = (comparison: Comparison): string =>
  `${plural(comparison.changes.length, "change")}: ${countBySeverity(comparison.changes)}, ${sayDates(comparison)}${sayGaps(comparison)}${sayOmitted(comparison)}`;

/** "; 3 gaps closed, 1 new": what two reports on readiness differ in. */
function sayGaps({ changes }: Comparison): string {
  const count = (wanted: ChangeKind): number => changes.filter(({ kind }) => kind === wanted).length;
  const [closed, added] = [count("gap-closed"), count("gap-added")];
  if (closed === 0) return added === 0 ? "" : `; ${plural(added, "new gap")}`;
  return `; ${plural(closed, "gap")} closed${added === 0 ? "" : `, ${added} new`}`;
}

const sayOmitted = ({ omitted }: Comparison): string =>
  omitted === 0 ? "" : `; ${plural(omitted, "milder change")} not listed`;

/** The sentence for two sides that are the same, or that differ only in what was not asked for. */
export function sayNothingChanged(comparison: Comparison): string {
  const { base, head, omitted } = comparison;
  if (omitted > 0) {
    return `No changes of the chosen severity were found between ${saySide(base)}, and ${saySide(head)}${sayOmitted(comparison)}.`;
  }
  return `Nothing that ${sayReaders(comparison)} may see changed between ${saySide(base)}, and ${saySide(head)}.`;
}

/** "reports/may.pdf (report cabinet-2016-05), as at 6 May 2016" */
export function saySide({ name, report, asAt }: SideIdentity): string {
  const made = report === null || name.includes(report) ? "" : ` (report ${report})`;
  return `${name}${made}, as at ${formatDate(asAt)}`;
}

/** Who the comparison is for: "the public". */
export const sayReaders = ({ audience, edition }: Pick<Comparison, "audience" | "edition">): string =>
  READERS[edition][audience];

const READERS = {
  public: { public: "the public", board: "the Improvement Board" },
  exempt: {
    public: "members with the exempt edition",
    board: "members of the Improvement Board with the exempt edition",
  },
} as const;

/** How many unchanged words are kept on either side of a change. */
const CONTEXT = 8;

/**
 * The words to print for a text that was reworded: those taken out and put in, and a few around them. Chunks are
 * printed with a space between them. Null for other changes, and where the message already quotes both texts.
 */
export function readWords({ words, what, from, to }: Change): Chunk[] | null {
  if (words === null || (from !== null && to !== null && what.includes(from) && what.includes(to)))
    return null;
  return words
    .map(({ kind, text }) => ({ kind, text: inOneLine(text) }))
    .map((one, index) =>
      one.kind === "same" ? { ...one, text: shorten(one.text, index > 0, index < words.length - 1) } : one,
    );
}

/** The end of a paragraph becomes a pilcrow. */
const inOneLine = (text: string): string =>
  text
    .replace(/\s*\n\s*\n\s*/g, " ¶ ")
    .replace(/\s+/g, " ")
    .trim();

/** Words that are not near a change become an ellipsis. */
function shorten(text: string, follows: boolean, leads: boolean): string {
  const words = text.split(" ");
  const [before, after] = [follows ? CONTEXT : 0, leads ? CONTEXT : 0];
  if (words.length <= before + after + 2) return text;
  return [...words.slice(0, before), "…", ...words.slice(words.length - after)].join(" ");
}
