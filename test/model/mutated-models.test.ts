import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { diffReports, publish, UserError } from "../../src/index.ts";
import { readModel } from "../../src/model/read-model.ts";
import { CHANGE_REPORTERS } from "../../src/reporters/changes/index.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const FILES = [
  "data/reports/published/cabinet-2016-05.json",
  "examples/full/reports/published/cabinet-2025-01.json",
];

type Key = string | number;

/** What stands in the place of a value. Some fit, and most do not. */
function replacements(value: unknown): readonly unknown[] {
  if (typeof value === "string") return ["x", "", "9999-12-31", "2016-13", "\uD800", "{{x}}", 7];
  if (typeof value === "number") return [-1, 0, 1.5, 200, 1e15, 1e308, "1"];
  if (Array.isArray(value)) return [[], [...value, ...value], [null], value.toReversed(), {}];
  return [null, "x", 5, [], {}];
}

/** One place of each kind, such as the status of an action, in the order of the file. */
function placesIn(model: unknown): (readonly Key[])[] {
  const places = new Map<string, readonly Key[]>();
  const visit = (value: unknown, keys: readonly Key[]): void => {
    const kind = keys.map((key) => (typeof key === "number" ? "#" : key)).join(".");
    if (keys.length > 0 && !places.has(`${kind} ${typeof value}`))
      places.set(`${kind} ${typeof value}`, keys);
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...keys, index]);
    else if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value)) visit(item, [...keys, key]);
  };
  visit(model, []);
  return [...places.values()];
}

const valueAt = (model: unknown, keys: readonly Key[]): unknown =>
  keys.reduce<unknown>((value, key) => (value as Record<Key, unknown>)[key], model);

function changed(source: string, keys: readonly Key[], to: unknown): unknown {
  const model = JSON.parse(source);
  (valueAt(model, keys.slice(0, -1)) as Record<Key, unknown>)[keys.at(-1) as Key] = to;
  return model;
}

/** Reads a model, and does with it whatever a command would. */
async function use(json: unknown, source: string): Promise<void> {
  const read = readModel(json);
  const whole = readModel(JSON.parse(source));
  if (!("model" in read) || !("model" in whole)) return;
  await publish(read.model, "html");
  for (const sides of [[whole.model, read.model] as const, [read.model, whole.model] as const]) {
    const { comparison } = await diffReports(...sides);
    for (const { print } of CHANGE_REPORTERS) print(comparison, { color: false });
    await publish(comparison, "html");
  }
}

/** The same numbers in every run: what Park and Miller call the minimal standard. */
function* randomNumbers(seed: number): Generator<number> {
  for (let number = seed; ; ) {
    number = (number * 16807) % 2147483647;
    yield number / 2147483647;
  }
}

test.each(FILES)("whatever is changed in %s, it is read or refused in a sentence", async (file) => {
  const source = readFileSync(path.join(ROOT, file), "utf8");
  const places = placesIn(JSON.parse(source));
  const random = randomNumbers(2016);
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random.next().value * items.length)] as Item;
  const faults: string[] = [];
  for (let sample = 0; sample < 15; sample++) {
    const keys = pick(places);
    const to = pick(replacements(valueAt(JSON.parse(source), keys)));
    await use(changed(source, keys, to), source).catch((error: Error) => {
      if (!(error instanceof UserError))
        faults.push(`${keys.join(".")} = ${JSON.stringify(to)}: ${error.message}`);
    });
  }
  expect(faults).toEqual([]);
});

/** Corrections are nowhere in the published files that this was found in, so one is made up. */
const CORRECTION = { date: "2016-05-01", corrects: "2016-04-01", reason: null };

test.each([
  ["decimals that cannot be printed", ["state", "kpis", 0, "decimals"], 200, "is 200, expected at most 10"],
  ["decimals below none", ["state", "kpis", 0, "decimals"], -1, "is -1, expected at least 0"],
  ["a part of a digit", ["state", "kpis", 0, "decimals"], 1.5, "is 1.5, expected a whole number"],
  [
    "a corrected status that does not exist",
    ["state", "actions", 0, "corrections"],
    [{ ...CORRECTION, field: "status", from: "red", to: "complete" }],
    '.from" is "red", expected one of ',
  ],
  [
    "a corrected date that does not exist",
    ["state", "actions", 0, "corrections"],
    [{ ...CORRECTION, field: "due", from: null, to: "2016-02-30" }],
    '.to" is "2016-02-30", expected a date such as ',
  ],
  [
    "stretches of points that a chart does not have",
    ["document", "parts", 4, "blocks", 3, "chart", "phases", 0, "from"],
    200,
    'chart.phases" is a list, expected stretches of the points that the chart has',
  ],
] as const)("%s are told, and where", (_, keys, to, gap) => {
  const source = readFileSync(path.join(ROOT, FILES[0] as string), "utf8");
  expect(readModel(changed(source, keys, to))).toHaveProperty(
    "problem.message",
    expect.stringContaining(gap),
  );
});

test("a model nested as deep as no report is refused, and the program neither hangs nor crashes", () => {
  const source = readFileSync(path.join(ROOT, FILES[0] as string), "utf8");
  const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
  expect(readModel(changed(source, ["document", "parts"], deep))).toEqual({
    problem: { message: "holds a model that is nested more than 100 levels deep", hint: null },
  });
});
