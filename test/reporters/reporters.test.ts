import { readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import Ajv04Module from "ajv-draft-04";
import addFormatsModule from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readPlan } from "../../src/load/read-plan.ts";
import { LOAD_RULES } from "../../src/load/rules/index.ts";
import { type LocatedProblem, locateProblems } from "../../src/problems/locate.ts";
import { codeframe } from "../../src/reporters/codeframe.ts";
import { PROBLEM_FORMATS } from "../../src/reporters/formats.ts";
import { github } from "../../src/reporters/github.ts";
import { gitlab } from "../../src/reporters/gitlab.ts";
import { REPORTERS } from "../../src/reporters/index.ts";
import { checkJson, json } from "../../src/reporters/json.ts";
import { junit } from "../../src/reporters/junit.ts";
import { markdown } from "../../src/reporters/markdown.ts";
import type { CheckReport, PrintOptions } from "../../src/reporters/report.ts";
import { sarif } from "../../src/reporters/sarif.ts";
import { stylish } from "../../src/reporters/stylish.ts";

// These two are CommonJS. TypeScript and Node see their default export in different places.
const Ajv04 = Ajv04Module as unknown as typeof Ajv04Module.default;
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

const HERE = import.meta.dirname;
const { problems, sources } = await readPlan(path.join(HERE, "fixture"));

const located = locateProblems(problems, sources);
const COUNTS = { recommendation: 1, action: 2, update: 9, kpi: 1, figure: 12, event: 3, audit: 0, report: 1 };
const FOUND: CheckReport = {
  asAt: "2016-09-02",
  account: {
    asAt: "2016-09-02",
    counts: COUNTS,
    firstDay: "2015-06-23",
    files: 2,
    later: [
      { kind: "update", of: ["1.2", "1.4"], date: "2016-09-12" },
      { kind: "extract", of: [], date: "2016-10-05" },
      { kind: "update", of: ["1.2"], date: "2016-10-12" },
    ],
    notRead: ["tracker.xlsx"],
  },
  problems: located.slice(2),
  silenced: [
    { problem: located[0] as LocatedProblem, by: "comment", reason: 'A "reason" with <signs> & | pipes' },
    { problem: located[1] as LocatedProblem, by: "baseline", reason: null },
  ],
  rules: LOAD_RULES,
  textOf: (file) => sources.text(file),
};
const NOTHING: CheckReport = { ...FOUND, account: null, problems: [], silenced: [] };
const PLAIN: PrintOptions = { color: false, maxProblems: null, failOn: "error", version: "1.2.3" };

test("every format there is prints problems", () => {
  expect(REPORTERS.map(({ name }) => name)).toEqual(PROBLEM_FORMATS);
});

describe("a text that would move a cursor, change a colour or turn a line round stays text", () => {
  const NASTY = "\u001B[31m\u001B]0;title\u0007\u009B2J\u007F\u202Exyz\u2066\uD800";
  const nasty: LocatedProblem = {
    ...(located[0] as LocatedProblem),
    message: `a ${NASTY} b`,
    file: `plan/${NASTY}.yaml`,
    entity: NASTY,
    hint: NASTY,
    related: [{ message: NASTY, file: NASTY, range: (located[0] as LocatedProblem).range }],
  };
  const silenced = [{ problem: nasty, by: "comment" as const, reason: NASTY }];
  const report: CheckReport = { ...FOUND, problems: [nasty], silenced, textOf: () => `${NASTY}\n${NASTY}\n` };
  test.each(REPORTERS)("in $name", ({ print }) => {
    expect(print(report, PLAIN)).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}|\p{Cs}/u);
  });
});

describe("as many problems as a file can have are printed", () => {
  const many = Array.from({ length: 130_000 }, (_, index) => ({
    ...(located[0] as LocatedProblem),
    fingerprint: String(index),
  }));
  test.each(REPORTERS)("in $name", ({ print }) => {
    expect(print({ ...FOUND, problems: many, silenced: [] }, PLAIN)).toMatch(/130000|"129999"/);
  });

  test("and the text of a file is read once for all of its code frames", () => {
    let reads = 0;
    const textOf = (file: string): string | null => {
      reads += 1;
      return sources.text(file);
    };
    codeframe.print({ ...FOUND, problems: many.slice(0, 1000), textOf }, PLAIN);
    expect(reads).toBe(1);
  });
});

