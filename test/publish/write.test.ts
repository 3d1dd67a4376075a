import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeOutputs } from "../../src/publish/write.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "improve-write-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const replaces = {
  what: "a report",
  recognises: (held: Uint8Array) => Buffer.from(held).toString() !== "of somebody else",
};
const output = (name: string, text: string) => ({
  path: join(folder, name),
  bytes: Buffer.from(text),
  replaces,
});

test("files are written, and their folder made", async () => {
  await writeOutputs([output("reports/2016/a.html", "A"), output("reports/2016/a.json", "{}")]);
  expect(await readdir(join(folder, "reports/2016"))).toEqual(["a.html", "a.json"]);
  expect(await readFile(join(folder, "reports/2016/a.html"), "utf8")).toBe("A");
});

test("an older file is replaced", async () => {
  await writeOutputs([output("a.html", "old, and longer")]);
  await writeOutputs([output("a.html", "new")]);
  expect(await readFile(join(folder, "a.html"), "utf8")).toBe("new");
});

test("when one file cannot be written, none is, and the last good files stay", async () => {
  await writeFile(join(folder, "a.html"), "last good");
  await mkdir(join(folder, "a.pdf"));
  const writing = writeOutputs([output("a.html", "new"), output("a.pdf", "new")]);
  await expect(writing).rejects.toMatchObject({
    name: "UsageError",
    message: `"${join(folder, "a.pdf")}" cannot be written: it is a folder.`,
  });
  expect(await readFile(join(folder, "a.html"), "utf8")).toBe("last good");
  expect(await readdir(folder)).toEqual(["a.html", "a.pdf"]);
});

test("a file in place of the folder is named in the error", async () => {
  await writeFile(join(folder, "reports"), "a file");
  const sentence = (name: string) => ({
    name: "UsageError",
    message: `"${join(folder, name)}" cannot be written: there is a file where one of its folders should be.`,
  });
  await expect(writeOutputs([output("reports/a.html", "A")])).rejects.toMatchObject(
    sentence("reports/a.html"),
  );
  await expect(writeOutputs([output("reports/b/a.html", "A")])).rejects.toMatchObject(
    sentence("reports/b/a.html"),
  );
});
