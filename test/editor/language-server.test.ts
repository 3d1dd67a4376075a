import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadPlan, planSchema, startPlan } from "../../src/index.ts";
import { type LanguageServer, startLanguageServer } from "./language-server.ts";

/** What an editor with `yaml-language-server` says where `‸` stands in a file of a plan. */
let server: LanguageServer;
let folder: string;
beforeAll(async () => {
  server = await startLanguageServer();
  folder = await mkdtemp(path.join(os.tmpdir(), "improve-editor-"));
  const schema = await planSchema(await loadPlan("data"));
  await writeFile(path.join(folder, "improve.schema.json"), JSON.stringify(schema));
});
afterAll(async () => {
  server.stop();
  await rm(folder, { recursive: true });
});

const SHIPPED = "# yaml-language-server: $schema=../../schemas/plan.schema.json\n";
const labels = async (text: string): Promise<string[]> =>
  (await server.complete(text)).map(({ label }) => label);

describe("with the schema of the package", () => {
  test.each([
    ["the collections", "‸", ["plan", "posts", "actions", "kpis", "events", "reports", "updates"]],
    [
      "the fields of an action",
      "actions:\n  - id: 1.2\n    ‸\n",
      ["answers", "title", "owner", "due", "updates"],
    ],
    ["the statuses", "updates:\n  - of: 1.2\n    status: ‸\n", ["on-track", "at-risk", "complete"]],
    ["the kinds of event", "events:\n  - id: a\n    kind: ‸\n", ["inspection", "monitoring-visit"]],
    ["the templates", "reports:\n  - id: a\n    template: ‸\n", ["cabinet", "board", "readiness"]],
    ["the fields of the template", "reports:\n  - template: board\n    ‸\n", ["as-at", "main", "highlights"]],
    [
      "the blocks",
      "reports:\n  - template: board\n    appendices:\n      - block: ‸\n",
      ["scorecard", "timeline"],
    ],
    ["national measures", "kpis:\n  - standard: ‸\n", ["number-of-children-with-cpp"]],
  ])("it completes %s", async (_, text, expected) => {
    expect(await labels(SHIPPED + text)).toEqual(expect.arrayContaining(expected));
  });

  test.each([
    ["a field", "actions:\n  - id: 1.2\n    ‸due: 2016-08-26\n", "The day by which it is to be done"],
    ["what to write there", "actions:\n  - id: 1.2\n    ‸due: 2016-08-26\n", "A date, YYYY-MM-DD"],
    ["an example", "posts:\n  - ‸title: A\n", "Head of the MASH"],
    ["a collection", "‸kpis: []\n", "Measures: what they count"],
    ["how an action stands later", "updates:\n  - of: 1.2\n    ‸status: complete\n", "from that day on"],
    ["evidence in an update", "updates:\n  - of: 1.2\n    ‸evidence: []\n", "verified-by: board"],
    [
      "a field in an update",
      "updates:\n  - of: 1.2\n    ‸title: A\n",
      "The title of the entry from that day on",
    ],
  ])("it explains %s", async (_, text, expected) => {
    expect(await server.hover(SHIPPED + text)).toContain(expected);
  });

  test("it underlines nothing in a new plan, which names that schema in every file", async () => {
    const { outputs } = await startPlan(path.join(folder, "new"), async () => ({ details: {} }));
    const files = outputs.filter(({ path: file }) => /\bdata\b.*\.yaml$/.test(file));
    expect(files.length).toBe(7);
    for (const { path: file, bytes } of files) {
      const text = new TextDecoder().decode(bytes);
      expect(text).toMatch(/^# yaml-language-server: \$schema=/);
      expect(await server.problems(text.replace(/^.*\n/, SHIPPED)), file).toEqual([]);
    }
  });

  test.each([
    [
      "a slip in a field",
      "actions:\n  - { id: 1.2, answers: R1, title: A, ownr: a }\n",
      "3: Property ownr is not allowed.",
    ],
    ["a field that is missing", "actions:\n  - { id: 1.2, answers: R1 }\n", '3: Missing property "title".'],
    [
      "a status that is none",
      "updates:\n  - { date: 2016-08-26, of: 1.2, status: done }\n",
      /^3: Value is not accepted. Valid values: "off-track"/,
    ],
    ["a British date", "updates:\n  - { date: 26/08/2016, of: 1.2 }\n", "3: Expected a date, YYYY-MM-DD."],
  ])("it underlines %s", async (_, text, expected) => {
    expect(await server.problems(SHIPPED + text)).toEqual([
      typeof expected === "string" ? expected : expect.stringMatching(expected),
    ]);
  });

  test("it finds nothing wrong where nothing is", async () => {
    const text =
      "actions:\n  - { id: 1.10, answers: [R1, 2], title: 2016, due: 2016-08-26, status: on-track }\n";
    expect(await server.problems(SHIPPED + text)).toEqual([]);
  });
});

describe("with the schema that improve schema --plan writes", () => {
  const own = (text: string): string =>
    `# yaml-language-server: $schema=${path.join(folder, "improve.schema.json")}\n${text}`;

  test.each([
    ["owners", "actions:\n  - id: 1.2\n    owner: ‸\n", ["dcas"]],
    [
      "KPIs that measure an action",
      "actions:\n  - id: 1.2\n    measured-by: ‸\n",
      ["caseload", "assessments-45"],
    ],
    ["KPIs of an extract", "extracts:\n  - date: 2016-09-05\n    values:\n      ‸\n", ["caseload"]],
    [
      "findings",
      "reports:\n  - template: board\n    highlights:\n      - shown-by:\n          - finding: ‸\n",
      ["ofsted-2016-07/letter/b"],
    ],
    ["bodies", "events:\n  - by: ‸\n", ["ofsted", "improvement-board"]],
  ])("it completes %s", async (_, text, expected) => {
    expect(await labels(own(text))).toEqual(expect.arrayContaining(expected));
  });

  test("it underlines an owner that the plan does not have", async () => {
    const text = "actions:\n  - { id: 9.9, answers: R1, title: A, owner: somebody }\n";
    expect((await server.problems(own(text))).join("\n")).toMatch(/^3: Value is not accepted/m);
  });
});
