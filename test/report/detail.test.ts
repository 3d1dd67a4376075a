import { expect, test } from "vitest";
import { memoryFolder } from "../../src/load/folder.ts";
import { readPlan } from "../../src/load/read-plan.ts";
import { blocksOf, build, loadFixture, print } from "./build-fixture.ts";

const fixture = await loadFixture();

test("main prints a summary where a block has one, and an appendix all there is", () => {
  const [short, long] = ["summary", "full"].map((detail) =>
    print(fixture, `{{block "progress" detail="${detail}"}}`),
  );
  expect(short).not.toEqual(long);
  expect(print(fixture, '{{block "progress"}}')).toEqual(short);
  expect(print(fixture, '{{block "glossary"}}')).toEqual(
    print(fixture, '{{block "glossary" detail="full"}}'),
  );
  const appendix = (detail?: "summary" | "full") =>
    build(fixture, "september", {
      appendices: [{ id: "figures", block: "progress", ...(detail === undefined ? {} : { detail }) }],
    }).model;
  const kinds = (...asked: Parameters<typeof appendix>): string[] =>
    blocksOf(appendix(...asked), "figures").map(({ kind }) => kind);
  expect(kinds()).toEqual(["paragraph", "figure"]);
  expect(kinds("full")).toEqual(kinds());
  expect(kinds("summary")).toEqual(["paragraph", "table"]);
});

test.each([
  [
    '"progress" detail="sumary"',
    'A block has no detail "sumary": expected summary or full',
    'Did you mean "summary"?',
  ],
  [
    '"progress" detail="short"',
    'A block has no detail "short": expected summary or full',
    'Write detail="summary" or detail="full".',
  ],
  ['"progress" detial="full"', '{{block}} has no option "detial"', 'Did you mean "detail"?'],
  [
    '"progress" status="complete"',
    '{{block}} has no option "status"',
    'It has one: detail="summary" or detail="full".',
  ],
  [
    '"glossary" detail="summary"',
    'The block "glossary" has no summary',
    "Leave detail out, and it is printed in full. Blocks with a summary: audits, business-as-usual, changes, findings, progress, recommendations, scorecard, timeline, traceability and workstreams.",
  ],
])("{{block %s}} is a problem at its place", (written, message, hint) => {
  const { problems, hints } = build(fixture, "september", { main: `{{block ${written}}}`, summary: "None." });
  expect(problems).toEqual([expect.stringMatching(/^reports\.yaml:\d+:\d+ unknown-prose-reference /)]);
  expect(problems[0]).toContain(message);
  expect(hints).toEqual([hint]);
});

test("an appendix that prints no block, or one without a summary, has no detail", () => {
  const place = (appendix: object) =>
    build(fixture, "september", {
      appendices: [{ id: "one", ...appendix }],
      summary: "None.",
      main: "None.",
    });
  const { problems, hints } = place({ document: "visit/letter", detail: "full" });
  expect(problems[0]).toContain("Only a computed block has a detail, and this appendix prints none");
  expect(hints[0]).toBe("Take detail out: documents and files are printed as they are.");
  expect(place({ block: "glossary", detail: "summary" }).problems[0]).toContain("has no summary");
  expect(place({ block: "glossary", detail: "full" }).problems).toEqual([]);
});

test("a detail that an appendix misspells is found when the plan is read", async () => {
  const report = `reports:
  - id: may
    template: cabinet
    as-at: 2016-05-06
    state: draft
    responsible: { member: member, director: director }
    contact: { name: Children's Services }
    title: Progress
    purpose: To report.
    summary: Short.
    decisions: the report be noted.
    reasons: Cabinet asked.
    main: Nothing.
    appendices: [{ id: plan, block: progress, detail: sumary }]
`;
  const { problems } = await readPlan(memoryFolder({ "report.yaml": report }));
  const [problem] = problems.filter(({ rule }) => rule !== "no-plan");
  expect(problem?.message).toContain('"sumary" is not one of summary, full');
  expect(problem?.hint).toContain('Did you mean "summary"?');
});
