import { describe, expect, test } from "vitest";
import type { Footnotes } from "../../src/model/document.ts";
import type { Inline } from "../../src/model/table.ts";
import { joinProofs } from "../../src/report/sections/highlights.ts";
import { blocksOf, build, loadFixture, words } from "./build-fixture.ts";

const fixture = await loadFixture();

const exempt = { paragraph: 2, reason: "It would identify a child." };
const fallen = { kpi: "caseload", has: "fallen", since: "2016-02" } as const;
const risen = { kpi: "caseload", has: "risen", since: "2016-02" } as const;

type Highlights = NonNullable<(typeof fixture.plan.reports)[number]["highlights"]>;

function summaryOf(highlights: Highlights, options: Parameters<typeof build>[3] = {}) {
  const { model } = build(fixture, "september", { highlights }, options);
  const blocks = blocksOf(model, "summary-report");
  const list = blocks.find((block) => words(block)[0]?.endsWith("The key highlights are:"));
  const items = list?.kind === "paragraph" ? list.items : [];
  const notes = blocks.filter((block): block is Footnotes => block.kind === "footnotes");
  return { model, items, notes, lines: notes.flatMap(words) };
}

const numbersIn = (text: readonly Inline[]): Inline[] => text.filter(({ kind }) => kind === "footnote");

describe("a highlight", () => {
  test("ends with a number that links to the note, and the note links back", () => {
    const { items, notes } = summaryOf([
      { text: "Caseloads have fallen.", shownBy: [fallen] },
      { text: "Ofsted said so.", shownBy: [{ finding: "visit/letter/a" }] },
    ]);
    expect(items.map(({ text }) => text.at(-1))).toEqual([
      { kind: "footnote", label: "1", anchor: "noted-1", note: "note-1" },
      { kind: "footnote", label: "2", anchor: "noted-2", note: "note-2" },
    ]);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.notes.map(({ label, anchor, reference }) => [label, anchor, reference])).toEqual([
      ["1", "note-1", "noted-1"],
      ["2", "note-2", "noted-2"],
    ]);
  });

  test("has its proofs in its note, with the figures they share given once", () => {
    const { lines } = summaryOf([
      {
        text: "Caseloads have fallen, and are in range.",
        shownBy: [fallen, { kpi: "caseload", is: "on-target", for: 2 }, { action: "1.1" }],
      },
    ]);
    expect(lines).toEqual([
      "note 1 Average caseload: 17.2 in July 2016, target 18 or less; 20.0 in February 2016; target met in both months from June 2016. Action 1.1, complete; evidence: Register.",
    ]);
  });

  test("without a proof has no number, and does not use one up", () => {
    const { items, lines } = summaryOf([
      { text: "All is well." },
      { text: "Caseloads have fallen.", shownBy: [fallen] },
    ]);
    expect(items.map(({ text }) => numbersIn(text).length)).toEqual([0, 1]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^note 1 Average caseload/);
  });

  test("that does not hold has no note", () => {
    const { items, notes } = summaryOf([{ text: "Caseloads have risen.", shownBy: [risen] }]);
    expect(numbersIn(items[0]?.text ?? [])).toEqual([]);
    expect(notes).toEqual([]);
  });

  test("of which one half holds has a note for that half", () => {
    const { lines } = summaryOf([{ text: "Caseloads have risen and fallen.", shownBy: [risen, fallen] }]);
    expect(lines).toEqual([
      "note 1 Average caseload: 17.2 in July 2016, target 18 or less; 20.0 in February 2016.",
    ]);
  });
});

test("an exempt highlight shows its text and proof only in the exempt edition", () => {
  const secret: Highlights = [{ text: "SECRET.", shownBy: [fallen], exempt }];
  const shown = summaryOf(secret);
  expect(shown.notes).toEqual([]);
  expect(JSON.stringify(shown.model.document)).not.toMatch(/SECRET|20\.0 in February/);
  expect(summaryOf(secret, { edition: "exempt" }).lines).toHaveLength(1);
});

test("a heading that reads like a note does not take its anchor", () => {
  const { model } = build(fixture, "september", {
    highlights: [{ text: "Caseloads have fallen.", shownBy: [fallen] }],
    main: "## Note 1\n\nText.",
  });
  const heading = blocksOf(model, "main-report").find(({ kind }) => kind === "heading");
  expect(heading).toMatchObject({ anchor: "section-note-1" });
});

test.each([
  [
    ["Caseload: 17.2 in July; 20.0 in June", "Caseload: 17.2 in July"],
    "Caseload: 17.2 in July; 20.0 in June.",
  ],
  [["letter of 5 August, finding (a)", "action 1, done"], "Letter of 5 August, finding (a). Action 1, done."],
  [["action 1, done; evidence: Was it done?"], "Action 1, done; evidence: Was it done?"],
])("the proofs %j are joined as %s", (proofs, joined) => {
  expect(joinProofs(proofs)).toBe(joined);
});
