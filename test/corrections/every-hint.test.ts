import { expect, test } from "vitest";
import { compared, found, printed, published, replaced, withUpdate } from "./plan-fixture.ts";

/**
 * What somebody changes after it was published, and what is right. Whatever the hint of published-changed says to write is
 * written with that value: it silences the error, and the Board, Cabinet and diff are told of a correction.
 */
const FIELDS: readonly (readonly [what: string, was: string, now: string, right: string])[] = [
  ["the title of an action", "title: Train 30 managers", "title: Train 13 managers", "Train 13 managers"],
  ["who owns it", "Train 30 managers\n    owner: lead", "Train 30 managers\n    owner: director", "director"],
  ["what it answers", "answers: R1\n    title: Train", "answers: R2\n    title: Train", "R2"],
  ["when it starts", "start: 2016-02-15\n    due", "start: 2016-02-22\n    due", "2016-02-22"],
  ["when it is due", "due: 2016-09-30", "due: 2016-10-31", "2016-10-31"],
  ["its outcome", "a worker who is supported.", "the same worker.", "Children have the same worker."],
  ["its workstream", "workstream: Workforce", "workstream: Practice", "Practice"],
  ["what measures it", "measured-by: visits", "measured-by: caseload", "caseload"],
  [
    "its first status",
    "measured-by: visits\n    status: on-track",
    "measured-by: visits\n    status: at-risk",
    "at-risk",
  ],
  [
    "its first evidence",
    "Training register, date: 2016-04-20",
    "Register, date: 2016-04-20",
    "[{ title: Register, date: 2016-04-20 }]",
  ],
  [
    "its impact",
    "impact: Supervision is regular.",
    "impact: Supervision is monthly.",
    "Supervision is monthly.",
  ],
  ["a status by an update", "status: complete", "status: at-risk", "at-risk"],
  ["a date by an update", "due: 2017-01-31", "due: 2017-02-28", "2017-02-28"],
  [
    "progress by an update",
    "progress: The policy is written.",
    "progress: The policy is drafted.",
    "The policy is drafted.",
  ],
  [
    "evidence by an update",
    "Supervision policy, date",
    "Draft policy, date",
    "[{ title: Draft policy, date: 2016-04-27 }]",
  ],
  [
    "the title of a recommendation",
    "title: Supervise social workers",
    "title: Supervise workers",
    "Supervise workers",
  ],
  ["its text", "text: Ensure that supervision is regular.", "text: Supervise monthly.", "Supervise monthly."],
  ["its number", "number: 1\n", "number: 3\n", "3"],
  ["who leads it", "report\n    lead: director", "report\n    lead: lead", "lead"],
  [
    "its track",
    "title: Visit on time,",
    "title: Visit on time, track: business-as-usual, governance: Board,",
    "business-as-usual, governance: The Board, measure: More visits in time",
  ],
  ["the name of a measure", "name: Visits in time", "name: Visits on time", "Visits on time"],
  [
    "its definition",
    "definition: Visits within ten",
    "definition: Visits within five",
    "Visits within five working days.",
  ],
  ["its unit", "unit: cases", "unit: children", "children"],
  ["its basis", "basis: in-period", "basis: year-to-date", "year-to-date"],
  [
    "which way is better",
    "frequency: monthly,\n      better: lower",
    "frequency: monthly,\n      better: neutral",
    "neutral",
  ],
  ["what it measures", "better: higher\n    answers: R2", "better: higher\n    answers: R1", "R1"],
  ["its target", "targets: [{ value: 80 }]", "targets: [{ value: 85 }]", "[{ value: 85 }]"],
  [
    "its comparator",
    "who: England, value: 75",
    "who: England, value: 76",
    '[{ who: England, value: 76, period: "2015" }]',
  ],
  [
    "its break",
    "from: 2016-02, kind: method",
    "from: 2016-03, kind: method",
    "[{ from: 2016-03, kind: method, reason: A new system }]",
  ],
  ["the title of an event", "title: Inspection of services", "title: Full inspection", "Full inspection"],
  ["its kind", "kind: monitoring-visit", "kind: focused-visit", "focused-visit"],
  ["who held it", "title: First visit, by: ofsted", "title: First visit, by: dfe", "dfe"],
  ["when it was held", "held: 2016-01-11/2016-01-29", "held: 2016-01-18/2016-01-29", "2016-01-18/2016-01-29"],
  ["when it is planned", "planned: 2016-07-12", "planned: 2016-07-19", "2016-07-19"],
  [
    "the title of a document",
    "title: Report of the inspection",
    "title: Inspection report",
    "Inspection report",
  ],
  ["its date", "date: 2016-01-31\n        findings", "date: 2016-02-01\n        findings", "2016-02-01"],
  [
    "the text of a finding",
    "text: Supervision is irregular.",
    "text: Supervision is rare.",
    "Supervision is rare.",
  ],
  ["its kind of finding", "id: b, kind: mixed", "id: b, kind: concern", "concern"],
  ["what answers it", "often late., answers: R2", "often late., answers: R1", "R1"],
  ["the title of a post", "title: Workforce Lead", "title: Head of Workforce", "Head of Workforce"],
  ["who holds it", "name: Ann Hall", "name: Anne Hall", "[{ name: Anne Hall, from: 2015-01-01 }]"],
  ["the name of a body", "name: Ofsted", "name: Office for Standards", "Office for Standards"],
  ["the title of the report", "title: First report", "title: Progress report", "Progress report"],
  ["its meeting", "date: 2016-05-24", "date: 2016-05-25", "{ body: cabinet, date: 2016-05-25 }"],
  ["its summary", "summary: Work goes on.", "summary: Work has begun.", "Work has begun."],
  ["its decisions", "[Note the report.]", "[Receive the report.]", "[Receive the report.]"],
  [
    "who is asked about it",
    "contact: { name: Bo Hart }",
    "contact: { name: Bo Heart }",
    "{ name: Bo Heart }",
  ],
  ["who signs it", "purpose: To report.", "signed: lead\n    purpose: To report.", "lead"],
  [
    "who is responsible for it",
    "{ member: director, director: director }",
    "{ member: lead, director: director }",
    "{ member: lead, director: director }",
  ],
  [
    "its highlights",
    "reasons: Cabinet asked",
    "highlights: [{ text: Visits are late. }]\n    reasons: Cabinet asked",
    "[{ text: Visits are late. }]",
  ],
];

