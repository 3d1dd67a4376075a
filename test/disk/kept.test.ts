import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Profile } from "../../src/browser/profile.ts";
import { passingName, sweep } from "../../src/disk/kept.ts";
import { thisOwner } from "../../src/disk/owner.ts";

const OWNER = thisOwner();

let folder: string;
const { TMPDIR } = process.env;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "improve-kept-"));
});

afterEach(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  await rm(folder, { recursive: true });
});

const named = (owner: string): string => passingName().replace(OWNER, owner);
const place = (name: string): Promise<void> => writeFile(path.join(folder, name), "half");

/** Another process, and how it is called as an owner. It lives until it is ended. */
async function startOwner(): Promise<{ readonly owner: string; readonly end: () => Promise<void> }> {
  const module = path.join(import.meta.dirname, "../../src/disk/owner.ts");
  const script = `import { thisOwner } from ${JSON.stringify(module)}; console.log(thisOwner()); process.stdin.resume()`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
  const owner = await new Promise<string>((resolve) =>
    child.stdout.once("data", (data) => resolve(`${data}`.trim())),
  );
  const ended = text(child.stderr);
  const end = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  return { owner, end };
}

describe("what a run has left is swept", () => {
  test("once the run is no more, and not before", async () => {
    const { owner, end } = await startOwner();
    await place(named(owner));
    await place(passingName());
    await sweep(folder);
    expect(await readdir(folder)).toHaveLength(2);
    await end();
    const left = async (): Promise<string[]> => {
      await sweep(folder);
      return readdir(folder);
    };
    await expect.poll(left).toHaveLength(1);
  });

  test("where another process has its number by now", async () => {
    await place(named(OWNER.replace(/\.[0-9a-f]+$/, ".0badf0")));
    await sweep(folder);
    expect(await readdir(folder)).toEqual([]);
  });

  test("a day later where it ran on another computer, of which nobody knows here", async () => {
    const elsewhere = named(OWNER.replace(/^[0-9a-f]+/, "000000"));
    await place(elsewhere);
    await sweep(folder);
    expect(await readdir(folder)).toEqual([elsewhere]);
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(path.join(folder, elsewhere), yesterday, yesterday);
    await sweep(folder);
    expect(await readdir(folder)).toEqual([]);
  });

  test("and nothing else, whatever it is called", async () => {
    const others = [".improve", ".improve-set", `.improve-${OWNER}`, "improve-1.2.3-12345678", ".gitignore"];
    for (const name of others) await place(name);
    await sweep(folder);
    expect((await readdir(folder)).sort()).toEqual(others.sort());
  });
});

describe("the folder of ours among the temporary files", () => {
  const uid = process.getuid?.() ?? "";
  const inOwn = (name: string): string => path.join(folder, name);
  beforeEach(() => {
    process.env.TMPDIR = folder;
  });

  test("is one for each user, and for nobody else", async () => {
    expect(Profile.folder()).toBe(inOwn(`improve-${uid}`));
    expect(Profile.folder()).toBe(inOwn(`improve-${uid}`));
    expect(await readdir(folder)).toEqual([`improve-${uid}`]);
  });

  test("is another where somebody has put a link or a file there", async () => {
    await mkdir(inOwn("elsewhere"));
    symlinkSync(inOwn("elsewhere"), inOwn(`improve-${uid}`));
    await writeFile(inOwn(`improve-${uid}-1`), "");
    expect(Profile.folder()).toBe(inOwn(`improve-${uid}-2`));
    expect(await readdir(inOwn("elsewhere"))).toEqual([]);
  });

  test("is another where others may write into it", () => {
    mkdirSync(inOwn(`improve-${uid}`));
    chmodSync(inOwn(`improve-${uid}`), 0o777);
    expect(Profile.folder()).toBe(inOwn(`improve-${uid}-1`));
  });
});
