import { describe, expect, test } from "vitest";
import { REFERENCES } from "../../src/report/references/index.ts";
import { build, loadFixture, print } from "./build-fixture.ts";

const fixture = await loadFixture();

const PRINTED: Readonly<Record<string, readonly (readonly [written: string, printed: string])[]>> = {
  "as-at": [["{{as-at}}", "2 September 2016"]],
  since: [["{{since}}", "6 May 2016"]],
  date: [
    ['{{date "visit"}}', "10 to 11 July 2016"],
    ['{{date "visit/letter"}}', "5 August 2016"],
    ['{{date "next-visit"}}', "12 to 13 October 2016"],
    ['{{date "reinspection"}}', "first half of 2017"],
  ],
  month: [
    ['{{month "visit"}}', "July 2016"],
    ['{{month "visit/letter"}}', "August 2016"],
    ['{{month "next-visit"}}', "October 2016"],
  ],
  count: [
    ['{{count "actions"}}', "3"],
    ['{{count "actions" status="complete"}}', "1"],
    ['{{count "actions" status="complete, withdrawn"}}', "2"],
    ['{{count "actions" recommendation="R1" owner="head" in="words"}}', "one"],
    ['{{count "actions" track="business-as-usual" in="words"}}', "zero"],
    ['{{count "recommendations" lead="head"}}', "1"],
    ['{{count "kpis" frequency="monthly"}}', "1"],
    ['{{count "findings" document="visit/letter" kind="concern"}}', "1"],
    ['{{count "events" by="ofsted" held="true"}}', "2"],
    ['{{count "changes" kind="action-completed" in="words"}}', "one"],
    ['{{count "changes" kind="document-received,event-held" severity="info"}}', "3"],
  ],
  made: [
    ['{{made "inspection/report"}}', "2"],
    ['{{made "inspection" in="words"}}', "two"],
  ],
  kpi: [
    ['{{kpi "caseload"}}', "17.2"],
    ['{{kpi "caseload" period="2016-06"}}', "17.9"],
    ['{{kpi "assessments"}}', "91% (71 of 78)"],
  ],
  period: [
    ['{{period "caseload"}}', "July 2016"],
    ['{{period "assessments"}}', "quarter ending June 2016"],
  ],
  target: [['{{target "caseload"}}', "18 or less"]],
  title: [
    ['{{title "R2"}}', "Caseloads"],
    ['{{title "visit/letter"}}', "Letter"],
    ['{{title "visit/letter/a"}}', "Caseloads are lower."],
    ['{{title "director"}}', "Director of Children's Services"],
  ],
  holder: [['{{holder "director"}}', "Bea New"]],
  term: [['{{term "DfE"}}', "Department for Education (DfE)"]],
  appendix: [['{{appendix "letter"}}', "Appendix 1"]],
  paragraph: [['See {{paragraph "here"}} {#here}', "See paragraph 8"]],
};

describe.each(REFERENCES)("{{$name}}", ({ name }) => {
  test("prints what it names", () => {
    const examples = PRINTED[name] ?? [];
    expect(examples).not.toEqual([]);
    for (const [written, printed] of examples)
      expect(print(fixture, written), written).toEqual([`8 ${printed}`]);
  });
});

const REFUSED: readonly (readonly [written: string, message: string, hint: string | null])[] = [
  ['{{dat "visit"}}', "There is no reference {{dat}}", 'Did you mean "date"?'],
  ["{{constructor}}", "There is no reference {{constructor}}", expect.stringContaining("as-at, ")],
  [
    '{{date "vist"}}',
    'No event or document "vist" with a date was known on 2 September 2016',
    'Did you mean "visit"?',
  ],
  [
    '{{date "visit/annex"}}',
    'No event or document "visit/annex" with a date was known on 2 September 2016',
    null,
  ],
  [
    '{{month "reinspection"}}',
    'No event or document "reinspection" with a date was known on 2 September 2016',
    null,
  ],
  ['{{count "action"}}', '"action" cannot be counted', 'Did you mean "actions"?'],
  ['{{count "constructor"}}', '"constructor" cannot be counted', expect.anything()],
  ['{{count "actions" stauts="complete"}}', 'actions cannot be chosen by "stauts"', 'Did you mean "status"?'],
  ['{{count "actions" constructor="x"}}', 'actions cannot be chosen by "constructor"', expect.anything()],
  [
    '{{count "actions" status="completed"}}',
    'status="completed" means nothing here',
    'Did you mean "complete"?',
  ],
  ['{{count "actions" in="word"}}', 'in="word" means nothing here', 'Did you mean "words"?'],
  [
    '{{made "visit/letter"}}',
    'No document "visit/letter" says how many recommendations it made',
    "Give it recommendations-made.",
  ],
  ['{{made "inspection" on="words"}}', '{{made}} has no option "on"', 'Did you mean "in"?'],
  ['{{kpi "caselode"}}', 'There is no KPI "caselode"', 'Did you mean "caseload"?'],
  ['{{kpi "caseload" period="2016-08"}}', '"caseload" has no figure for 2016-08', null],
  ['{{kpi "caseload" period="2016-04"}}', '"caseload" has no figure for 2016-04', null],
  ['{{kpi "caseload" perod="2016-06"}}', '{{kpi}} has no option "perod"', 'Did you mean "period"?'],
  ['{{as-at in="words"}}', '{{as-at}} has no option "in"', "It takes none."],
  ['{{target "assessments"}}', '"assessments" has no target', "Give it targets."],
  ['{{title "R9"}}', 'There is no "R9"', null],
  ['{{holder "member"}}', 'Nobody is named as holding "member"', null],
  ['{{term "DFE"}}', 'The glossary has no "DFE"', 'Did you mean "DfE"?'],
  ['{{appendix "leter"}}', 'This report has no appendix "leter"', 'Did you mean "letter"?'],
  ['{{paragraph "vist"}}', "No paragraph ends in {#vist}", expect.stringContaining("{#id}")],
  [
    'See {{block "progress"}}',
    "{{block}} stands among other text: expected a paragraph of its own, in main",
    "Put an empty line before it and after it, outside lists.",
  ],
  ['{{block "progres"}}', expect.stringContaining('"progres"') as never, 'Did you mean "progress"?'],
  [
    '{{date "may"}}',
    'No event or document "may" with a date was known on 2 September 2016',
    "That is a report: {{since}} is the date of the one before, and {{as-at}} that of this one.",
  ],
  ['{{block "findings" "inspection"}}', 'No findings of "inspection" were known on 2 September 2016', null],
];

