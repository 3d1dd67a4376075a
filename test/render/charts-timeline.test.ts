import { describe, expect, test } from "vitest";
import type { Timeline, TimelineEvent } from "../../src/model/charts.ts";
import { drawChart } from "../../src/render/charts/index.ts";
import { outside, overlaps, textBoxes } from "./chart-boxes.ts";
import { timeline } from "./sample.ts";

/** For wide screens and paper. */
const draw = (chart: Timeline): string => drawChart(chart, "Events").html.split("\n")[0] ?? "";
const textsOf = (svg: string): string[] => textBoxes(svg).map(({ text }) => text);

/** Events on these days, of each kind in turn. */
function on(...days: string[]): TimelineEvent[] {
  const kinds = ["inspection", "monitoring-visit", "review", "decision", "other"] as const;
  return days.map((day, index) => ({
    label: `Improvement Board ${index}`,
    kind: kinds[index % kinds.length] as TimelineEvent["kind"],
    from: day,
    to: day,
    certainty: day <= timeline.asAt ? "held" : "planned",
    when: day,
  }));
}

describe("a timeline", () => {
  test("is an image whose name lists the events and the windows", () => {
    expect(draw(timeline)).toContain(
      'role="img" aria-label="Timeline: Events, 1 May 2016 to 31 December 2017, as at 5 September 2016. ' +
        "Visit 1, held 10 to 11 July 2016; DfE review, planned 8 December 2016; Re-inspection, expected summer 2017; " +
        'Re-inspection window, 1 June 2017 to 30 November 2017."',
    );
    expect(draw({ ...timeline, events: [], windows: [] })).toContain("as at 5 September 2016. No events.");
  });

  test("labels every event, the day of the report and each window", () => {
    expect(textsOf(draw(timeline))).toEqual(
      expect.arrayContaining([
        "Visit 1",
        "DfE review",
        "Re-inspection",
        "As at 5\u00A0Sep\u00A02016",
        "Re-inspection window",
      ]),
    );
  });

  test("shows the kind by shape and certainty by fill, and explains those that occur", () => {
    const svg = draw(timeline);
    const markers = [
      ...svg.matchAll(/class="event event-(\w+)" d="([^"]*)" transform="translate\(([\d.]+)/g),
    ];
    const drawn = markers.filter(([, , , x]) => x !== "6");
    expect(drawn.map(([, certainty]) => certainty).toSorted()).toEqual(["expected", "held", "planned"]);
    expect(new Set(drawn.map(([, , path]) => path)).size).toBe(3);
    const words = textsOf(svg);
    expect(words).toEqual(
      expect.arrayContaining(["Monitoring visit", "Held", "Planned", "Expected: no date yet"]),
    );
    expect(words).not.toContain("Decision");
  });

  test("draws an expected event as a dashed line over the whole time expected", () => {
    const width = Number(
      /class="span span-expected"[^>]*width="([\d.]+)" height="6"/.exec(draw(timeline))?.[1],
    );
    expect(width).toBeGreaterThan(70);
  });

  test.each([
    ["within a month", "2016-09-01", "2016-09-28", ["4 Sep", "11 Sep"]],
    ["over a year", "2016-05-01", "2017-04-30", ["May", "2016", "Jan", "2017"]],
    ["over three years", "2015-09-01", "2018-08-31", ["Oct", "Jan", "Apr", "2018"]],
    ["over ten years", "2012-01-01", "2021-12-31", ["2012", "2013", "2021"]],
  ])("has ticks %s", (_, from, to, ticks) => {
    expect(textsOf(draw({ ...timeline, from, to, events: [], windows: [] }))).toEqual(
      expect.arrayContaining(ticks),
    );
  });

  test.each<[string, Timeline]>([
    ["no time at all", { ...timeline, to: timeline.from, asAt: timeline.from }],
    ["five events on one day", { ...timeline, events: on(...Array<string>(5).fill("2016-09-05")) }],
    [
      "events outside its time",
      { ...timeline, events: on("2010-01-01", "2016-05-01", "2017-12-31", "2020-01-01") },
    ],
    [
      "a very long label",
      {
        ...timeline,
        events: on("2016-06-01").map((event) => ({ ...event, label: "word ".repeat(30).trim() })),
      },
    ],
    [
      "three years of thirteen events",
      {
        ...timeline,
        from: "2015-09-01",
        to: "2018-08-31",
        events: on(
          ...[
            "2015-09-01",
            "2015-10-06",
            "2015-12-08",
            "2016-01-06",
            "2016-05-17",
            "2016-07-10",
            "2016-08-24",
          ],
          ...["2016-10-04", "2016-10-12", "2016-12-08", "2017-03-01", "2017-07-01", "2017-12-01"],
        ),
      },
    ],
  ])("with %s keeps its words apart and on its canvas", (_, chart) => {
    const svg = draw(chart);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(overlaps(textBoxes(svg))).toEqual([]);
    expect(outside(svg)).toEqual([]);
    expect(svg.match(/class="pole"/g)).toHaveLength(chart.events.length);
  });
});
