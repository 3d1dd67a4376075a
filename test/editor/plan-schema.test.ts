import { globSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { jsonSchemas, listRules, loadPlan, memoryFolder, planSchema } from "../../src/index.ts";

/** What a schema says of a file, read as an editor reads it: 1.2 is a number. */
function mistakes(validate: ValidateFunction, yaml: string): string[] {
  if (validate(parse(yaml))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const compile = (schema: object): ValidateFunction =>
  new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false })
    .addVocabulary(["markdownEnumDescriptions", "patternErrorMessage"])
    .compile(schema);

let schemas: Readonly<Record<string, object>>;
let ofPlan: ValidateFunction;
beforeAll(async () => {
  schemas = await jsonSchemas();
  ofPlan = compile(schemas.plan as object);
});

const FOLDERS = ["data", "examples/minimal", "examples/full", "examples/as-published"];
const filesIn = (folder: string): string[] => globSync(`${folder}/**/*.yaml`).sort();

describe.each(FOLDERS)("every file of %s", (folder) => {
  test("is as the schema says", () => {
    const wrong = filesIn(folder).map((file) => [file, mistakes(ofPlan, readFileSync(file, "utf8"))]);
    expect(wrong.filter(([, found]) => found?.length !== 0)).toEqual([]);
  });

  test("is as the schema with the ids of the plan says", async () => {
    const own = compile(await planSchema(await loadPlan(folder)));
    const wrong = filesIn(folder).map((file) => [file, mistakes(own, readFileSync(file, "utf8"))]);
    expect(wrong.filter(([, found]) => found?.length !== 0)).toEqual([]);
  });
});

test("the themes of the examples are as their schema says", () => {
  const validate = compile(schemas.theme as object);
  for (const file of globSync("examples/themes/*/theme.yaml"))
    expect(mistakes(validate, readFileSync(file, "utf8"))).toEqual([]);
});

test("the file that says how a tracker is read is as its schema says", () => {
  const validate = compile(schemas.mapping as object);
  const right = `
sheets: [Actions]
headings: { "Rec no": recommendation, 2016: left-over }
status-words: { Amber: at-risk }
dates: { End of Q3: 2016-12-31, Ongoing: none }
owners: { J. Smith: head-of-service }
`;
  expect(mistakes(validate, right)).toEqual([]);
  for (const wrong of ["headings: { Rec no: recomendation }", "status-words: { Amber: amber }", "owner: {}"])
    expect(mistakes(validate, wrong)).not.toEqual([]);
});

test("the wrong examples of the rules about fields are told, and the right ones are not", async () => {
  const rules = (await listRules()).flatMap((group) => group.rules);
  const examples = (id: string) => rules.find((rule) => rule.id === id);
  for (const id of ["unknown-key", "missing-field", "wrong-type", "invalid-date"]) {
    expect([id, mistakes(ofPlan, examples(id)?.bad as string)]).not.toEqual([id, []]);
    expect([id, mistakes(ofPlan, examples(id)?.good as string)]).toEqual([id, []]);
  }
});

test.each([
  ["a status that is none", "updates: [{ date: 2016-08-26, of: 1.2, status: finished }]"],
  ["a day as it is written in Britain", "updates: [{ date: 26/08/2016, of: 1.2 }]"],
  ["a field of nobody", "updates: [{ date: 2016-08-26, of: 1.2, satus: complete }]"],
  ["an id with a space", "actions: [{ id: 1.2, answers: R 1, title: Train managers }]"],
  [
    "an update of itself with another id",
    "actions: [{ id: 1.2, answers: R1, title: Train, updates: [{ date: 2016-08-26, of: 1.3 }] }]",
  ],
  ["words for a number", "kpis: [{ id: caseload, frequency: monthly, decimals: one }]"],
  ["a collection that is none", "acions: []"],
  [
    "a report without its audience",
    "reports: [{ id: b, template: board, as-at: 2016-09-02, state: draft, title: Progress }]",
  ],
])("it tells %s", (_, yaml) => {
  expect(mistakes(ofPlan, yaml)).not.toEqual([]);
});

test.each([
  [
    "one id, or a list of ids",
    "actions: [{ id: 1.2, answers: [R1, 2.10], title: Train }, { id: 1.3, answers: R1, title: Train }]",
  ],
  [
    "numbers in quotes",
    'recommendations: [{ id: "1", number: "1", title: "2016", text: 2016, source: ofsted-2016 }]',
  ],
  [
    "a fraction, a number and a symbol",
    "extracts: [{ date: 2016-09-05, values: { caseload: { 2016-08: 17.2, 2016-07: 71/78, 2016-06: x } } }]",
  ],
  [
    "any field of what an update is of",
    "updates: [{ date: 2016-08-26, of: audit-1, grades: { Good: 3 } }, { date: 2016-08-26, of: 1.2, due: 2016-09-30 }]",
  ],
])("it takes %s", (_, yaml) => {
  expect(mistakes(ofPlan, yaml)).toEqual([]);
});

describe("the schema of a plan", () => {
  const YAML = `
plan:
  { title: A, authority: B, service: C, answers: ofsted-2016, start: 2016-01-04, status-words: { Green: on-track } }
posts: [{ id: head, title: Head of service }]
recommendations: [{ id: R1, number: 1, title: Supervision, text: Supervise., source: ofsted-2016 }]
actions:
  - { id: 1.1, answers: R1, title: Train, owner: head }
  - { id: 1.10, answers: R1, title: Supervise, owner: head }
events: [{ id: ofsted-2016, kind: inspection, by: ofsted, held: 2016-01-04 }]
bodies: [{ id: ofsted, name: Ofsted }]
`;
  let own: ValidateFunction;
  beforeAll(async () => {
    own = compile(await planSchema(await loadPlan(memoryFolder({ "plan.yaml": YAML }))));
  });

  test("takes what the plan says", () => expect(mistakes(own, YAML)).toEqual([]));

  test.each([
    "updates: [{ date: 2016-08-26, of: 1.10, status: on-track }]",
    'updates: [{ date: 2016-08-26, of: "1.10", status: Green }]',
    "updates: [{ date: 2016-08-26, of: [1.1, 1.10], owner: head }]",
  ])("takes its own ids and words: %s", (yaml) => expect(mistakes(own, yaml)).toEqual([]));

  test.each([
    "updates: [{ date: 2016-08-26, of: 1.2 }]",
    "updates: [{ date: 2016-08-26, of: 1.1, owner: haed }]",
    "updates: [{ date: 2016-08-26, of: 1.1, owner: ofsted }]",
    "updates: [{ date: 2016-08-26, of: 1.1, status: Amber }]",
    "actions: [{ id: 1.3, answers: R2, title: Train }]",
  ])("tells the id of nothing, or of something else: %s", (yaml) =>
    expect(mistakes(own, yaml)).not.toEqual([]),
  );
});
