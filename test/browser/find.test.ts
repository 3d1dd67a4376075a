import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { findBrowser, findEmbedded, listInstalledPaths } from "../../src/browser/find.ts";

let home: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "improve-home-"));
  env = { HOME: home, PATH: join(home, "bin"), PUPPETEER_CACHE_DIR: join(home, "puppeteer") };
});

afterEach(async () => {
  await rm(home, { recursive: true });
});

async function makeProgram(name: string): Promise<string> {
  const path = join(home, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "#!/bin/sh\n");
  await chmod(path, 0o755);
  return path;
}

describe("the browser", () => {
  test("is first the one that --browser names", async () => {
    env.PUPPETEER_EXECUTABLE_PATH = await makeProgram("other");
    const path = await makeProgram("chrome");
    expect(await findBrowser({ browser: path, env })).toEqual({ kind: "program", from: "option", path });
  });

  test.each(["ws://pool:3000/?token=t", "wss://pool/chromium"])(
    "may be the endpoint %s",
    async (endpoint) => {
      expect(await findBrowser({ browser: endpoint, env })).toEqual({
        kind: "endpoint",
        from: "option",
        endpoint,
      });
    },
  );

  test("is then the one that PUPPETEER_EXECUTABLE_PATH names", async () => {
    const path = await makeProgram("chrome");
    await makeProgram("bin/google-chrome");
    env.PUPPETEER_EXECUTABLE_PATH = path;
    expect(await findBrowser({ env })).toEqual({ kind: "program", from: "environment", path });
  });

  test("is found without running a puppeteer configuration in the current folder", async () => {
    const before = process.cwd();
    await writeFile(join(home, ".puppeteerrc.cjs"), 'require("fs").writeFileSync("was-run", "")');
    process.chdir(home);
    try {
      await findBrowser({ env }).catch(() => {});
    } finally {
      process.chdir(before);
    }
    expect(await readdir(home)).toEqual([".puppeteerrc.cjs"]);
  });

  test("that is named but does not exist is an error that quotes the path", async () => {
    await expect(findBrowser({ browser: "/no/such/chrome", env })).rejects.toMatchObject({
      name: "BrowserError",
      exitCode: 4,
      message: 'There is no browser at "/no/such/chrome" (from --browser).',
      hint: expect.stringContaining("Give the path"),
    });
    await expect(findBrowser({ env: { ...env, PUPPETEER_EXECUTABLE_PATH: home } })).rejects.toMatchObject({
      message: `There is no browser at "${home}" (from PUPPETEER_EXECUTABLE_PATH).`,
    });
  });

  test("that cannot be found is an error that says what to install", async () => {
    await expect(findBrowser({ env, platform: "darwin" })).rejects.toMatchObject({
      name: "BrowserError",
      message: "No browser was found to print the PDF.",
      hint: expect.stringContaining("Install Chrome or Edge"),
    });
  });
});

describe("an installed browser", () => {
  test("is searched for on Windows in every folder for programs", () => {
    const paths = listInstalledPaths("win32", { ProgramFiles: "C:\\P", LOCALAPPDATA: "C:\\U" });
    expect(paths.slice(0, 2)).toEqual([
      "C:\\P\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\U\\Google\\Chrome\\Application\\chrome.exe",
    ]);
    expect(paths).toContain("C:\\P\\Microsoft\\Edge\\Application\\msedge.exe");
  });

  test("is searched for on macOS among shared applications and the user's own", () => {
    const paths = listInstalledPaths("darwin", { HOME: "/Users/ann" });
    expect(paths).toContain("/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium");
    expect(paths[0]).toBe("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  });

  test("is looked for further on where a folder of PATH cannot be looked into", async () => {
    // A link to itself stands for a folder that is closed to the user: root may look everywhere.
    await symlink("loop", join(home, "loop"));
    const path = await makeProgram("bin/chrome");
    const PATH = [join(home, "loop"), join(home, "x".repeat(300)), join(home, "bin")].join(":");
    const found = { kind: "program", from: "option", path };
    expect(await findBrowser({ browser: "chrome", env: { ...env, PATH } })).toEqual(found);
  });

  test("is searched for on Linux along PATH, but never in the current folder", () => {
    const paths = listInstalledPaths("linux", { PATH: "/usr/bin:.::tools" });
    expect(paths).toContain("/usr/bin/chromium");
    expect(paths.every((path) => path.startsWith("/opt/") || path.startsWith("/usr/bin/"))).toBe(true);
  });
});

describe("the embedded browser", () => {
  test("is unpacked into the user's own cache folder, one folder for each version", () => {
    const found = findEmbedded({
      env: { HOME: "/home/ann", XDG_CACHE_HOME: "" },
      platform: "linux",
      arch: "x64",
    });
    expect(found?.path).toBe(`/home/ann/.cache/improve/chromium-${found?.version}/chromium`);
    const elsewhere = findEmbedded({ env: { XDG_CACHE_HOME: "/big/cache" }, platform: "linux", arch: "x64" });
    expect(elsewhere?.path).toBe(`/big/cache/improve/chromium-${found?.version}/chromium`);
  });

  test.each([
    ["darwin", "arm64"],
    ["win32", "x64"],
    ["linux", "arm64"],
  ] as const)("is none on %s %s, where it cannot run", (platform, arch) => {
    expect(findEmbedded({ env, platform, arch })).toBeUndefined();
  });
});
