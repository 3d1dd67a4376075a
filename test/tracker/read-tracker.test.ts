import { expect, test } from "vitest";
import type { Workbook } from "../../src/sheets/workbook.ts";
import { readTracker } from "../../src/tracker/read-tracker.ts";
import { type Mapping, NO_MAPPING, type Tracker } from "../../src/tracker/tracker.ts";
import { book, continued, sheet } from "./sheets.ts";

const read = (workbook: Workbook, mapping: Partial<Mapping> = {}): Tracker =>
  readTracker(workbook, { ...NO_MAPPING, ...mapping }, []);

/** The parts of each action that a test is about. */
const told = ({ actions }: Tracker) =>
  actions.map(({ ref, group, title, status }) => [ref, group, title, status]);

const HEADINGS = ["Ref", "Action", "Owner", "Due date", "RAG"];

test("finds the table below titles, and leaves the titles and a total over", () => {
  const tracker = read(
    book(
      sheet([
        ["Fairmere Council improvement plan"],
        [],
        HEADINGS,
        ["1.1", "Train managers", "Head of Service", "2018-09-30", "Green"],
        ["1.2", "Audit files", "Head of Service", "2018-10-31", "Amber"],
        [],
        ["", "2 actions"],
      ]),
    ),
  );
  expect(told(tracker)).toEqual([
    ["1.1", null, "Train managers", "on-track"],
    ["1.2", null, "Audit files", "at-risk"],
  ]);
  expect(tracker.titles).toEqual(["Fairmere Council improvement plan"]);
  expect(tracker.leftOver).toEqual([
    { place: "Plan!A1", heading: null, text: "Fairmere Council improvement plan" },
    { place: "Plan!B7", heading: null, text: "2 actions" },
  ]);
});

test("reads a heading below a merged one that spans it", () => {
  const tracker = read(
    book(
      sheet([
        ["", "", "Timescale", continued("Timescale"), ""],
        ["Ref", "Action", "Start", "End", "RAG"],
        ["1", "Train managers", "2018-09-01", "2018-09-30", "Green"],
      ]),
    ),
  );
  expect(tracker.actions[0]).toMatchObject({ start: "2018-09-01", due: "2018-09-30" });
  expect(tracker.leftOver).toEqual([]);
});

test("goes on with a merged recommendation, and with an empty cell below it", () => {
  const tracker = read(
    book(
      sheet([
        ["Recommendation", ...HEADINGS],
        ["1. Improve assessments", "1.1", "Train managers"],
        [continued("1. Improve assessments"), "1.2", "Audit files"],
        ["", "1.3", "Report to the Board"],
        ["R2", "2.1", "Recruit"],
      ]),
    ),
  );
  expect(tracker.groups).toEqual([
    { key: "1", number: 1, text: "Improve assessments", place: "Plan!A2" },
    { key: "2", number: 2, text: "", place: "Plan!A5" },
  ]);
  expect(tracker.actions.map(({ group }) => group)).toEqual(["1", "1", "1", "2"]);
});

test("takes lines that stand alone between the rows as recommendations", () => {
  const tracker = read(
    book(
      sheet([
        HEADINGS,
        ["Recommendation 1: Improve assessments"],
        ["1.1", "Train managers"],
        ["Recommendation 2: Recruit"],
        ["2.1", "Advertise"],
      ]),
    ),
  );
  expect(tracker.actions.map(({ group }) => group)).toEqual(["1", "2"]);
});

test("takes a sheet a recommendation from its title, or from its name", () => {
  const tracker = read(
    book(
      sheet([["Recommendation 3: Recruit"], HEADINGS, ["3.1", "Advertise"]], { name: "Three" }),
      sheet([HEADINGS, ["4.1", "Audit files"]], { name: "Quality" }),
    ),
  );
  expect(tracker.groups.map(({ key, text }) => [key, text])).toEqual([
    ["3", "Recruit"],
    ["quality", "Quality"],
  ]);
});

test("reads two tables side by side, and two one below another", () => {
  const wide = sheet([
    ["Ref", "Action", "RAG", "", "Ref", "Action", "RAG"],
    ["1", "Train managers", "Green", "", "2", "Recruit", "Red"],
  ]);
  const long = sheet([HEADINGS, ["3", "Audit files"], [], HEADINGS, ["4", "Report"]], { name: "Long" });
  const tracker = read(book(wide, long));
  expect(tracker.actions.map(({ title }) => title)).toEqual([
    "Train managers",
    "Recruit",
    "Audit files",
    "Report",
  ]);
  expect(tracker.leftOver).toEqual([]);
});

