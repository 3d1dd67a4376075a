import { daysField, daysOf } from "../../plan/history/inspection.ts";
import { type KnownEvent, type PlanAsAt, whereSet } from "../../plan/history/replay.ts";
import { type Event, type EventDocument, isByInspectors } from "../../plan/schema/events.ts";
import type { Report } from "../../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../../plan/time/dates.ts";
import { formatInterval, type Interval, wordedDays } from "../../plan/time/intervals.ts";
import { below, type Origin } from "../../problems/origin.ts";
import type { OccasionNoun } from "../../reading/lexicons/occasions.ts";
import { indexPhrases, type Phrases } from "../../reading/words/phrases.ts";
import { shortName, titleWords } from "../../reading/words/titles.ts";
import { foldedWords, foldWord } from "../../reading/words/tokens.ts";
import type { CheckContext } from "../rule.ts";
import { documentsAt, type KnownDocument } from "./documents.ts";

/** A date that the plan gives an event or its document, and what a sentence may call it. */
export interface DateFact {
  /** What `{{date "…"}}` takes. */
  readonly path: string;
  readonly nouns: readonly OccasionNoun[];
  readonly days: Interval;
  /** Whose it is: "Ofsted", "Improvement Board", "DfE", "Minister". */
  readonly by: readonly string[];
  /** The same as phrases, and with the short names that a report gives: "inspectors", "the Board". */
  readonly names: Phrases<"name">;
  readonly shortNames: Phrases<"name">;
  /** Its title and text. */
  readonly about: string;
  /** The folded words of its title, or of its event's, that tell it from others. */
  readonly titleWords: ReadonlySet<string>;
  /** The event that it is, or is a document of. */
  readonly event: string;
  /** The days of the event that a document is about; null for an event. */
  readonly aboutDays: Interval | null;
  readonly origin: Origin;
  /** "held 10 to 11 July 2016" */
  readonly wording: string;
}

const NOUNS: Readonly<Record<Event["kind"], readonly OccasionNoun[]>> = {
  inspection: ["inspection"],
  "monitoring-visit": ["visit"],
  "focused-visit": ["visit"],
  review: ["review"],
  decision: ["decision", "meeting"],
  meeting: ["meeting", "decision"],
  submission: ["submission"],
  publication: [],
};

/** What a plan knows of days at a report's date. */
export interface DateFacts {
  /** Every date of an event or document. */
  readonly dates: readonly DateFact[];
  /** The events that are planned for no days yet: "summer 2017". */
  readonly seasons: readonly DateFact[];
  /** Days of other things: a report's meeting, an audit, the evidence of an action. */
  readonly otherDays: ReadonlySet<IsoDate>;
  /** The council's short name: "Northbridge". */
  readonly council: string;
}

/** The days of a plan at the date of a report. */
export function dateFacts(context: CheckContext, report: Report): DateFacts {
  const known = context.at(report.asAt);
  const council = shortName(known.header?.authority ?? "") || "council";
  const events = known.events.flatMap((event) => {
    const days = daysOf(event);
    return days === null ? [] : [ofEvent(event, days, known)];
  });
  const seasons = known.events.flatMap((event) => {
    const days = daysOf(event) === null ? wordedDays(event.planned?.words ?? "") : null;
    return days === null ? [] : [ofEvent(event, days, known)];
  });
  const documents = documentsAt(context, report.asAt).map((one) => ofDocument(one, known));
  return { dates: [...events, ...documents], seasons, otherDays: otherDays(context), council };
}

function ofEvent(event: KnownEvent, days: Interval, known: PlanAsAt): DateFact {
  const field = daysField(event);
  const words = event.planned?.interval == null ? event.planned?.words : undefined;
  return {
    path: event.id,
    nouns: NOUNS[event.kind],
    days,
    ...namesOf(event, [], known),
    about: `${event.title ?? ""} ${event.text ?? ""}`,
    titleWords: wordsOfTitle(event.title ?? ""),
    event: event.id,
    aboutDays: null,
    origin: whereSet(event, field),
    wording:
      field === "held" ? `held ${formatInterval(days)}` : `planned for ${words ?? formatInterval(days)}`,
  };
}

