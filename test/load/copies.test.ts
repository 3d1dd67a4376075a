import { describe, expect, test } from "vitest";
import { describeLoad } from "./describe-load.ts";
import { HEADER, loadFiles } from "./load-files.ts";

const action = (id: string, title = "Train managers") =>
  `  - { id: ${id}, answers: R1, title: ${title}, owner: head-of-service }\n`;
const ACTIONS = `actions:\n${action("1.1")}${action("1.2")}`;

const idsOf = async (files: Record<string, string>) =>
  (await loadFiles(files)).plan.actions.map(({ id }) => id);

describe("a file that is in the folder twice", () => {
  test.each([
    ["actions (copy).yaml", "actions.yaml"],
    ["Copy of actions.yaml", "actions.yaml"],
    ["actions - Copy.yaml", "actions.yaml"],
    ["actions 2.yaml", "actions.yaml"],
    ["actions.sync-conflict-20160502.yaml", "actions.yaml"],
    ["old/actions.yaml", "actions.yaml"],
    ["second-part.yaml", "actions.yaml"],
    ["2016-05/return.yaml", "2016-04/return.yaml"],
  ])("%s is the copy of %s, and only the other is read", async (copy, original) => {
    const files = { [copy]: ACTIONS.replaceAll("\n", "\r\n"), [original]: ACTIONS };
    expect(describeLoad(await loadFiles(files))).toBe(
      `${copy}:1:1 copied-file "${copy}" is a copy of "${original}", and is not read | Delete it, or keep it outside of the plan folder.\n`,
    );
    expect(await idsOf(files)).toEqual(["1.1", "1.2"]);
  });

  test("with changes is told at the first words that differ, and its new ids stay known", async () => {
    const copy = `actions:\n${action("1.1")}${action("1.2", "Train all managers")}${action("1.3")}`;
    const loaded = await loadFiles({ "actions.yaml": ACTIONS, "actions (copy).yaml": copy });
    expect(describeLoad(loaded)).toBe(
      'actions (copy).yaml:3:42 copied-file "actions (copy).yaml" is a copy of "actions.yaml" with changes, and is not read | Compare the two, keep the one that is right, and delete the other.\n  actions.yaml:3:42 differs from here\n',
    );
    expect(loaded.plan.unreadableIds).toContain("1.3");
  });

  test.each([
    ["a word", "Train the managers", "Train all managers", "all"],
    ["a word more", "Train managers", "Train all managers", "all"],
    ["words", "Train managers", "Pay social workers", "Pay social workers,"],
    ["a word less", "Train all managers", "Train managers", ""],
  ])("is marked where it differs by %s, whatever its line ends", async (_, title, other, marked) => {
    const files = {
      "actions.yaml": `actions:\n${action("1.1")}${action("1.2")}${action("1.3", title)}`,
      "actions (copy).yaml": `actions:\n${action("1.1")}${action("1.2")}${action("1.3", other)}`.replaceAll(
        "\n",
        "\r\n",
      ),
    };
    const { problems } = await loadFiles(files);
    const [start, end] = problems[0]?.origin.offsets ?? [];
    expect(files["actions (copy).yaml"].slice(start, end).trim()).toBe(marked);
  });

  test("is told once for each copy", async () => {
    const loaded = await loadFiles({
      "actions.yaml": ACTIONS,
      "actions (1).yaml": ACTIONS,
      "actions (2).yaml": ACTIONS,
    });
    expect(loaded.problems.map(({ message }) => message)).toEqual([
      '"actions (1).yaml" is a copy of "actions.yaml", and is not read',
      '"actions (2).yaml" is a copy of "actions.yaml", and is not read',
    ]);
  });

  test("with the plan: entry is no second plan", async () => {
    const loaded = await loadFiles({ "plan 2.yaml": HEADER.replace("2016-01-06", "2016-01-07") });
    expect(loaded.problems.map(({ rule }) => rule)).toEqual(["copied-file"]);
    expect(loaded.plan.header?.start).toBe("2016-01-06");
  });
});

test.each<[string, Record<string, string>]>([
  ["other entries", { "actions.yaml": ACTIONS, "actions 2.yaml": `actions:\n${action("1.3")}` }],
  [
    "one entry of many",
    { "actions.yaml": ACTIONS, "actions 2.yaml": `actions:\n${action("1.1")}${action("1.4")}` },
  ],
  [
    "terms of another glossary",
    { "glossary.yaml": "glossary: { A: B }\n", "glossary-2.yaml": "glossary: { C: D }\n" },
  ],
  ["nothing", { "a.yaml": "# Nothing yet\n", "b.yaml": "# Nothing yet\n" }],
  [
    "extracts of one day",
    {
      "a.yaml": "extracts: [{ date: 2016-05-05, values: { a: { 2016-04: 1 } } }]\n",
      "a-2.yaml": "extracts: [{ date: 2016-05-05, values: { b: { 2016-04: 1 } } }]\n",
    },
  ],
])("a file with %s is no copy", async (_, files) => {
  expect((await loadFiles(files)).problems).toEqual([]);
});
