import { describe, expect, test } from "vitest";
import { readCsv } from "../../src/load/csv/read-csv.ts";
import type { ExtractFigure } from "../../src/plan/schema/extracts.ts";

const MEASURES = [
  { id: "assessments", unit: "% of assessments" },
  { id: "caseload", unit: "cases" },
];

/** One line for each figure, `caseload 2016-04 17.2`, with a fraction as its two counts. */
const show = ({ kpi, period, figure }: ExtractFigure): string => {
  const { value, numerator, denominator, symbol } = figure;
  return `${kpi} ${period} ${numerator === null ? (value ?? symbol) : `${numerator}/${denominator}`}`;
};

function figuresIn(text: string): string[] {
  const { figures, problems } = readCsv("april.csv", text, MEASURES);
  expect(problems).toEqual([]);
  return figures.map(show);
}

describe("the same figures in every dialect", () => {
  const EXPECTED = ["assessments 2016-04 71/78", "caseload 2016-04 17.2", "caseload 2016-05 x"];

  test.each([
    ["commas", "kpi,period,value\nassessments,2016-04,71/78\ncaseload,2016-04,17.2\ncaseload,2016-05,x\n"],
    [
      "semicolons",
      "kpi;period;value\nassessments;2016-04;71/78\ncaseload;2016-04;17.2\ncaseload;2016-05;x\n",
    ],
    [
      "tabs",
      "kpi\tperiod\tvalue\nassessments\t2016-04\t71/78\ncaseload\t2016-04\t17.2\ncaseload\t2016-05\tx\n",
    ],
    ["bars", "kpi|period|value\nassessments|2016-04|71/78\ncaseload|2016-04|17.2\ncaseload|2016-05|x\n"],
    [
      "no line end at the end",
      "kpi,period,value\nassessments,2016-04,71/78\ncaseload,2016-04,17.2\ncaseload,2016-05,x",
    ],
    [
      "line ends of Windows",
      "kpi,period,value\r\nassessments,2016-04,71/78\r\ncaseload,2016-04,17.2\r\ncaseload,2016-05,x\r\n",
    ],
    [
      "blank lines",
      "\n\nkpi,period,value\n\nassessments,2016-04,71/78\n , ,\ncaseload,2016-04,17.2\n\ncaseload,2016-05,x\n\n",
    ],
    [
      "spaces",
      "kpi , period, value\n assessments , 2016-04, 71 / 78\n\tcaseload,2016-04 ,17.2 \ncaseload, 2016-05,x",
    ],
    [
      "quotation marks",
      '"kpi","period","value"\n"assessments","2016-04","71/78"\n"caseload" , "2016-04" ,"17.2"\ncaseload,2016-05,"x"\n',
    ],
    [
      "other headings, in another order",
      "Value,Month,Indicator\n71/78,2016-04,assessments\n17.2,2016-04,caseload\nx,2016-05,caseload\n",
    ],
    [
      "notes",
      'Name,kpi,period,value,Comments\n"Assessments, in time",assessments,2016-04,71/78,\nCaseload,caseload,2016-04,17.2,"Two\nlines"\nCaseload,caseload,2016-05,x,é\n',
    ],
    [
      "cells that spreadsheets leave behind",
      "kpi,period,value,,\nassessments,2016-04,71/78,,\ncaseload,2016-04,17.2,,,,\ncaseload,2016-05,x\n,,,,\n",
    ],
    [
      "counts of their own",
      "kpi,period,value,numerator,denominator\nassessments,2016-04,91%,71,78\ncaseload,2016-04,17.2,,\ncaseload,2016-05,,x,\n",
    ],
    ["a column a period", "kpi,2016-04,2016-05\nassessments,71/78,\ncaseload,17.2,x\n"],
    [
      "a column a period, with other periods",
      "measure;Note;Apr-16;May 2016\nassessments;A, note, with, commas;71/78;\ncaseload;;17.2;[x]\n",
    ],
  ])("%s", (_, text) => {
    expect(figuresIn(text)).toEqual(EXPECTED);
  });
});

test.each([
  ["2016-04", "2016-04"],
  ["Apr 2016", "2016-04"],
  ["April 2016", "2016-04"],
  ["APR-16", "2016-04"],
  ["Sept-2016", "2016-09"],
  ["2016-04-24", "2016-04-24"],
  ["24/04/2016", "2016-04-24"],
  ["3/4/2016", "2016-04-03"],
  ["24/04/2016 00:00:00", "2016-04-24"],
  ["2016-04-24T00:00", "2016-04-24"],
  ["24.04.2016", "2016-04-24"],
  ["24 April 2016", "2016-04-24"],
  ["24-Apr-16", "2016-04-24"],
])("the period %s is read as %s", (written, key) => {
  expect(figuresIn(`kpi,period,value\ncaseload,${written},17.2\n`)).toEqual([`caseload ${key} 17.2`]);
  expect(figuresIn(`kpi,${written}\ncaseload,17.2\n`)).toEqual([`caseload ${key} 17.2`]);
});

test.each([
  "2016/04",
  "April",
  "04/2016",
  "04/24/2016",
  "30/02/2016",
  "2015/16",
  "Apr 16",
  "24/04/16",
  "Maybe 2016",
])("the period %s is kept as it is written", (written) => {
  expect(figuresIn(`kpi,period,value\ncaseload,${written},17.2\n`)).toEqual([`caseload ${written} 17.2`]);
});

test.each([
  [",", '"1,234"', 1234],
  [",", '"1,234,567.5"', 1234567.5],
  [",", "1 234", 1234],
  [",", "1\u00a0234.5", 1234.5],
  [",", "−3", -3],
  [";", "1,234", 1234],
  [";", "17,2", 17.2],
  [";", "0,123", 0.123],
  [";", "1.234,5", 1234.5],
  [";", "1 234,5", 1234.5],
  ["\t", "1,234", 1234],
])("with %j between cells, %s is %d", (delimiter, written, value) => {
  const rows = [
    ["kpi", "period", "value"],
    ["caseload", "2016-04", written],
  ];
  const text = rows.map((row) => row.join(delimiter)).join("\n");
  expect(figuresIn(text)).toEqual([`caseload 2016-04 ${value}`]);
});

test("a percentage may have a sign, and counts may have separators", () => {
  const text = "kpi;2016-04;2016-05;2016-06\nassessments;91%;91.5 %;1,071/1,178\n";
  expect(figuresIn(text)).toEqual([
    "assessments 2016-04 91",
    "assessments 2016-05 91.5",
    "assessments 2016-06 1071/1178",
  ]);
});

test("the place of a figure is its cell, with keys for its period and its measure", () => {
  const text = '\nnote,kpi,period,value\r\n"é\r\n🙂", caseload , 2016-04,"17.2"\r\n';
  const [value] = readCsv("april.csv", text, MEASURES).figures.map(({ origin }) => origin);
  const places = [value, value?.key, value?.key?.key];
  expect(places.map((place) => text.slice(...(place?.offsets ?? [])))).toEqual([
    '"17.2"',
    "2016-04",
    "caseload",
  ]);
});

test("the place of a problem is a whole cell, even over several lines", () => {
  const text =
    'note,kpi,period,value\n"é\n🙂",caseload,2016-04,"seventeen\nor more"\n,caseload,2016-05,17.3\n';
  const { figures, problems } = readCsv("april.csv", text, MEASURES);
  expect(problems.map(({ origin }) => text.slice(...(origin.offsets ?? [0, 0])))).toEqual([
    '"seventeen\nor more"',
  ]);
  expect(figures.map(show)).toEqual(["caseload 2016-05 17.3"]);
});
