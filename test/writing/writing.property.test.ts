import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { addToFile } from "../../src/writing/add-to-file.ts";
import type { NewEntries, NewEntry, Value } from "../../src/writing/entries.ts";
import { writeFile } from "../../src/writing/write-file.ts";
import { loadFiles } from "../load/load-files.ts";
import { rounds } from "../rounds.ts";
import { entries, prose } from "./arbitrary-entries.ts";

/** What a reader that takes every scalar for text finds in a file of these entries. */
function plain({ glossary = new Map(), ...lists }: NewEntries): Map<string, unknown> {
  const collections = Object.entries(lists as Record<string, readonly NewEntry[]>).map(
    ([name, list]): [string, unknown[]] => [name, list.map(({ fields }) => plainValue(fields))],
  );
  const filled = collections.filter(([, list]) => list.length > 0);
  return new Map<string, unknown>(glossary.size > 0 ? [["glossary", glossary], ...filled] : filled);
}

function plainValue(value: Value): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== "object") return String(value);
  const pairs = [...(value instanceof Map ? value : Object.entries(value))];
  return new Map(pairs.map(([key, inner]) => [key, plainValue(inner as Value)]));
}

const read = (text: string): unknown => parse(text, { schema: "failsafe", mapAsMap: true }) || new Map();

const join = (a: Map<string, unknown>, b: Map<string, unknown>): Map<string, unknown> => {
  const both = [...a.keys()].filter((name) => b.has(name));
  const joined = both.map((name) => [name, joinLists(a.get(name), b.get(name))] as const);
  return new Map([...a, ...b, ...joined]);
};
const joinLists = (a: unknown, b: unknown): unknown =>
  a instanceof Map && b instanceof Map ? new Map([...b, ...a]) : [...(a as unknown[]), ...(b as unknown[])];

describe("a file that is written", () => {
  test("holds what was given, whatever it holds", () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(read(writeFile(all))).toEqual(plain(all));
      }),
    );
  });

  test("is a plan in which no text is anything else, and no line looks like an entry", async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (all) => {
        const { plan, problems } = await loadFiles({ "new.yaml": writeFile(all, ["Made of a tracker"]) });
        expect(problems.filter(({ rule }) => rule !== "forbidden-character")).toEqual([]);
        expect(plan.actions.map(({ id, title, outcome }) => [id, title, outcome])).toEqual(
          (all.actions ?? []).map(({ fields: { id, title, outcome } }) => [id, trim(title), trim(outcome)]),
        );
        expect(plan.recommendations.map(({ number }) => number)).toEqual(
          (all.recommendations ?? []).map(({ fields }) => fields.number),
        );
        expect(plan.extracts.map(({ figures }) => figures.length)).toEqual(
          (all.extracts ?? []).map(({ fields: { values } }) =>
            [...(values as Map<string, Map<string, string>>).values()].reduce(
              (sum, { size }) => sum + size,
              0,
            ),
          ),
        );
      }),
    );
  });

  test.each(["core", "yaml-1.1"])("gives its texts to readers of the schema %s as well", (schema) => {
    const isDay = /^\d{4}-\d\d-\d\d$/;
    fc.assert(
      fc.property(
        prose.filter((text) => !isDay.test(text)),
        (title) => {
          const text = writeFile({ posts: [{ fields: { id: "director", title } }] });
          expect(parse(text, { schema })).toEqual({ posts: [{ id: "director", title }] });
        },
      ),
    );
  });

  test("has no line in the way of an editor or of a terminal", () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(writeFile(all)).not.toMatch(/[^\P{Cc}\t\n]|[ \t]$|^ *\t|\p{Bidi_Control}/mu);
      }),
    );
  });
});

/** What a file had before it was added to. */
const surroundings = fc.record({
  eol: fc.constantFrom("\n", "\r\n"),
  mark: fc.constantFrom("", "\uFEFF"),
  heading: fc.constantFrom("", "# What the owners sent\n", "---\n", "\n\n"),
  tail: fc.constantFrom("", "\n", "\n\n# The end\n", "\n  # indented\n", "...\n"),
  isCut: fc.boolean(),
});

describe("a file that is added to", () => {
  const before = fc.tuple(entries, surroundings).map(([all, { eol, mark, heading, tail, isCut }]) => {
    const text = heading + writeFile(all) + tail;
    return { all, text: mark + (isCut ? text.trimEnd() : text).replaceAll("\n", eol), eol };
  });

  test("holds what it held and what was added, and every byte of it stays", () => {
    fc.assert(
      fc.property(before, entries, ({ all, text, eol }, more) => {
        const terms = [...(more.glossary ?? [])].filter(([term]) => !all.glossary?.has(term));
        const added = { ...more, glossary: new Map(terms) };
        const texts = steps(text, added);
        const result = texts.at(-1) as string;
        expect(read(result)).toEqual(join(plain(all), plain(added)));
        expect(texts.filter((one, index) => !isAddition(one, texts[index - 1] ?? text))).toEqual([]);
        if (/\n/.test(text)) expect(result.replaceAll(eol, "")).not.toMatch(/\n/);
        expect(result.endsWith("\n")).toBe(text.endsWith("\n") || (/^\s*$/.test(text) && result !== text));
      }),
      { numRuns: rounds({ short: 50, long: 1500 }) },
    );
  });

  test("keeps what was added first when it is added to again", () => {
    fc.assert(
      fc.property(
        before,
        entries,
        entries,
        ({ text }, { glossary: _, ...first }, { glossary: __, ...second }) => {
          const once = steps(text, first).at(-1) as string;
          const texts = steps(once, second);
          expect(texts.filter((one, index) => !isAddition(one, texts[index - 1] ?? once))).toEqual([]);
        },
      ),
      { numRuns: rounds({ short: 40, long: 1500 }) },
    );
  });

  test("is the same if nothing is added", () => {
    fc.assert(
      fc.property(before, ({ text }) => {
        expect(addToFile("plan.yaml", text, {})).toBe(text);
      }),
    );
  });
});

/** Whether one text is the other with something added at one place. */
function isAddition(longer: string, text: string): boolean {
  let start = 0;
  while (start < text.length && longer[start] === text[start]) start++;
  return longer.endsWith(text.slice(start));
}

/** Adds a collection at a time: the text before, and after each of them. */
function steps(text: string, all: NewEntries): string[] {
  const texts = [text];
  for (const [name, list] of Object.entries(all)) {
    texts.push(addToFile("plan.yaml", texts.at(-1) as string, { [name]: list }));
  }
  return texts;
}

const trim = (value: Value | undefined): string | undefined =>
  value === undefined ? undefined : String(value).trim();