test("reads two tables side by side that no column parts", () => {
  const headings = ["Ref", "Action", "RAG"];
  const tracker = read(
    book(
      sheet([
        [...headings, ...headings],
        ["1", "Train", "Green", "2", "Recruit", "Red"],
      ]),
    ),
  );
  expect(told(tracker)).toEqual([
    ["1", null, "Train", "on-track"],
    ["2", null, "Recruit", "off-track"],
  ]);
  expect(tracker.leftOver).toEqual([]);
});

test("tells of a second column that looks like one that is read", () => {
  const rows = sheet([
    ["Ref", "Action", "Owner", "Due date", "Due date", "Lead"],
    ["1", "Train", "Head", "2018-09-30", "2018-12-31", "Deputy"],
  ]);
  const tracker = read(book(rows));
  expect(tracker.notes.map(({ text }) => text).slice(0, 2)).toEqual([
    '"Due date" (E) looks like the field due, as "Due date" (D) does, which is read. E is left over; --map "E=due" reads it instead.',
    '"Lead" (F) looks like the field owner, as "Owner" (C) does, which is read. F is left over; --map "F=owner" reads it instead.',
  ]);
  const given = read(book(rows), {
    headings: new Map([
      ["E", "due"],
      ["F", "left-over"],
    ]),
  });
  expect(given.actions[0]?.due).toBe("2018-12-31");
  expect(given.notes.filter(({ text }) => text.includes('"Lead"'))).toEqual([]);
});

test("an error of Excel is no value, and is left over and told", () => {
  const error = { text: "#REF!", content: { kind: "error" } } as const;
  const tracker = read(
    book(
      sheet([
        ["Recommendation", "Ref", "Action", "Owner", "Due date", "RAG", "Progress"],
        ["1. Improve", "1", "Train", error, error, error, error],
        [error, error, "Audit", "Head", "2018-09-30", "Green", ""],
        ["", "3", error, "Head", "2018-09-30", "Green", ""],
      ]),
    ),
  );
  expect(tracker.actions).toMatchObject([
    { ref: "1", group: "1", title: "Train", owner: null, due: null, status: null, progress: [] },
    { ref: null, group: null, title: "Audit", owner: "Head" },
  ]);
  expect(tracker.questions).toEqual([]);
  expect(tracker.leftOver.filter(({ text }) => text === "#REF!")).toHaveLength(7);
  expect(tracker.notes).toEqual([
    {
      text: "An error that Excel shows in the place of a value is left over.",
      places: ["Plan!D2", "Plan!E2", "Plan!F2", "Plan!G2", "Plan!A3", "Plan!B3"],
    },
    { text: "A row has an owner, a date or a status and no action, and is left over.", places: ["Plan!B4"] },
  ]);
});

test("two recommendations with one number are told", () => {
  const tracker = read(
    book(
      sheet([
        ["Recommendation", "Ref", "Action"],
        ["1. Improve assessments", "1.1", "Train"],
        ["Recommendation 1: improve assessments.", "1.2", "Audit"],
        ["1. Recruit", "1.3", "Advertise"],
      ]),
    ),
  );
  expect(tracker.notes.map(({ text }) => text)).toEqual([
    '"1. Recruit" (Plan!A4) has the number of "Improve assessments" (Plan!A2), and its actions are put under that.',
  ]);
});

test("a rating that the status contradicts is taken, and told", () => {
  const tracker = read(
    book(
      sheet([
        ["Ref", "Action", "RAG", "Status"],
        ["1", "Train", "Green", "Delayed"],
      ]),
    ),
  );
  expect(tracker.actions[0]?.status).toBe("on-track");
  expect(tracker.notes.at(-1)?.text).toBe(
    "The status is off-track and the rating on-track. The rating is taken.",
  );
});

test("takes the colour of a cell where there is no word, and a settled status before a colour", () => {
  const green = { text: "", content: { kind: "empty" }, fill: "00B050" } as const;
  const tracker = read(
    book(
      sheet([
        ["Ref", "Action", "Status", "RAG"],
        ["1", "Train managers", "", green],
        ["2", "Audit files", "Completed", "Red"],
        ["3", "Recruit", "In progress", "Amber"],
      ]),
    ),
  );
  expect(tracker.actions.map(({ status }) => status)).toEqual(["on-track", "complete", "at-risk"]);
  expect(tracker.notes).toContainEqual({
    text: "The status is complete and the rating off-track. The status is taken.",
    places: ["Plan!C3"],
  });
});

