import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { finishSets } from "../../src/disk/file-set.ts";
import { thisOwner } from "../../src/disk/owner.ts";
import { asRead, writeOutputs } from "../../src/publish/write.ts";
import { rounds } from "../rounds.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "improve-set-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const NAMES = ["a.html", "a.json", "a.pdf"];
const replaces = { what: "a report", recognises: () => true };
const writeSet = (text: string): Promise<void> =>
  writeOutputs(NAMES.map((name) => ({ path: join(folder, name), bytes: Buffer.from(text), replaces })));
const texts = (): Promise<string[]> => Promise.all(NAMES.map((name) => readFile(join(folder, name), "utf8")));

test("sets that are written at the same time follow each other, and never mix", async () => {
  const writers = rounds({ short: 12, long: 48 });
  const all = Array.from({ length: writers }, (_, index) => `set ${index}`);
  await Promise.all(all.map(writeSet));
  const [first = "", ...others] = await texts();
  expect(all).toContain(first);
  expect(new Set(others)).toEqual(new Set([first]));
  expect((await readdir(folder)).sort()).toEqual(NAMES);
  console.log(`${writers} sets at the same time`);
});

test.each([
  { of: "a file that all have read", before: "old", refusal: "was changed while this ran" },
  { of: "a new file", before: null, refusal: "is there already, and is not a file that improve has written" },
])(
  "of sets that replace $of at the same time, one does, and the others say so",
  async ({ before, refusal }) => {
    const file = join(folder, "plan.yaml");
    if (before !== null) await writeFile(file, before);
    const replaces = asRead("a file", before === null ? null : Buffer.from(before));
    const writers = rounds({ short: 12, long: 48 });
    const all = Array.from({ length: writers }, async (_, index) => {
      const outputs = [
        { path: file, bytes: Buffer.from(`set ${index}`), replaces },
        { path: join(folder, `returns/${index}.yaml`), bytes: Buffer.from(""), replaces },
      ];
      return await writeOutputs(outputs, folder).then(
        () => `set ${index}`,
        (error: Error) => error.message,
      );
    });
    const ended = await Promise.all(all);
    const [winner, ...more] = ended.filter((text) => text.startsWith("set "));
    expect(more).toEqual([]);
    expect(await readFile(file, "utf8")).toBe(winner);
    for (const text of ended) if (text !== winner) expect(text).toBe(`"${file}" ${refusal}`);
    expect(await readdir(join(folder, "returns"))).toEqual([`${winner?.replace("set ", "")}.yaml`]);
    expect((await readdir(folder)).sort()).toEqual(["plan.yaml", "returns"]);
  },
);

describe("a set whose turn it is, and which says not yet what goes where", () => {
  const begin = async (owner: string): Promise<void> => {
    await writeSet("old");
    const set = join(folder, ".improve-set");
    await mkdir(set);
    await writeFile(join(set, "0badf00d.0"), "new");
    await writeFile(join(set, "0badf00d.0.old"), "old");
    await writeFile(join(set, "0badf00d.json"), '{"tool":"impr');
    await writeFile(join(set, `0badf00d.${owner}`), "");
  };
  const left = async (): Promise<string[]> => (await readdir(folder)).filter((name) => !NAMES.includes(name));

  test("is dropped if its run was killed", async () => {
    await begin(`${thisOwner().slice(0, 6)}.${2 ** 30}.0`);
    await finishSets(folder);
    expect(await texts()).toEqual(["old", "old", "old"]);
    expect(await left()).toEqual([]);
  });

  test("is waited for if its run is at work", async () => {
    await begin(thisOwner());
    const writing = writeSet("newer");
    await delay(100);
    expect(await texts()).toEqual(["old", "old", "old"]);
    await rm(join(folder, ".improve-set"), { recursive: true });
    await writing;
    expect(await texts()).toEqual(["newer", "newer", "newer"]);
    expect(await left()).toEqual([]);
  });
});

/** A set that was on its way when its run was killed: its first file has been moved, the others have not. */
async function placeInterrupted(journal: object = { tool: "improve", names: NAMES }): Promise<void> {
  await writeSet("old");
  await writeFile(join(folder, "a.html"), "new");
  const set = join(folder, ".improve-set");
  await mkdir(set);
  for (const index of [1, 2]) await writeFile(join(set, `0badf00d.${index}`), "new");
  await writeFile(join(set, `0badf00d.${thisOwner()}`), "");
  await writeFile(join(set, "0badf00d.json"), JSON.stringify(journal));
}

describe("a set that was interrupted", () => {
  test("is finished by the next run", async () => {
    await placeInterrupted();
    await finishSets(folder);
    expect(await texts()).toEqual(["new", "new", "new"]);
    expect((await readdir(folder)).sort()).toEqual(NAMES);
  });

  test("is finished before another is written", async () => {
    await placeInterrupted();
    await writeSet("newer");
    expect(await texts()).toEqual(["newer", "newer", "newer"]);
    expect((await readdir(folder)).sort()).toEqual(NAMES);
  });

  test("does not replace what somebody has changed since", async () => {
    await placeInterrupted();
    // Times of files have steps of some milliseconds.
    await delay(20);
    await writeFile(join(folder, "a.pdf"), "of somebody else");
    await finishSets(folder);
    expect(await texts()).toEqual(["new", "new", "of somebody else"]);
    expect((await readdir(folder)).sort()).toEqual(NAMES);
  });

  test("is put back where a file cannot be moved", async () => {
    await placeInterrupted();
    await rm(join(folder, "a.pdf"));
    await mkdir(join(folder, "a.pdf"));
    await delay(20);
    for (const index of [0, 1]) await writeFile(join(folder, `.improve-set/0badf00d.${index}.old`), "old");
    await finishSets(folder);
    expect(await readFile(join(folder, "a.html"), "utf8")).toBe("old");
    expect(await readFile(join(folder, "a.json"), "utf8")).toBe("old");
    expect((await readdir(folder)).sort()).toEqual(NAMES);
  });
});

