/** The words that say what kind of report it is. They stand apart from its schema, for commands that only name them. */

export const TEMPLATES = ["cabinet", "board", "readiness"] as const;
/** What each template makes. */
export const TEMPLATE_MEANINGS: Record<(typeof TEMPLATES)[number], string> = {
  cabinet: "A report for a decision by Cabinet, with its decisions, implications and appendices.",
  board: "The monthly report to the Improvement Board: what needs its attention, and nothing else.",
  readiness:
    "The council's own evaluation before a re-inspection: what is shown of each finding, and what is not yet.",
};
export const AUDIENCES = ["public", "board"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whether the appendices of a report are in its file, or each in a file of its own. */
export const LAYOUTS = ["full", "short"] as const;
export type Layout = (typeof LAYOUTS)[number];
