import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../src/errors.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { model } from "./sample.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "templates-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

const render = (): Promise<string> => renderHtml(model(), { templates: folder });

async function failure(
  files: Record<string, string>,
): Promise<{ message: string; hint: string | undefined }> {
  await write(files);
  const error: unknown = await render().catch((cause) => cause);
  expect(error).toBeInstanceOf(UsageError);
  const { message, hint } = error as UsageError;
  return { message: message.replace(`${folder}${path.sep}`, ""), hint };
}

describe("a council's own templates", () => {
  test("replace ours, file by file", async () => {
    await write({
      "partials/blocks/sign-off.hbs": `<p class="signed">Signed: {{name}}</p>\n`,
      "theme.css": "body { color: black }",
    });
    const html = await render();
    expect(html).toContain('<p class="signed">Signed: Suzanne Joyner</p>');
    expect(html).toContain('<h2 id="letter-title">');
  });

  test("are read again when one has changed, or is there no longer", async () => {
    const signOff = "partials/blocks/sign-off.hbs";
    await write({ [signOff]: "<p>Signed: {{name}}</p>\n", "theme.css": "body { color: black }" });
    expect(await render()).toContain("<p>Signed: Suzanne Joyner</p>");
    await write({
      [signOff]: "<p>For the council: {{> own/name}}</p>\n",
      "partials/own/name.hbs": "{{name}}",
    });
    expect(await render()).toContain("<p>For the council: Suzanne Joyner</p>");
    await write({ "partials/own/name.hbs": "{{name}}, by hand" });
    expect(await render()).toContain("<p>For the council: Suzanne Joyner, by hand</p>");
    await rm(path.join(folder, "partials/own"), { recursive: true });
    await expect(render()).rejects.toThrow(/own\/name/);
    await rm(path.join(folder, signOff));
    expect(await render()).not.toContain("For the council");
  });

  test("add a style sheet to ours, and its rules override them", async () => {
    await write({ "theme.css": "body { color: black }" });
    const css = /<style>(.*)<\/style>/s.exec(await render())?.[1] ?? "";
    const [ours, end] = [css.indexOf("@layer improve{"), css.lastIndexOf("\n}")];
    expect(css.slice(ours, end)).toContain(".report-heading");
    expect(css.indexOf("body { color: black }")).toBeGreaterThan(end);
  });

  test("replace one of our style sheets by its name", async () => {
    await write({ "styles/timeline.css": ".timeline { color: black }" });
    const html = await render();
    expect(html).toContain(".timeline{color:black}");
    expect(html).toContain(".report-heading");
    expect(html).not.toContain(".time-line{");
  });

  test("cannot end the style element early", async () => {
    await write({ "theme.css": "/* </style><b>bold</b> */" });
    expect((await render()).match(/<\/style/g)).toHaveLength(1);
  });

  test("may not be in a folder that does not exist", async () => {
    const templates = path.join(folder, "nowhere");
    await expect(renderHtml(model(), { templates })).rejects.toThrow(/nowhere" does not exist/);
  });

  test("may not be in a folder without templates", async () => {
    await expect(render()).rejects.toThrow(/holds no .hbs and no .css file/);
  });
});

describe("a mistake in a template is reported with its file, its line and what to do", () => {
  test("a name that the report does not have", async () => {
    expect(
      await failure({ "sections/heading.hbs": "<h1>{{title}}</h1>\n<p>{{heading.chairman}}</p>\n" }),
    ).toEqual({
      message: 'sections/heading.hbs, line 2: the report has no "document.heading.chairman".',
      hint: "It has: authority, item, meeting, date, status, asAt, notice and responsible.",
    });
  });

  test.each([
    ["#if", "{{#if heading.autority}}x{{/if}}"],
    ["#each", "{{#each heading.autority}}x{{/each}}"],
    ["#with", "{{#with heading.autority}}x{{/with}}"],
    [
      "a block parameter",
      "{{#each parts as |part|}}x{{/each}}{{#with heading as |head|}}{{head.autority}}{{/with}}",
    ],
    ["a helper's argument", "{{#if (is heading.autority 1)}}x{{/if}}"],
    ["lookup", '{{lookup heading "autority"}}'],
    ["a partial's value", "{{> inline heading.autority}}"],
    ["the root", "{{@root.document.heading.autority}}"],
  ])("also in %s, where Handlebars gives no error", async (_, source) => {
    const { message, hint } = await failure({ "sections/heading.hbs": source });
    expect(message).toContain('the report has no "document.heading.autority".');
    expect(hint).toBe('Did you mean "authority"?');
  });

  test("a helper that does not exist", async () => {
    expect(await failure({ "sections/heading.hbs": "\n\n{{upper title}}" })).toMatchObject({
      message: 'sections/heading.hbs, line 3: there is no helper "upper".',
    });
    expect(await failure({ "sections/heading.hbs": "{{#unles title}}{{/unles}}" })).toMatchObject({
      hint: 'Did you mean "unless"?',
    });
  });

  test("a helper with too few values", async () => {
    expect((await failure({ "sections/heading.hbs": "{{#if (is title)}}x{{/if}}" })).message).toBe(
      'sections/heading.hbs: it could not be filled in: the helper "is" takes 2 values and was given 1.',
    );
  });

  test("a partial that does not exist", async () => {
    expect(await failure({ "sections/heading.hbs": "{{> badg this}}" })).toEqual({
      message: 'sections/heading.hbs, line 1: there is no partial "badg".',
      hint: 'Did you mean "badge"?',
    });
  });

  test("a template that is not well formed", async () => {
    const { message, hint } = await failure({
      "sections/heading.hbs": "<h1>\n{{#if title}}\n</h1>{{/each}}",
    });
    expect(message).toMatch(/^sections\/heading\.hbs, line \d: this is not a Handlebars template/);
    expect(hint).toContain("{{/…}}");
    const unclosed = await failure({ "sections/heading.hbs": "<h1>{{title</h1>" });
    expect(unclosed.message).toMatch(/^sections\/heading\.hbs, line 1: /);
  });

  test("a list printed as text", async () => {
    expect((await failure({ "sections/heading.hbs": "{{heading.responsible}}" })).message).toBe(
      'sections/heading.hbs: "document.heading.responsible" holds several values and cannot be printed as text.',
    );
  });

  test.each([
    ["unescaped values", "{{{title}}}"],
    ["unescaped values, written otherwise", "{{&title}}"],
    ["values for a partial that go round the report", "{{> badge colour=1}}"],
    ["partials inside a template", '{{#*inline "x"}}{{/inline}}'],
  ])("refused: %s", async (_, source) => {
    expect((await failure({ "sections/heading.hbs": source })).message).toContain(
      "sections/heading.hbs, line 1: ",
    );
  });

  test("a template that includes itself", async () => {
    expect((await failure({ "sections/heading.hbs": "{{> sections/heading this}}" })).message).toContain(
      "sections/heading.hbs: it includes itself without end.",
    );
  });

  test.each([
    "{{constructor.constructor}}",
    "{{__proto__.x}}",
    '{{lookup title "constructor"}}',
    "{{parts.map}}",
  ])("%s is out of reach", async (source) => {
    await write({ "sections/heading.hbs": `<h1>${source}</h1>` });
    const html = await render().catch((error: Error) => error.message);
    expect(html).toMatch(/the report has no|<h1><\/h1>|could not be filled in/);
  });
});
