import { describe, expect, test } from "vitest";
import { readFileOfFigures } from "../../src/load/csv/read-figures.ts";
import type { ExtractFigure } from "../../src/plan/schema/extracts.ts";

const MEASURES = [
  { id: "assessments", name: "Assessments in time", unit: "% of assessments" },
  { id: "caseload", name: "Cases for each worker", unit: "cases" },
];

/** One line for each figure, `caseload 2016-04 17.2`, with a fraction as its two counts. */
const show = ({ kpi, period, figure }: ExtractFigure): string => {
  const { value, numerator, denominator, symbol } = figure;
  return `${kpi} ${period} ${numerator === null ? (value ?? symbol) : `${numerator}/${denominator}`}`;
};

function figuresIn(text: string): string[] {
  const { figures, problems } = readFileOfFigures("april.csv", text, MEASURES);
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
  ["24/04/16", "2016-04-24"],
  ["Apr 16", "2016-04"],
])("the period %s is read as %s", (written, key) => {
  expect(figuresIn(`kpi,period,value\ncaseload,${written},17.2\n`)).toEqual([`caseload ${key} 17.2`]);
  expect(figuresIn(`kpi,${written}\ncaseload,17.2\n`)).toEqual([`caseload ${key} 17.2`]);
});

test.each(["2016/04", "April", "04/2016", "04/24/2016", "30/02/2016", "2015/16", "Maybe 2016"])(
  "the period %s is kept as it is written",
  (written) => {
    expect(figuresIn(`kpi,period,value\ncaseload,${written},17.2\n`)).toEqual([`caseload ${written} 17.2`]);
  },
);