test("a set of another that one cannot move is left to somebody who can", async () => {
  const name = "n".repeat(300);
  await placeInterrupted({ tool: "improve", names: ["a.html", name, "a.pdf"] });
  await writeFile(join(folder, ".improve-set/0badf00d.0.old"), "old");
  await finishSets(folder);
  expect(await texts()).toEqual(["new", "old", "old"]);
  expect((await readdir(join(folder, ".improve-set"))).sort()).toContain("0badf00d.json");
  await writeFile(
    join(folder, ".improve-set/0badf00d.json"),
    JSON.stringify({ tool: "improve", names: NAMES }),
  );
  await finishSets(folder);
  expect(await texts()).toEqual(["new", "new", "new"]);
});

test("a journal that leads out of its folder is not followed", async () => {
  await mkdir(join(folder, "reports"));
  const outer = folder;
  folder = join(outer, "reports");
  await placeInterrupted({ tool: "improve", names: ["a.html", "../elsewhere", "a.pdf"] });
  await finishSets(folder);
  expect(await readdir(outer)).toEqual(["reports"]);
  expect(await texts()).toEqual(["new", "old", "old"]);
  folder = outer;
});

describe("a set of files in several folders", () => {
  const PLACES = ["plan.yaml", "returns/2016-09/head.yaml", ".github/workflows/plan.yml"];

  const writeAll = (text: string, places = PLACES): Promise<void> =>
    writeOutputs(
      places.map((place) => ({ path: join(folder, place), bytes: Buffer.from(text), replaces })),
      folder,
    );

  const filesBelow = async (from: string): Promise<string[]> => {
    const entries = await readdir(from, { recursive: true, withFileTypes: true });
    return entries.map((entry) => relative(from, join(entry.parentPath, entry.name))).sort();
  };

  /** One that was on its way when its run was killed, before it moved any of its files. */
  async function leave(names: readonly string[], folders: readonly string[] = []): Promise<void> {
    const set = join(folder, ".improve-set");
    await mkdir(set);
    for (const index of names.keys()) await writeFile(join(set, `0badf00d.${index}`), "new");
    await writeFile(join(set, `0badf00d.${thisOwner()}`), "");
    await writeFile(join(set, "0badf00d.json"), JSON.stringify({ tool: "improve", names, folders }));
  }

  test("takes its places, and leaves nothing beside them", async () => {
    await writeAll("new");
    await writeAll("newer", [...PLACES, "actions/1.yaml"]);
    for (const place of [...PLACES, "actions/1.yaml"])
      expect(await readFile(join(folder, place), "utf8")).toBe("newer");
    expect(await filesBelow(folder)).toHaveLength(4 + 5);
  });

  test("is finished by the next run, which makes its folders", async () => {
    await leave(PLACES);
    await finishSets(folder);
    for (const place of PLACES) expect(await readFile(join(folder, place), "utf8")).toBe("new");
    expect(await readdir(folder)).not.toContain(".improve-set");
  });

  test("is put back where one of its folders is a file, with the folders that were made for it", async () => {
    await expect(writeAll("new", ["new/a/1.yaml", `${"n".repeat(300)}.yaml`])).rejects.toThrow("too long");
    expect(await readdir(folder)).toEqual([]);
    await writeAll("old", ["plan.yaml", "returns"]);
    const writing = writeAll("new", ["plan.yaml", "actions/new/1.yaml", "returns/1.yaml"]);
    const file = join(folder, "returns/1.yaml");
    await expect(writing).rejects.toThrow(
      `"${file}" cannot be written: there is a file where one of its folders should be.`,
    );
    expect(await filesBelow(folder)).toEqual(["plan.yaml", "returns"]);
    expect(await readFile(join(folder, "plan.yaml"), "utf8")).toBe("old");
  });

  test.each([
    "../elsewhere",
    "/tmp/elsewhere",
    ".git/hooks/post-checkout",
    ".GIT/config",
    ".git",
    "git~1/config",
    "sub/.git/config",
    "node_modules/.bin/improve",
    "tools/node_modules/a/index.js",
    ".husky/pre-commit",
    "a/./b",
    "a//b",
    "",
  ])('may not hold "%s", which came with somebody\'s plan', async (name) => {
    await leave(["plan.yaml", name]);
    await finishSets(folder);
    expect((await readdir(folder)).filter((one) => one !== ".improve-set")).toEqual([]);
  });

  test("follows no link out of its folder", async () => {
    const outer = folder;
    folder = join(outer, "plan");
    await mkdir(folder);
    await mkdir(join(outer, "elsewhere"));
    await symlink("../elsewhere", join(folder, "returns"));
    await leave(["plan.yaml", "returns/1.yaml"]);
    await finishSets(folder);
    expect(await readdir(join(outer, "elsewhere"))).toEqual([]);
    // Who writes there means it, so that is a set of its own.
    await writeAll("new", ["plan.yaml", "returns/1.yaml"]);
    expect(await readdir(join(outer, "elsewhere"))).toEqual(["1.yaml"]);
    folder = outer;
  });
});
