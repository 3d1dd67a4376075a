import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** A browser that runs a script first. */
async function wrap(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

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
    const browser = await wrap("counted", `echo $$ >> ${folder}/pids; exec ${program} "$@"`);
    await withBrowser({ ...options, browser }, (print) => Promise.all([print(page), print(page)]));
    const pids = (await readFile(join(folder, "pids"), "utf8")).trim().split("\n").map(Number);
    expect(pids).toHaveLength(1);
    expect(pids.some(isRunning)).toBe(false);
  }, 60_000);

  test("that is begun early is the one that prints, and what there is to say waits until then", async () => {
    const browser = await wrap("begun", `echo $$ >> ${folder}/begun-pids; exec ${program} "$@"`);
    const notices: string[] = [];
    const early = { ...options, browser, notice: (text: string) => void notices.push(text) };
    const pdf = await lendBrowser(early, async ({ print, begin }) => {
      void begin();
      await vi.waitFor(() => readFile(join(folder, "begun-pids")), 30_000);
      await new Promise((done) => setTimeout(done, 100));
      expect(notices).toEqual([]);
      return await print(page);
    });
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
    const pids = (await readFile(join(folder, "begun-pids"), "utf8")).trim().split("\n").map(Number);
    expect(pids).toHaveLength(1);
    expect(pids.some(isRunning)).toBe(false);
  }, 60_000);

  test("that was begun and not needed is closed, and nothing is said, even if there is none", async () => {
    const browser = await wrap("unused", `echo $$ >> ${folder}/unused-pids; exec ${program} "$@"`);
    const notice = (text: string) => expect(text).toBe("");
    for (const named of [browser, "/no/such/browser"]) {
      const result = await lendBrowser({ ...options, browser: named, notice }, async ({ begin }) => {
        void begin();
        if (named === browser) await vi.waitFor(() => readFile(join(folder, "unused-pids")), 30_000);
        return "refused";
      });
      expect(result).toBe("refused");
    }
    const pid = Number(await readFile(join(folder, "unused-pids"), "utf8"));
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  }, 60_000);

  test("that is still looked for when the work ends is not started", async () => {
    const browser = await wrap("late", `echo $$ > ${folder}/late-pid; exec ${program} "$@"`);
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
    await expect(readFile(join(folder, "late-pid"))).rejects.toThrow("ENOENT");
  });

  test("that still prints when the work ends is ended at once, and nobody hears of it", async () => {
    const browser = await wrap("printing", `echo $$ > ${folder}/printing-pid; exec ${program} "$@"`);
    const long = page.replace("</h1>", `</h1>${"<p>A long report.</p>".repeat(50_000)}`);
    const refused = await lendBrowser({ ...options, browser }, async ({ print, begin }) => {
      expect(await begin()).toBe(true);
      await new Promise<void>((handedOver) => {
        print(long, { handedOver }).catch(() => {});
      });
      return "refused";
    });
    expect(refused).toBe("refused");
    const pid = Number(await readFile(join(folder, "printing-pid"), "utf8"));
    // A busy computer takes a moment to end what was killed.
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  }, 60_000);

  test("that was begun and does not answer is ended at once if nobody wants it", async () => {
    const script = `echo $$ > ${folder}/silent-pid; exec sleep 60`;
    const silent = await wrap("silent", script);
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    for (const browser of [silent, `ws://127.0.0.1:${port}`]) {
      const start = Date.now();
      expect(await lendBrowser({ ...options, browser }, ({ begin }) => begin())).toBe(true);
      // It had a minute to start.
      expect(Date.now() - start).toBeLessThan(30_000);
    }
    // On a busy computer it is ended before it can say who it is.
    const pid = await readFile(join(folder, "silent-pid"), "utf8").catch(() => null);
    if (pid !== null) await vi.waitFor(() => expect(isRunning(Number(pid))).toBe(false));
    server.close();
  });

  test("closes the browser when the work fails", async () => {
    const browser = await wrap("failing", `echo $$ > ${folder}/pid; exec ${program} "$@"`);
    const working = withBrowser({ ...options, browser }, async (print) => {
      await print(page);
      throw new Error("a fault elsewhere");
    });
    await expect(working).rejects.toThrow("a fault elsewhere");
    expect(isRunning(Number(await readFile(join(folder, "pid"), "utf8")))).toBe(false);
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
    const browser = await wrap("hanging", `echo $$ > ${folder}/hanging; exec sleep 600`);
    await expect(printWith({ browser, timeoutSeconds: 1 })).rejects.toMatchObject({
      message: "The browser did not start within 1 second.",
    });
    const pid = Number(await readFile(join(folder, "hanging"), "utf8"));
    await expect.poll(() => isRunning(pid)).toBe(false);
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
      message: `The browser "${lasting}" could not start: it stopped before it answered`,
    });
  });

  test("because nothing answers at its endpoint does not print the token", async () => {
    await expect(printWith({ browser: "ws://127.0.0.1:1/?token=secret" })).rejects.toMatchObject({
      name: "BrowserError",
      message: 'There is no browser to connect to at "127.0.0.1:1".',
    });
  });
});
