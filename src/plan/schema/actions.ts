import { z } from "zod";
import type { Entry } from "./entry.ts";
import { integer } from "./numbers.ts";
import { choice, date, flag, id, oneOrMany, reference, text, workstreamName } from "./scalars.ts";

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

/** What each status says of an action, for those who choose one. */
export const STATUS_MEANINGS: Record<Status, string> = {
  "off-track": "It will not be done in time, or is not working; the Board needs to act.",
  "at-risk": "It may not be done in time unless something changes.",
  "not-started": "Work has not begun, and is not late.",
  "on-track": "Work goes as it should, and will be done in time.",
  complete: "It is done, and evidence shows that it is.",
  embedded: "It is done, and a later check shows that practice has stayed changed.",
  withdrawn: "It will not be done; an update gives the reason.",
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
  title: text.meta({ title: "what was seen or counted", examples: ["Audit of 20 strategy discussions"] }),
  date: date.optional().meta({ title: "the day of the evidence" }),
  "verified-by": id.optional().meta({
    title: "the post or body that checked it",
    examples: ["improvement-board"],
    names: ["post", "body"],
  }),
});

/** What the council does in answer to a recommendation or a finding. */
export const action = z
  .strictObject({
    id: id.meta({ title: "the name by which other entries refer to the action", examples: ["1.2"] }),
    answers: oneOrMany(reference).meta({
      title: "the recommendations that it answers, or findings as event/document/finding",
      examples: ["R1"],
      names: ["recommendation", "finding", "audit"],
    }),
    title: text.meta({ title: "what is to be done", examples: ["Train managers in supervision"] }),
    owner: id
      .optional()
      .meta({ title: "the post that answers for it", examples: ["head-of-mash"], names: ["post"] }),
    added: date
      .optional()
      .meta({ title: "the day on which it was added to the plan; before that day nothing of it is known" }),
    start: date.optional().meta({ title: "the day on which work begins" }),
    due: date.optional().meta({ title: "the day by which it is to be done" }),
    outcome: text.optional().meta({
      title: "what will be different for children",
      examples: ["Children are seen within a day of a referral."],
    }),
    "measured-by": oneOrMany(id)
      .optional()
      .meta({ title: "the KPIs that show whether it works", examples: ["assessments-45"], names: ["kpi"] }),
    workstream: workstreamName
      .optional()
      .meta({ title: "the workstream that it belongs to", examples: ["front-door"], names: ["workstream"] }),
    status: choice(STATUSES)
      .optional()
      .meta({ title: "how it stands when it is added; updates say how it stands later" }),
    evidence: z.array(evidence).optional().meta({ title: "what shows that it was done" }),
    impact: text.optional().meta({
      title: "what it has changed for children, once that is known",
      examples: ["Fewer children wait for a social worker."],
    }),
    "superseded-by": id.optional().meta({
      title: "the action that replaces this one, if it is withdrawn",
      examples: ["1.3"],
      names: ["action"],
    }),
    illustrative: flag
      .optional()
      .meta({ title: "true if it is invented, so that reports say so", examples: [true] }),
  })
  .meta({ title: "what the council does in answer to a recommendation or a finding" });

export type Action = Entry<typeof action>;
export type Evidence = NonNullable<Action["evidence"]>[number];

export const TRACKS = ["improvement-plan", "business-as-usual"] as const;
export type Track = (typeof TRACKS)[number];

/** What the inspectorate asked for. */
export const recommendation = z
  .strictObject({
    id: id.meta({ title: "the name by which other entries refer to the recommendation", examples: ["R1"] }),
    number: integer.meta({ title: "its number in the report that made it", examples: [1] }),
    title: text.meta({ title: "a few words for it", examples: ["Supervision"] }),
    text: text.meta({
      title: "what was asked for, word for word",
      examples: ["Ensure that social workers receive regular supervision."],
    }),
    source: reference.meta({
      title: "the event or document that made it",
      examples: ["ofsted-2016/report"],
      names: ["event", "document"],
    }),
    lead: id
      .optional()
      .meta({ title: "the post that leads on it", examples: ["assistant-director"], names: ["post"] }),
    added: date
      .optional()
      .meta({ title: "the day on which it was added to the plan; before that day nothing of it is known" }),
    track: choice(TRACKS).optional().meta({
      title: "whether it stays in the plan or goes on as business as usual; in the plan if left out",
    }),
    governance: text.optional().meta({
      title: "for business as usual: who oversees it from now on",
      examples: ["The Performance Board, every quarter"],
    }),
    measure: text.optional().meta({
      title: "for business as usual: the improvement still to be made, and what will show it",
      examples: ["Supervision in nine files of ten, by audit"],
    }),
    workstream: workstreamName.optional().meta({
      title: "for business as usual: the workstream that carries it on",
      examples: ["workforce"],
      names: ["workstream"],
    }),
    body: id.optional().meta({
      title: "for business as usual: the body that carries it on, if no workstream does",
      examples: ["performance-board"],
      names: ["body"],
    }),
  })
  .meta({ title: "what the inspectorate asked for" });

export type Recommendation = Entry<typeof recommendation>;
