import { describe, expect, test } from "vitest";
import { replaceValue } from "../../src/writing/replace-value.ts";

const PUBLISHED = { published: "2016-09-26", model: "published/may.json", sha256: "6f3d" };
const PATH = ["reports", 0, "state"];

const publish = (text: string, path: readonly (string | number)[] = PATH): string =>
  replaceValue("report.yaml", text, path, PUBLISHED);
const undo = (text: string): string => replaceValue("report.yaml", text, PATH, "final");

const BLOCK = "\n      published: 2016-09-26\n      model: published/may.json\n      sha256: 6f3d";
const BRACES = "{ published: 2016-09-26, model: published/may.json, sha256: 6f3d }";

describe("a state on one line becomes one on several", () => {
  test.each([
    ["between other fields", "reports:\n  - id: may\n    state:", " final", "\n    title: Update\n"],
    [
      "with a comment behind it",
      "reports:\n  - id: may\n    state: # agreed by the director",
      "",
      "\n    title: x\n",
    ],
    ["as the last field, without an end of line", "reports:\n  - id: may\n    state:", " final", ""],
    [
      "before comments and blank lines",
      "# A\nreports:\n  # B\n  - id: may\n    state:",
      " final",
      "\n\n    # C\n    title: x # D\n",
    ],
    ["where it is the first field", "reports:\n  - state:", " final", "\n    id: may\n"],
  ])("%s", (_, before, state, after) => {
    const text = `${before.replace("state: #", "state: final #")}${state}${after}`;
    const published = publish(text);
    expect(published).toBe(`${before}${BLOCK}${after}`);
    expect(undo(published)).toBe(text);
  });

  test("in lines that end as those of the file do, behind its byte order mark", () => {
    const text = "\uFEFFreports:\n  - id: may\n    state: final # so far\n    title: x\n".replaceAll(
      "\n",
      "\r\n",
    );
    const published = publish(text);
    expect(published).toBe(
      `\uFEFFreports:\n  - id: may\n    state: # so far${BLOCK}\n    title: x\n`.replaceAll("\n", "\r\n"),
    );
    expect(undo(published)).toBe(text);
  });

  test("of the second of two reports in a file", () => {
    const first = "reports:\n  - { id: may, state: final }\n";
    expect(publish(`${first}  - id: june\n    state: final\n`, ["reports", 1, "state"])).toBe(
      `${first}  - id: june\n    state:${BLOCK}\n`,
    );
  });
});

test.each([
  ["reports: [{ id: may, state: final, title: x }] # one\n"],
  ["reports:\n  - { id: may, # first\n      state: final } # one\n"],
  ['{"reports": [{"id": "may", "state": final}]}\n'],
])("in braces it stays in braces: %j", (text) => {
  expect(publish(text)).toBe(text.replace("final", BRACES));
  expect(undo(publish(text))).toBe(text);
});

test("a state that was written in braces is replaced in its place", () => {
  const text = `reports:\n  - id: may\n    state: ${BRACES} # by hand\n`;
  expect(undo(text)).toBe("reports:\n  - id: may\n    state: final # by hand\n");
});

test("a text that others read as something else is quoted", () => {
  const fields = { published: "2016-09-26", sha256: "0123", urgent: "Yes: see #4" };
  expect(replaceValue("a.yaml", "reports:\n  - state: final\n", PATH, fields)).toBe(
    'reports:\n  - state:\n      published: 2016-09-26\n      sha256: "0123"\n      urgent: "Yes: see #4"\n',
  );
});

test.each([
  [
    "a comment inside it would be lost",
    `reports:\n  - state:\n      # by the clerk\n      published: 2016-09-26\n`,
  ],
  ["there is no such key", "reports:\n  - id: may\n"],
  ["it is no sound YAML", "reports:\n  - state: final\n  bad: [\n"],
  ["it has an anchor", "reports:\n  - state: &s final\n    also: *s\n"],
])("what cannot be replaced is refused: %s", (_, text) => {
  expect(() => replaceValue("report.yaml", text, PATH, "draft")).toThrow(
    '"state" cannot be replaced as "report.yaml" holds it',
  );
});

describe("a text is written so that every reader takes it for that text", () => {
  const text = "plan:\n  title: Old # so far\n  by: { name: Old, role: x }\n";
  const long = `${"A council with a long name ".repeat(5)}and more`;

  test.each([
    [["plan", "title"], "Adults: a plan", 'title: "Adults: a plan" # so far'],
    [["plan", "title"], "0123", 'title: "0123" # so far'],
    [["plan", "by", "name"], "Kent, Medway", 'name: "Kent, Medway", role'],
    [["plan", "by", "name"], long, `name: ${long}, role`],
  ])("%j %j", (path, value, expected) => {
    expect(replaceValue("plan.yaml", text, path, value)).toContain(expected);
  });

  test("and a long one has lines of its own", () => {
    const whole = replaceValue("plan.yaml", "plan:\n  title: Old\n  start: x\n", ["plan", "title"], long);
    expect(whole).toMatch(/^plan:\n {2}title: >-\n {4}A council .*\n {4}.*and more\n {2}start: x\n$/);
  });
});
