import { describe, expect, test } from "vitest";
import { type Day, type Figures, planOf, publish, type Situation } from "./publish.ts";

const SHARE = { unit: "% of children" };
const YEAR = { basis: "year-to-date" } as const;

/** A table with the totals of its rows and of its columns. */
const TABLE: Situation["kpis"] = {
  ...Object.fromEntries(
    [0, 1, 2].flatMap((at) => [
      [`row-${at}`, { parts: [0, 1, 2].map((column) => `${at}x${column}`) }],
      [`column-${at}`, { parts: [0, 1, 2].map((row) => `${row}x${at}`) }],
    ]),
  ),
  ...Object.fromEntries([0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => [`${row}x${column}`, {}]))),
  all: { parts: ["row-0", "row-1", "row-2"] },
};
const IN_TABLE: Figures = {
  ...{ "0x0": "1", "0x1": "4", "0x2": "0", "row-0": "5" },
  ...{ "1x0": "0", "1x1": "3", "1x2": "1", "row-1": "4" },
  ...{ "2x0": "3", "2x1": "33", "2x2": "2", "row-2": "38" },
  ...{ "column-0": "4", "column-1": "40", "column-2": "3", all: "47" },
};
const LEVELS = Array.from({ length: 100 }, (_, at) => at);

interface Found extends Situation {
  readonly name: string;
  readonly why: string;
  readonly days: readonly Day[];
  /** What the last report prints of the figures that matter. */
  readonly shown: Figures;
}