function ofDocument({ event, document, path, origin }: KnownDocument, known: PlanAsAt): DateFact {
  const from = document.from?.split(/,\s*/).map((name) => name.replace(/^the\s+/i, "")) ?? [];
  return {
    path,
    nouns: documentNouns(event, document),
    days: { start: document.date, end: document.date },
    ...namesOf(event, from, known),
    about: `${document.title ?? ""} ${event.title ?? ""}`,
    titleWords: wordsOfTitle(document.title ?? ""),
    event: event.id,
    aboutDays: event.held ?? null,
    origin: below(origin, "date"),
    wording: `dated ${formatDate(document.date)}`,
  };
}

/** "Mid-term" is one word of a sentence. */
const wordsOfTitle = (title: string): Set<string> => {
  const words = new Set(titleWords(title).map(foldWord));
  return new Set([...words, ...foldedWords(title).filter((word) => word.includes("-"))]);
};

function documentNouns({ kind }: Event, { id, title = "" }: EventDocument): OccasionNoun[] {
  const words = foldedWords(`${id} ${title}`);
  const named = (["letter", "notice", "report"] as const).find((noun) => words.includes(noun));
  return named !== undefined ? [named] : kind === "inspection" ? ["report"] : [];
}

/** What a report calls a body for short, by the first words of its name. */
const SHORT_NAMES: readonly (readonly [name: RegExp, short: string])[] = [
  [/^Department /, "Department"],
  [/^Ministry /, "Ministry"],
  [/^Minister/, "Minister"],
  [/^Improvement Board$/, "the Board"],
];

function namesOf(
  { kind, by, title = "" }: Event,
  from: readonly string[],
  known: PlanAsAt,
): Pick<DateFact, "by" | "names" | "shortNames"> {
  const full = [...from, ...by.flatMap((id) => namesOfBody(id, known))];
  const short = SHORT_NAMES.filter(([name]) => full.some((one) => name.test(one))).map(([, word]) => word);
  const inspectors = isByInspectors({ kind }) ? ["inspectors", "inspectorate"] : [];
  const peers = /^peer\b/i.test(title)
    ? ["peer reviewers", "reviewers", "peer review team", "peer team"]
    : [];
  const shortNames = asPhrases([...full, ...short, ...inspectors, ...peers]);
  return { by: full, names: asPhrases(full), shortNames };
}

const asPhrases = (names: readonly string[]): Phrases<"name"> =>
  indexPhrases(names.map((name) => ({ words: foldedWords(name), meaning: "name" as const })));

/** A body's name, its last words where there are several, and its acronym in the glossary. */
function namesOfBody(id: string, { bodies, glossary }: PlanAsAt): string[] {
  const name = bodies.find((one) => one.id === id)?.name;
  if (name === undefined) return [];
  const words = name.split(/\s+/);
  const shorter = words.map((_, index) => words.slice(index)).filter(({ length }) => length >= 2);
  const terms = glossary.filter(({ expansion }) => expansion.toLowerCase() === name.toLowerCase());
  return [name, ...shorter.map((part) => part.join(" ")), ...terms.map(({ term }) => term)];
}

function otherDays({ plan }: CheckContext): Set<IsoDate> {
  const evidence = [...plan.actions, ...plan.updates].flatMap((one) => one.evidence ?? []);
  const reports = plan.reports.flatMap(({ asAt, meeting, state, backgroundPapers = [] }) => [
    asAt,
    meeting?.date,
    typeof state === "string" ? undefined : state.published,
    ...backgroundPapers.map(({ date }) => date),
  ]);
  const days = [plan.header?.start, ...reports, ...[...evidence, ...plan.audits].map(({ date }) => date)];
  return new Set(days.filter((date) => date !== undefined));
}
