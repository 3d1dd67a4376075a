import { describe, expect, test } from "vitest";
import type { Timeline } from "../../src/model/charts.ts";
import type { Illustration } from "../../src/model/document.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import type { Table } from "../../src/model/table.ts";
import type { Event } from "../../src/plan/schema/events.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import { ordinalWord } from "../../src/text/words.ts";
import { blocksOf, build, type Fixture, loadFixture, print, words } from "./build-fixture.ts";

const fixture = await loadFixture();

type Regime = NonNullable<PlanHeader["regime"]>;
type Changes = { regime?: Regime; events?: (events: readonly Event[]) => readonly Event[] };

/** The fixture under Ofsted's regime of 2016. A test may change some of its events. */
function planOf({ regime = { visits: 4, reinspectMonths: 24 }, events = (all) => all }: Changes): Fixture {
  const { plan } = fixture;
  return { ...fixture, plan: { ...plan, header: { ...plan.header, regime }, events: events(plan.events) } };
}

const main = '{{block "timeline" detail="full"}}';

function figureOf(changes: Changes = {}, report = "september"): Illustration {
  const { model, problems } = build(planOf(changes), report, { main, summary: "None.", appendices: [] });
  expect(problems).toEqual([]);
  return blocksOf(model, "main-report").find(
    (block): block is Illustration => block.kind === "figure",
  ) as Illustration;
}

const chartIn = (model: ReportModel): Timeline => {
  const figure = blocksOf(model, "main-report").find(({ kind }) => kind === "figure");
  return (figure as Illustration).chart as Timeline;
};

const tableOf = (...given: Parameters<typeof figureOf>): Table => figureOf(...given).table as Table;

const timelineOf = (changes: Changes = {}): Timeline => figureOf(changes).chart as Timeline;

const changed =
  (id: string, fields: Partial<Event>) =>
  (events: readonly Event[]): readonly Event[] =>
    events.map((event) => (event.id === id ? { ...event, ...fields } : event));

const without =
  (...ids: string[]) =>
  (events: readonly Event[]): readonly Event[] =>
    events.filter(({ id }) => !ids.includes(id));

const planned = (text: string) => ({ planned: { interval: null, words: text } });
const held = (start: string, end = start) => ({ held: { start, end } });

describe("the chart", () => {
  test("shows what was held, planned and only expected, in order, with its ordinal", () => {
    const events = timelineOf().events.map(({ label, kind, certainty, from, to, when }) =>
      [label, kind, certainty, from, to, when].join(" | "),
    );
    expect(events).toEqual([
      "Inspection | inspection | held | 2015-06-23 | 2015-07-16 | 23 June to 16 July 2015",
      "Visit 1 | monitoring-visit | held | 2016-07-10 | 2016-07-11 | 10 to 11 July 2016",
      "Visit 2 | monitoring-visit | planned | 2016-10-12 | 2016-10-13 | 12 to 13 October 2016",
      "Re-inspection | inspection | expected | 2017-01-01 | 2017-06-30 | first half of 2017",
    ]);
  });

  test("runs from the inspection to the end of the usual time for re-inspection", () => {
    const { from, to, asAt, windows } = timelineOf();
    expect([from, to, asAt]).toEqual(["2015-06-23", "2018-01-06", "2016-09-02"]);
    expect(windows).toEqual([
      { label: "24 months from the action plan", from: "2016-01-06", to: "2018-01-06" },
    ]);
  });

  test("runs to the re-inspection if that is later", () => {
    const late = changed("reinspection", {
      planned: { interval: { start: "2018-03-01", end: "2018-03-31" }, words: null },
    });
    expect(timelineOf({ events: late }).to).toBe("2018-03-31");
  });

  test("counts from the submission of the action plan, and shows it", () => {
    const submission: Event = {
      ...(fixture.plan.events[0] as Event),
      id: "submission",
      kind: "submission",
      title: "Action plan submitted",
      documents: undefined,
      ...held("2015-11-30"),
    };
    const { events, windows } = timelineOf({ events: (all) => [...all, submission] });
    expect(events[1]).toMatchObject({ label: "Action plan", kind: "other", from: "2015-11-30" });
    expect(windows[0]).toMatchObject({ from: "2015-11-30", to: "2017-11-30" });
  });

  test("names a review after whoever carries it out", () => {
    const review = (by: string): Event => ({
      ...(fixture.plan.events[0] as Event),
      id: `review-${by}`,
      kind: "review",
      documents: undefined,
      by: [by],
      ...held("2016-05-17"),
    });
    const bodies = [{ id: "dfe", name: "Department for Education", origin: fixture.plan.header.origin }];
    const { plan } = planOf({
      events: (all) => [...all, review("dfe"), review("ofsted"), review("somebody")],
    });
    const known = { ...fixture, plan: { ...plan, bodies: [...plan.bodies, ...bodies] } };
    const { model } = build(known, "september", { main, summary: "None.", appendices: [] });
    const labels = chartIn(model).events.filter(({ kind }) => kind === "review");
    expect(labels.map(({ label }) => label)).toEqual(["DfE review", "Ofsted review", "Review"]);
  });

  test("places an expected event in the middle of its time, and a planned one on its first day", () => {
    const labels = (events: NonNullable<Changes["events"]>) =>
      timelineOf({ events })
        .events.map(({ label }) => label)
        .slice(2);
    expect(labels(changed("reinspection", planned("towards the end of 2016")))).toEqual([
      "Visit 2",
      "Re-inspection",
    ]);
    const around = { interval: { start: "2016-10-03", end: "2016-10-31" }, words: null };
    expect(labels(changed("reinspection", { planned: around }))).toEqual(["Re-inspection", "Visit 2"]);
  });

  test("leaves out events without dates, and lists them last in its table", () => {
    const open = { events: changed("next-visit", planned("after the new year")) };
    expect(timelineOf(open).events.map(({ label }) => label)).toEqual([
      "Inspection",
      "Visit 1",
      "Re-inspection",
    ]);
    expect(words(tableOf(open)).at(-1)).toBe("Second visit | After the new year | Expected | ");
  });
});

