/** How an action stands, from worst to best; `withdrawn` is outside the order. */
export const STATUSES = [
  "off-track",
  "at-risk",
  "not-started",
  "on-track",
  "complete",
  "embedded",
  "withdrawn",
] as const;
export type Status = (typeof STATUSES)[number];

/** The colour councils give a status. It is never printed alone: always with the word and a shape. */
export type Colour = "red" | "amber" | "green" | "blue" | "grey";

export const STATUS_WORDS: Record<Status, string> = {
  "off-track": "Off track",
  "at-risk": "At risk",
  "not-started": "Not started",
  "on-track": "On track",
  complete: "Complete",
  embedded: "Embedded",
  withdrawn: "Withdrawn",
};

export const STATUS_COLOURS: Record<Status, Colour> = {
  "off-track": "red",
  "at-risk": "amber",
  "not-started": "grey",
  "on-track": "green",
  complete: "blue",
  embedded: "blue",
  withdrawn: "grey",
};

/** Work is still to be done. */
export const isOpen = (status: Status): boolean => !isDone(status) && status !== "withdrawn";

export const isDone = (status: Status): boolean => status === "complete" || status === "embedded";