test.each(FIELDS)("%s", async (_, was, now, right) => {
  const record = await published();
  const changed = replaced(record, was, now);
  const [problem] = await found(changed, "published-changed");
  const [, line = ""] = /add under updates: (\{.*\})\./.exec(problem?.hint ?? "") ?? [];
  const update = line
    .replace("date: …", "date: 2016-06-20")
    .replace("reason: …", "reason: It was mistyped")
    .replace(
      /(?<=corrects: [\w-]+, (?:its: \{ )?(?!its)[\w-]+: )(?:…|\{.*?\}(?=, reason)|\[.*\](?=, reason))/,
      () => right,
    );
  const corrected = withUpdate(record, update);
  expect((await found(corrected)).map(({ message }) => message)).toEqual([]);
  const kinds = (await compared(corrected)).map(({ kind }) => kind);
  expect(kinds).toContainEqual(expect.stringMatching(/-corrected$/));
  // That evidence is no longer there is told by itself: it was the proof of what Members were told.
  expect(kinds.filter((kind) => !kind.endsWith("-corrected") && kind !== "evidence-removed")).toEqual([]);
  expect((await printed(corrected, "board-2016-06")).join("\n")).toContain("corrected");
  const cabinet = await printed(corrected, "cabinet-2016-09");
  const section = cabinet.slice(cabinet.indexOf("h2 Corrections"), cabinet.indexOf("h2 Recommendation"));
  expect(section[1]).toMatch(/^- (This puts right what the|The) report of 6 May 2016 (said\.|counted )/);
  expect(section[2]).toMatch(/ (is right|was corrected|were corrected)/);
});
