import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { finishSets } from "../../src/publish/file-set.ts";
import { writeOutputs } from "../../src/publish/write.ts";
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

/** A set that was on its way when its run was killed: its first file has been moved, the others have not. */
async function placeInterrupted(journal: object = { tool: "improve", names: NAMES }): Promise<void> {
  await writeSet("old");
  await writeFile(join(folder, "a.html"), "new");
  const set = join(folder, ".improve-set");
  await mkdir(set);
  for (const index of [1, 2]) await writeFile(join(set, `0badf00d.${index}`), "new");
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
