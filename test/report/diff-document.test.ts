import { describe, expect, test } from "vitest";
import type { Change } from "../../src/diff/change.ts";
import type { Comparison } from "../../src/diff/comparison.ts";
import type { Block, ReportDocument } from "../../src/model/document.ts";
import { withoutStamps } from "../../src/model/stamps.ts";
import { type Line, plainText, type Table } from "../../src/model/table.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { diffDocument, stampedDiffDocument } from "../../src/report/changes/diff-document.ts";
import { comparison, nothing } from "../diff/comparison-fixture.ts";
import { bodyOf } from "../render/sample.ts";

const document = diffDocument(comparison);
const withChanges = (...changes: Change[]): ReportDocument => diffDocument({ ...comparison, changes });
const find = (kind: Change["kind"]): Change => comparison.changes.find((one) => one.kind === kind) as Change;
const blocksOf = ({ parts }: ReportDocument, title: string): readonly Block[] =>
  parts.find((part) => part.title === title)?.blocks ?? [];
const tableOf = (of: ReportDocument, title: string): Table =>
  blocksOf(of, title).find((block) => block.kind === "table") as Table;
const print = (line: Line): string =>
  "text" in line ? plainText(line.text) : line.kind === "badge" ? `[${line.word}]` : line.kind;
const rows = ({ rows }: Table): string[][] =>
  rows.map(({ cells }) => cells.map(({ lines }) => lines.map(print).join(" / ")));

describe("the head", () => {
  test("says what is compared, who it is for, and how much changed", () => {
    expect(document.title).toBe("What changed between 6 May and 2 September 2016");
    expect(document.heading).toMatchObject({
      authority: "Northbridge Council",
      meeting: "Children's Services Improvement Plan",
      status: "For the public",
      asAt: "2 September 2016",
    });
    const [said, facts] = blocksOf(document, "Summary");
    expect(said).toMatchObject({
      text: [{ text: "13 changes: 1 error, 12 notes, between 6 May and 2 September 2016." }],
    });
    expect(facts).toMatchObject({
      rows: [
        { name: "From", value: [{ text: "2016-05, as at 6 May 2016" }] },
        { name: "To", value: [{ text: "2016-09, as at 2 September 2016" }] },
        { name: "For", value: [{ text: "The public" }] },
      ],
    });
  });

  test("counts the changes of each group by severity", () => {
    const counts = rows(tableOf(document, "Summary"));
    expect(counts[0]).toEqual(["What got worse", "1", "0", "0", "1"]);
    expect(counts.at(-1)).toEqual(["In all", "1", "0", "12", "13"]);
    expect(counts).toHaveLength(document.parts.length);
  });

  test("lists its contents if there are more than three groups", () => {
    expect(document.contents.map(({ title }) => title)).toEqual(
      document.parts.slice(1).map(({ title }) => title),
    );
    expect(
      withChanges(find("kpi-met-target"), find("action-completed"), find("action-added")).contents,
    ).toEqual([]);
  });

  test("is the whole document if nothing changed", () => {
    const { parts, contents } = diffDocument(nothing);
    expect(contents).toEqual([]);
    expect(parts).toHaveLength(1);
    expect(parts[0]?.blocks[0]).toMatchObject({
      text: [{ text: expect.stringMatching(/^Nothing that the public may see changed between 2016-05, /) }],
    });
  });
});

