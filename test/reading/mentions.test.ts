import { describe, expect, test } from "vitest";
import { daysMeant, isDated } from "../../src/reading/times/times.ts";
import { read } from "./read.ts";

describe("times", () => {
  const asAt = "2016-09-02";
  test.each([
    ["Caseload was 17 in August 2016.", "at 2016-08-01 2016-08-31"],
    ["Since June it has fallen.", "since 2016-06-01 2016-06-30"],
    ["In December it was 20.", "at 2015-12-01 2015-12-31"],
    ["Ofsted came on 5 to 6 July 2016.", "at 2016-07-05 2016-07-06"],
    ["There were 40 in 2015/16.", "at 2015-04-01 2016-03-31"],
    ["There were 40 in 2015.", "at 2015-01-01 2015-12-31"],
    ["In Q2 2016/17 there were four.", "at 2016-07-01 2016-09-30"],
    ["The quarter ending June 2016 was better.", "null 2016-04-01 2016-06-30"],
    ["The year to 31 March 2016 was worse.", "null 2015-04-01 2016-03-31"],
    ["Last month it was 17.", "null 2016-08-01 2016-08-31"],
  ])("%s", (text, meant) => {
    const [time] = read(text).times;
    const days = time === undefined ? null : daysMeant(time, asAt);
    expect(`${time?.relation} ${days?.start} ${days?.end}`).toBe(meant);
  });

  test.each([
    ["Over the last year 22 people left.", "Over the last year"],
    ["Turnover rose in the past six months to 22%.", "in the past six months"],
    ["In the last few weeks it fell.", "In the last few weeks"],
    ["In the last year of the plan it fell.", ""],
    ["Over the last 12 months to August 2016 it fell.", ""],
  ])("depends on the day it is read: %s", (text, expected) => {
    const { tokens, times } = read(text);
    const spans = times.filter((time) => !isDated(time)).map(({ at, end }) => tokens.slice(at, end));
    expect(spans.map((span) => span.map((token) => token.text).join(" ")).join()).toBe(expected);
  });

  test.each([["They may come again."], ["Managers march on."], ["The team of 2,016 people grew."]])(
    "none in: %s",
    (text) => {
      expect(read(text).times).toEqual([]);
    },
  );
});

describe("quantities", () => {
  test.each([
    ["Seventeen of the 30 actions are complete.", "pair 17/30 {action}"],
    ["Re-referrals rose from 45% to 43%.", "per-cent 45 | per-cent 43"],
    ["About 71 of 498 (8.8%) were late.", "pair 71/498 about | per-cent 8.8"],
    ["Of the 20 assessments due, 13 were late.", "count 20 {assessment due} | pair 13/20 {assessment due}"],
    ["A third of workers, and one in five managers, left.", "share 1/3 | share 1/5 {manager}"],
    ["A target of at least 90% holds.", "per-cent 90 at-least target {hold}"],
    ["Each of the 14 to 18 cases is read.", "count 14 range | count 18 range {case}"],
    ["Section 47 enquiries rose by 5 percentage points.", "count 47 name {enquiry} | points 5 change"],
    ["A 16-year-old in Year 11 got £1,200.", "count 16 name | count 11 name | money 1200"],
    ["A further three actions began in 2016.", "count 3 increment {action began}"],
    ["Last year 22 people left.", "count 22 {people}"],
    ["On 5 August 2016 over 20 young people met.", "count 20 over {young people}"],
  ])("%s", (text, expected) => {
    const shown = read(text).quantities.map(({ form, value, pair, hedge, role, noun }) =>
      [form, pair?.join("/") ?? value, hedge, role, noun.length > 0 ? `{${noun.join(" ")}}` : null]
        .filter((part) => part !== null)
        .join(" "),
    );
    expect(shown.join(" | ")).toBe(expected);
  });

  test("one in quotation marks is somebody else's", () => {
    expect(read('"We have 40 cases," she said of 17.').quantities.map(({ quoted }) => quoted)).toEqual([
      true,
      false,
    ]);
  });
});

describe("clauses", () => {
  test.each([
    ["Caseload was 17, but should be 15.", "past; open"],
    ["Caseload is 17 (it was 19 in May).", "present; past; past"],
    ["It has risen since May 2016.", "present"],
    ["Nobody waited, and no case is open.", "not null; not present"],
    ["Nationally, it is 16.", "others present"],
    ["Inspectors found that caseload was 24.", "attributed past"],
  ])("%s", (text, expected) => {
    const shown = read(text).clauses.map(({ tense, negated, ofOthers, attributed }) =>
      [negated && "not", ofOthers && "others", attributed && "attributed", String(tense)]
        .filter(Boolean)
        .join(" "),
    );
    expect(shown.join("; ")).toBe(expected);
  });
});
