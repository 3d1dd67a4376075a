import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeOnce, unpackFile } from "../../src/browser/unpack.ts";
import { passingName } from "../../src/disk/kept.ts";
import { thisOwner } from "../../src/disk/owner.ts";

const OWNER = thisOwner();

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "improve-unpack-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("a program is unpacked so that it can be run", async () => {
  await writeFile(join(folder, "program.br"), brotliCompressSync("#!/bin/sh\n"));
  const target = join(folder, "cache/v1/program");
  await unpackFile(join(folder, "program.br"), target);
  expect(await readFile(target, "utf8")).toBe("#!/bin/sh\n");
  expect((await stat(target)).mode & 0o777).toBe(0o755);
});

test("a program that is already there is not unpacked again", async () => {
  const target = join(folder, "file");
  await makeOnce(target, (temporary) => writeFile(temporary, "first"));
  await makeOnce(target, (temporary) => writeFile(temporary, "second"));
  expect(await readFile(target, "utf8")).toBe("first");
});

test("two processes at the same time both find it complete, and leave no other files", async () => {
  const target = join(folder, "cache/file");
  await Promise.all(
    [1, 2, 3].map(() => makeOnce(target, (temporary) => writeFile(temporary, "x".repeat(1_000_000)))),
  );
  expect((await stat(target)).size).toBe(1_000_000);
  expect(await readdir(join(folder, "cache"))).toEqual(["file"]);
});

test("a file that other users may change is not trusted", async () => {
  const target = join(folder, "program");
  await writeFile(target, "evil");
  await chmod(target, 0o777);
  await makeOnce(target, (temporary) => writeFile(temporary, "ours", { mode: 0o755 }));
  expect(await readFile(target, "utf8")).toBe("ours");
});

test("a failure leaves no files behind, and says what to do", async () => {
  const making = makeOnce(join(folder, "file"), async (temporary) => {
    await writeFile(temporary, "half");
    throw new Error("no space left on device");
  });
  await expect(making).rejects.toMatchObject({
    name: "BrowserError",
    message: expect.stringContaining("no space left on device"),
    hint: expect.stringContaining("XDG_CACHE_HOME"),
  });
  expect(await readdir(folder)).toEqual([]);
});

test("what a killed process left half unpacked is removed", async () => {
  const leftover = join(folder, passingName().replace(OWNER, OWNER.replace(/\.[0-9a-f]+$/, ".0badf0")));
  await writeFile(leftover, "half");
  await makeOnce(join(folder, "file"), (temporary) => writeFile(temporary, "ours"));
  expect(await readdir(folder)).toEqual(["file"]);
});
