import fc from "fast-check";
import { type Action, type Recommendation, STATUSES } from "../../src/plan/schema/actions.ts";
import type { Audit } from "../../src/plan/schema/audits.ts";
import type { Event } from "../../src/plan/schema/events.ts";
import type { Extract } from "../../src/plan/schema/extracts.ts";
import type { Post } from "../../src/plan/schema/header.ts";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import { EMPTY_PLAN, type Plan } from "../../src/plan/schema/plan.ts";
import type { Update } from "../../src/plan/schema/updates.ts";
import type { Workstream } from "../../src/plan/schema/workstreams.ts";
import { addDays, type IsoDate } from "../../src/plan/time/dates.ts";
import type { Interval } from "../../src/plan/time/intervals.ts";
import { originOf } from "../../src/problems/origin.ts";

/** Random plans of one year, small enough that facts of the same day and of the same entry are common. */

const origin = originOf("plan.yaml");

/** Few days, so that corrections meet what they correct and two facts fall on the same day. */
const DAYS: readonly IsoDate[] = Array.from({ length: 14 }, (_, index) => addDays("2016-01-08", index * 25));
export const day = fc.constantFrom(...DAYS);
/** A day on which something became known, or one close to it. */
export const anyDay = fc
  .tuple(day, fc.integer({ min: -3, max: 9 }))
  .map(([date, days]) => addDays(date, days));

const ACTION_IDS = ["1.1", "1.2", "1.10", "2.1"];
const RECOMMENDATION_IDS = ["R1", "R2"];
const EVENT_IDS = ["visit", "inspection"];
const KPI_IDS = ["caseload", "assessments"];
const POST_IDS = ["director"];
const WORKSTREAM_IDS = ["practice", "staff"];
const AUDIT_IDS = ["audit"];
const MONTHS = ["2016-01", "2016-02", "2016-03", "2016-05"];

const word = fc.constantFrom("One", "Two", "Three");
const title = word.map((one) => `Title ${one}`);

/** Each field may be left out. */
const some = <T extends object>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
  fc.record(fields, { requiredKeys: [] });

/** An entry for each id, or none. */
const entries = <T>(ids: readonly string[], entry: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc
    .subarray([...ids])
    .chain((chosen) => fc.tuple(...chosen.map(entry)))
    .map((made) => [...made]);

const interval: fc.Arbitrary<Interval> = fc
  .tuple(day, fc.nat({ max: 30 }))
  .map(([start, days]) => ({ start, end: addDays(start, days) }));

const planned = fc.oneof(
  interval.map((found) => ({ interval: found, words: null })),
  fc.constant({ interval: null, words: "late 2016" }),
);

const evidence = fc.array(fc.record({ title, date: day }), { maxLength: 2 });

const document = (id: string) =>
  fc
    .tuple(
      day,
      fc.array(
        fc.record({ id: fc.constantFrom("a", "b"), kind: fc.constant("concern" as const), text: title }),
        {
          maxLength: 1,
        },
      ),
    )
    .map(([date, findings]) => ({ id, date, findings }));

const documents = entries(["letter", "annex"], document);

const targets = fc.array(
  fc
    .tuple(
      some({ from: day, agreed: day, tolerance: fc.constantFrom(1, 2) }),
      fc.integer({ min: 10, max: 20 }),
    )
    .map(([rest, value]) => ({ ...rest, value })),
  { maxLength: 2 },
);

const holders = fc.array(fc.record({ from: day, name: word }), { maxLength: 3 });

/** One that is there, perhaps, or words as a plan without workstreams has them. */
const inWorkstream = fc.constantFrom(...WORKSTREAM_IDS, "Words");

const action = (id: string): fc.Arbitrary<Action> =>
  some({
    added: day,
    due: anyDay,
    status: fc.constantFrom(...STATUSES),
    evidence,
    impact: title,
    workstream: inWorkstream,
  }).map((rest) => ({
    id,
    answers: ["R1"],
    title: `Action ${id}`,
    origin,
    ...rest,
  }));

const recommendation = (id: string): fc.Arbitrary<Recommendation> =>
  fc
    .tuple(
      some({ added: day, lead: fc.constant("director") }),
      fc.constantFrom("visit/letter", "visit", "nowhere"),
    )
    .map(([rest, source]) => ({
      id,
      number: Number(id.slice(1)),
      title: `Recommendation ${id}`,
      text: "Do it.",
      source,
      origin,
      ...rest,
    }));

const event = (id: string): fc.Arbitrary<Event> =>
  some({ added: day, planned, held: interval, documents, text: title }).map((rest) => ({
    id,
    kind: "monitoring-visit" as const,
    by: ["ofsted"],
    origin,
    ...rest,
  }));

const kpi = (id: string): fc.Arbitrary<Kpi> =>
  some({
    added: day,
    targets,
    comparators: fc.array(
      some({ published: day }).map((rest) => ({ who: "England", value: 17, period: "2015", ...rest })),
      { maxLength: 2 },
    ),
    breaks: fc.array(
      some({ decided: day }).map((rest) => ({
        from: "2016-02-01",
        kind: "step" as const,
        reason: "New team",
        ...rest,
      })),
      { maxLength: 1 },
    ),
  }).map((rest) => ({
    id,
    name: `Measure ${id}`,
    definition: "Counted.",
    unit: id === "caseload" ? "cases" : "%",
    frequency: "monthly" as const,
    better: id === "caseload" ? ("lower" as const) : ("higher" as const),
    origin,
    ...rest,
  }));

const figure = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 1, max: 30 })
      .map((value) => ({ value, numerator: null, denominator: null, symbol: null })),
  },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 40 })
      .map((numerator) => ({ value: numerator / 40, numerator, denominator: 40, symbol: null })),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ value: null, numerator: null, denominator: null, symbol: "x" as const }),
  },
);

