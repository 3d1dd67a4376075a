import path from "node:path";
import { describe, expect, test } from "vitest";
import type { NewEntry } from "../../src/writing/entries.ts";
import { writeFile } from "../../src/writing/write-file.ts";

const action = (fields: NewEntry["fields"]): string =>
  writeFile({ actions: [{ fields: { id: "1.1", answers: "R1", title: "Train managers", ...fields } }] });

test("a plan as it would be typed with care", async () => {
  const text = writeFile(
    {
      updates: [
        {
          fields: {
            of: "1.10",
            status: "complete",
            date: "2016-08-26",
            progress: "All strategy meetings are multi-agency: 24 of 24 were minuted.",
            evidence: [{ date: "2016-08-19", title: "Audit #3", "verified-by": "director" }],
            by: "board-2016-08",
          },
        },
        { fields: { date: "2016-08-26", of: ["1.4", "R1"], note: "No change" } },
      ],
      actions: [
        {
          comments: ['Not placed: "Cost" (F12): £2,000', 'Not placed: "RAG last month" (J12): Amber'],
          fields: {
            status: "on-track",
            title: "Supervision: train every manager",
            id: "1.10",
            due: "2016-03-31",
            answers: ["R1", "R2"],
            outcome:
              "Every social worker has supervision each month, recorded on the child's file within five working days, so that drift is seen while there is still time to put it right.",
            illustrative: true,
          },
        },
        {
          fields: {
            id: "012",
            answers: "R1",
            title: "No",
            outcome: "Three things will be different:\n\n- no child waits\n- every file is read",
          },
        },
      ],
      recommendations: [
        {
          fields: {
            title: "Oversight",
            id: "R1",
            number: 1,
            text: "Oversee it.",
            source: "ofsted-2015/report",
          },
        },
      ],
      extracts: [
        {
          fields: {
            values: new Map([
              [
                "caseload",
                new Map([
                  ["2016-08", "17.20"],
                  ["2016", "71/78"],
                ]),
              ],
            ]),
            date: "2016-09-02",
          },
        },
      ],
      plan: {
        fields: {
          service: "Children's Services",
          authority: "Northbridge Council",
          title: "Improvement Plan",
          answers: "ofsted-2015",
          start: "2016-01-06",
          regime: { "cycle-months": 2, visits: "4" },
        },
      },
      glossary: new Map([["on", "Ofsted notice"]]),
    },
    ["Made of tracker.xlsx, sheet “Action plan”"],
  );
  await expect(text).toMatchFileSnapshot(path.join(import.meta.dirname, "expected/plan.yaml"));
});

describe("a text is written so that no reader takes it for anything else", () => {
  test.each([
    ["1.10", '"1.10"'],
    ["no", '"no"'],
    ["2016-03-31", "2016-03-31"],
    ["31/03/2016", "31/03/2016"],
    ["Who: the director", '"Who: the director"'],
    ["Team #2", '"Team #2"'],
    ["It's done", "It's done"],
    ['"Done", she said', "'\"Done\", she said'"],
    ["- done", '"- done"'],
    ["{{count}}", '"{{count}}"'],
    ["tab\there", '"tab\\there"'],
    ["bell\u0007", '"bell\\u0007"'],
    ["turned \u202Eround", '"turned \\u202eround"'],
    ["caf\u00e9 👩‍👧", "caf\u00e9 👩‍👧"],
    ["two\nlines", "|-\n      two\n      lines"],
    ["looks like\ndue: 2016-03-31", '"looks like\\ndue: 2016-03-31"'],
  ])("%j", (title, written) => {
    expect(action({ title })).toContain(`    title: ${written}\n`);
  });
});

test("a number, a figure and true are written bare only where the schema has one", () => {
  const text = writeFile({
    kpis: [
      { fields: { id: "caseload", frequency: "monthly", decimals: "1", unit: "100", screening: "true" } },
    ],
  });
  expect(text).toBe(
    'kpis:\n  - id: caseload\n    unit: "100"\n    decimals: 1\n    frequency: monthly\n    screening: true\n',
  );
});

test("a comment cannot end early, and silences nothing", () => {
  const comments = [
    `Not placed: "Notes" (F3): one\r\nactions:\u2028 # improve-ignore all ${"and more ".repeat(20)}`,
  ];
  const text = writeFile({ posts: [{ fields: { id: "director", title: "Director" }, comments }] });
  expect(text).toBe(`\
posts:
  # Not placed: "Notes" (F3): one actions: # "improve-ignore" all and more and more and more and more and more
  # and more and more and more and more and more and more and more and more and more and more and more and
  # more and more and more and more
  - id: director
    title: Director
`);
});

test("a field that no entry has is a fault of the caller", () => {
  expect(() => action({ ownr: "director" })).toThrow("No field ownr can be written");
});