test.each([
  [",", '"1,234"', 1234],
  [",", '"1,234,567.5"', 1234567.5],
  [",", "1 234", 1234],
  [",", "1\u00a0234.5", 1234.5],
  [",", "−3", -3],
  [";", "1.234.567", 1234567],
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

/** The problems of a file, one on each line: `4:18 rule message`, with the text that the place covers below. */
function problemsIn(text: string): string[] {
  return readFileOfFigures("april.csv", text, MEASURES).problems.map(({ origin, rule, message }) => {
    const [start, end] = origin.offsets as readonly [number, number];
    const above = text.slice(0, start).split("\n");
    return `${above.length}:${(above.at(-1) as string).length + 1} ${rule} ${message} [${text.slice(start, end)}]`;
  });
}

describe("a number that can be read in two ways is told", () => {
  const either = (number: string, reason: string) =>
    `2:18 csv-shape KPI "caseload": "${number}" may be 1234 or 1.234: ${reason} [${number}]`;

  test.each([
    ["1.234", ["17"], "no other number of the file shows what its point means"],
    ["1,234", ["17", "1 876"], "no other number of the file shows what its comma means"],
    ["1,234", ["9,876"], "no other number of the file shows what its comma means"],
    ["1.234", ["17,2", "17.2"], "other numbers of the file have a decimal point and a decimal comma"],
  ])("%s beside %j", (number, others, reason) => {
    const rows = [number, ...others].map((one, index) => `caseload;2016-0${4 + index};${one}\n`);
    expect(problemsIn(`kpi;period;value\n${rows.join("")}`)[0]).toBe(either(number, reason));
  });

  test("between commas, if another number has a decimal comma", () => {
    const text = 'kpi,period,value\ncaseload,2016-04,"1,234"\ncaseload,2016-05,"17,2"\n';
    expect(problemsIn(text)).toEqual([
      `2:18 csv-shape KPI "caseload": "1,234" may be 1234 or 1.234: other numbers of the file have a decimal comma ["1,234"]`,
      `3:18 csv-shape KPI "caseload": "17,2" has a decimal comma ["17,2"]`,
    ]);
  });
});

test.each([
  ["1.234", "17,2", 1234],
  ["1,234", "17,2", 1.234],
  ["1.234", "17.2", 1.234],
  ["1,234", "17.2", 1234],
  ["1.234", "2.345,6", 1234],
  ["1,234", "2,345.6", 1234],
  ["1.234", "1.234.567", 1234],
  ["1.234", "0,123", 1234],
  ["1.234", "0.5/1.25", 1.234],
])("between semicolons, %s beside %s is %d", (written, other, value) => {
  const text = `kpi;period;value;note\ncaseload;2016-04;${written};4,5 and 6.7\ncaseload;2016-05;${other};3,3\n`;
  expect(figuresIn(text)[0]).toEqual(`caseload 2016-04 ${value}`);
});

test("no percentage is in the thousands, so its point and its comma are decimal signs", () => {
  expect(figuresIn("kpi;2016-04;2016-05\nassessments;91.234;91,234%\n")).toEqual([
    "assessments 2016-04 91.234",
    "assessments 2016-05 91.234",
  ]);
});

describe("a quotation that takes in other rows is told where it opens", () => {
  const over = (lines: number) =>
    `csv-shape The quotation that opens here runs on over ${lines} lines, and none of them can be read as a row ["]`;

  test.each([
    [
      "and closes before text",
      'kpi,period,value,note\ncaseload,2016-04,17.4,"late\ncaseload,2016-05,17.2,\nassessments,2016-05,91%,"late\ncaseload,2016-06,17.1,\n',
      [`2:23 ${over(3)}`],
    ],
    [
      "and closes at the end of a row",
      'kpi,period,value,note\ncaseload,2016-04,17.4,"late\ncaseload,2016-05,17.2,"\ncaseload,2016-06,17.1,\n',
      [`2:23 ${over(2)}`],
    ],
    [
      "and stands before the figures",
      'note,kpi,period,value\n"late,caseload,2016-04,17.4\n",caseload,2016-05,17.2\n,caseload,2016-06,17.1\n',
      [`2:1 ${over(2)}`],
    ],
    [
      "of a table with a column a period",
      'kpi;note;2016-04;2016-05;2016-06\ncaseload;"late;1;2;3\nassessments;late";;;17.1\ncaseload;;;;17.1\n',
      [`2:10 ${over(2)}`],
    ],
  ])("%s", (_, text, expected) => {
    expect(problemsIn(text)).toEqual(expected);
    expect(readFileOfFigures("april.csv", text, MEASURES).figures.map(show)).toEqual([
      "caseload 2016-06 17.1",
    ]);
  });
});

test("text after a closing quotation mark is told, and its row is not read", () => {
  const text = 'kpi,period,value,note\ncaseload,2016-04,17.2,"late" again\ncaseload,2016-05,17.1,5" file\n';
  expect(problemsIn(text)).toEqual([
    '2:23 csv-shape The quotation that opens here closes before its cell ends: "late" again ["]',
  ]);
  expect(readFileOfFigures("april.csv", text, MEASURES).figures.map(show)).toEqual(["caseload 2016-05 17.1"]);
});

test.each(["Two lines,\nwith a comma", "Teams 1, 2 and 3:\nlate, as in May", "See mail,\n\nthanks, Jo"])(
  "a note of several lines is no row: %j",
  (note) => {
    expect(figuresIn(`kpi,period,value,note\ncaseload,2016-04,17.2,"${note}"\n`)).toEqual([
      "caseload 2016-04 17.2",
    ]);
  },
);

describe("what stands round a table", () => {
  const TABLE = "kpi,period,value\ncaseload,2016-04,17.2\n";

  test.each([
    ["sep=;", "sep=;\nkpi;period;value\ncaseload;2016-04;17,2\n"],
    ["sep=, with the line ends of Windows", `SEP=,\r\n${TABLE.replaceAll("\n", "\r\n")}`],
    ["sep=; in quotation marks", '"sep=;"\nkpi;period;value\ncaseload;2016-04;17,2\n'],
    ["sep= and a tab", "sep=\t\nkpi\tperiod\tvalue\ncaseload\t2016-04\t17.2\n"],
    ["sep=; over a file that was saved with commas again", `sep=;,,\n${TABLE}`],
    ["headings again", `${TABLE}kpi,period,value\n`],
  ])("%s is no row", (_, text) => {
    expect(figuresIn(text)).toEqual(["caseload 2016-04 17.2"]);
  });

  test.each([
    [
      "notes below",
      `${TABLE}\nSource: case system\nNote: figures are provisional, and may change\n`,
      '4:1 csv-notes The text below the table looks like a note, and is not read: "Source: case system" [Source: case system\nNote: figures are provisional, and may change]',
    ],
    [
      "a title above",
      `Children's services, monthly figures\nExtracted,04/05/2016\n\n${TABLE}`,
      `1:1 csv-notes The text above the headings looks like a note, and is not read: "Children's services" [Children's services, monthly figures\nExtracted,04/05/2016]`,
    ],
    [
      "notes that spreadsheets fill up with empty cells",
      `${TABLE}Notes:,,\nFigures are provisional,,\n`,
      '3:1 csv-notes The text below the table looks like a note, and is not read: "Notes:" [Notes:,,\nFigures are provisional]',
    ],
    [
      "numbered notes",
      `${TABLE}1,Figures are provisional\n2,"Rounded, to 5"\nPage 1 of 1,,\n`,
      '3:1 csv-notes The text below the table looks like a note, and is not read: "Figures are provisional" [1,Figures are provisional\n2,"Rounded, to 5"\nPage 1 of 1]',
    ],
  ])("%s: told once, and the figures are read", (_, text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
    expect(readFileOfFigures("april.csv", text, MEASURES).figures.map(show)).toEqual([
      "caseload 2016-04 17.2",
    ]);
  });

  test.each(["contac", "2016-05,17.2", "caseload,,", "Cases for each worker,2016-05,", "No id here,,17.3"])(
    "%s below is a row with a mistake, not a note",
    (row) => {
      expect(problemsIn(`${TABLE}${row}\n`).map((one) => one.split(" ")[1])).not.toContain("csv-notes");
    },
  );
});

describe("notes are told apart from rows that lost their figure", () => {
  const PADDED = "__________;;\n© Statistical Office, 2022;;\nStand: 28.07.2022 / 20:34:46;;\n";

  test.each([
    ["kpi;period;value\ncaseload;2016-04;17.2\n", PADDED],
    ["kpi;period;value\ncaseload;2016-04;17.2\n", PADDED.replaceAll(";;", "")],
    ["kpi;period;value\ncaseload;2016-04;17.2\n", PADDED.replaceAll(";;", ";NA;NA")],
    ["period;kpi;value\n2016-04;caseload;17.2\n", PADDED],
    ["kpi;2016-04;2016-05\ncaseload;17.2;\n", PADDED],
    ["period;caseload;assessments\n2016-04;17.2;\n", PADDED],
  ])("%j", (table, notes) => {
    const { figures, problems } = readFileOfFigures("april.csv", table + notes, MEASURES);
    expect(figures.map(show)).toEqual(["caseload 2016-04 17.2"]);
    expect(problems.map(({ message }) => message)).toEqual([
      'The text below the table looks like a note, and is not read: "© Statistical Office, 2022"',
    ]);
  });

  test.each(["contac", "Cases for each worker,,", "Cases per each worker,,", "2016/05,,", "Case load,,"])(
    "%s is told for itself, and the notes round it once",
    (row) => {
      const text = `kpi,period,value\ncaseload,2016-04,17.2\nSource: case system,,\n${row}\nPage 1 of 1,,\n`;
      const [note, ...others] = problemsIn(text);
      expect(note).toContain("csv-notes");
      expect(others[0]).toMatch(/^4:/);
      expect(others.join()).not.toContain("csv-notes");
    },
  );
});

describe("a column for each measure", () => {
  test.each([
    "period,caseload,assessments\n2016-04,17.2,71/78\n2016-05,17.1,\n",
    "Month,Assessments in time,CASELOAD\nApr 2016,71/78,17.2\n2016 MAY,,17.1\n",
    "note;period;Cases for each worker;assessments\n;2016-04;17,2;71/78\nlate;2016-05;17,1;\n",
  ])("is known by id or name: %j", (text) => {
    expect(figuresIn(text).sort()).toEqual([
      "assessments 2016-04 71/78",
      "caseload 2016-04 17.2",
      "caseload 2016-05 17.1",
    ]);
  });

  test("leaves other headings and empty periods to be told at their cells", () => {
    expect(problemsIn("period,caseload,Codes\n2016-04,17.2,P\n,17.1,P\n2016-06,many,P\n")).toEqual([
      '1:17 csv-shape The heading "Codes" means nothing here [Codes]',
      "3:1 csv-shape The row names no period []",
      '4:9 csv-shape KPI "caseload": "many" is not a figure [many]',
    ]);
  });

  test("is none beside a column of KPIs", () => {
    expect(problemsIn("kpi,period,value,caseload\ncaseload,2016-04,17.2,17.2\n")).toEqual([
      '1:18 csv-shape The heading "caseload" means nothing here [caseload]',
    ]);
  });
});

describe("titles above headings with a mistake: what is told is the row above the figures", () => {
  const TITLES =
    '"Title","Prices"\n"CDID","DOGQ"\n"Unit","%"\n"Release date","19-11-2016"\n"Important notes",\n';

  test("which has a mistake", () => {
    expect(problemsIn(`${TITLES}"period","prices"\n"2016 APR","1.4"\n`)).toEqual([
      '6:10 csv-shape The heading "prices" means nothing here ["prices"]',
    ]);
  });

  test("or is not there", () => {
    expect(problemsIn(`${TITLES}"2016","-10.6"\n"2016 APR","1.4"\n`)).toEqual([
      '6:1 csv-shape No row above these figures says what they are ["2016","-10.6"]',
    ]);
  });
});

test("the period of a figure below a heading is at its heading, as it was written", () => {
  const text = "kpi,42493,May-16\ncaseload,17.2,17.1\n";
  const { figures } = readFileOfFigures("april.csv", text, MEASURES);
  expect(figures.map(({ period, written }) => [period, written])).toEqual([
    ["2016-05-03", "42493"],
    ["2016-05", "May-16"],
  ]);
  expect(figures.map(({ origin }) => text.slice(...(origin.key?.offsets ?? [])))).toEqual([
    "42493",
    "May-16",
  ]);
});

test("a file of headings without figures is told", () => {
  expect(problemsIn("kpi,period,value\n,,\n")).toEqual([
    "1:1 csv-without-figures april.csv has headings, but no figures [kpi,period,value]",
  ]);
  expect(problemsIn("kpi,2016-04,2016-05\ncaseload,,\n")[0]).toContain("csv-without-figures");
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
  const [value] = readFileOfFigures("april.csv", text, MEASURES).figures.map(({ origin }) => origin);
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
  const { figures, problems } = readFileOfFigures("april.csv", text, MEASURES);
  expect(problems.map(({ origin }) => text.slice(...(origin.offsets ?? [0, 0])))).toEqual([
    '"seventeen\nor more"',
  ]);
  expect(figures.map(show)).toEqual(["caseload 2016-05 17.3"]);
});

test("an empty column needs no heading, wherever it is", () => {
  expect(figuresIn(",kpi,,period,value,\n,caseload,,2016-04,17.2,\n")).toEqual(["caseload 2016-04 17.2"]);
  const { problems } = readFileOfFigures(
    "april.csv",
    ",kpi,period,value\n1,caseload,2016-04,17.2\n",
    MEASURES,
  );
  expect(problems.map(({ message }) => message)).toEqual(["A column has no heading"]);
});

test("a row without figures is told where no KPI has its id", () => {
  const text = "kpi,2016-04,2016-05\ncaseload,17.1,17.2\nassessments,,\nCasload,,\n";
  const { figures, problems } = readFileOfFigures("april.csv", text, MEASURES);
  expect(figures.map(show)).toEqual(["caseload 2016-04 17.1", "caseload 2016-05 17.2"]);
  expect(problems.map(({ message }) => message)).toEqual([
    '"Casload" is not a KPI of the plan, and its row has no figure',
  ]);
});
