import { notIn } from "../model/same.ts";
import type { EventState, FindingState } from "../model/state.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { approximateDay } from "../plan/time/intervals.ts";
import { compareText } from "../problems/locate.ts";
import { list, plural } from "../text/words.ts";
import { type Change, changeOf, type Entry } from "./change.ts";
import { type Comparer, matchById, type NameOf } from "./comparer.ts";
import { eventEntry } from "./entries.ts";
import { excerpt, reworded } from "./words.ts";

/** Events, with the documents that came from them and the findings in those, by date. */
export const events: Comparer<"events"> = {
  part: "events",
  compare(before, after, { nameOf }) {
    const { added, removed, both } = matchById(before, after);
    const dated = [
      ...added.flatMap((event) => [
        [whenIs(event), [event.held === null ? planned(event) : held(event, event.held)]] as const,
        ...diffDocuments([], event, nameOf),
      ]),
      ...removed.map((event) => {
        const gone = changeOf(eventEntry(event), "event-removed", "is no longer there", {
          from: event.title,
        });
        return [whenIs(event), [gone]] as const;
      }),
      ...both.flatMap(([old, now]) => [
        [
          whenIs(now),
          [
            ...diffDate(old, now),
            ...reworded(eventEntry(now), "event-reworded", TITLE, old.title, now.title),
            ...reworded(eventEntry(now), "event-reworded", KIND, old.kind, now.kind),
            ...reworded(
              eventEntry(now),
              "event-reworded",
              { field: "by", name: "who holds it" },
              by(old),
              by(now),
            ),
          ],
        ] as const,
        ...diffDocuments(old.documents, now, nameOf),
      ]),
    ];
    return dated.toSorted(([a], [b]) => compareText(a, b)).flatMap(([, changes]) => changes);
  },
};

/** Changes of an event or a document, and the day by which they are listed. */
type Dated = readonly [day: IsoDate, changes: readonly Change[]];

const whenIs = ({ held, planned }: EventState): IsoDate => approximateDay(held ?? planned ?? "");

const TITLE = { field: "title", name: "its title" };
const KIND = { field: "kind", name: "its kind" };

const by = ({ by }: EventState): string => by.toSorted().join(", ");

const NO_DATE = "no date yet";

/** A date can be words, such as "towards summer 2017", so none stands after a preposition. */
const planned = (event: EventState): Change =>
  changeOf(eventEntry(event), "event-added", `planned: ${event.planned ?? NO_DATE}`, {
    field: "planned",
    to: event.planned,
  });

const held = (event: EventState, to: string): Change =>
  changeOf(eventEntry(event), "event-held", `took place, ${to}`, { field: "held", to });

function diffDate(old: EventState, now: EventState): Change[] {
  if (old.held === null && now.held !== null) return [held(now, now.held)];
  if (old.held !== null && now.held === null) {
    const what = `did not take place, ${old.held}; planned: ${now.planned ?? NO_DATE}`;
    return [
      changeOf(eventEntry(now), "event-not-held", what, { field: "held", from: old.held, to: now.planned }),
    ];
  }
  return [
    ...rescheduled(now, "held", old.held, now.held),
    ...rescheduled(now, "planned", old.planned, now.planned),
  ];
}

function rescheduled(
  now: EventState,
  field: "held" | "planned",
  from: string | null,
  to: string | null,
): Change[] {
  if (from === to) return [];
  const what =
    field === "held"
      ? `took place, ${to}; previously reported: ${from}`
      : `planned: ${to ?? NO_DATE}; previously: ${from ?? NO_DATE}`;
  return [changeOf(eventEntry(now), "event-rescheduled", what, { field, from, to })];
}

type DocumentState = EventState["documents"][number];

/** Letters and reports. The findings in a new document are counted, not listed. */
function diffDocuments(old: EventState["documents"], event: EventState, nameOf: NameOf): Dated[] {
  const { added, removed, both } = matchById(old, event.documents);
  const entry = ({ id, title }: DocumentState): Entry => ({
    entity: `${event.id}/${id}`,
    label: null,
    title,
  });
  return [
    ...added.map((one): Dated => {
      const findings = one.findings.length === 0 ? "" : `, with ${plural(one.findings.length, "finding")}`;
      const what = `received, dated ${formatDate(one.date)}${findings}`;
      const details = { field: "documents", to: one.date };
      return [one.date, [changeOf(entry(one), "document-received", what, details)]];
    }),
    ...removed.map((one): Dated => {
      const what = `is no longer there; it was dated ${formatDate(one.date)}`;
      const details = { field: "documents", from: one.date };
      return [one.date, [changeOf(entry(one), "document-removed", what, details)]];
    }),
    ...both.map(([then, now]): Dated => {
      const changes = [
        ...reworded(entry(now), "document-reworded", TITLE, then.title, now.title),
        ...diffDocumentDate(entry(now), then, now),
        ...diffFindings(entry(now), then.findings, now.findings, nameOf),
      ];
      return [now.date, changes];
    }),
  ];
}

function diffDocumentDate(
  entry: Entry,
  { date: from }: DocumentState,
  { date: to }: DocumentState,
): Change[] {
  if (from === to) return [];
  const what = `is dated ${formatDate(to)}, previously ${formatDate(from)}`;
  return [changeOf(entry, "document-reworded", what, { field: "date", from, to })];
}

const TEXT = { field: "text", name: "its text" };

/** The findings of a document that both sides have. */
function diffFindings(
  document: Entry,
  before: readonly FindingState[],
  after: readonly FindingState[],
  nameOf: NameOf,
): Change[] {
  const { added, removed, both } = matchById(before, after);
  const entry = ({ id }: FindingState): Entry => ({
    entity: `${document.entity}/${id}`,
    label: `Finding ${id}`,
    title: document.title,
  });
  return [
    ...added.map((one) => {
      const what = `new ${one.kind}: ${excerpt(one.text)}`;
      return changeOf(entry(one), "finding-added", what, { field: "findings", to: one.text });
    }),
    ...removed.map((one) => {
      const what = `is no longer there: ${excerpt(one.text)}`;
      return changeOf(entry(one), "finding-removed", what, { field: "findings", from: one.text });
    }),
    ...both.flatMap(([then, now]) => [
      ...reworded(entry(now), "finding-reworded", TEXT, then.text, now.text),
      ...reworded(entry(now), "finding-reworded", KIND, then.kind, now.kind),
      ...diffAnswers(entry(now), then, now, nameOf),
    ]),
  ];
}

/** Recommendations that now answer a finding, and those that no longer do. */
function diffAnswers(entry: Entry, then: FindingState, now: FindingState, nameOf: NameOf): Change[] {
  const [added, dropped] = [notIn(now.answers, then.answers), notIn(then.answers, now.answers)];
  const say = (ids: readonly string[]): string => list(ids.map(nameOf));
  return [
    ...(added.length === 0
      ? []
      : [
          changeOf(entry, "finding-addressed", `is addressed by ${say(added)}`, {
            field: "answers",
            to: say(added),
          }),
        ]),
    ...(dropped.length === 0
      ? []
      : [
          changeOf(entry, "finding-unaddressed", `is no longer addressed by ${say(dropped)}`, {
            field: "answers",
            from: say(dropped),
          }),
        ]),
  ];
}