const VISITS = "monitoring visits needed before re-inspection";
const USUAL = "Re-inspection is usually within 24 months of the action plan, by January 2018";
const EXPECTED = "it is expected in the first half of 2017.";

/** How many visits have been held, and the sentence for it. */
const SENTENCES: Readonly<Record<string, readonly [Changes, string]>> = {
  "one of four": [
    {},
    `One of the four ${VISITS} has been held; the second is planned for 12 to 13 October 2016. ${USUAL}; ${EXPECTED}`,
  ],
  "none of four, and the first planned in words": [
    { events: (all) => changed("next-visit", planned("towards the end of 2016"))(without("visit")(all)) },
    `None of the four ${VISITS} has been held; the first is expected towards the end of 2016. ${USUAL}; ${EXPECTED}`,
  ],
  "two of four, and no other planned": [
    { events: changed("next-visit", held("2016-08-30")) },
    `Two of the four ${VISITS} have been held. ${USUAL}; ${EXPECTED}`,
  ],
  "all of two": [
    { regime: { visits: 2 }, events: changed("next-visit", held("2016-08-30")) },
    `All of the two ${VISITS} have been held. The re-inspection is expected in the first half of 2017.`,
  ],
  "more than is needed": [
    { regime: { visits: 1 }, events: changed("next-visit", held("2016-08-30")) },
    "Two monitoring visits have been held, and one is needed before re-inspection. The re-inspection is expected in the first half of 2017.",
  ],
  "the one that is needed": [
    { regime: { visits: 1 }, events: without("next-visit", "reinspection") },
    "The one monitoring visit needed before re-inspection has been held.",
  ],
  "a regime that asks for no visits": [
    { regime: {}, events: without("next-visit") },
    "One monitoring visit has been held. The re-inspection is expected in the first half of 2017.",
  ],
  "no visit, and none needed": [
    { regime: { reinspectMonths: 12 }, events: without("visit", "next-visit", "reinspection") },
    "Re-inspection is usually within 12 months of the action plan, by January 2017.",
  ],
  "a re-inspection that was held": [
    {
      regime: { visits: 4 },
      events: (all) => changed("reinspection", held("2016-08-01", "2016-08-19"))(all),
    },
    `One of the four ${VISITS} has been held. The re-inspection was held from 1 to 19 August 2016.`,
  ],
  "a re-inspection of which only the month is known": [
    { regime: {}, events: changed("reinspection", held("2016-08-01", "2016-08-31")) },
    "One monitoring visit has been held. The re-inspection was held in August 2016.",
  ],
  "a re-inspection whose date is words that cannot follow on": [
    {
      regime: {},
      events: (all) => without("next-visit")(changed("reinspection", planned("Ofsted will say"))(all)),
    },
    "One monitoring visit has been held. The re-inspection is not dated yet (Ofsted will say).",
  ],
  "a re-inspection in summer": [
    { events: changed("reinspection", planned("Summer 2017")) },
    `One of the four ${VISITS} has been held; the second is planned for 12 to 13 October 2016. ${USUAL}; it is expected in summer 2017.`,
  ],
};

test.each(Object.entries(SENTENCES))("the sentence describes %s", (_, [changes, sentence]) => {
  expect(figureOf(changes).sentence).toBe(sentence);
});

test("the table shows what followed each event", () => {
  expect(words(tableOf())).toEqual([
    "table Inspection, visits and reviews",
    "Single inspection | 23 June to 16 July 2015 | Held | Report of 1 September 2015",
    "First visit | 10 to 11 July 2016 | Held | Letter of 5 August 2016",
    "Second visit | 12 to 13 October 2016 | Planned | ",
    "Re-inspection | First half of 2017 | Expected | ",
  ]);
});

test("in May July's visit is only shown as planned", () => {
  expect(words(tableOf({}, "may"))[2]).toBe("First visit | July 2016 | Planned | ");
});

test("a title with a reference in it is replaced by the label", () => {
  const referring = { events: changed("next-visit", { title: 'Visit of {{month "next-visit"}}' }) };
  expect(words(tableOf(referring))[3]).toMatch(/^Visit 2 \|/);
});

describe("a plan without", () => {
  const printed = (changes: Changes) => print(planOf(changes), main);

  test("an inspection to answer says so", () => {
    expect(printed({ events: without("inspection") })).toEqual([
      "8 The plan answers no inspection that has been held.",
    ]);
  });

  test("anything after the inspection says so", () => {
    const alone = { regime: {}, events: without("visit", "next-visit", "reinspection") };
    expect(printed(alone)).toEqual([
      "7 No visit, review or re-inspection has followed the inspection, or is planned.",
    ]);
  });
});

test.each([
  [1, "first"],
  [10, "tenth"],
  [11, "11th"],
  [12, "12th"],
  [21, "21st"],
  [22, "22nd"],
  [23, "23rd"],
  [113, "113th"],
])("%i is the %s", (position, word) => {
  expect(ordinalWord(position)).toBe(word);
});
