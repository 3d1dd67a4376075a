import { daysField, daysOf } from "../../../plan/history/inspection.ts";
import { type PlanAsAt, whereSet } from "../../../plan/history/replay.ts";
import type { Event, EventDocument } from "../../../plan/schema/events.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { formatInterval, type Interval } from "../../../plan/time/intervals.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { shortName } from "../../prose/names.ts";
import type { CheckContext } from "../../rule.ts";
import { documentsAt, type KnownDocument } from "../events/documents.ts";

/** The word a sentence uses for what has a date. */
export type Noun =
  | "letter"
  | "report"
  | "visit"
  | "review"
  | "inspection"
  | "meeting"
  | "decision"
  | "submission";

/** A date that the plan gives an event or its document. */
export interface NamedDate {
  /** What `{{date "…"}}` takes. */
  readonly path: string;
  readonly nouns: readonly Noun[];
  readonly days: Interval;
  /** Whose it is, in words a sentence may use: "Ofsted", "Improvement Board", "DfE", "Minister". */
  readonly by: readonly string[];
  /** Whether it is an inspection, a visit of inspectors, or what they wrote after it. */
  readonly isInspection: boolean;
  /** The council's short name: "Northbridge". */
  readonly authority: string;
  /** Its title and text. */
  readonly about: string;
  readonly origin: Origin;
  /** "held 10 to 11 July 2016" */
  readonly wording: string;
}

const NOUNS: Readonly<Record<Event["kind"], readonly Noun[]>> = {
  inspection: ["inspection"],
  "monitoring-visit": ["visit"],
  "focused-visit": ["visit"],
  review: ["review"],
  decision: ["decision", "meeting"],
  meeting: ["meeting", "decision"],
  submission: ["submission"],
  publication: [],
};

/** Every date of an event or document that was known at a report's date. */
export function namedDates(context: CheckContext, report: Report): NamedDate[] {
  const known = context.at(report.asAt);
  const events = known.events.flatMap((event): NamedDate[] => {
    const days = daysOf(event);
    if (days === null) return [];
    const field = daysField(event);
    return [
      {
        path: event.id,
        nouns: NOUNS[event.kind],
        days,
        by: event.by.flatMap((id) => namesOfBody(id, known)),
        isInspection: isInspection(event),
        authority: authorityOf(known),
        about: `${event.title ?? ""} ${event.text ?? ""}`,
        origin: whereSet(event, field),
        wording: `${field === "held" ? "held" : "planned for"} ${formatInterval(days)}`,
      },
    ];
  });
  const documents = documentsAt(context, report.asAt).map((one) => ofDocument(one, known));
  return [...events, ...documents];
}

function ofDocument({ event, document, path, origin }: KnownDocument, known: PlanAsAt): NamedDate {
  const from = document.from?.split(/,\s*/).map((name) => name.replace(/^the\s+/i, "")) ?? [];
  return {
    path,
    nouns: documentNouns(event, document),
    days: { start: document.date, end: document.date },
    isInspection: isInspection(event),
    authority: authorityOf(known),
    about: `${document.title ?? ""} ${event.title ?? ""}`,
    by: [...from, ...event.by.flatMap((id) => namesOfBody(id, known))],
    origin: below(origin, "date"),
    wording: `dated ${formatDate(document.date)}`,
  };
}

const authorityOf = ({ header }: PlanAsAt): string => shortName(header?.authority ?? "") || "council";

const isInspection = ({ kind }: Event): boolean =>
  kind === "inspection" || kind === "monitoring-visit" || kind === "focused-visit";

function documentNouns({ kind }: Event, { id, title = "" }: EventDocument): Noun[] {
  const words = `${id} ${title}`.toLowerCase();
  if (words.includes("letter")) return ["letter"];
  return words.includes("report") || kind === "inspection" ? ["report"] : [];
}

/** A body's name, its last words where there are several, and its acronym in the glossary. */
function namesOfBody(id: string, { bodies, glossary }: PlanAsAt): string[] {
  const name = bodies.find((one) => one.id === id)?.name;
  if (name === undefined) return [];
  const words = name.split(/\s+/);
  const shorter = words.map((_, index) => words.slice(index)).filter(({ length }) => length >= 2);
  const terms = glossary.filter(({ expansion }) => expansion.toLowerCase() === name.toLowerCase());
  return [name, ...shorter.map((part) => part.join(" ")), ...terms.map(({ term }) => term)];
}
