import { capitalise, list } from "../../text/words.ts";
import { COLOURS, type Colour, STATUS_COLOURS, STATUSES, type Status } from "./actions.ts";

/** The words that councils have for each status in their trackers. They are compared in small letters and without signs. */
const WORDS: Readonly<Record<Status, string>> = {
  complete:
    "complete, completed, action complete, fully complete, done, closed, achieved, finished, delivered, implemented, blue, b, purple",
  embedded: "embedded, complete and embedded, embedded in practice, sustained, business as usual, bau",
  "on-track":
    "on track, on target, on schedule, green, g, in progress, in progress on track, ongoing, on going, started, underway, under way, progressing, partially complete, part complete, commenced, open",
  "at-risk":
    "at risk, amber, a, yellow, some slippage, slippage, slipping, minor delay, some concerns, behind, at risk of delay, some risk, amber green, amber red",
  "off-track":
    "off track, red, r, overdue, late, delayed, not on track, off target, significant delay, missed, not achieved, stalled, major concerns",
  "not-started":
    "not started, not yet started, not begun, yet to start, grey, gray, white, w, not due, not yet due, planned, pending, to do, future, not commenced",
  withdrawn:
    "withdrawn, cancelled, canceled, superseded, no longer required, no longer relevant, deleted, removed, merged, not required",
};

/** A status as statuses are compared. */
const foldStatus = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const STATUS_OF: ReadonlyMap<string, Status> = new Map(
  STATUSES.flatMap((status) =>
    [status as string, ...WORDS[status].split(", ")].map((word) => [foldStatus(word), status] as const),
  ),
);

/** What trackers write where there is none. */
const NO_STATUS: ReadonlySet<string> = new Set(["", "n a", "na", "not applicable", "none", "tbc", "tba"]);

/** The status that a word stands for in most trackers; "none" for one that says there is none, null where it is unknown. */
export const statusMeant = (word: string): Status | "none" | null =>
  STATUS_OF.get(foldStatus(word)) ?? (NO_STATUS.has(foldStatus(word)) ? "none" : null);

/** What to write in the place of a word that is no status: in words, and as a status where only one can be meant. */
export function adviseOnStatus(word: string): { readonly hint: string; readonly mend: Status | null } | null {
  const folded = foldStatus(word);
  const same = STATUSES.find((status) => foldStatus(status) === folded);
  if (same !== undefined) return { hint: `Write ${same}.`, mend: same };
  const coloured = STATUSES.filter((status) => STATUS_COLOURS[status] === COLOUR_WORDS[folded]);
  const [first] = coloured;
  if (first !== undefined && coloured.length === 1) {
    return { hint: `${capitalise(folded)} is the colour of ${first}: write ${first}.`, mend: first };
  }
  if (first !== undefined) {
    const hint = `${capitalise(folded)} is the colour of ${list(coloured)}: write the one that is meant.`;
    return { hint, mend: null };
  }
  const meant = STATUS_OF.get(folded);
  if (meant === undefined) return null;
  if (PLAIN.has(folded)) return { hint: `Write ${meant}.`, mend: meant };
  return {
    hint: `Trackers have "${word.trim()}" for ${meant}: write ${meant} if that is meant.`,
    mend: null,
  };
}

/** How colours are written in plans. */
const COLOUR_WORDS: Readonly<Record<string, Colour>> = {
  ...Object.fromEntries(COLOURS.map((colour) => [colour, colour])),
  gray: "grey",
};

/** Other forms of a status, which no writer could mean otherwise. */
const PLAIN: ReadonlySet<string> = new Set([
  "completed",
  "action complete",
  "fully complete",
  "done",
  "finished",
  "not yet started",
  "off target",
  "not on track",
]);