/** After a change of wording, npx vitest run test/reporters -u writes the expected files again. */
describe.each(REPORTERS)("$name", ({ name, print }) => {
  test.each([false, true])("prints what was found, with colours: %s", async (color) => {
    const file = path.join(HERE, "expected", `${name}${color ? "-in-colour" : ""}.txt`);
    const text = print(FOUND, { ...PLAIN, color });
    await expect(text.replaceAll("\u001b", "\\e")).toMatchFileSnapshot(file);
  });

  test("prints the same words with colours and without, and ends its last line", () => {
    const plain = print(FOUND, PLAIN);
    expect(stripVTControlCharacters(print(FOUND, { ...PLAIN, color: true }))).toBe(plain);
    expect(stripVTControlCharacters(plain)).toBe(plain);
    expect(plain).toMatch(/[^\n]\n$/);
  });
});

describe("codeframe", () => {
  const print = (report: CheckReport): string => codeframe.print(report, PLAIN);

  test("says that nothing was found, and as at which date", () => {
    expect(print(NOTHING)).toBe("No problems found, as at 2 September 2016.\n");
    expect(print({ ...NOTHING, asAt: null })).toBe("No problems found.\n");
  });

  test("says what the folder holds, what is left for a later day and what was not read", () => {
    expect(print({ ...NOTHING, account: FOUND.account })).toBe(
      [
        "No problems found, as at 2 September 2016.",
        "Read 1 recommendation, 2 actions, 9 updates, 1 KPI with 12 figures, 3 events and 1 report from 2 files.",
        "Left for later than 2 September 2016: 2 updates (1.2, 1.4) and 1 extract (5 October 2016).",
        "Not read: 1 file (tracker.xlsx).\n",
      ].join("\n"),
    );
  });

  test("counts what is left where it is more than a line can name", () => {
    const later = Array.from({ length: 6 }, (_, index) => ({
      kind: "action" as const,
      of: [`1.${index}`],
      date: "2052-11-03",
    }));
    const account = {
      ...FOUND.account,
      asAt: "2016-09-02",
      counts: COUNTS,
      firstDay: null,
      files: 2,
      later,
      notRead: [],
    };
    expect(print({ ...NOTHING, account })).toMatch(/\nLeft for later than 2 September 2016: 6 actions\.\n$/);
  });

  test("names nothing of what is left where a report of long ago leaves nearly everything", () => {
    const later = Array.from({ length: 51 }, (_, index) => ({
      kind: index === 0 ? ("kpi" as const) : ("action" as const),
      of: [`1.${index}`],
      date: "2016-11-03",
    }));
    expect(print({ ...NOTHING, account: { ...FOUND.account, later } as CheckReport["account"] })).toContain(
      "\nLeft for later than 2 September 2016: 50 actions and 1 KPI.\n",
    );
  });

  test("counts what was found", () => {
    const [one] = FOUND.problems;
    const severities = ["error", "warning", "warning", "info"] as const;
    const problems = severities.map((severity) => ({ ...(one as NonNullable<typeof one>), severity }));
    expect(print({ ...NOTHING, problems })).toMatch(
      /\n1 error, 2 warnings and 1 note, as at 2 September 2016\.\n$/,
    );
  });

  test("marks exactly the text in question", () => {
    const text = print(FOUND);
    for (const { file, range } of FOUND.problems) {
      const line = sources.text(file)?.split("\n")[range.start.line - 1] as string;
      if (line === "") continue;
      const end = range.end.line === range.start.line ? range.end.column : line.length + 1;
      const mark = " ".repeat(range.start.column - 1) + "^".repeat(Math.max(1, end - range.start.column));
      expect(text).toContain(`| ${line}\n    ${" ".repeat(String(range.start.line).length - 1)}| ${mark}\n`);
    }
  });

  test("leaves out the line when the file was not read", () => {
    const text = print({ ...FOUND, textOf: () => null });
    expect(text).not.toContain("|");
    expect(text).toContain("at actions.yaml:11:5");
  });
});