describe("the tables", () => {
  test("give the entry, what changed and why", () => {
    const slipped: Change = {
      ...find("action-completed"),
      kind: "due-slipped",
      severity: "warning",
      what: "slipped by a month",
      reason: "Trainer ill",
    };
    expect(rows(tableOf(withChanges(slipped), "Dates that slipped"))).toEqual([
      [
        "Action 1.1",
        "Train all managers in supervision",
        "[Warning] / Slipped by a month. / Reason: Trainer ill.",
      ],
    ]);
  });

  test("give a measure's figures in columns", () => {
    expect(rows(tableOf(document, "Measures that now meet their target"))).toEqual([
      [
        "Average caseload",
        "19.5",
        "17.2",
        "17.2 in July 2016, 19.5 in March 2016 (3 new months); too few figures to tell whether the move is real.",
      ],
    ]);
  });

  test("mark what was added and removed by a sign", () => {
    expect(rows(tableOf(document, "Events and documents"))).toEqual([
      ["Cabinet in July", "Took place, 5 July 2016."],
      ["First visit", "Took place, 10 to 11 July 2016."],
      ["+\u00A0Letter", "Received, dated 5 August 2016, with 2 findings."],
    ]);
    expect(rows(tableOf(document, "What is new in the plan"))).toEqual([
      ["+\u00A0Action 1.2", "Audit supervision"],
    ]);
    expect(rows(tableOf(document, "What left the plan"))[0]?.[0]).toBe("−\u00A0Action 2.1");
  });

  test("are numbered throughout the document", () => {
    const captions = document.parts.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" ? [block.caption] : [])),
    );
    expect(captions).toEqual([
      "Number of changes",
      "Change 2",
      "Change 3",
      "Change 4",
      "Change 5",
      "Changes 6 to 8",
      "Change 9",
      "Change 10",
      "Change 11",
      "Changes 12 to 13",
    ]);
  });

  test("keep their columns within the width of the page", () => {
    const all: Comparison["changes"] = [
      ...comparison.changes,
      { ...find("action-completed"), label: "Recommendation 16" },
      { ...find("kpi-met-target"), to: "a figure that is longer than a column" },
    ];
    for (const { blocks } of diffDocument({ ...comparison, changes: all }).parts)
      for (const block of blocks)
        if (block.kind === "table") {
          expect(block.columns.reduce((sum, { width }) => sum + width, 0)).toBe(100);
          for (const { cells } of block.rows) expect(cells).toHaveLength(block.columns.length);
        }
  });
});

describe("a text that was reworded", () => {
  test("is a paragraph under the name of its entry, marked by signs", async () => {
    const [heading, what, words] = blocksOf(document, "What got worse");
    expect(heading).toMatchObject({ kind: "heading", text: [{ text: "Action 1.2, Audit supervision" }] });
    expect(what).toMatchObject({
      text: [{ text: "Its outcome was reworded. Reason: Agreed by the Board." }],
    });
    expect(words).toMatchObject({ kind: "paragraph" });
    const body = bodyOf(await renderHtml({ document }));
    expect(body).toContain(
      'Every <ins>[+<span class="words">fourth</span>]</ins> file is audited ' +
        '<del>[−<span class="words">once a year.</span>]</del> ',
    );
  });

  test("is in the table if the sentence quotes it", () => {
    const [reworded] = comparison.changes as [Change];
    const quoted = { ...reworded, from: "yearly", to: "monthly", what: "reads “monthly”, not “yearly”" };
    expect(rows(tableOf(withChanges(quoted), "What got worse"))).toEqual([
      [
        "Action 1.2",
        "Audit supervision",
        "[Error] / Reads “monthly”, not “yearly”. / Reason: Agreed by the Board.",
      ],
    ]);
  });
});

test("every id occurs once, and every link leads to one", async () => {
  const [reworded] = comparison.changes as [Change];
  const twice = withChanges(...comparison.changes, reworded);
  const body = bodyOf(await renderHtml({ document: twice }));
  const ids = [...body.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  const targets = [...body.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids).toEqual(expect.arrayContaining(targets));
  expect(body).not.toMatch(/undefined|\[object|NaN|<(td|th|p|h\d|li|caption)\b[^>]*>\s*<\//);
});

test("in a preview each change says what it is of, and nowhere else", async () => {
  const stamped = stampedDiffDocument(comparison);
  expect(withoutStamps(stamped)).toEqual(document);
  expect(JSON.stringify(document)).not.toMatch(/[\uF7F0-\uF7F2]/);
  const page = await renderHtml({ document: stamped }, {});
  const of = new Set(
    [...page.matchAll(/data-from="(?:field|figure)\/([^/"]*)/g)].map(([, path = ""]) => path),
  );
  const changed = comparison.changes.map(({ entity }) => encodeURIComponent(entity));
  expect([...of].sort()).toEqual([...new Set(changed)].sort());
});