describe("a reference that cannot be resolved", () => {
  test.each(REFUSED)("%s: %s", (written, message, hint) => {
    const { model, problems, hints } = build(fixture, "september", { main: written, summary: "None." });
    expect(problems).toEqual([expect.stringContaining(" unknown-prose-reference ")]);
    expect(problems[0]?.replace(/^\S+ \S+ /, "")).toEqual(message);
    if (hint !== null) expect(hints).toEqual([hint]);
    const [, main] = model.document.parts;
    expect(JSON.stringify(main?.blocks)).toContain("{{");
  });

  test("in a first report cannot refer to the report before it", () => {
    expect(build(fixture, "may", { main: "{{since}}" }).problems).toEqual([
      expect.stringContaining("This report has no report before it"),
    ]);
  });
});

test("every wrong reference is found at its own line and column inside the text", async () => {
  const changed = await loadFixture({
    "reports.yaml": (text) =>
      text
        .replace('Ofsted came on {{date "visit"}}', 'Ofsted came on {{date "vist"}}, and {{oops')
        .replace("It found:", 'It was asked for {{title "R9"}}.\n\n      - One\n        - {{kpi "caselode"}}')
        .replace("> Quoted on {{as-at}}", "> Quoted on {{as at}}")
        .replace('{{kpi \\"caseload\\"}}', 'é \\"so\\" {{kpi \\"caselode\\"}}'),
  });
  expect(build(changed, "september").problems.map((problem) => problem.replace(/ .*/, ""))).toEqual([
    "reports.yaml:49:52", // the highlight, between double quotes
    "reports.yaml:60:22", // {{date "vist"}}
    "reports.yaml:60:43", // {{oops
    "reports.yaml:62:24", // {{title "R9"}}
    "reports.yaml:65:11", // {{kpi "caselode"}}
    "reports.yaml:77:19", // {{as at}}
  ]);
});

test("a wrong reference in a letter or a file is shown there", async () => {
  const changed = await loadFixture({
    "letters/note.md": () => "A note.\n\nOf {{nothing}}.\n",
    "inspection.yaml": (text) =>
      text.replace('Thank you for {{date "visit"}}', 'Thank you for {{date "vist"}}'),
  });
  expect(build(changed, "september").problems).toEqual([
    'inspection.yaml:29:25 unknown-prose-reference No event or document "vist" with a date was known on 2 September 2016',
    "letters/note.md:3:4 unknown-prose-reference There is no reference {{nothing}}",
  ]);
});

test("a reference where none is filled in is found, instead of printed as it stands", async () => {
  const changed = await loadFixture({
    "work.yaml": (text) =>
      text.replace("All managers are trained.", "'All {{count \"actions\"}} managers are trained.'"),
    "reports.yaml": (text) => text.replace(/(id: september\n[\s\S]*?title: ).*/, '$1By {{month "visit"}}'),
  });
  const { problems, hints } = build(changed, "september");
  expect(problems.map((problem) => problem.replace(/^(\w+\.yaml):\S+/, "$1"))).toEqual([
    'reports.yaml prose-reference-syntax "{{month "visit"}}" would be printed as it stands: references are not filled in here',
    'work.yaml prose-reference-syntax "{{count "actions"}}" would be printed as it stands: references are not filled in here',
  ]);
  expect(hints[0]).toMatch(/^Write the words themselves\./);
});
