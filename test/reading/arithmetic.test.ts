import { describe, expect, test } from "vitest";
import { statedArithmetic } from "../../src/reading/figures/arithmetic.ts";
import { dividedInList, statedDivision } from "../../src/reading/figures/divisions.ts";
import { read } from "./read.ts";

describe("a fraction and its percentage", () => {
  test.each([
    ["Of 498 contacts in July, 71 (8.8%) led to an assessment.", "71/498 8.8"],
    ["In August 8 of 30 audits (23%) were good.", "8/30 23"],
    ["17 of 20 assessments were on time (82%).", "17/20 82"],
    ["71 of 498 contacts, or 8.8%, went on.", "71/498 8.8"],
    ["Only 23% of audits (8 of 30) were good.", "8/30 23"],
    ["17 of 20 assessments were on time, against a target of 90%.", ""],
    ["17 of 20 assessments (90% target) were on time.", ""],
    ["71 of 498 contacts went on, 3% fewer than in June.", ""],
    ["The team answered 25 (81%) of 31 complaints in time.", "25/31 81"],
    ["There were 60 replies, of which 44 (73%) were positive.", "44/60 73"],
    ["Of the 60 replies, 44 of them (73%) were positive.", "44/60 73"],
    ["Two thirds of the cases audited (27 of 40) were good.", "27/40 0.67"],
    ["Half of the posts, 12 of 24, have been filled.", "12/24 0.5"],
    ["There were 12 visits in May (80% on time).", ""],
    ["More than half of the 62 staff (29) have moved.", "29/62 0.5"],
    ["12 of the 48 staff asked in May, or one in three, said no.", "12/48 0.33"],
  ])("%s", (text, expected) => {
    const shown = statedArithmetic(read(text), null).fractions.map(
      ({ pair, percentage }) => `${pair.join("/")} ${Number(percentage.value.toFixed(2))}`,
    );
    expect(shown.join(" | ")).toBe(expected);
  });
});

describe("a change and its ends", () => {
  test.each([
    ["Attendance rose by 5% from 60% to 65% between May and August 2016.", "5: 60 to 65"],
    ["A 5% rise, from 60% to 65%, was seen.", "5: 60 to 65"],
    ["It was 60% in May and 65% in August, a rise of 5%.", "5: 60, 65"],
    ["Sickness came down by three points, from 14 days in May to 11 days.", "3: 14 to 11"],
    ["Sickness fell from 14 days to 11 days, and turnover by three percentage points.", ""],
    ["It rose from 60% to 65% and should rise by 5% next year.", ""],
    ["Absence doubled, from 8 days in 2014/15 to 12 days in 2015/16.", "2: 8 to 12"],
    ["Costs fell by a tenth, from £4.0m to £3.2m.", "0.1: 4 to 3.2"],
    ["Absence more than doubled, from 8 days to 20 days.", ""],
  ])("%s", (text, expected) => {
    const shown = statedArithmetic(read(text), null).changes.map(
      ({ by, ends, isFromTo }) =>
        `${by.value}: ${ends.map(({ value }) => value).join(isFromTo ? " to " : ", ")}`,
    );
    expect(shown.join(" | ")).toBe(expected);
  });
});

describe("a total and its parts", () => {
  test.each([
    ["The plan has 30 actions: 8 complete, 10 on track and 8 at risk.", "30: 8, 10, 8"],
    ["We visited 12 schools (3 in May and 4 in June).", "12: 3, 4"],
    ["Of the 30 actions, 8 are complete, 10 on track and 8 at risk.", "30: 8, 10, 8"],
    ["In the audit 40% were good, 45% were adequate and 20% inadequate.", "100%: 40, 45, 20"],
    ["Of 40 parents, 30 said so and 25 knew the plan.", ""],
    ["The 52 posts are divided between staff (30), call handlers (12) and managers (8).", "52: 30, 12, 8"],
    ["Of all contacts, 45% came from the police and 60% from schools.", "100%: 45, 60"],
    ["The Board met eight times: three times in 2015 and five times in 2016.", "8: 3, 5"],
    ["The 30 milestones of the project are 12 complete, 10 on track and 9 at risk.", "30: 12, 10, 9"],
    ["Auditors read 20 files: 15 had a plan and 12 had a chronology.", ""],
    ["The plan has 30 actions, among them 8 on health and 10 on the workforce.", ""],
    ["The two visits were on 5 May and 3 June.", ""],
  ])("%s", (text, expected) => {
    const stated = statedDivision(read(text), null);
    expect(
      stated === null
        ? ""
        : `${stated.total?.value ?? "100%"}: ${stated.parts.map(({ value }) => value).join(", ")}`,
    ).toBe(expected);
  });

  test("a list of states goes on from the sentence before", () => {
    const stated = statedDivision(
      read("8 complete, 10 on track, 8 at risk."),
      read("The plan has 30 actions."),
    );
    expect(stated?.total?.value).toBe(30);
  });

  test.each([
    [
      "The programme covered 30 cases:",
      ["12 were good", "10 required improvement", "6 were inadequate"],
      "30: 12, 10, 6",
    ],
    ["The programme covered 30 cases:", ["12 had a plan", "10 with a chronology"], ""],
    ["Since May, in 30 cases:", ["12 were good", "10 in May and 6 in June"], ""],
  ])("%s %j", (opening, items, expected) => {
    const stated = dividedInList(
      read(opening),
      items.map((item) => read(item)),
    );
    expect(
      stated === null ? "" : `${stated.total?.value}: ${stated.parts.map(({ value }) => value).join(", ")}`,
    ).toBe(expected);
  });
});

test.each([
  ["In July 2016, 12% children had no visit.", "12"],
  ["12% of children had no visit.", ""],
  ["In July there were 12% fewer children.", ""],
  ["Attendance of 90% is good, and 12% more children were seen.", ""],
])("a percentage of nothing: %s", (text, expected) => {
  const { ofNothing } = statedArithmetic(read(text), null);
  expect(ofNothing.map(({ value }) => value).join(" ")).toBe(expected);
});
