import { z } from "zod";
import { type Entry, exempt } from "./entry.ts";
import {
  choice,
  date,
  flag,
  id,
  integer,
  interval,
  judgement,
  mapping,
  oneOrMany,
  planned,
  reference,
  text,
} from "./scalars.ts";

export const EVENT_KINDS = [
  "inspection",
  "monitoring-visit",
  "focused-visit",
  "review",
  "decision",
  "submission",
  "publication",
  "meeting",
] as const;
export const FINDING_KINDS = ["strength", "mixed", "concern"] as const;
/** What a finding of each kind is called. */
export const FINDING_WORDS = { strength: "Strength", mixed: "Mixed", concern: "Concern" } as const;

export const finding = z.strictObject({
  id,
  kind: choice(FINDING_KINDS),
  text,
  /** The recommendations it concerns. */
  answers: oneOrMany(reference).optional(),
  exempt: exempt.optional(),
});

export const eventDocument = z.strictObject({
  id,
  title: text.optional(),
  date,
  from: text.optional(),
  public: flag.optional(),
  /** Where the text can be read. */
  url: text.optional(),
  /** A Markdown file in the plan folder. */
  file: text.optional(),
  /** What it says, in Markdown. */
  text: text.optional(),
  /** The text is the council's own summary, not that of the document. */
  summary: flag.optional(),
  /** Judged area → judgement. */
  judgements: mapping(judgement).optional(),
  /** How many recommendations it makes. */
  "recommendations-made": integer.optional(),
  findings: z.array(finding).optional(),
  illustrative: flag.optional(),
});

/** Something that has happened or is planned while the plan runs. */
export const event = z.strictObject({
  id,
  kind: choice(EVENT_KINDS),
  title: text.optional(),
  by: oneOrMany(id),
  added: date.optional(),
  planned: planned.optional(),
  held: interval.optional(),
  text: text.optional(),
  documents: z.array(eventDocument).optional(),
});

export type Event = Entry<typeof event>;
export type EventKind = Event["kind"];

const BY_INSPECTORS: readonly EventKind[] = ["inspection", "monitoring-visit", "focused-visit"];

/** Whether inspectors looked at the service themselves. */
export const isByInspectors = ({ kind }: Pick<Event, "kind">): boolean => BY_INSPECTORS.includes(kind);

/** Whether somebody outside the council looked at it, and its documents say what they found. */
export const isLookedAt = (event: Pick<Event, "kind">): boolean =>
  isByInspectors(event) || event.kind === "review";

export type EventDocument = NonNullable<Event["documents"]>[number];
export type Finding = NonNullable<EventDocument["findings"]>[number];

/** "letter", "report", "note" or "review", from the id or title of the document; otherwise "document". */
export const documentKind = ({ id, title = "" }: EventDocument): string =>
  /\b(?:letter|report|note|review)\b/i.exec(`${id} ${title}`)?.[0].toLowerCase() ?? "document";

/** The letter of an item in a list, counted from 0: a to z, then aa, ab and so on, as in minutes. */
export function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
