import fc from "fast-check";
import stringWidth from "fast-string-width";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import type { Comparison } from "../../../src/diff/comparison.ts";
import { CHANGE_KINDS } from "../../../src/diff/kinds.ts";
import { CHANGE_REPORTERS } from "../../../src/reporters/changes/index.ts";
import type { ChangeFormat } from "../../../src/reporters/formats.ts";
import { anyDay } from "../../plan/arbitrary-plan.ts";
import { rounds } from "../../rounds.ts";

/** Text that Markdown, GitHub or a terminal could take for something other than words. */
const SIGNS = [
  "# One",
  "- two",
  "1. three",
  "> four",
  "| five |",
  "<img src=x>",
  "</details>",
  "[six](https://seven.org)",
  "![eight](nine.png)",
  "[ten]: https://ten.org",
  "www.eleven.org",
  "http://twelve",
  "mailto:a@b.org",
  "a@b.org",
  "@team",
  "#13",
  "**14**",
  "__15__",
  "~~16~~",
  "`17`",
  "```",
  "---",
  "===",
  "&lt;",
  "\\",
  "$18$",
  "\n\n",
  "\n",
  "\t",
  "\u001b[31m",
  "\u202e",
  "word",
  "a-word-that-is-longer-than-any-line-of-a-terminal-that-people-are-likely-to-have-open",
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: "grapheme", maxLength: 20 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((pieces) => pieces.join(" "))
  .filter((joined) => /[a-z]/i.test(joined));

const side = fc.record({ name: text, authority: text, plan: text, asAt: anyDay, report: fc.option(text) });

const change = fc.record({
  kind: fc.constantFrom(...CHANGE_KINDS),
  severity: fc.constantFrom("error" as const, "warning" as const, "info" as const),
  entity: text,
  label: fc.option(text),
  title: text,
  field: text,
  from: fc.option(text),
  to: fc.option(text),
  what: text,
  reason: fc.option(text),
  words: fc.option(
    fc.array(
      fc.record({ kind: fc.constantFrom("same" as const, "added" as const, "removed" as const), text }),
    ),
  ),
  message: text,
  fingerprint: text,
});

const comparison: fc.Arbitrary<Comparison> = fc.record({
  version: fc.constant(1 as const),
  base: side,
  head: side,
  audience: fc.constantFrom("public" as const, "board" as const),
  edition: fc.constantFrom("public" as const, "exempt" as const),
  changes: fc.array(change, { maxLength: 20 }),
  omitted: fc.nat(),
});

const print = (format: ChangeFormat, of: Comparison): string =>
  CHANGE_REPORTERS.find(({ name }) => name === format)?.print(of, { color: false }) ?? "";

const holds = (check: (of: Comparison) => void): void =>
  fc.assert(fc.property(comparison, check), { numRuns: rounds({ short: 40, long: 1200 }) });

test("no line of text is longer than 80 columns, unless a single word is", () => {
  holds((of) => {
    for (const line of print("text", of).split("\n")) {
      if (stringWidth(line) <= 80) continue;
      const words = line
        .trim()
        .replace(/^([+~-]|From|To|For) +/, "")
        .split(" ");
      // A word of letters that nobody sees takes no room.
      expect(words.filter((word) => stringWidth(word) > 0)).toHaveLength(1);
    }
  });
});

test("text prints every change, and no control characters", () => {
  holds((of) => {
    const printed = print("text", of);
    expect(printed.match(/^ {2}[+~-] /gm)?.length ?? 0).toBe(of.changes.length);
    expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
  });
});

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>["children"][number];

const withAllBelow = (node: Node): Node[] => [
  node,
  ...("children" in node ? node.children.flatMap(withAllBelow) : []),
];

test("markdown never turns an author's words into a link, a heading, a table or HTML", () => {
  holds((of) => {
    const printed = print("markdown", of);
    const root = fromMarkdown(printed);
    const nodes = withAllBelow(root);
    const types = new Set(nodes.map(({ type }) => type));
    for (const type of ["link", "image", "definition", "code", "thematicBreak", "blockquote"] as const)
      expect(types).not.toContain(type);
    expect(nodes.filter((one) => one.type === "list" && one.ordered)).toEqual([]);
    expect(printed).not.toMatch(/(?<!\\)\|/);
    for (const one of root.children) {
      if (one.type === "html")
        expect(one.value).toMatch(/^(<details( open)?><summary>\d+ changes<\/summary>|<\/details>)$/);
    }
    const html = nodes.flatMap((one) =>
      one.type === "html" && !root.children.includes(one) ? [one.value] : [],
    );
    expect(new Set(html)).toEqual(new Set(html.length > 0 ? ["<br>"] : []));
    const code = nodes.flatMap((one) => (one.type === "inlineCode" ? [one.value] : []));
    for (const sign of code) expect(sign).toMatch(/^[+~-]$/);
    expect(code).toHaveLength(of.changes.length);
    const headings = nodes.filter(({ type }) => type === "heading").length;
    expect(headings).toBe(
      of.changes.length === 0
        ? 0
        : 1 + (print("text", of).match(/^\S.* \(\d+\)\n\n {2}[+~-] /gm)?.length ?? 0),
    );
  });
});

test("markdown never starts one of GitHub's own links", () => {
  holds((of) => {
    const seen = print("markdown", of).replaceAll("&#8203;", "\u200b");
    expect(seen).not.toMatch(/(?<!\u200b):\/\/|www\.|mailto:(?!\u200b)|@[a-z]|(?<!&)#\d/i);
  });
});

test("markdown fits into one comment", () => {
  fc.assert(
    fc.property(comparison, fc.integer({ min: 1, max: 200 }), (of, times) => {
      const changes = Array.from({ length: times }, () => of.changes).flat();
      const printed = print("markdown", { ...of, changes });
      expect(printed.length).toBeLessThanOrEqual(65_536);
      expect(printed.match(/<details/g)?.length).toBe(printed.match(/<\/details/g)?.length);
      const left = /\n(\d+) more changes? \([^)]*\) did not fit/.exec(printed)?.[1] ?? "0";
      expect((printed.match(/^- `[+~-]`/gm)?.length ?? 0) + Number(left)).toBe(changes.length);
    }),
    { numRuns: rounds({ short: 13, long: 400 }) },
  );
});

test("json gives back the comparison", () => {
  holds((of) => {
    expect(JSON.parse(print("json", of))).toEqual(of);
  });
});
