import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { textOf } from "../../src/model/table.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { actions, bodyOf, document, model, withBlocks } from "./sample.ts";

const html = await renderHtml(model());
const body = bodyOf(html);

describe("the page", () => {
  test("has a language, a title and a policy that blocks content from elsewhere", () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    expect(html).toContain("<title>Update on Children’s Services Improvements</title>");
    expect(html).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"`,
    );
  });

  test("needs no other file", () => {
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"|url\(([^)]{0,40})/g)].map(
      ([, a, b]) => a ?? b ?? "",
    );
    expect(addresses.filter((address) => !/^(#|mailto:|data:)/.test(address))).toEqual([]);
    expect(body).not.toMatch(/<script|<link/);
  });

  test("is the same every time", async () => {
    expect(await renderHtml(model())).toBe(html);
  });

  test("has no empty elements", () => {
    expect(body).not.toMatch(/undefined|\[object|NaN|<(td|th|p|h\d|li|caption)\b[^>]*>\s*<\//);
  });

  test("uses each id once, and every internal link leads somewhere", () => {
    const ids = [...body.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const targets = [...body.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toEqual(expect.arrayContaining(targets));
  });

  test("has headings that do not skip a level", () => {
    const levels = [...body.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels).toEqual([1, 2, 2, 3, 3, 2, 3, 4, 2]);
  });
});

describe("the heading block", () => {
  test("says what is still to be confirmed", async () => {
    const heading = { ...document.heading, item: null, date: null };
    const unknown = await renderHtml(model({ heading }));
    expect(unknown).toContain("Item number to be confirmed");
    expect(unknown).toContain("<td>Cabinet, date to be confirmed</td>");
  });

  test("gives item, meeting, date and people", async () => {
    const known = await renderHtml(model({ heading: { ...document.heading, item: "7" } }));
    expect(known).toContain("Item 7<");
    expect(known).toContain("<td>Cabinet, 4 October 2016</td>");
    expect(known).toContain(
      '<th scope="row">Responsible Director</th><td>Suzanne Joyner, Children and Adults Services</td>',
    );
  });
});

describe("blocks", () => {
  test("a paragraph's number and the letters of its list are text", () => {
    expect(body).toContain(
      '<p class="short"><span class="label">1. </span>The letter is at <a href="#letter">Appendix\u00A01</a>.</p>',
    );
    expect(body).toContain(
      '<li><p class="short"><span class="label">(a) </span><strong>Caseloads</strong> have fallen;<sup>',
    );
    expect(body).toContain('<li><p class="short"><span class="label">(i) </span>in every team.</p>');
    expect(body).toContain('<div class="paragraph" id="not-numbered">\n<p class="short">Not numbered.</p>');
  });

  test("a footnote's number links to its note, and the note links back", () => {
    expect(body).toContain('<sup><a id="noted-1" href="#note-1" aria-label="Note 1">1</a></sup>');
    expect(body).toContain(
      '<li id="note-1"><p><a class="label" href="#noted-1" aria-label="1, back to the text">1 </a>Average caseload:',
    );
  });

  test("a list without a paragraph does not leave an empty paragraph", async () => {
    const items = [{ label: "(i)", text: [textOf("The plan")], items: [] }];
    const page = await renderHtml(
      withBlocks({ kind: "paragraph", number: null, anchor: "p", text: [], items }),
    );
    expect(page).toMatch(/<div class="paragraph" id="p">\s*<ol/);
  });

  test("an appendix has its label in its heading", () => {
    expect(body).toContain('<h2 id="letter-title">Appendix 1: The letter</h2>');
  });

  test("contents give the numbers of the paragraphs", () => {
    expect(body).toContain(
      '<a href="#purpose">Purpose of the report</a> <span class="paragraphs">paragraph 1</span>',
    );
    expect(body).toContain('<span class="paragraphs">paragraphs 2 to 24</span>');
    expect(body).toContain('<a href="#letter">Appendix 1: The letter</a></span>');
  });

  test("a table has headers both ways, widths, alignment and no empty cell", () => {
    expect(body).toContain('<th scope="col" role="columnheader" class="right">Days late</th>');
    expect(body).toContain('<th scope="row" role="rowheader">1.1</th>');
    expect(body).toContain('<td role="cell" class="blank">&nbsp;</td>');
    expect(body).toContain('<td role="cell" class="right">12</td>');
    expect(html).toMatch(/\.columns-[0-9a-f]{6}\{--w1:10%;--w2:45%;.*--c1:"No\.";--c2:"Action"/);
    expect(body).toContain('<tr id="action-1-1" role="row">');
    expect(body).toContain('<p class="caption" id="actions-caption">Actions for recommendation 1</p>');
  });

  test("a status is a word, with a shape that screen readers skip", () => {
    expect(body).toMatch(
      /<span class="badge"><svg aria-hidden="true"><svg id="s_1" viewBox="0 0 12 12"><path.*?<\/svg><\/svg> At risk<\/span>/,
    );
  });

  test("facts have row headers, and none is empty", () => {
    expect(body).toContain('<tr><th scope="row">Wards affected</th><td>All wards of the borough.</td></tr>');
    expect(body).toContain('<tr><th scope="row">Efficiency</th><td>&nbsp;</td></tr>');
  });

  test("a figure has its title, a named chart, its sentence and its figures", () => {
    const figure = /<figure id="kpi-caseload"[\s\S]*?<\/figure>/.exec(body)?.[0] ?? "";
    const order = [
      "<figcaption",
      'role="img" aria-label="Line chart: Average caseload',
      "At 17.2 in",
      "<table",
    ];
    const places = order.map((part) => figure.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("contact and sign-off", async () => {
    expect(body).toContain('Contact: Brian Boggon, extension 6286, <a href="mailto:brian@example.gov.uk">');
    const bare = await renderHtml(
      withBlocks({ kind: "contact", name: "Brian Boggon", extension: null, email: null }),
    );
    expect(bare).toContain('<p class="contact">Contact: Brian Boggon</p>');
    expect(body).toContain("<strong>Suzanne Joyner</strong><br>Director of Children and Adults Services");
  });

  test("a link with an unsafe address is printed as text", async () => {
    const href = "javascript:alert(1)";
    const text = [{ kind: "link" as const, href, children: [textOf("press here")] }];
    const page = await renderHtml(withBlocks({ kind: "paragraph", number: 1, anchor: "p", text, items: [] }));
    expect(page).toContain("</span>press here</p>");
    expect(page).not.toContain("javascript:");
  });

  test("a row with more cells than its table has columns is an error, not a ragged table", async () => {
    const [row] = actions.rows;
    const rows = row ? [{ ...row, cells: [...row.cells, ...row.cells] }] : [];
    await expect(renderHtml(withBlocks({ ...actions, rows }))).rejects.toThrow(
      /a row has 6 cells and its table 5 columns/,
    );
  });
});

describe("fonts", () => {
  const faces = (page: string): number => page.match(/@font-face/g)?.length ?? 0;

  test("are only Latin, until a name needs more", async () => {
    expect(faces(html)).toBe(3);
    expect(faces(await renderHtml(model({ title: "Łódź" })))).toBe(6);
  });
});

test("the rule that keeps a paragraph with its table finds the table where templates put it", async () => {
  const css = await readFile("templates/cabinet/styles/print-tables.css", "utf8");
  const [, block] = /\.paragraph:not\(:has\(\.items\)\):has\(\+ \.([\w-]+)\)/.exec(css) ?? [];
  const lead = {
    kind: "paragraph",
    number: 1,
    anchor: "p",
    text: [textOf("These are:")],
    items: [],
  } as const;
  const page = await renderHtml(withBlocks(lead, actions));
  expect(page).toMatch(new RegExp(`These are:</p>\\s*</div>\\s*<div class="${block}">`));
});