describe("formats for people", () => {
  test.each([codeframe, stylish, markdown])(
    "$name stops at --max-problems and counts the rest",
    ({ print }) => {
      const text = print(FOUND, { ...PLAIN, maxProblems: 2 });
      expect(text).toContain(`${FOUND.problems.length - 2} errors more: not shown`);
      expect(text).toContain(FOUND.problems[1]?.rule);
      expect(text).not.toContain("is a day that does not exist");
      expect(print(FOUND, { ...PLAIN, maxProblems: 99 })).not.toContain("not shown");
    },
  );

  test("markdown prints an author's words as text", () => {
    const [one] = FOUND.problems as [LocatedProblem];
    const hostile = { ...one, message: "<img src=x> | [x](http://y) `*_" };
    const text = markdown.print({ ...FOUND, problems: [hostile] }, PLAIN);
    expect(text).toContain("&lt;img src=x> \\| \\[x\\](http&#8203;://y) \\`\\*\\_");
  });
});

describe("json", () => {
  test("has every problem, the silenced ones, and the counts", () => {
    const found = JSON.parse(json.print(FOUND, PLAIN));
    expect(Object.keys(found)).toEqual(["version", "asAt", "summary", "account", "problems", "silenced"]);
    expect(found).toMatchObject({
      version: 1,
      asAt: "2016-09-02",
      summary: { errors: FOUND.problems.length, warnings: 0, infos: 0, ignored: 1, baselined: 1 },
      problems: FOUND.problems,
      silenced: [
        { by: "comment", reason: 'A "reason" with <signs> & | pipes' },
        { by: "baseline", reason: null },
      ],
    });
  });

  test("conforms to the schema that improve schema check prints", () => {
    const validate = new Ajv2020().compile(z.toJSONSchema(checkJson));
    for (const report of [FOUND, NOTHING, { ...NOTHING, asAt: null }]) {
      const found = JSON.parse(json.print(report, PLAIN));
      expect(validate(found), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ ...found, extra: 1 })).toBe(false);
    }
  });
});

describe("sarif", () => {
  const schema = JSON.parse(readFileSync(path.join(HERE, "sarif-2.1.0/sarif-schema-2.1.0.json"), "utf8"));
  const ajv = new Ajv04({ strict: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  const log = (report: CheckReport) => JSON.parse(sarif.print(report, PLAIN));

  test("conforms to the official schema", () => {
    for (const report of [FOUND, NOTHING, { ...NOTHING, asAt: null }]) {
      expect(validate(log(report)), JSON.stringify(validate.errors)).toBe(true);
    }
    const broken = log(FOUND);
    broken.runs[0].results[0].level = "terrible";
    expect(validate(broken)).toBe(false);
  });

  test("lists every rule, and each result names its own", () => {
    const [run] = log(FOUND).runs;
    const { rules } = run.tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(LOAD_RULES.map(({ id }) => id));
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex].id).toBe(ruleId);
  });

  test("gives suppressed results with their reasons", () => {
    const suppressions = log(FOUND).runs[0].results.flatMap(
      (one: { suppressions?: object[] }) => one.suppressions ?? [],
    );
    expect(suppressions).toEqual([
      { kind: "inSource", status: "accepted", justification: 'A "reason" with <signs> & | pipes' },
      { kind: "external", status: "accepted", justification: "In the baseline" },
    ]);
  });
});

describe("github", () => {
  const [one] = FOUND.problems as [LocatedProblem];
  const many = (count: number, severity: LocatedProblem["severity"]): LocatedProblem[] =>
    Array.from({ length: count }, (_, index) => ({ ...one, severity, message: `Number ${index}` }));

  test("annotates ten of each severity and counts the others", () => {
    const problems = [...many(12, "error"), ...many(3, "warning"), ...many(11, "info")];
    const text = github.print({ ...FOUND, problems }, PLAIN);
    const count = (command: string) => text.split("\n").filter((line) => line.startsWith(command)).length;
    expect([count("::error "), count("::warning "), count("::notice ")]).toEqual([10, 3, 10]);
    expect(text).toContain("\n2 errors and 1 note more than GitHub annotates; the job summary lists all.\n");
  });

  test("keeps a message on one line, whatever it contains", () => {
    const problems = [{ ...one, message: "100%\nof,it", hint: null, file: "a,b:c.yaml", rule: "r" }];
    const [first] = github.print({ ...FOUND, problems }, PLAIN).split("\n");
    expect(first).toBe(
      "::error file=a%2Cb%3Ac.yaml,line=11,endLine=11,col=5,endColumn=9,title=r::100%25%0Aof,it",
    );
  });
});