test("asks once about a word that is no known status, and leaves it over until it is answered", () => {
  const rows = sheet([HEADINGS, ["1", "Train", "", "", "Paused"], ["2", "Audit", "", "", "Paused"]]);
  const asked = read(book(rows));
  expect(asked.questions).toEqual([
    {
      about: "status",
      written: "Paused",
      why: "is no status that is known",
      places: ["Plan!E2", "Plan!E3"],
      offer: null,
    },
  ]);
  expect(asked.leftOver.map(({ text }) => text)).toEqual(["Paused", "Paused"]);
  const answered = read(book(rows), { statuses: new Map([["paused", "at-risk"]]) });
  expect(answered.actions.map(({ status }) => status)).toEqual(["at-risk", "at-risk"]);
  expect(answered.leftOver).toEqual([]);
});

test("leaves over what stands where there is no status", () => {
  const tracker = read(book(sheet([HEADINGS, ["1", "Train", "", "", "N/A"]])));
  expect(tracker.questions).toEqual([]);
  expect(tracker.leftOver.map(({ text }) => text)).toEqual(["N/A"]);
});

test("a total below the actions is none of them, whatever stands beside it", () => {
  for (const total of [1, "1"]) {
    const tracker = read(book(sheet([HEADINGS, ["1", "Train"], ["Total actions", total]])));
    expect(tracker.actions.map(({ title }) => title)).toEqual(["Train"]);
    expect(tracker.leftOver.map(({ text }) => text)).toEqual(["Total actions", "1"]);
  }
});

test("a share of the work is no day of completion", () => {
  const share = { text: "50%", content: { kind: "number", value: 0.5, isPercentage: true } } as const;
  const tracker = read(
    book(
      sheet([
        [...HEADINGS, "% complete"],
        ["1", "Train", "", "", "Green", share],
      ]),
    ),
  );
  expect(tracker.actions[0]).toMatchObject({ completed: null, status: "on-track" });
  expect([tracker.questions, tracker.leftOver.map(({ text }) => text)]).toEqual([[], ["50%"]]);
});

test("an action that stands alone below one with a reference is told", () => {
  const tracker = read(book(sheet([HEADINGS, ["1", "Train", "Head"], ["", "see also the training plan"]])));
  expect(tracker.actions).toHaveLength(2);
  expect(tracker.notes).toContainEqual({
    text: "A row with nothing but an action is taken for an action. If it goes on with the one above, join the two.",
    places: ["Plan!B3"],
  });
});

test("adds a further line to the action above it", () => {
  const tracker = read(
    book(
      sheet([
        ["Ref", "Action", "Progress", "Evidence"],
        ["1", "Train managers", "Course booked", ""],
        ["", "", "Course held", "Register"],
      ]),
    ),
  );
  expect(tracker.actions[0]).toMatchObject({
    progress: [
      { text: "Course booked", day: null },
      { text: "Course held", day: null },
    ],
    evidence: "Register",
  });
});

test("reads a column of progress for each month", () => {
  const tracker = read(
    book(
      sheet([
        ["Ref", "Action", "Owner", "Update (Aug 2018)", "Update July 2018"],
        ["1", "Train", "", "Held", "Booked"],
      ]),
    ),
  );
  expect(tracker.actions[0]?.progress).toEqual([
    { text: "Booked", day: "2018-07-31" },
    { text: "Held", day: "2018-08-31" },
  ]);
});

test("mends references that Excel has turned into numbers or dates, and says so", () => {
  const date = { text: "02-Jan", content: { kind: "date", date: "2018-01-02", hasYear: false } } as const;
  const tracker = read(book(sheet([HEADINGS, [1.9, "Train"], [1.1, "Audit"], [date, "Recruit"]])));
  expect(tracker.actions.map(({ ref }) => ref)).toEqual(["1.9", "1.10", "2.1"]);
  expect(tracker.notes.map(({ text }) => text)).toEqual([
    "No column, title or sheet names the recommendations: all actions answer one.",
    "Excel drops a 0 at the end of a reference: what stands after 1.9 as 1.1 is read as 1.10.",
    "Excel made the date 02-Jan of a reference, which is read as 2.1.",
  ]);
});

