import { describe, expect, test } from "vitest";
import { type StatedCount, statedCounts } from "../../src/reading/figures/counts.ts";
import { disagreeingCounts } from "../../src/reading/figures/same-counts.ts";
import { read } from "./read.ts";

const shown = ({ value, thing, ofPart, about }: StatedCount): string =>
  [value, thing, ofPart && "part", ...about.keys()].filter(Boolean).join(" ");

describe("counts", () => {
  test.each([
    ["Auditors read 42 case files in July 2016.", "42 file auditor read"],
    ["Fourteen agency staff accepted permanent posts.", "14 agency staff accept permanent post"],
    ["The Improvement Board received nine monthly updates.", "9 monthly update improvement board receive"],
    ["Of the 40 case files, 19 were good.", "40 file"],
    ["19 of the 40 case files were good.", "19 file part good | 40 file good"],
    ["There were 214 looked after children.", "214 looked after child"],
    ["The number of files audited in July was 44.", "44 file audit"],
    ["Workshops held between April and July 2016: 12", "12 workshop"],
    ["Complaints took 24 working days on average.", "24 average day complaint"],
    ["Half of the files were good, and the score was 44.", ""],
    ["The course was attended by 30 people.", "30 people cours attend"],
    ["Vacancies fell by 30 posts.", "30 post part vacancy fall"],
    ["A further three managers left.", "3 manager part further leave"],
    ["The Board has met eight times.", "8 meeting board"],
    ["It took three weeks, 5% of the budget and £1.2m.", "5 % budget | 1200000 £"],
    ["One sees why in 2016.", ""],
  ])("%s", (text, expected) => {
    expect(statedCounts(read(text)).map(shown).join(" | ")).toBe(expected);
  });
});

describe("counts of the same", () => {
  const ALONE = { before: null, earlier: [], isCell: false, isOfOthers: false };
  const asAt = "2016-09-02";
  const areSame = (one: string, other: string, section = "other"): boolean => {
    const placed = [
      { count: statedCounts(read(one))[0] as StatedCount, section: "first", ...ALONE },
      { count: statedCounts(read(other))[0] as StatedCount, section, ...ALONE },
    ];
    return disagreeingCounts(placed, asAt).length > 0;
  };

  test.each([
    ["Auditors read 42 files in July 2016.", "In July, 40 files were read by auditors.", true],
    ["Auditors read 42 files in July 2016.", "The 40 files that auditors read in July were poor.", true],
    ["The Improvement Board has met nine times in 2016.", "In 2016 the Board has met 8 times so far.", true],
    ["We have 96 foster carers.", "The Council now has 98 foster carers.", true],
    ["Auditors read 42 files in July 2016.", "Auditors read 40 files in June 2016.", false],
    ["Auditors read 42 files in July 2016.", "Auditors have read 40 files since July 2016.", false],
    ["Auditors read 42 files in July 2016.", "In July 2016 managers read 40 files.", false],
    ["Auditors read 42 files in July 2016.", "In the east, auditors read 40 files in July 2016.", false],
    ["In July 2016 the team closed 12 cases.", "In July 2016 the team closed 14 cases.", false],
    ["There are 12 vacancies.", "There are 14 vacancies.", false],
    [
      "Auditors read 42 files in July 2016.",
      "Plans were late in the 40 files read in July by auditors.",
      true,
    ],
    ["Auditors read 42 files in July 2016.", "The 12 files of the east that auditors read in July.", false],
    ["Auditors read 42 files in July 2016.", "The 50 files of the east that auditors read in July.", true],
    ["The Board has met 9 times in 2016.", "The 8 meetings of the Board in 2016 were long.", true],
    ["The Council spent £1.2m on laptops in 2016.", "The £1.4m spent on laptops in 2016 was borrowed.", true],
    ["Eleven carers left in June 2016.", "We spoke to the 14 carers who had left in June.", true],
    [
      "In July 2016 the office took 1,210 calls.",
      "The 420 calls that the office took in July from schools.",
      false,
    ],
    [
      "The Council set aside £240,000 for the posts in 2016.",
      "The sum of £204,000 set aside for the posts in 2016 is spent.",
      true,
    ],
    [
      "Calls answered in June 2016 took 24 minutes on average.",
      "The average of 42 minutes that calls answered in June 2016 took.",
      true,
    ],
    [
      "Sixty managers were invited to the course in June 2016.",
      "Forty-two managers came to the course in June 2016.",
      false,
    ],
    [
      "Twelve workshops were planned for June 2016.",
      "The nine workshops held in June 2016 were full.",
      false,
    ],
    ["The Council spent £1.24m on laptops in 2016.", "The £1.2m spent on laptops in 2016.", false],
  ])("%s / %s", (one, other, expected) => {
    expect(areSame(one, other)).toBe(expected);
  });

  test("under one heading the team is the same team", () => {
    expect(
      areSame("The team closed 12 cases in July 2016.", "In July 2016 the team closed 14 cases.", "first"),
    ).toBe(true);
  });

  test.each([
    ["about 40 files", "42 files", true],
    ["over 50 files", "42 files", false],
    ["over 40 files", "about 42 files", true],
    ["41 files", "42 files", false],
  ])("%s and %s", (one, other, expected) => {
    expect(areSame(`They read ${one} in May 2016.`, `They read ${other} in May 2016.`, "first")).toBe(
      !expected,
    );
  });
});
