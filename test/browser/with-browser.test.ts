import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { launch } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { lendBrowser, withBrowser } from "../../src/browser/print.ts";

const page = "<!doctype html><html lang=en><title>T</title><h1>Hello</h1></html>";
const options = { timeoutSeconds: 60, notice: () => {} };
let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "improve-browser-"));
  // Once, so that no test has to wait for the embedded one to be unpacked.
  await withBrowser(options, (print) => print(page));
  const found = await findBrowser();
  program = found.kind === "endpoint" ? "" : found.path;
}, 120_000);

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** A script in the place of a browser. Left out, it becomes the browser. It writes down the process that it is first. */
async function wrap(name: string, script = `exec ${program} "$@"`): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho $$ >> ${path}.pids\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

/** The processes that such a script has been. One that is ended at once may not have written, or only the beginning. */
async function pidsOf(path: string): Promise<number[]> {
  const written = await readFile(`${path}.pids`, "utf8").catch(() => "");
  return written.split("\n").slice(0, -1).map(Number);
}

const oneRan = async (path: string): Promise<void> =>
  await vi.waitFor(async () => expect(await pidsOf(path)).toHaveLength(1), 30_000);

/** A busy computer takes a moment to end what was killed. */
const noneRuns = async (path: string): Promise<void> =>
  await expect.poll(async () => (await pidsOf(path)).filter(isRunning), { timeout: 10_000 }).toEqual([]);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("withBrowser", () => {
  test("starts no browser when nothing is printed", async () => {
    const result = await withBrowser({ ...options, browser: "/no/such/browser" }, async () => "the HTML");
    expect(result).toBe("the HTML");
  });

  test("starts one browser for all prints, and closes it", async () => {
    const browser = await wrap("counted");
    await withBrowser({ ...options, browser }, (print) => Promise.all([print(page), print(page)]));
    const pids = await pidsOf(browser);
    expect(pids).toHaveLength(1);
    expect(pids.some(isRunning)).toBe(false);
  }, 60_000);

  test("that is begun early is the one that prints, and what there is to say waits until then", async () => {
    const browser = await wrap("begun");
    const notices: string[] = [];
    const early = { ...options, browser, notice: (text: string) => void notices.push(text) };
    const pdf = await lendBrowser(early, async ({ print, begin }) => {
      void begin();
      await oneRan(browser);
      await setTimeout(100);
      expect(notices).toEqual([]);
      return await print(page);
    });
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
    const pids = await pidsOf(browser);
    expect(pids).toHaveLength(1);
    expect(pids.some(isRunning)).toBe(false);
  }, 60_000);

  test("that was begun and not needed is closed, and nothing is said, even if there is none", async () => {
    const browser = await wrap("unused");
    const notice = (text: string) => expect(text).toBe("");
    for (const named of [browser, "/no/such/browser"]) {
      const result = await lendBrowser({ ...options, browser: named, notice }, async ({ begin }) => {
        void begin();
        if (named === browser) await oneRan(browser);
        return "refused";
      });
      expect(result).toBe("refused");
    }
    await noneRuns(browser);
  }, 60_000);

  test("that is still looked for when the work ends is not started", async () => {
    const browser = await wrap("late");
    const server = createServer(() => expect.unreachable("nobody connects")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    for (const one of [browser, `ws://127.0.0.1:${port}`]) {
      let begun: Promise<boolean> | undefined;
      await lendBrowser({ ...options, browser: one }, async ({ begin }) => {
        begun = begin();
      });
      expect(await begun).toBe(true);
    }
    await new Promise((closed) => server.close(closed));
    await expect(readFile(`${browser}.pids`)).rejects.toThrow("ENOENT");
  });

  test("that still prints when the work ends is ended at once, and nobody hears of it", async () => {
    const browser = await wrap("printing");
    const long = page.replace("</h1>", `</h1>${"<p>A long report.</p>".repeat(50_000)}`);
    const refused = await lendBrowser({ ...options, browser }, async ({ print, begin }) => {
      expect(await begin()).toBe(true);
      await new Promise<void>((handedOver) => {
        print(long, { handedOver }).catch(() => {});
      });
      return "refused";
    });
    expect(refused).toBe("refused");
    expect(await pidsOf(browser)).toHaveLength(1);
    await noneRuns(browser);
  }, 60_000);

  test("that was begun and does not answer is ended at once if nobody wants it", async () => {
    const silent = await wrap("silent", "exec sleep 60");
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    for (const browser of [silent, `ws://127.0.0.1:${port}`]) {
      const start = Date.now();
      expect(await lendBrowser({ ...options, browser }, ({ begin }) => begin())).toBe(true);
      // It had a minute to start.
      expect(Date.now() - start).toBeLessThan(30_000);
    }
    await noneRuns(silent);
    server.close();
  });

  test("that was begun is ended at once at any moment of its start", async () => {
    for (let moment = 0; moment < 160; moment += 8) {
      const lending = lendBrowser(options, async ({ begin }) => {
        await begin();
        await setTimeout(moment);
        return Date.now();
      });
      // It had a minute to start.
      expect(Date.now() - (await lending)).toBeLessThan(30_000);
    }
  }, 60_000);

  test("closes the browser when the work fails", async () => {
    const browser = await wrap("failing");
    const working = withBrowser({ ...options, browser }, async (print) => {
      await print(page);
      throw new Error("a fault elsewhere");
    });
    await expect(working).rejects.toThrow("a fault elsewhere");
    const pids = await pidsOf(browser);
    expect(pids).toHaveLength(1);
    expect(pids.some(isRunning)).toBe(false);
  }, 60_000);

  test("warns once, and only when the browser has no sandbox", async () => {
    const notices: string[] = [];
    await withBrowser({ ...options, notice: (text) => notices.push(text) }, async (print) => {
      await print(page);
      await print(page);
    });
    const isRoot = process.platform === "linux" && process.getuid?.() === 0;
    expect(notices).toEqual(isRoot ? ["The browser runs without its sandbox, because you are root."] : []);
  }, 60_000);

  test("prints through an endpoint, and leaves that browser running", async () => {
    const pool = await launch({ executablePath: program, headless: "shell", args: ["--no-sandbox"] });
    try {
      const browser = pool.wsEndpoint();
      const pdf = await withBrowser({ ...options, browser }, (print) => print(page));
      expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe("%PDF-");
      expect(pool.connected).toBe(true);
      expect(await pool.pages()).toHaveLength(1);
    } finally {
      await pool.close();
    }
  }, 60_000);
});

describe("a browser that fails", () => {
  const printWith = (more: object) => withBrowser({ ...options, ...more }, (print) => print(page));

  test("to start in time is reported with the timeout", async () => {
    await expect(printWith({ timeoutSeconds: 0.001 })).rejects.toMatchObject({
      name: "BrowserError",
      message: "The browser did not start within 0.001 seconds.",
      hint: "Allow more time, for example --timeout 60.",
    });
  });

  test("and hangs as it starts is stopped", async () => {
    const browser = await wrap("hanging", "exec sleep 600");
    await expect(printWith({ browser, timeoutSeconds: 1 })).rejects.toMatchObject({
      message: "The browser did not start within 1 second.",
    });
    expect(await pidsOf(browser)).toHaveLength(1);
    await noneRuns(browser);
  }, 60_000);

  test("and ends at any moment of its start is told of at once", async () => {
    for (const moment of [0.03, 0.05, 0.06, 0.07, 0.08, 0.1, 0.13]) {
      const name = `ends-${moment}`;
      const browser = await wrap(name, `(sleep ${moment}; kill -9 $$) & exec ${program} "$@"`);
      const start = Date.now();
      const outcome = await printWith({ browser }).then(
        () => "printed",
        (error: Error) => error.message,
      );
      expect(outcome).toMatch(/^(printed$|The browser (stopped while it printed|".+" could not start): )/);
      if (moment < 0.05) expect(outcome).not.toBe("printed");
      // It had a minute to start.
      expect(Date.now() - start).toBeLessThan(30_000);
    }
  }, 60_000);

  test("because of its sandbox says what to allow", async () => {
    const browser = await wrap("no-sandbox", 'echo "FATAL: No usable sandbox!" >&2; exit 1');
    await expect(printWith({ browser })).rejects.toMatchObject({
      message: `The browser "${browser}" could not start its sandbox.`,
      hint: expect.stringContaining("user namespaces"),
    });
  });

  test("because a library is missing says which one", async () => {
    const heard = "chrome: error while loading shared libraries: libnss3.so: cannot open shared object file";
    const browser = await wrap("no-library", `echo "${heard}" >&2; exit 127`);
    await expect(printWith({ browser })).rejects.toMatchObject({
      message: `The browser "${browser}" could not start, because the library "libnss3.so" is missing.`,
    });
  });

  test("does not blame the graphics card, which no start has", async () => {
    const log = "[1130/002243.952355:ERROR:../ui/gl/gl_display.cc:630] eglInitialize failed";
    const script = `echo "${log}" >&2; echo "ERR: Display.cpp:1136 (initialize): Vulkan" >&2`;
    const silent = await wrap("silent", `${script}; exit 7`);
    await expect(printWith({ browser: silent })).rejects.toMatchObject({
      message: `The browser "${silent}" could not start: it ended at once, with exit code 7`,
    });
    const speaking = await wrap("speaking", `${script}; echo "No memory is left." >&2; exit 7`);
    await expect(printWith({ browser: speaking })).rejects.toMatchObject({
      message: `The browser "${speaking}" could not start: No memory is left.`,
    });
    const lasting = await wrap("lasting", `${script}; exit 0`);
    await expect(printWith({ browser: lasting })).rejects.toMatchObject({
      message: `The browser "${lasting}" could not start: it ended at once, with exit code 0`,
    });
  });

  test("because nothing answers at its endpoint does not print the token", async () => {
    await expect(printWith({ browser: "ws://127.0.0.1:1/?token=secret" })).rejects.toMatchObject({
      name: "BrowserError",
      message: 'There is no browser to connect to at "127.0.0.1:1".',
    });
  });
});
