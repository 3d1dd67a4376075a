import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import { camelise, quickDecode, UNSURE } from "../../src/load/decode/quick-decode.ts";
import type { Plain } from "../../src/load/yaml/node.ts";
import { parseYaml } from "../../src/load/yaml/parse-yaml.ts";
import { planHeader } from "../../src/plan/schema/header.ts";
import { COLLECTIONS, PATCHES } from "../../src/plan/schema/plan.ts";
import { update } from "../../src/plan/schema/updates.ts";
import { themeSchema } from "../../src/theme/schema.ts";

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  ...COLLECTIONS,
  ...Object.fromEntries(Object.entries(PATCHES).map(([name, schema]) => [`a change of ${name}`, schema])),
  plan: planHeader,
  updates: update,
  theme: themeSchema(),
};

/** Every list of entries and every mapping that the plans of this repository hold, by its key. */
const WRITTEN: readonly (readonly [name: string, entry: Plain])[] = globSync(
  "{data,examples,test/rules/*/{ok,bad}}/**/*.yaml",
)
  .sort()
  .flatMap((file) => parseYaml(file, readFileSync(file, "utf8")).content?.parts ?? [])
  .flatMap(({ key, value }) =>
    (Array.isArray(value) ? value : [value]).map((entry) => [key, entry] as const),
  );

/** What zod makes of data, or UNSURE where it finds a mistake. */
function byZod(schema: z.ZodType, data: Plain): unknown {
  const outcome = schema.safeParse(data);
  return outcome.success ? camelise(outcome.data) : UNSURE;
}

test("every entry of the plans here is decoded as zod decodes it", () => {
  const known = WRITTEN.filter(([name]) => name in SCHEMAS);
  for (const [name, entry] of known) {
    const schema = SCHEMAS[name] as z.ZodType;
    expect([name, entry, quickDecode(schema, entry)]).toStrictEqual([name, entry, byZod(schema, entry)]);
  }
  expect(known.length).toBeGreaterThan(1500);
});

test("the order of the fields is the order in which zod gives them", () => {
  for (const [name, entry] of WRITTEN.filter(([name]) => name in SCHEMAS)) {
    const schema = SCHEMAS[name] as z.ZodType;
    expect(JSON.stringify(quickDecode(schema, entry))).toBe(JSON.stringify(byZod(schema, entry)));
  }
});

const value: fc.Arbitrary<Plain> = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "yes",
    "true",
    "1",
    "-1.5",
    "2016-02-30",
    "2016-08-31",
    "2016-08",
    " R1 ",
    "a b",
    "on-track",
  ),
  fc.constantFrom<Plain>(
    [],
    {},
    ["R1", "R1"],
    [["R1"]],
    ["", "x"],
    { a: "1" },
    { __proto__: "1" },
    { "a-b": ["1"] },
  ),
  fc.constantFrom<Plain>(
    JSON.parse('{ "__proto__": "1" }'),
    { constructor: "1" },
    { from: "2016-08-01", name: "x" },
  ),
  fc.constantFrom(...WRITTEN.flatMap(([, entry]) => (typeof entry === "object" ? Object.values(entry) : []))),
);

const change = fc.record({
  kind: fc.constantFrom("drop", "set", "add", "wrap", "inside"),
  at: fc.nat(),
  key: fc.oneof(
    fc.constantFrom(
      "__proto__",
      "constructor",
      "toString",
      "no-such-field",
      "measuredBy",
      "Due",
      "id",
      "of",
      "updates",
    ),
    fc.constantFrom(
      ...new Set(WRITTEN.flatMap(([, entry]) => (typeof entry === "object" ? Object.keys(entry) : []))),
    ),
  ),
  value,
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(data: Plain, one: Change): Plain {
  const { kind, at, key, value } = one;
  if (typeof data === "string") return kind === "wrap" ? [data] : value;
  if (Array.isArray(data))
    return data.map((item, index) => (index === at % data.length ? changed(item, one) : item));
  const entries = Object.entries(data);
  const index = at % Math.max(1, entries.length);
  if (kind === "add") return Object.fromEntries([...entries, [key, value]]);
  if (kind === "drop") return Object.fromEntries(entries.filter((_, place) => place !== index));
  const instead = (held: Plain): Plain =>
    kind === "set" ? value : kind === "wrap" ? [held] : changed(held, { ...one, kind: "set" });
  return Object.fromEntries(
    entries.map(([name, held], place) => [name, place === index ? instead(held) : held]),
  );
}

test("whatever is changed in an entry, it is decoded as zod decodes it, or not at all where zod finds a mistake", () => {
  const counts = { quick: 0, left: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...WRITTEN),
      fc.option(fc.constantFrom(...Object.keys(SCHEMAS)), { freq: 3 }),
      fc.array(change, { maxLength: 3 }),
      ([name, entry], other, changes) => {
        const schema = SCHEMAS[other ?? name] ?? update;
        const data = changes.reduce(changed, entry);
        const quick = quickDecode(schema, data);
        counts[quick === UNSURE ? "left" : "quick"]++;
        // Zod leaves this key out without a word, so what has it is left to it and to what looks at keys.
        if (quick === UNSURE && JSON.stringify(data).includes('"__proto__":')) return;
        expect(quick).toStrictEqual(byZod(schema, data));
      },
    ),
    { numRuns: 4000 },
  );
  expect(counts.quick).toBeGreaterThan(150);
  expect(counts.left).toBeGreaterThan(500);
});
