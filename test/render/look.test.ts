import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import type { Part } from "../../src/model/document.ts";
import { originOf } from "../../src/problems/origin.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import type { Theme } from "../../src/theme/schema.ts";
import { bodyOf, model } from "./sample.ts";

const NONE: Theme = { logo: null, styles: null, origin: originOf("theme.yaml") };

const CREST = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0H9"/></svg>`;
const DATA = `data:image/svg+xml;base64,${Buffer.from(CREST).toString("base64")}`;

const under = (theme: Partial<Theme>, changes = {}): Promise<string> =>
  renderHtml(model(changes), { theme: { ...NONE, ...theme } });

describe("a theme", () => {
  test("that says nothing changes nothing", async () => {
    expect(await under({})).toBe(await renderHtml(model()));
  });

  test("puts its logo beside the name of the council, or in its place", async () => {
    const logo = { data: DATA, alt: "Crest", height: 20, holdsName: false };
    expect(bodyOf(await under({ logo }))).toContain(
      `<p class="authority"><img class="logo" src="${DATA}" alt="Crest"><span>Darlington Borough Council</span></p>`,
    );
    expect(await under({ logo })).toContain(".logo{height:20mm}");
    expect(bodyOf(await under({ logo: { ...logo, holdsName: true } }))).toContain(
      `<p class="authority"><img class="logo" src="${DATA}" alt="Crest"></p>`,
    );
  });

  test("writes numbers and the foot of the page in its own words", async () => {
    const html = await under({
      item: "Agenda item {number}",
      paragraphNumber: "[{number}]",
      footer: "Fairmere <Council>",
    });
    expect(html).toMatch(/<p class="item-number">Agenda item /);
    expect(html).toContain('<span class="label">[1] </span>');
    expect(html).toContain('<footer class="page-footer">Fairmere &lt;Council&gt;</footer>');
    expect(html).toContain('@bottom-left{content:"Fairmere \\3c Council\\3e "}');
    expect(await under({ item: "none" })).not.toContain('<p class="item-number">');
  });

  test("sets colours for light and dark, and none that the reader has chosen", async () => {
    const html = await under({ colours: { accent: "#6b1d3a", amber: "#e9a400" } });
    expect(html).toMatch(
      /@media print,\(prefers-color-scheme:light\) and \(forced-colors:none\)\{:root\{--blue:#6b1d3a;--tint:#[0-9a-f]{6};[^}]*--amber:#e9a400;--amber-edge:#[0-9a-f]{6}\}\}/,
    );
    expect(html).toMatch(
      /@media screen and \(prefers-color-scheme:dark\) and \(forced-colors:none\)\{:root\{--blue:#[0-9a-f]{6};/,
    );
  });

  test("has a style sheet whose rules stand outside our layer", async () => {
    const html = await under({ styles: "h1{color:black}" });
    expect(html.indexOf("h1{color:black}")).toBeGreaterThan(html.indexOf("@layer improve{"));
  });
});

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "look-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}

const render = (changes = {}): Promise<string> => renderHtml(model(changes), { templates: folder });

async function failure(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  await write(files);
  const error: unknown = await render().catch((cause) => cause);
  expect(error).toBeInstanceOf(UsageError);
  return `${(error as UsageError).message.replaceAll(`${folder}${path.sep}`, "")} → ${(error as UsageError).hint?.replaceAll(folder, "<folder>")}`;
}

describe("what a council's templates and style sheets name", () => {
  test("is put into the report", async () => {
    await write({
      "sections/heading.hbs": '<h1><img alt="" src="{{asset "images/crest.svg"}}">{{title}}</h1>',
      "look/theme.css": "",
      "theme.css": "h1{background:url(images/crest.svg)}",
      "images/crest.svg": CREST,
    });
    const html = await render();
    expect(html).toContain(`<h1><img alt="" src="${DATA}">`);
    expect(html).toContain(`h1{background:url("${DATA}")}`);
  });

  test.each([
    [
      '{{asset "crest.png"}}',
      'sections/heading.hbs: the asset "crest.png" is not there, or cannot be read. → Put it into the folder "<folder>", or correct its name.',
    ],
    [
      '{{asset "../crest.svg"}}',
      'sections/heading.hbs: the asset "../crest.svg" lies outside the folder of the templates. → Put the file itself into the folder.',
    ],
    [
      '{{asset "large.svg"}}',
      'sections/heading.hbs: the asset "large.svg" is larger than 300 KB. → Make it smaller: it is in every report.',
    ],
    [
      '{{asset "unsafe.svg"}}',
      'sections/heading.hbs: the asset "unsafe.svg" holds a <script>, which does more than draw. → Save it as plain SVG, which only draws.',
    ],
  ])("may not be %s", async (source, message) => {
    const files = {
      "large.svg": new Uint8Array(310 * 1024),
      "unsafe.svg": CREST.replace("<path", "<script/><path"),
    };
    expect(await failure({ ...files, "sections/heading.hbs": source })).toBe(message);
  });

  test("may not be behind a link out of the folder, or at another address", async () => {
    await symlink(path.join(import.meta.dirname, "sample.ts"), path.join(folder, "crest.svg"));
    expect(await failure({ "theme.css": "a{background:url(crest.svg)}" })).toBe(
      'theme.css refers to "crest.svg", which lies outside the folder of the templates. → Put the file itself into the folder.',
    );
    expect(await failure({ "theme.css": "a{background:url(https://example.org/a.png)}" })).toBe(
      'theme.css refers to "https://example.org/a.png". → Put the file beside the style sheet, and name it: a report asks no other place for anything.',
    );
  });
});

describe("a section that a template places", () => {
  const { parts, contents } = model().document;
  const [summary, ...others] = parts as [Part, ...Part[]];
  const sections = [
    { id: "purpose", from: 0, to: 2 },
    { id: "decisions", from: 2, to: summary.blocks.length },
  ];
  const changes = { parts: [{ ...summary, sections }, ...others], contents };

  test("is printed there and not in its part", async () => {
    const usual = bodyOf(await renderHtml(model(changes)));
    await write({
      "sections/heading.hbs":
        '{{!-- {{section "purpose"}} --}}<h1>{{title}}</h1>\n<div class="asked">{{section "decisions"}}</div>',
    });
    const html = bodyOf(await render(changes));
    const [, asked = ""] = /<div class="asked">(.*?)<\/div>\s*<nav/s.exec(html) ?? [];
    expect(asked).toContain('<h3 id="implications">');
    const count = (text: string): number => text.split('class="paragraph"').length;
    expect(count(html)).toBe(count(usual));
    expect(new Set(html.match(/ id="[^"]+"/g)).size).toBe(html.match(/ id="[^"]+"/g)?.length);
  });

  test("takes its part with it where nothing else is in it", async () => {
    await write({ "sections/heading.hbs": '{{section "purpose"}}{{section "decisions"}}' });
    const html = bodyOf(await render(changes));
    expect(html).not.toContain(`id="${summary.anchor}"`);
    expect(html).not.toContain(`href="#${summary.anchor}"`);
  });

  test("is nothing in a record that does not tell its sections apart", async () => {
    await write({ "sections/heading.hbs": '<div class="asked">{{section "decisions"}}</div>' });
    expect(bodyOf(await render())).toContain('<div class="asked"></div>');
  });

  test("has to be one that a report can have", async () => {
    expect(await failure({ "sections/heading.hbs": '\n{{section "decision"}}' })).toBe(
      'sections/heading.hbs, line 2: there is no section "decision". → Did you mean "decisions"?',
    );
  });
});
