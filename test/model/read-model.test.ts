import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readModel } from "../../src/model/read-model.ts";

const FILE = path.join(import.meta.dirname, "migrations/version-1/7-last-cabinet.json");

/** A model with one value replaced, or taken out where it is undefined. */
function edited(place: string, value: unknown): unknown {
  const model = JSON.parse(readFileSync(FILE, "utf8"));
  const keys = place.split(".");
  const last = keys.pop() as string;
  keys.reduce((inner, key) => inner[key], model)[last] = value;
  return JSON.parse(JSON.stringify(model));
}

test.each([
  ["state.kpis.0.decimals", "one", '"state.kpis.0.decimals" is "one", expected a number'],
  ["state.kpis.0.screening", 1, '"state.kpis.0.screening" is 1, expected true or false'],
  ["state.actions", {}, '"state.actions" is an object, expected a list'],
  ["state.actions.0", "2.6", '"state.actions.0" is "2.6", expected an object'],
  ["state.actions.0.title", null, '"state.actions.0.title" is null, expected text'],
  ["state.asAt", "2016-02-30", '"state.asAt" is "2016-02-30", expected a date such as 2016-08-24'],
  ["provenance.edition", "secret", '"provenance.edition" is "secret", expected one of public, exempt'],
  ["provenance.authority", undefined, '"provenance.authority" is missing'],
  ["document", undefined, '"document" is missing'],
  ["document.parts.0.kind", [], '"document.parts.0.kind" is a list, expected one of summary, main, appendix'],
  [
    "document.parts.0.blocks.0.kind",
    "riddle",
    '"document.parts.0.blocks.0.kind" is "riddle", expected one of ',
  ],
  ["document.parts.0.blocks.0.kind", undefined, '"document.parts.0.blocks.0.kind" is missing'],
  ["document.parts.0.colour", "red", '"document.parts.0" has an unknown field "colour"'],
  ["signature", "A. B.", 'an unknown field "signature"'],
])("a model in which %s is %j is not whole", (place, value, gap) => {
  const read = readModel(edited(place, value));
  expect(read).toHaveProperty(
    "problem.message",
    expect.stringContaining(`holds a model that is not whole: ${gap}`),
  );
});

test.each([
  null,
  undefined,
  3,
  "{}",
  [],
  {},
  { schemaVersion: 1 },
  { schemaVersion: "1", provenance: { tool: "improve" } },
])("%j is not a model", (json) => {
  expect(readModel(json)).toEqual({ problem: { message: "is not the model of a report", hint: null } });
});

test.each([1, 2])(
  "what only looks like a model of version %i is refused, not a fault of ours",
  (schemaVersion) => {
    const json = {
      schemaVersion,
      provenance: { tool: "improve" },
      state: [null],
      publicState: 3,
      document: { parts: 4 },
    };
    expect(readModel(json)).toHaveProperty("problem.message");
  },
);
