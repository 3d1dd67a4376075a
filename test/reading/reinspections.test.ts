import { expect, test } from "vitest";
import { reinspectionTimes } from "../../src/reading/plan/reinspections.ts";
import { spanOf } from "../../src/reading/reading.ts";
import { read } from "./read.ts";

/** What a sentence says of the time of a re-inspection. */
function said(text: string): string[] {
  const reading = read(text);
  return reinspectionTimes(reading, read("The re-inspection is near.")).map(
    ({ kind, byName, months, at, end }) =>
      `${kind}${byName ? "" : " of it"}${months === null ? "" : ` ${months}`}: ${text.slice(...spanOf(reading, at, end))}`,
  );
}

test.each([
  [
    "The re-inspection of the Council usually follows within two years.",
    ["usual 24: usually follows within two years"],
  ],
  ["It has to take place within 18 months.", ["must of it 18: has to take place within 18 months"]],
  ["Ofsted will, it is expected, re-inspect us within a year.", []],
  [
    "Inspectors are legally bound to inspect our services afresh by the end of 2017.",
    ["must: Inspectors are legally bound to inspect our services afresh by the end of 2017"],
  ],
  [
    "The framework for councils requires that Ofsted returns no later than three years after it.",
    ["must: framework for councils requires that Ofsted returns no later than three years"],
  ],
  [
    "Within two years of the letter, inspectors must be back.",
    ["must: Within two years of the letter, inspectors must be back"],
  ],
  [
    "The cut-off for our next inspection falls on 1 June 2018.",
    ["must: cut-off for our next inspection falls on 1 June 2018"],
  ],
  [
    "Two years is the most that inspectors may leave a re-inspection.",
    ["must: Two years is the most that inspectors"],
  ],
  ["No law says that a re-inspection must be held by 2018.", []],
  ["Inspectors must return within three months for a monitoring visit.", []],
  ["Each home must be re-inspected within a year.", []],
  ["The Council must be ready for the re-inspection by June 2017.", []],
  ["Most plans at the re-inspection are two years old.", []],
])("%s", (text, expected) => {
  expect(said(text)).toEqual(expected);
});
