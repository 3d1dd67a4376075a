import { knownFrom } from "../../../plan/history/replay.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import { updatesByEntry } from "../../../plan/schema/updates.ts";
import { addMonths, formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { compareText } from "../../../problems/locate.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import type { Rule, RuleProblem } from "../../rule.ts";

/** How many months after it took place or was due something may be recorded. A wrong year is further off. */
const LATE = 3;

export const knownTooLate: Rule = {
  id: "known-too-late",
  severity: "error",
  summary: "An entry becomes known after something that is said of it.",
  why: "Reports show an entry from the day it was added, and actions without such a day from the start of the plan. With a wrong year there the entry, or every action of the plan, is missing from the report, and counts that are worked out agree with each other all the same.",
  bad: `\
actions:
  - id: 1.2
    added: 2052-03-01
    answers: R1
    title: Audit supervision
    owner: head-of-service
updates:
  - { date: 2016-03-23, of: 1.2, status: on-track, progress: Two of five teams are audited. }
`,
  good: `\
actions:
  - id: 1.2
    added: 2016-03-01
    answers: R1
    title: Audit supervision
    owner: head-of-service
updates:
  - { date: 2016-03-23, of: 1.2, status: on-track, progress: Two of five teams are audited. }
`,
  *check({ plan }) {
    yield* startAfter(plan);
    const entries = [
      // Nearly all are known from the start, and those of no day of their own cannot be too late.
      ...plan.actions
        .filter(({ added }) => added !== undefined)
        .map(({ id, added, due, origin }) => ({
          name: `Action "${id}"`,
          ...{ id, origin, known: added, field: "added" },
          ends: recordedLate(due),
        })),
      ...plan.kpis.map(({ id, added, origin }) => ({
        name: `KPI "${id}"`,
        ...{ id, origin, known: added, field: "added", ends: undefined },
      })),
      ...plan.workstreams.map(({ id, added, origin }) => ({
        name: `Workstream "${id}"`,
        ...{ id, origin, known: added, field: "added", ends: undefined },
      })),
      ...plan.recommendations.map((one) => ({
        name: `Recommendation "${one.id}"`,
        ...{ id: one.id, origin: one.origin, known: knownFrom.recommendation(one, plan), ends: undefined },
        field: one.added === undefined ? "source" : "added",
      })),
      ...plan.events.map(({ id, added, held, planned, origin }) => ({
        name: `Event "${id}"`,
        ...{ id, origin, known: added, field: "added" },
        ends: recordedLate(held?.end ?? planned?.interval?.end),
      })),
      ...plan.audits.map(({ id, added, date, planned, origin }) => ({
        name: `Audit "${id}"`,
        ...{ id, origin, known: added, field: "added", ends: recordedLate(date ?? planned?.interval?.end) },
      })),
    ];
    const said = saidOf(plan);
    for (const { id, name, known, ends, field, origin } of entries) {
      const contradicted = [...(said.get(id) ?? []), ...(ends ?? [])].find(
        ({ date }) => known && date < known,
      );
      if (known === undefined || contradicted === undefined) continue;
      yield {
        message: `${name} is known from "${known}" on: expected ${contradicted.what} ${formatDate(contradicted.date)}`,
        origin: below(origin, field),
        entity: id,
        hint: "Correct one of the two dates: reports before that day do not have the entry.",
        related:
          contradicted.origin === undefined ? [] : [{ message: "dated here", origin: contradicted.origin }],
      };
    }
  },
};

/** A day by which an entry must have been known. */
interface Said {
  readonly date: IsoDate;
  readonly what: string;
  readonly origin?: Origin;
}

/** What is recorded late is recorded some months after it took place or was due. */
const recordedLate = (date: IsoDate | undefined): Said[] | undefined =>
  date === undefined
    ? undefined
    : [
        {
          date: addMonths(date, LATE),
          what: `a day no later than ${LATE} months after it takes place or is due,`,
        },
      ];

/** The first update of each entry, and the last figure of each KPI: it may have been added when there were some. */
function saidOf({ updates, extracts }: Plan): Map<string, Said[]> {
  const figures = extracts
    .flatMap((extract) => extract.figures.map(({ kpi, origin }) => ({ kpi, origin, date: extract.date })))
    .sort((a, b) => compareText(b.date, a.date));
  const said = new Map<string, Said[]>();
  for (const [id, own] of updatesByEntry(updates)) {
    const update = own.reduce((first, one) => (one.date < first.date ? one : first));
    const what = "a day no later than its first update,";
    said.set(id, [{ date: update.date, what, origin: below(update.origin, "date") }]);
  }
  for (const { kpi, date, origin } of figures) {
    if (said.get(kpi)?.some(({ what }) => what === LAST_FIGURE)) continue;
    said.set(kpi, [...(said.get(kpi) ?? []), { date, what: LAST_FIGURE, origin }]);
  }
  return said;
}

const LAST_FIGURE = "a day no later than its last figure,";

/** Actions that have no date of their own are known from the start of the plan. */
function* startAfter({ header, actions, updates, reports }: Plan): Generator<RuleProblem> {
  if (header === null) return;
  const undated = new Set(actions.filter(({ added }) => added === undefined).map(({ id }) => id));
  const later = [
    ...updates
      .filter(({ of, date }) => date < header.start && undated.has(of))
      .map(({ of, date, origin }) => ({
        date,
        what: `an update of "${of}" dated`,
        origin: below(origin, "date"),
      })),
    ...reports.map(({ id, asAt, origin }) => ({
      date: asAt,
      what: `the report "${id}", as at`,
      origin: below(origin, "as-at"),
    })),
  ].filter(({ date }) => date < header.start);
  const [first] = later.sort((a, b) => compareText(a.date, b.date));
  if (first === undefined) return;
  yield {
    message: `The plan starts on "${header.start}", after ${first.what} ${formatDate(first.date)}: expected it to start on or before that day`,
    origin: below(header.origin, "start"),
    hint: "Correct one of the two dates: reports before the start have no action without a date of its own.",
    related: [{ message: "dated here", origin: first.origin }],
  };
}
