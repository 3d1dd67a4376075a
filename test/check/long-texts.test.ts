import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { RULES } from "../../src/check/rules/index.ts";
import { runRules } from "../../src/check/run-rules.ts";
import { rounds } from "../rounds.ts";
import { loadWithBase } from "../rules/load-fixture.ts";
import { contextAt } from "./judge.ts";

const fixture = (name: string): Promise<string> =>
  readFile(path.join(import.meta.dirname, "../rules", name), "utf8");

const report = await fixture("right-report.md");
const words = report.replace(/[#>*|\s]+/g, " ");
const sentence = words.replace(/[.!?]/g, "");
const { plan: base } = parse(await fixture("more-sentences.yaml")) as { plan: string };

const CHARACTERS = 8_000;

const TEXTS: readonly (readonly [way: string, repeated: string, before: string])[] = [
  ["one paragraph", words, ""],
  ["one row of a table", sentence, "| a | b |\n|---|---|\n| "],
  ["rows of a table", `| ${sentence.slice(0, 100)} | 17 |\n`, "| a | b |\n|---|---|\n"],
  ["sentences without a date", "Caseload was 17. ", ""],
  ["words that begin and end emphasis", "a*a*", ""],
  ["quotes in quotes", "> ", ""],
  ["links behind a !", "![a](b) ", ""],
];

test.each(TEXTS)(
  "ten times the text takes a rule about ten times as long: %s",
  async (_, repeated, before) => {
    const short = await textOf(repeated, CHARACTERS, before);
    const long = await textOf(repeated, 10 * CHARACTERS, before);
    // A rule that held each word against each would take a hundred times as long.
    expect(slowerThan(20, short, long)).toEqual([]);
  },
);

test.each(["12% ", "(", "24 children "])(
  'sentences that are twenty times as long take a rule about as long, if they are as many words: "%s"',
  async (words) => {
    const inParagraphs = (length: number): string =>
      `${words.repeat(length / words.length)}\n\n`.repeat((2 * CHARACTERS) / length);
    const short = await textOf(inParagraphs(95), 2 * CHARACTERS);
    const long = await textOf(inParagraphs(1900), 2 * CHARACTERS);
    expect(slowerThan(8, short, long)).toEqual([]);
  },
);

/** Words and signs that some rule looks for, or that a parser holds open. */
const TOKENS = [
  "16 September 2016 ",
  "a\r",
  "between May and June 2016 ",
  "16, 17, 18 and 19 ",
  "2016-09-16 ",
  "Q2 2016/17 ",
  "17.2 ",
  "3 of 7 ",
  "rose from 12 to 17 ",
  "one hundred and ",
  "and ",
  "of the ",
  "about nearly almost ",
  "1.1 and R1 ",
  "recommendations 1 to 9 and ",
  "the second monitoring visit ",
  "the letter of 5 August ",
  "by the end of September ",
  "DfE IRO LADO ",
  "Improvement Board ",
  "no child was ",
  "all every never always ",
  "(",
  "[",
  "{{",
  '{{kpi "caseload"}} ',
  '"',
  "\u2019s ",
  ": ",
  "- ",
  ". ",
  "a\n",
  "e\u0301",
  "a",
  "A",
  "9",
  "[a](",
  "_a_ ",
  "| a | 17 |\n",
  "| 24 children ",
];

test.each(TOKENS.slice(0, rounds({ short: 1, long: TOKENS.length })))(
  "ten times as often a word or a sign takes a rule about ten times as long: %j",
  async (token) => {
    const [short, long] = [await textOf(token, CHARACTERS), await textOf(token, 10 * CHARACTERS)];
    expect(slowerThan(20, short, long)).toEqual([]);
  },
);

type Text = Awaited<ReturnType<typeof textOf>>;

/** A report that consists of a text, so many characters long. */
async function textOf(repeated: string, length: number, before = "") {
  const main = before + repeated.repeat(length / repeated.length + 1).slice(0, length);
  const reports = stringify({ reports: [{ id: "report", main }] }, { lineWidth: 0 });
  const { plan, problems } = await loadWithBase(
    new Map([
      ["plan.yaml", base],
      ["report.yaml", reports],
    ]),
  );
  expect(problems).toEqual([]);
  return () => contextAt(plan, "2016-09-02");
}

/**
 * The rules that take more than so many times as long for one text as for another, three times in turn: what a busy computer adds to
 * one round, it seldom adds to the next. Those that are quick for both do not count.
 */
function slowerThan(times: number, one: Text, other: Text): string[] {
  let slow = RULES.map(({ id }) => id);
  for (let round = 0; round < 3 && slow.length > 0; round++) {
    const [short, long] = [costsOf(one), costsOf(other)];
    const all = [...long.values()].reduce((sum, cost) => sum + cost);
    const [costOf, usual] = [(id: string) => long.get(id) ?? 0, (id: string) => short.get(id) ?? 0];
    slow = slow.filter((id) => costOf(id) > all / 4 && costOf(id) > times * usual(id));
  }
  return slow;
}

/** What each rule takes of the processor. */
function costsOf(text: Text): Map<string, number> {
  const context = text();
  return new Map(
    RULES.map((rule) => {
      const start = process.cpuUsage();
      runRules([rule], context);
      const { user, system } = process.cpuUsage(start);
      return [rule.id, user + system];
    }),
  );
}