/** Plans of which a figure could be worked out until the solver of the tests did so. */
const FOUND: readonly Found[] = [
  {
    name: "nobody, in an earlier report",
    kpis: {
      share: { ...SHARE, parts: ["home", "school", "clinic"] },
      home: SHARE,
      school: SHARE,
      clinic: SHARE,
    },
    days: [
      { figures: { share: "6/12", home: "z", school: "3/5", clinic: "3/7" } },
      { figures: { share: "6/16", home: "0/4" } },
    ],
    shown: { share: "c", home: "c", school: "c", clinic: "c" },
    why: "12 were at school and in clinics when nobody was at home, so 4 of the 16 are at home now",
  },
  {
    name: "the base of the only part, which another measure prints",
    disclosure: { threshold: 3 },
    kpis: {
      share: { ...SHARE, parts: ["home", "school"] },
      home: SHARE,
      school: SHARE,
      seen: { numeratorOf: "share" },
      all: { denominatorOf: "share" },
    },
    days: [{ figures: { share: "5/8", home: "5/8", school: "z", seen: "5", all: "8" } }],
    shown: { share: "c", home: "c", school: "z", seen: "5", all: "c" },
    why: "nobody was at school, so all 8 were at home",
  },
  {
    name: "nobody is left over",
    disclosure: { threshold: 2 },
    kpis: {
      share: { ...SHARE, parts: ["home", "school", "clinic"] },
      home: SHARE,
      school: SHARE,
      clinic: SHARE,
    },
    days: [
      { figures: { share: "7/45", home: "4/41", school: "1/2", clinic: "2/2" } },
      { figures: { share: "7/44", school: "1/1" } },
    ],
    shown: { share: "c", home: "4/41", school: "c", clinic: "c" },
    why: "3 of 3 at school and in clinics leave nobody over in either, so the one of last month was at school",
  },
  {
    name: "a total for the year to date that stands still",
    disclosure: { threshold: 2 },
    kpis: { all: { ...YEAR, parts: ["girls", "boys", "babies"] }, girls: YEAR, boys: YEAR, babies: YEAR },
    days: [
      {
        figures: {
          ...{ all: "39", girls: "30", boys: "0", babies: "9" },
          ...{ "all 2016-05": "89", "girls 2016-05": "39", "boys 2016-05": "2", "babies 2016-05": "48" },
          ...{ "all 2016-06": "89", "girls 2016-06": "39", "boys 2016-06": "2", "babies 2016-06": "48" },
        },
      },
    ],
    shown: { "babies 2016-05": "c", "babies 2016-06": "c" },
    why: "no part can have grown in June, so 48 in June would be 48 in May",
  },
  {
    name: "rows and columns of a table",
    kpis: TABLE,
    days: [{ figures: IN_TABLE }],
    shown: { all: "47", "column-1": "c", "row-2": "38" },
    why: "9 in two rows less 7 in a column leave 2 for two counts, though no sum says so by itself",
  },
  {
    name: "rows and columns of a table that hangs together with a hundred other sums",
    kpis: {
      ...TABLE,
      "1x1": { parts: ["only-0", "nobody-0"] },
      ...Object.fromEntries(
        LEVELS.flatMap((at) => [
          [`only-${at}`, at < 99 ? { parts: [`only-${at + 1}`, `nobody-${at + 1}`] } : {}],
          [`nobody-${at}`, {}],
        ]),
      ),
    },
    days: [
      {
        figures: {
          ...IN_TABLE,
          ...Object.fromEntries(
            LEVELS.flatMap((at) => [
              [`only-${at}`, "3"],
              [`nobody-${at}`, "0"],
            ]),
          ),
        },
      },
    ],
    shown: { all: "c", "column-1": "40", "row-2": "38", "only-99": "c", "nobody-99": "0" },
    why: "the same, where every count is looked at among many others",
  },
  {
    name: "the base of a part, after a Board that may see everything",
    disclosure: { board: "full" },
    kpis: {
      share: { ...SHARE, parts: ["home", "school", "clinic"] },
      home: SHARE,
      school: SHARE,
      clinic: SHARE,
    },
    days: [
      { audience: "board", figures: { share: "42/55", home: "3/4", school: "37/49", clinic: "2/2" } },
      { figures: { share: "42/54", home: "3/3" } },
      { figures: { share: "39/48", school: "34/43" } },
    ],
    shown: { share: "39/48", home: "c", school: "34/43", clinic: "c" },
    why: "nothing is kept from the Board, so 34 of 43 need not be; without it, 54 less 49 leave 43 of 48",
  },
  {
    name: "a total that comes back to an earlier size",
    kpis: TABLE,
    days: [
      {
        audience: "board",
        figures: {
          ...{ "0x0": "3", "0x1": "5", "0x2": "26", "row-0": "34" },
          ...{ "1x0": "32", "1x1": "2", "1x2": "4", "row-1": "38" },
          ...{ "2x0": "37", "2x1": "2", "2x2": "5", "row-2": "44" },
          ...{ "column-0": "72", "column-1": "9", "column-2": "35", all: "116" },
        },
      },
      {
        audience: "board",
        figures: {
          ...{ "1x2": "2", "row-1": "36", "2x2": "3", "row-2": "42", "column-2": "31", all: "112" },
        },
      },
      { figures: { "2x0": "39", "row-2": "44", "column-0": "74", all: "114" } },
    ],
    shown: { "2x0": "c", "row-2": "c", all: "c" },
    why: "42 less 37 leave 5 for two that stay the same, so 44 would give 39, and 44 was printed before 42 was",
  },
  {
    name: "the rest of a rounded percentage whose numerator looks like its base",
    disclosure: { threshold: 2 },
    kpis: { share: SHARE, seen: { numeratorOf: "share" } },
    days: [{ figures: { share: "94", seen: "16" } }],
    shown: { share: "c", seen: "16" },
    why: "94% is 16 of 17 and nothing else, though 94% of 16 is a whole number, too",
  },
];

describe("no longer given back", () => {
  test.each(FOUND)("$name: $why", ({ days, shown, ...situation }) => {
    const published = publish(planOf(situation, days));
    const last = published.at(-1)?.printed ?? {};
    expect(Object.fromEntries(Object.keys(shown).map((name) => [name, last[name]]))).toEqual(shown);
    expect(published.flatMap(({ leaks }) => leaks)).toEqual([]);
  });
});