const extract: fc.Arbitrary<Extract> = fc
  .record({
    date: day,
    figures: fc.array(
      fc.record({
        kpi: fc.constantFrom(...KPI_IDS),
        period: fc.constantFrom(...MONTHS),
        figure,
        origin: fc.constant(origin),
      }),
      { maxLength: 4 },
    ),
    restated: fc.option(fc.constantFrom(...KPI_IDS), { nil: undefined }),
  })
  .map(({ restated, ...rest }) => ({
    ...rest,
    early: [],
    origin,
    ...(restated !== undefined && { restated: new Map([[restated, "Counted late"]]) }),
  }));

const post = (id: string): fc.Arbitrary<Post> =>
  some({ holders }).map((rest) => ({ id, title: `Post ${id}`, origin, ...rest }));

const workstream = (id: string): fc.Arbitrary<Workstream> =>
  fc
    .tuple(title, some({ added: day, programme: word, lead: fc.constant("director") }))
    .map(([named, rest]) => ({ id, title: named, origin, ...rest }));

const grades = fc
  .integer({ min: 0, max: 4 })
  .map((good) => new Map(Object.entries({ good, Inadequate: 4 - good })));

/** A round that was held, one that is only planned, or one that was planned and is held on a day. */
const audit = (id: string): fc.Arbitrary<Audit> =>
  fc
    .oneof(
      fc.record({ date: day, grades }),
      some({ added: day, planned }),
      fc.record({ added: day, planned, date: day, grades }),
    )
    .map((rest) => ({ id, theme: "Plans", cases: 4, origin, ...rest }));

const patchOf = (id: string): fc.Arbitrary<object> => {
  if (ACTION_IDS.includes(id))
    return some({
      due: anyDay,
      status: fc.constantFrom(...STATUSES),
      title,
      owner: fc.constant("director"),
      workstream: inWorkstream,
    });
  if (EVENT_IDS.includes(id)) return some({ planned, held: interval, documents, text: title });
  if (KPI_IDS.includes(id)) return some({ targets, name: title });
  if (POST_IDS.includes(id)) return some({ holders });
  if (WORKSTREAM_IDS.includes(id)) return some({ title, programme: word, sponsor: fc.constant("director") });
  if (AUDIT_IDS.includes(id)) return some({ planned, grades, theme: title });
  return some({
    title,
    track: fc.constantFrom("improvement-plan", "business-as-usual"),
    governance: title,
    workstream: inWorkstream,
  });
};

const UPDATED = [
  ...WORKSTREAM_IDS,
  ...ACTION_IDS,
  ...EVENT_IDS,
  ...KPI_IDS,
  ...POST_IDS,
  ...AUDIT_IDS,
  ...RECOMMENDATION_IDS,
];

export const update: fc.Arbitrary<Update> = fc.constantFrom(...UPDATED).chain((of) =>
  fc
    .tuple(
      day,
      patchOf(of),
      some({
        progress: title,
        reason: title,
        impact: title,
        rebaseline: fc.boolean(),
        evidence: fc.array(fc.record({ title }), { maxLength: 1 }),
      }),
      fc.option(day, { nil: undefined, freq: 3 }),
    )
    .map(([date, patch, said, corrects]) => ({
      ...said,
      date,
      of,
      patch: patch as Update["patch"],
      origin,
      ...(corrects !== undefined && corrects < date && { corrects }),
    })),
);

