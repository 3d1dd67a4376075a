import { describe, expect, test } from "vitest";
import { statedDivisions } from "../../src/reading/figures/divisions.ts";
import { statedShares } from "../../src/reading/figures/fractions.ts";
import { sizedChanges } from "../../src/reading/figures/sized-changes.ts";
import { wrongSums } from "../../src/reading/figures/sums.ts";
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
    ["Of the £90,000 set aside in 2015/16, £18,000, or 25%, was not spent.", "18000/90000 25"],
    ["We spent £36,000 of the £120,000 (40%).", "36000/120000 40"],
    ["The survey went to 200 carers and was answered by 84 (48%).", "84/200 48"],
    ["Contacts fell from 200 to 184 (8%).", ""],
    ["A third of the 75 heads asked in June 2016, 15 in all, said so.", "15/75 0.33"],
    ["Half of the plans were good in April 2016, 12 of 40 in June.", ""],
  ])("%s", (text, expected) => {
    const shown = statedShares(read(text), null).fractions.map(
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
    ["Complaints fell by 12, from 50 to 35.", "12: 50 to 35"],
    ["At 84%, the rate was six per cent above the target of 78%.", "6: 78 to 84"],
    ["Contacts fell by 30%: 1,200 in July 2015 against 1,020 in July 2016.", "30: 1200 to 1020"],
    ["There were 40 audits in June 2016 and 60 in July, an increase of a third.", "0.33333: 40 to 60"],
    ["Complaints fell by 12% in July 2016; 40 were upheld in June and 20 in July.", ""],
  ])("%s", (text, expected) => {
    const shown = sizedChanges(read(text)).map(
      ({ by, ends, isSaid }) =>
        `${Number(by.value.toFixed(5))}: ${ends.map(({ value }) => value).join(isSaid ? " to " : ", ")}`,
    );
    expect(shown.join(" | ")).toBe(expected);
  });
});

describe("what is left, and sums", () => {
  test.each([
    ["", "72 carers were invited; 41 came, and the other 29 wrote.", "41 + 29 of 72"],
    ["", "72 carers were invited; 41 came, and the other 31 wrote.", ""],
    ["The 60 carers were asked.", "Thirty-one wanted forms, and the remaining 19 did not.", "31 + 19 of 60"],
    ["Of the 72 carers, 41 came.", "Twelve of them spoke, and the other 29 listened.", ""],
    ["", "Twelve teams have moved to the hall, where 300 staff work; the other eight teams follow.", ""],
    [
      "",
      "Pay was the reason for 34%, the workload for 41%, and the remaining 15% gave none.",
      "34 + 41 + 15 of 100%",
    ],
    ["", "The localities have 14 and nine vacancies, 25 between them.", "14 + 9 of 25"],
    ["", "Eleven workshops were held in May and eight in June, making 21 in all.", "11 + 8 of 21"],
    ["", "Eleven workshops were held in May and eight in June, with 210 people in all.", ""],
  ])("%s %s", (before, text, expected) => {
    const shown = wrongSums(read(text), before === "" ? null : read(before)).map(
      ({ whole, parts }) => `${parts.map(({ value }) => value).join(" + ")} of ${whole?.value ?? "100%"}`,
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
    const stated = statedDivisions(read(text), null, null).inSentence;
    expect(
      stated === null
        ? ""
        : `${stated.total?.value ?? "100%"}: ${stated.parts.map(({ value }) => value).join(", ")}`,
    ).toBe(expected);
  });

  test("a list of states goes on from the sentence before", () => {
    const stated = statedDivisions(
      read("8 complete, 10 on track, 8 at risk."),
      read("The plan has 30 actions."),
      null,
    ).inSentence;
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
    const list = { opening: read(opening), items: items.map((item) => read(item)) };
    const stated = statedDivisions(read(items[0] ?? ""), null, list).inList;
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
  expect(
    statedShares(read(text), null)
      .ofNothing.map(({ value }) => value)
      .join(" "),
  ).toBe(expected);
});