describe("gitlab", () => {
  const parse = (problems: readonly LocatedProblem[]) =>
    JSON.parse(gitlab.print({ ...FOUND, problems }, { ...PLAIN, fromRoot: (file) => `plans/ours/${file}` }));

  test("gives each problem its place in the repository and a fingerprint of its own", () => {
    const [one] = FOUND.problems as [LocatedProblem];
    const [first, second, ...others] = parse([one, { ...one, severity: "warning", hint: null }]);
    expect(others).toEqual([]);
    expect(first).toEqual({
      description: `${one.message}. ${one.hint}`,
      check_name: one.rule,
      fingerprint: one.fingerprint,
      severity: "major",
      location: { path: `plans/ours/${one.file}`, positions: { begin: one.range.start, end: one.range.end } },
    });
    expect(second).toMatchObject({
      description: one.message,
      severity: "minor",
      fingerprint: `${one.fingerprint}-2`,
    });
  });

  test("is an empty list where nothing was found", () => {
    expect(parse([])).toEqual([]);
  });
});

describe("junit", () => {
  const parse = (report: CheckReport, failOn: PrintOptions["failOn"] = "error") => {
    const text = junit.print(report, { ...PLAIN, failOn });
    expect(XMLValidator.validate(text)).toBe(true);
    return new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "",
      // Without this it knows no numbered entity.
      htmlEntities: true,
      isArray: (name) => /^test(suite|case)$/.test(name),
    }).parse(text).testsuites;
  };

  test("fails for problems that fail the check, reports the others, and skips silenced ones", () => {
    const [first, second] = FOUND.problems as [LocatedProblem, LocatedProblem];
    const report = { ...FOUND, problems: [first, { ...second, severity: "warning" as const }] };
    expect(parse(report)).toMatchObject({ tests: "4", failures: "1", skipped: "2" });
    expect(parse(report, "warning")).toMatchObject({ tests: "4", failures: "2", skipped: "2" });
  });

  test("reports a plan without problems as one passed test", () => {
    expect(parse(NOTHING)).toMatchObject({ tests: "1", failures: "0", testsuite: [{ name: "plan" }] });
  });

  test("is valid XML, whatever a message contains", () => {
    const [one] = FOUND.problems as [LocatedProblem];
    const message = `<b a="1">&'\u0000\uFFFF]]>`;
    const suites = parse({ ...NOTHING, problems: [{ ...one, message }] });
    expect(suites.testsuite[0].testcase[0].failure.message).toBe(`<b a="1">&'\uFFFD\uFFFD]]>`);
  });
});

describe("codeframe shows a line", () => {
  const [one] = FOUND.problems as [LocatedProblem];

  /** The two last lines of the frame for what stands between two brackets in a line. */
  function frameOf(marked: string): string[] {
    const line = marked.replace(/[[\]]/g, "");
    const [start, end] = [marked.indexOf("["), marked.indexOf("]") - 1];
    const range = { start: { line: 1, column: start + 1 }, end: { line: 1, column: end + 1 } };
    const problems = [{ ...one, range, related: [], hint: null }];
    return codeframe
      .print({ ...NOTHING, problems, textOf: () => line }, PLAIN)
      .split("\n")
      .slice(2, 4);
  }

  test("round the mark, where it is a long one", () => {
    const [shown = "", mark = ""] = frameOf(`${"a".repeat(300)}[MARK]${"b".repeat(300)}`);
    expect(shown).toBe(`  1 | …${"a".repeat(40)}MARK${"b".repeat(116)}…`);
    expect(shown.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("MARK");
  });

  test("with the mark below what is meant, however wide the characters are", () => {
    expect(frameOf("title: 改善 [計画]")).toEqual(["  1 | title: 改善 計画", "    |             ^^^^"]);
    expect(frameOf("title: Cafe\u0301 [x]")).toEqual(["  1 | title: Cafe\u0301 x", "    |             ^"]);
    expect(frameOf("title: 👩‍👧 [x]")).toEqual(["  1 | title: 👩‍👧 x", "    |           ^"]);
    expect(frameOf("\t- [id]: 1")).toEqual(["  1 | \t- id: 1", "    | \t  ^^"]);
  });

  test("and no character of it steers the terminal", () => {
    expect(frameOf("title: \u001b[31m\u202e x".replace("[31m", "31m[").concat("]"))[0]).toBe(
      "  1 | title: \uFFFD31m\uFFFD x",
    );
    const [first] = codeframe
      .print({ ...NOTHING, problems: [{ ...one, message: "Not \u001b[2J\u202ethis" }] }, PLAIN)
      .split("\n");
    expect(first).toBe(`error Not [2Jthis (${one.rule})`);
  });
});