export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .record({
    posts: entries(POST_IDS, post),
    workstreams: entries(WORKSTREAM_IDS, workstream),
    recommendations: entries(RECOMMENDATION_IDS, recommendation),
    actions: entries(ACTION_IDS, action),
    kpis: entries(KPI_IDS, kpi),
    extracts: fc.array(extract, { maxLength: 5 }),
    events: entries(EVENT_IDS, event),
    audits: entries(AUDIT_IDS, audit),
    updates: fc.array(update, { maxLength: 14 }),
  })
  .map((lists) => ({ ...EMPTY_PLAN, ...lists }));

/** Something that became known on a day, as a change of the plan it is added to. */
export interface Fact {
  readonly words: string;
  readonly addTo: (plan: Plan) => Plan;
}

/** A fact of any kind that became known on the given day. */
export const factOf = (date: IsoDate): fc.Arbitrary<Fact> => {
  const whole = { start: date, end: addDays(date, 2) };
  return fc.oneof(
    update.map((one) => ({
      words: `update of ${one.of}`,
      addTo: (plan: Plan) => ({ ...plan, updates: [{ ...one, date }, ...plan.updates] }),
    })),
    extract.map((one) => ({
      words: "extract",
      addTo: (plan: Plan) => ({ ...plan, extracts: [{ ...one, date }, ...plan.extracts] }),
    })),
    audit("new").map((one) => ({
      words: "audit",
      addTo: (plan: Plan) => ({
        ...plan,
        audits: [{ ...one, added: undefined, planned: undefined, date }, ...plan.audits],
      }),
    })),
    fc.constant({
      words: "the date of a round that was planned",
      addTo: (plan: Plan) => ({
        ...plan,
        audits: plan.audits.map((one) =>
          one.planned !== undefined && one.date === undefined
            ? { ...one, date, grades: new Map([["good", 4]]) }
            : one,
        ),
      }),
    }),
    action("9.9").map((one) => ({
      words: "action",
      addTo: (plan: Plan) => ({ ...plan, actions: [{ ...one, added: date }, ...plan.actions] }),
    })),
    recommendation("R9").map((one) => ({
      words: "recommendation",
      addTo: (plan: Plan) => ({
        ...plan,
        recommendations: [{ ...one, added: date }, ...plan.recommendations],
      }),
    })),
    kpi("new").map((one) => ({
      words: "kpi",
      addTo: (plan: Plan) => ({ ...plan, kpis: [{ ...one, added: date }, ...plan.kpis] }),
    })),
    fc.constant({
      words: "evidence",
      addTo: (plan: Plan) => ({
        ...plan,
        actions: plan.actions.map((one) =>
          one.evidence === undefined
            ? one
            : { ...one, evidence: [...one.evidence, { title: "Later", date }] },
        ),
      }),
    }),
    fc.constant({
      words: "target",
      addTo: (plan: Plan) => ({
        ...plan,
        kpis: plan.kpis.map((one) =>
          one.targets === undefined ? one : { ...one, targets: [...one.targets, { agreed: date, value: 1 }] },
        ),
      }),
    }),
    fc.constant({
      words: "holder",
      addTo: (plan: Plan) => ({
        ...plan,
        posts: plan.posts.map((one) =>
          one.holders === undefined
            ? one
            : { ...one, holders: [{ from: date, name: "New" }, ...one.holders] },
        ),
      }),
    }),
    fc.constant({
      words: "document",
      addTo: (plan: Plan) => ({
        ...plan,
        events: plan.events.map((one) =>
          one.documents?.[0] === undefined
            ? one
            : { ...one, documents: [...one.documents, { id: "later", date }] },
        ),
      }),
    }),
    fc.constant({
      words: "event that nobody planned",
      addTo: (plan: Plan) => ({
        ...plan,
        events: [
          { id: "surprise", kind: "review" as const, by: ["ofsted"], held: whole, origin },
          ...plan.events,
        ],
      }),
    }),
    fc.constant({
      words: "the holding of what was planned",
      addTo: (plan: Plan) => ({
        ...plan,
        events: plan.events.map((one) =>
          one.planned !== undefined && one.held === undefined ? { ...one, held: whole } : one,
        ),
      }),
    }),
  );
};

/** The same value without its origins. */
export function withoutOrigins(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOrigins);
  if (value instanceof Map) return [...value].map(withoutOrigins);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key]) => key !== "origin" && key !== "setBy");
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutOrigins(inner)]));
}