test("one post may be spelt in several ways, and posts that look alike are shown", () => {
  const owners = [
    "Head of Service & Safeguarding",
    "head of service and safeguarding",
    "Head of Services and Safeguarding",
    "Head of Safeguarding",
    "PSW / AD",
  ];
  const tracker = read(
    book(sheet([HEADINGS, ...owners.map((owner, index) => [String(index), `Action ${index}`, owner])])),
  );
  expect(tracker.owners.posts.map(({ id, spellings }) => [id, spellings.length])).toEqual([
    ["head-of-service-and-safeguarding", 3],
    ["head-of-safeguarding", 1],
    ["psw", 1],
  ]);
  expect(tracker.owners.alike.map((pair) => pair.map(({ id }) => id))).toEqual([
    ["head-of-service-and-safeguarding", "head-of-safeguarding"],
  ]);
});

test("initials look like the post they stand for, and a title begins with a capital where one spelling does", () => {
  const owners = [
    "head of service",
    "head of service",
    "Head of Service",
    "HoS",
    "PSW",
    "Principal Social Worker",
  ];
  const tracker = read(
    book(sheet([HEADINGS, ...owners.map((owner, index) => [String(index), `Action ${index}`, owner])])),
  );
  expect(tracker.owners.posts.map(({ title }) => title)).toEqual([
    "Head of Service",
    "HoS",
    "PSW",
    "Principal Social Worker",
  ]);
  expect(tracker.owners.alike.map((pair) => pair.map(({ title }) => title))).toEqual([
    ["Head of Service", "HoS"],
    ["PSW", "Principal Social Worker"],
  ]);
});

test("takes corrections by heading and by the letter of a column", () => {
  const rows = sheet([
    ["Ref", "Action", "Cost", "Notes", "Notes"],
    ["1", "Train", "£20", "Booked", "Held"],
  ]);
  const tracker = read(book(rows), {
    headings: new Map([
      ["Cost", "outcome"],
      ["E", "progress"],
      ["D", "left-over"],
    ]),
  });
  expect(tracker.actions[0]).toMatchObject({ outcome: "£20", progress: [{ text: "Held", day: null }] });
  expect(tracker.leftOver).toEqual([{ place: "Plan!D2", heading: "Notes", text: "Booked" }]);
});

test("tells of hidden rows, columns and sheets", () => {
  const hidden = { hiddenRows: new Set([1]), hiddenColumns: new Set([2]) };
  const tracker = read(
    book(sheet([HEADINGS, ["1", "Train"]], hidden), sheet([["Old"]], { name: "Old", isHidden: true })),
  );
  expect(tracker.notes.map(({ text }) => text).slice(0, 3)).toEqual([
    'The sheet "Old" is hidden, and is left over. Name it under sheets: to read it.',
    'The sheet "Plan" hides 1 row (2), read like the others.',
    'The sheet "Plan" hides 1 column (C), read like the others.',
  ]);
});

test.each([
  [
    book(
      sheet([
        ["Name", "Age"],
        ["A", "3"],
      ]),
    ),
    /No sheet of "tracker.xlsx" has a row of headings/,
  ],
  [book(), /has nothing in it/],
] as const)("says what is missing", (workbook, message) => {
  expect(() => read(workbook)).toThrow(message);
});

test.each([
  [[], '"tracker.xlsx" has headings, and no action below them'],
  [[["Total", ""]], '"tracker.xlsx" has headings, and no action below them'],
  [
    [["1", { text: "=B9", content: { kind: "unknown-result", formula: "B9" } }]],
    '"tracker.xlsx" holds formulas without their results, the first in Plan!B2: =B9',
  ],
  [
    Array.from({ length: 5001 }, (_, at) => [String(at), "Visit"]),
    '"tracker.xlsx" has 5,001 rows of actions, and at most 5,000 are read',
  ],
] as const)("refuses what is no plan", (rows, message) => {
  const all = [HEADINGS, ...rows] as Parameters<typeof sheet>[0];
  expect(() => read(book(sheet(all)))).toThrow(message);
});

test("says which heading or sheet a mapping names in vain", () => {
  const rows = book(sheet([HEADINGS, ["1", "Train"]]));
  expect(() => read(rows, { headings: new Map([["Ower", "owner"]]) })).toThrow('has no heading "Ower"');
  expect(() => read(rows, { sheets: ["Plans"] })).toThrow('has no sheet "Plans"');
});
