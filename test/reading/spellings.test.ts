import { describe, expect, test } from "vitest";
import { halfNamesOf } from "../../src/reading/wording/half-names.ts";
import { wrongHoldersOf } from "../../src/reading/wording/holders.ts";
import { spellingsOf } from "../../src/reading/wording/spellings.ts";
import { read } from "./read.ts";

const NAMES = [
  "Cabinet",
  "Ofsted",
  "Children's Services Improvement Board",
  "Director of Children's Services",
  "Department for Education",
  "Multi-Agency Audit Group",
  "Westmarch Council",
  "Head of Service",
  "Cabinet Member for Children",
  "Children and Young People Scrutiny Committee",
];
const PERSONS = ["Dr Philip Thornbury", "Ruth Calloway", "Councillor Joan Petherick"];

const isNear = (one: string, other: string): boolean =>
  one !== other && one[0] === other[0] && Math.abs(one.length - other.length) <= 1;
const { misspelled, nearPersons } = spellingsOf(NAMES, PERSONS, isNear);

describe("names written otherwise", () => {
  test.each([
    ["The Improvement board met.", "Improvement Board"],
    ["The Director for Children's Services reads it.", "Director of Children's Services"],
    ["The Director of Childrens Services reads it.", "Director of Children's Services"],
    ["The Director of children's services reads it.", "Director of Children's Services"],
    ["The Department of Education wrote.", "Department for Education"],
    ["The Multi Agency Audit Group met.", "Multi-Agency Audit Group"],
    ["A manager of West March Council came.", "Westmarch Council"],
    ["The letter from OFSTED came.", "Ofsted"],
    ["OFSTED's letter came.", "Ofsted"],
    ["The Multi-Agency Auditing Group met in June 2016.", "Multi-Agency Audit Group"],
    ["The Children's Services Director reads it.", "Director of Children's Services"],
    ["Staff met the director of children's services.", "Director of Children's Services"],
    [
      "The Children and Young People's Scrutiny Committee met.",
      "Children and Young People Scrutiny Committee",
    ],
  ])("%s", (text, name) => {
    expect(misspelled(read(text)).map((one) => one.name)).toEqual([name]);
  });

  test.each([
    ["The Director of Children’s Services’ report is at Appendix 1."],
    ["The Children & Young People Scrutiny Committee met."],
    ["The improvement board met."],
    ["Improvement board meetings are monthly."],
    ["A Director for Children's Services answers to Members."],
    ["The Deputy Director for Children's Services left."],
    ["The Directors of Children's Services met."],
    ["Westmarch Improvement board met."],
    ["The Department of Education and Skills wrote."],
    ["The Head of service for fostering left."],
    ["The Cabinet member for children spoke."],
    ["OFSTED INSPECTION OF SERVICES"],
  ])("none in: %s", (text) => {
    expect(misspelled(read(text))).toEqual([]);
  });
});

describe("persons whose name is nearly right", () => {
  test.each([
    ["Dr Philip Thornberry met carers.", "Dr Philip Thornbury by first"],
    ["Dr. Thornberry met carers.", "Dr Philip Thornbury by title"],
    ["Ruthe Calloway met carers.", "Ruth Calloway by last"],
    ["Cllr Petherock met carers.", "Councillor Joan Petherick by title"],
    ["Dr Thornbury and Ruth Calloway's team met carers.", ""],
    ["Mr Thornberry met carers.", ""],
  ])("%s", (text, expected) => {
    expect(
      nearPersons(read(text))
        .map(({ name, by }) => `${name} by ${by}`)
        .join(" | "),
    ).toBe(expected);
  });
});

describe("posts given to others than their holders", () => {
  const find = wrongHoldersOf([
    { title: "Head of Service", holders: ["Dr Philip Thornbury"] },
    { title: "Principal Social Worker", holders: ["Marian Oakes", "Ruth Calloway"] },
  ]);
  const shown = (text: string): string[] => find(read(text)).map(({ name }) => name);

  test.each([
    ["Philip Thornbury, the Principal Social Worker, met them.", "Head of Service"],
    ["The Head of Service (Ruth Calloway) met them.", "Principal Social Worker"],
    ["They met the Head of Service, Marian Oakes.", "Principal Social Worker"],
    ["Marian Oakes, our Chief Social Worker, met them.", "Principal Social Worker"],
    ["Marian Oakes joined the Council as its Chief Social Worker.", "Principal Social Worker"],
    ["Dr Peter Thornbury met them.", "Dr Philip Thornbury"],
    ["Mr Philip Thornbury met them.", "Dr Philip Thornbury"],
    ["Mary Oakes is the Principal Social Worker.", "Marian Oakes"],
  ])("%s", (text, name) => {
    expect(shown(text)).toEqual([name]);
  });

  test.each([
    ["Marian Oakes, the Principal Social Worker, met them."],
    ["Marian Oakes, the Head of Service, and two managers met."],
    ["Marian Oakes, the Head of Service and two managers met."],
    ["The Principal Social Worker, Ruth Calloway, the Head of Service, Philip Thornbury, met."],
    ["Marian Oakes told the Head of Service."],
    ["Ruth Calloway was Head of Service at Westmarch."],
    ["Ruth Calloway, a former Head of Service, met them."],
    ["Ruth Calloway, Chair of the Head Teachers' Forum, met them."],
    ["A Peter Thornbury fosters two children."],
  ])("none in: %s", (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe("names half remembered", () => {
  const halfNames = halfNamesOf([
    ...NAMES.filter((name) => !name.includes("Scrutiny")),
    "Northbridge Safeguarding Children Board",
    "Corporate Parenting Panel",
    "Children's Scrutiny Committee",
    "Independent Chair of the Improvement Board",
  ]);
  const shown = (text: string): string[] => halfNames(read(text)).map(({ name }) => name);

  test.each([
    ["The Children's Overview and Scrutiny Panel met.", "Children's Scrutiny Committee"],
    ["The Corporate Parenting Board met.", "Corporate Parenting Panel"],
    ["The Ministry of Education wrote.", "Department for Education"],
    ["Westmarch City Council came.", "Westmarch Council"],
    ["The Northbridge Child Protection Committee has a tool.", "Northbridge Safeguarding Children Board"],
    ["The Northbridge Safeguarding Board has a tool.", "Northbridge Safeguarding Children Board"],
    ["The Lead Member for Children spoke.", "Cabinet Member for Children"],
    ["The Strategic Director of Children's Services spoke.", "Director of Children's Services"],
    [
      "The Independent Chairman of the Improvement Panel spoke.",
      "Independent Chair of the Improvement Board",
    ],
  ])("%s", (text, name) => {
    expect(shown(text)).toEqual([name]);
  });

  test.each([
    ["The Safeguarding Children Board has a tool."],
    ["Westmarch's Children's Scrutiny Panel met."],
    ["The Children's Scrutiny Panel of Westmarch met."],
    ["The Adults and Children's Scrutiny Panel met."],
    ["A Children's Scrutiny Working Group met."],
    ["The Scrutiny Panel and the Audit Committee met."],
    ["The Department of Health and the Ministry of Justice wrote."],
    ["The Northbridge Safeguarding Adults Board has a plan."],
    ["Directors of Children's Services met."],
  ])("none in: %s", (text) => {
    expect(shown(text)).toEqual([]);
  });
});
