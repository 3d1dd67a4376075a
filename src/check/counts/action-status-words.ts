import { STATUSES } from "../../plan/status.ts";

/** What a number of actions in a sentence is a number of; `all` are the actions the plan has, or has held. */
export type CountedActions =
  | "all"
  /** Complete, and perhaps with those that are embedded too. */
  | "complete"
  /** Complete or embedded. */
  | "done"
  | "embedded"
  | "withdrawn"
  | "open"
  /** All that are not complete; those withdrawn are not either. */
  | "unfinished"
  /** In the plan still, complete or not. */
  | "remaining"
  | "on-track"
  | "at-risk"
  | "off-track"
  | "not-started";

/** Of "delivered by partners" and "done well" nothing is said to be complete. */
const BY_NOBODY = "(?!\\s+(?:by|well|with|in\\s+part)\\b)";

/** The words that a report has for each status, the longest first. */
const WORDS: readonly (readonly [CountedActions, string])[] = [
  ["done", "complete(?:d)? (?:and|or) embedded|embedded (?:and|or) complete(?:d)?"],
  [
    "unfinished",
    "(?:still |yet )?to be (?:completed|finished|done|delivered)|not (?:yet )?(?:been )?(?:complete|completed|finished|done)",
  ],
  ["complete", `complete(?:d)?|finished|(?:done|delivered|implemented|carried out|fulfilled)${BY_NOBODY}`],
  ["embedded", "embedded"],
  ["withdrawn", "withdrawn|dropped|abandoned|taken out"],
  ["open", "open|outstanding|unfinished|incomplete"],
  ["on-track", "on track"],
  ["at-risk", "at risk"],
  ["off-track", "off track"],
  ["not-started", "not (?:yet )?(?:been )?started|yet to start"],
];

export const STATUS = `(?:${WORDS.map(([, words]) => words).join("|")})`;
const AT_END = new RegExp(`${STATUS}$`);

/** The status that some words end in. */
export function statusNamed(words: string): CountedActions {
  const [named = ""] = AT_END.exec(words.toLowerCase().replace(/\s+/g, " ")) ?? [];
  return WORDS.find(([, source]) => new RegExp(`^(?:${source})$`).test(named))?.[0] ?? "all";
}

/** What {{count "actions"}} takes to count just these. */
export const OPTIONS: Readonly<Record<CountedActions, string>> = {
  all: "",
  done: ' status="complete,embedded"',
  complete: ' status="complete,embedded"',
  embedded: ' status="embedded"',
  withdrawn: ' status="withdrawn"',
  open: optionOf(["complete", "embedded", "withdrawn"]),
  unfinished: optionOf(["complete", "embedded", "withdrawn"]),
  remaining: optionOf(["complete", "embedded", "withdrawn"]),
  "on-track": ' status="on-track"',
  "at-risk": ' status="at-risk"',
  "off-track": ' status="off-track"',
  "not-started": ' status="not-started"',
};

function optionOf(others: readonly string[]): string {
  return ` status="${STATUSES.filter((status) => !others.includes(status))}"`;
}
