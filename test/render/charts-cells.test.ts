import { describe, expect, test } from "vitest";
import type { Mark } from "../../src/model/charts.ts";
import type { Line, Row, Table } from "../../src/model/table.ts";
import { Markup } from "../../src/render/markup.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { sparkline } from "../../src/render/templates/vocabulary/charts.ts";
import { variationIcon } from "../../src/render/templates/vocabulary/icons.ts";
import { layOut } from "../../src/render/templates/vocabulary/tables.ts";
import { actions, bodyOf, cell, overview, withBlocks } from "./sample.ts";

const printed = async (...rows: Row[]): Promise<string> =>
  bodyOf(await renderHtml(withBlocks({ ...overview, rows })));
const one = (...lines: Line[]): Row => ({
  anchor: null,
  cells: [cell("Caseload", true), cell("17.2"), { header: false, span: 1, lines }],
});

describe("a sparkline", () => {
  const draw = (values: (number | null)[], marks: (Mark | null)[] = []): string => {
    const drawn = sparkline.run({ name: "From 19.4 to 17.2", values, marks });
    return drawn instanceof Markup ? drawn.html : drawn;
  };
  const path = (svg: string): string => /class="spark" d="([^"]*)"/.exec(svg)?.[1] ?? "";

  test("is an image with a name, inside a cell", async () => {
    const page = await printed(
      one({ kind: "sparkline", name: "Down to 17.2", values: [19, 17.2], marks: [null, null] }),
    );
    expect(page).toContain(
      '<td><svg class="sparkline" viewBox="0 0 100 26" role="img" aria-label="Down to 17.2">',
    );
  });

  test("leaves gaps open, and ends in a dot at the latest value", () => {
    const svg = draw([1, 2, null, 4, 3, null]);
    expect(path(svg).match(/M/g)).toHaveLength(2);
    expect([...svg.matchAll(/<circle class="mark mark-common" cx="([\d.]+)"/g)].map(([, x]) => x)).toEqual([
      "77",
    ]);
  });

  test("marks special causes by their shapes", () => {
    const svg = draw([1, 2, 3, 4], ["improvement", "concern", "neutral", null]);
    expect(svg).toMatch(
      /<rect class="mark mark-improvement".*<path class="mark mark-concern".*<circle class="mark mark-neutral"/,
    );
  });

  test.each([
    ["one value", [5]],
    ["equal values", [5, 5, 5]],
    ["one value among gaps", [null, 5, null]],
  ])("of %s runs through the middle", (_, values) => {
    const svg = draw(values);
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(svg).toContain('cy="13"');
  });

  test.each([[[]], [[null, null]]])("of %j is an en dash", async (values) => {
    expect(draw(values)).toBe("–");
    const page = await printed(one({ kind: "sparkline", name: "None", values, marks: [] }));
    expect(page).toContain("<td>–</td>");
  });
});

test("a count has a bar for its size, and its number says what the bar shows", async () => {
  const page = await printed(one({ kind: "tally", count: 3, share: 75, colour: "red" }));
  expect(page).toMatch(
    /<span class="tally tally-red"><svg width="75%" aria-hidden="true">.*?<\/svg> 3<\/span>/,
  );
});

describe("variation", () => {
  test("is a word, with a sign that screen readers skip", async () => {
    const page = await printed(one({ kind: "variation", mark: "concern", letter: "H", word: "Concern" }));
    expect(page).toMatch(
      /<span class="badge variation"><svg aria-hidden="true"><svg id="s_1" class="variation-concern"[^>]*>.*?<\/svg> Concern<\/span>/,
    );
  });

  test("has a different shape or letter for each meaning", () => {
    const marks = ["improvement", "concern", "neutral"] as const;
    const signs = [
      ...marks.flatMap((mark) => [variationIcon.run(mark, "H"), variationIcon.run(mark, "L")]),
      variationIcon.run(null, "~"),
    ];
    const shapes = signs.map(({ html }) => html.replaceAll(/class="[^"]*"/g, ""));
    expect(new Set(shapes).size).toBe(7);
  });
});

describe("groups of rows", () => {
  test("each have a heading across the table, and a table body", async () => {
    const page = await printed(...overview.rows);
    expect(page.match(/<tbody>\n?<tr><th scope="rowgroup"/g)).toHaveLength(2);
    expect(page).toContain('<tr><th scope="rowgroup" colspan="3">Workload</th></tr>\n<tr>');
  });

  test("rows before the first heading are a group of their own", () => {
    const plain = actions.rows[0] as Row;
    const heading: Row = { anchor: null, cells: [{ ...cell("Workload", true), span: 5 }] };
    const sizesOf = (...rows: Row[]) => layOut.run({ ...actions, rows }).groups.map(({ length }) => length);
    expect(sizesOf(plain, heading, plain, plain, heading)).toEqual([1, 3, 1]);
    expect(sizesOf()).toEqual([]);
  });

  test("a cell across several columns is aligned as the first of them", () => {
    const cells = [{ ...cell("Both", true), span: 2 }, cell("right"), cell("left")];
    const lay = (columns: Table["columns"]) =>
      layOut.run({ ...actions, columns, rows: [{ anchor: null, cells }] }).groups[0]?.[0]?.cells;
    expect(lay(actions.columns.slice(1))?.map(({ classes }) => classes)).toEqual(["", "right", ""]);
    expect(() => lay(actions.columns.slice(0, 3))).toThrow(/a row has 4 cells and its table 3 columns/);
  });
});
