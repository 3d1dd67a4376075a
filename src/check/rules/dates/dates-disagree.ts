import type { Plan } from "../../../plan/schema/plan.ts";
import { updatesOnce } from "../../../plan/schema/updates.ts";
import { addMonths, formatDate, type IsoDate, isIsoMonth, lastDayOf } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

/** How many months may lie between two dates that belong together. A wrong year is further off. */
const TOGETHER = 9;
const SOON = 6;

export const datesDisagree: Rule = {
  id: "dates-disagree",
  severity: "warning",
  summary: "Two dates that belong together are in an order, or so far apart, that one of them must be wrong.",
  why: "Evidence is shown from its own date on, a target from the day it was agreed, a document from the day it bears. A wrong year leaves it out of every report until then, and the report looks complete.",
  bad: `\
updates:
  - date: 2016-03-23
    of: 1.1
    status: complete
    evidence: [{ title: Course register, date: 2026-03-21, verified-by: director }]
`,
  good: `\
updates:
  - date: 2016-03-23
    of: 1.1
    status: complete
    evidence: [{ title: Course register, date: 2016-03-21, verified-by: director }]
`,
  *check({ plan }) {
    for (const { what, date, order, other, says, origin, entity } of pairsOf(plan)) {
      if (order === "no later than" ? date <= other : date >= other) continue;
      yield {
        message: `${what} is dated "${date}": expected a date ${order} ${formatDate(other)}, ${says}`,
        origin,
        entity,
        hint: `Correct one of the two dates${order === "no later than" ? ": what is dated after a report is missing from it" : ""}.`,
      };
    }
  },
};

/** A date, and the day that it is not expected to lie after, or before. */
interface Pair {
  readonly what: string;
  readonly date: IsoDate;
  readonly order: "no later than" | "no earlier than";
  readonly other: IsoDate;
  /** What that day is. */
  readonly says: string;
  readonly origin: Origin;
  readonly entity: string;
}

function* pairsOf(plan: Plan): Generator<Pair> {
  for (const { of, date, on, evidence = [], origin } of updatesOnce(plan.updates)) {
    const shared = {
      order: "no later than",
      other: date,
      says: "the day of its update",
      entity: of,
    } as const;
    if (on !== undefined)
      yield { ...shared, what: `What an update of "${of}" tells`, date: on, origin: below(origin, "on") };
    for (const [index, one] of evidence.entries()) {
      if (one.date === undefined) continue;
      const place = below(origin, "evidence", index, "date");
      const what = `The evidence "${one.title}" of "${of}"`;
      yield { ...shared, what, date: one.date, origin: place };
      yield {
        what,
        date: one.date,
        order: "no earlier than",
        other: addMonths(date, -TOGETHER),
        says: `${TOGETHER} months before its update`,
        origin: place,
        entity: of,
      };
    }
  }
  for (const { id, added, start, evidence = [], origin } of plan.actions) {
    const [first] = [plan.header?.start, added, start].filter((day) => day !== undefined).sort();
    for (const [index, { title, date }] of evidence.entries()) {
      if (first === undefined || date === undefined) continue;
      yield {
        what: `The evidence "${title}" of "${id}"`,
        date,
        order: "no earlier than",
        other: addMonths(first, -TOGETHER),
        says: `${TOGETHER} months before the action could begin`,
        origin: below(origin, "evidence", index, "date"),
        entity: id,
      };
    }
  }
  for (const kpi of plan.kpis) yield* pairsOfKpi(kpi, plan);
  for (const event of plan.events) {
    if (event.held === undefined) continue;
    for (const [index, { id, date }] of (event.documents ?? []).entries()) {
      yield {
        what: `"${event.id}/${id}"`,
        date,
        order: "no later than",
        other: addMonths(event.held.end, TOGETHER),
        says: `${TOGETHER} months after the event`,
        origin: below(event.origin, "documents", index, "date"),
        entity: event.id,
      };
    }
  }
  for (const { date, figures, origin } of plan.extracts) {
    const newest = figures
      .map(({ period }) => period)
      .sort()
      .at(-1);
    // Figures of a year may be taken long after it.
    const annual = plan.kpis.filter(({ frequency }) => frequency === "annual" || frequency === "quarterly");
    if (newest === undefined || !isIsoMonth(newest.slice(0, 7))) continue;
    if (figures.some(({ kpi }) => annual.some(({ id }) => id === kpi))) continue;
    yield {
      what: "The extract",
      date,
      order: "no later than",
      other: addMonths(lastDayOf(newest.slice(0, 7)), TOGETHER),
      says: `${TOGETHER} months after its newest figures`,
      origin: below(origin, "date"),
      entity: formatDate(date),
    };
  }
  for (const { id, asAt, meeting, state, origin } of plan.reports) {
    const shared = { order: "no later than", entity: id } as const;
    if (meeting?.date !== undefined) {
      const [what, date] = [`The meeting of the report "${id}"`, meeting.date];
      const other = addMonths(asAt, SOON);
      const place = below(origin, "meeting", "date");
      yield { ...shared, what, date, other, says: `${SOON} months after the report's date`, origin: place };
      const before = {
        what,
        date,
        order: "no earlier than",
        other: addMonths(asAt, -1),
        entity: id,
      } as const;
      yield { ...before, says: "a month before the report's date", origin: place };
    }
    if (typeof state !== "object") continue;
    yield {
      ...shared,
      what: `The publication of "${id}"`,
      date: state.published,
      other: addMonths(asAt, TOGETHER),
      says: `${TOGETHER} months after the report's date`,
      origin: below(origin, "state", "published"),
    };
    if (state.withdrawn === undefined) continue;
    yield {
      what: `The withdrawal of "${id}"`,
      date: state.withdrawn.date,
      order: "no earlier than",
      other: state.published,
      says: "its publication",
      origin: below(origin, "state", "withdrawn", "date"),
      entity: id,
    };
  }
}

function* pairsOfKpi(
  { id, targets = [], breaks = [], origin }: Plan["kpis"][number],
  { header }: Plan,
): Generator<Pair> {
  for (const [index, { from, agreed }] of targets.entries()) {
    if (from === undefined || agreed === undefined) continue;
    // Targets that are agreed when a plan starts may apply to the year before.
    if (header !== null && agreed <= addMonths(header.start, SOON)) continue;
    yield {
      what: `The agreement of a target of "${id}"`,
      date: agreed,
      order: "no later than",
      other: addMonths(from, SOON),
      says: `${SOON} months after it applies`,
      origin: below(origin, "targets", index, "agreed"),
      entity: id,
    };
  }
  for (const [index, { from, decided }] of breaks.entries()) {
    if (decided === undefined) continue;
    yield {
      what: `The decision on a break of "${id}"`,
      date: decided,
      order: "no later than",
      other: addMonths(from, TOGETHER),
      says: `${TOGETHER} months after the break`,
      origin: below(origin, "breaks", index, "decided"),
      entity: id,
    };
  }
}
