import { z } from "zod";
import type { Entry } from "./entry.ts";
import { choice, date, flag, id, integer, oneOrMany, reference, text, workstreamName } from "./scalars.ts";

/** How an action stands, from worst to best. `withdrawn` is outside the order. */
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

/** The colours councils give to statuses. A colour is always printed with the word and a shape. */
export const COLOURS = ["red", "amber", "green", "blue", "grey"] as const;
export type Colour = (typeof COLOURS)[number];

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

/** Whether work is still to be done. */
export const isOpen = (status: Status): boolean => !isDone(status) && status !== "withdrawn";

export const isDone = (status: Status): boolean => status === "complete" || status === "embedded";

/** Whether work is not going as it should. */
export const isOffCourse = (status: Status): boolean => status === "off-track" || status === "at-risk";

/** How many actions there are at each status, and at statuses that are counted together. */
export type StatusCounts = Readonly<Record<Status | "all" | "done" | "open" | "offCourse", number>>;

export function countStatuses(actions: readonly { readonly status: Status }[]): StatusCounts {
  const count = (counts: (status: Status) => boolean): number =>
    actions.filter(({ status }) => counts(status)).length;
  const each = STATUSES.map((status) => [status, count((one) => one === status)]);
  return {
    ...(Object.fromEntries(each) as Record<Status, number>),
    all: actions.length,
    done: count(isDone),
    open: count(isOpen),
    offCourse: count(isOffCourse),
  };
}

/** What shows that an action was done. */
export const evidence = z.strictObject({
  title: text,
  date: date.optional(),
  /** The post or body that checked it. */
  "verified-by": id.optional(),
});

/** What the council does in answer to a recommendation or a finding. */
export const action = z.strictObject({
  id,
  /** Recommendations, or findings as `event/document/finding`. */
  answers: oneOrMany(reference),
  title: text,
  /** A post. */
  owner: id.optional(),
  added: date.optional(),
  start: date.optional(),
  due: date.optional(),
  /** What will be different for children. */
  outcome: text.optional(),
  /** The KPIs that show whether it works. */
  "measured-by": oneOrMany(id).optional(),
  workstream: workstreamName.optional(),
  status: choice(STATUSES).optional(),
  evidence: z.array(evidence).optional(),
  impact: text.optional(),
  /** The action that replaces this one, if it is withdrawn. */
  "superseded-by": id.optional(),
  illustrative: flag.optional(),
});

export type Action = Entry<typeof action>;
export type Evidence = NonNullable<Action["evidence"]>[number];

export const TRACKS = ["improvement-plan", "business-as-usual"] as const;
export type Track = (typeof TRACKS)[number];

/** What the inspectorate asked for. */
export const recommendation = z.strictObject({
  id,
  number: integer,
  title: text,
  text,
  /** The event or document that made it. */
  source: reference,
  /** The post that leads on it. */
  lead: id.optional(),
  added: date.optional(),
  track: choice(TRACKS).optional(),
  /** For business as usual: who oversees it from now on. */
  governance: text.optional(),
  /** For business as usual: the improvement still to be made, and what will show it. */
  measure: text.optional(),
  /** For business as usual: the workstream that carries it on. */
  workstream: workstreamName.optional(),
  /** For business as usual: the body that carries it on, if no workstream does. */
  body: id.optional(),
});

export type Recommendation = Entry<typeof recommendation>;
