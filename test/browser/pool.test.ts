import { spawn } from "node:child_process";
import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import {
  type AddressInfo,
  connect as connectTcp,
  createServer as createTcpServer,
  type Server,
} from "node:net";
import path from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Browser, launch } from "puppeteer";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { withBrowser } from "../../src/browser/print.ts";
import { sha256Of } from "../../src/text/digest.ts";
import { PROGRAM, runProgram } from "../cli/run-improve.ts";
import { makePlan } from "../cli/workspace.ts";
import { rounds } from "../rounds.ts";

const options = { timeoutSeconds: 60, notice: () => {} };
let pool: Browser;
let port: string;

beforeAll(async () => {
  // Once, so that the program is there, unpacked.
  await withBrowser(options, (print) => print("<title>T</title>"));
  const found = await findBrowser();
  pool = await launch({
    executablePath: found.kind === "endpoint" ? "" : found.path,
    headless: "shell",
    // With hinting, letters stand at other places, so the bytes would be others.
    args: ["--no-sandbox", "--remote-debugging-port=0", "--font-render-hinting=none"],
  });
  port = new URL(pool.wsEndpoint()).port;
}, 120_000);

afterAll(async () => {
  await pool.close();
});

/** The contexts of a browser besides its own, and its pages, as it says itself. */
async function openIn(browser: Browser): Promise<{ readonly contexts: number; readonly pages: number }> {
  const session = await browser.target().createCDPSession();
  const { browserContextIds } = await session.send("Target.getBrowserContexts");
  const { targetInfos } = await session.send("Target.getTargets");
  await session.detach();
  return {
    contexts: browserContextIds.length,
    pages: targetInfos.filter(({ type }) => type === "page").length,
  };
}

test("many builds print on one browser at once, all the same, and leave it as it was", async () => {
  const before = await openIn(pool);
  const builds = rounds({ short: 2, long: 24 });
  const own = await makePlan();
  await runProgram(["build", "plan", "-f", "pdf"], { cwd: own });
  const printed = await Promise.all(
    Array.from({ length: builds }, async (_, index) => {
      const cwd = await makePlan();
      // With its path or without: then the port is asked for it.
      const address = index % 2 === 0 ? `ws://127.0.0.1:${port}` : pool.wsEndpoint();
      const args = ["build", "plan", "-f", "pdf", "--browser", address, "--timeout", "600"];
      const { exitCode, stderr } = await runProgram(args, { cwd });
      expect({ exitCode, stderr }).toMatchObject({
        exitCode: 0,
        stderr: expect.not.stringContaining("error"),
      });
      return sha256Of(await readFile(path.join(cwd, "reports/cabinet-2026-01.pdf")));
    }),
  );
  console.log(`${builds} builds at once on one browser`);
  expect(new Set(printed)).toEqual(
    new Set([sha256Of(await readFile(path.join(own, "reports/cabinet-2026-01.pdf")))]),
  );
  expect(pool.connected).toBe(true);
  expect(await openIn(pool)).toEqual(before);
});

test("a page on a browser of somebody else runs no script and asks for nothing", async () => {
  let connections = 0;
  const server = createServer((_, response) => response.end("")).on("connection", () => connections++);
  const address = await listening(server);
  const at = `http://${address}`;
  const html = `<!doctype html><title>T</title><link rel=stylesheet href="${at}/css"><link rel=preload as=image href="${at}/preload">
    <link rel=preconnect href="${at}"><link rel=dns-prefetch href="${at}"><link rel=prefetch href="${at}/next"><link rel=icon href="${at}/icon"><meta http-equiv=refresh content="0;url=${at}/refresh">
    <style>@import "${at}/import"; @font-face { font-family: F; src: url("${at}/font"); } p { font-family: F; background: url("${at}/background"); }</style>
    <p id=p>As it was</p><img src="${at}/img"><iframe src="${at}/frame"></iframe><object data="${at}/object"></object>
    <script>document.getElementById("p").textContent = "A script ran"; fetch("${at}/fetch")</script><script src="${at}/script"></script>`;
  const print = withBrowser({ ...options, browser: pool.wsEndpoint() }, (one) => one(html));
  // The font cannot be read, which is what stops the report.
  await expect(print).rejects.toMatchObject({ message: "The browser could not read a font of the report." });
  const pdf = await withBrowser({ ...options, browser: pool.wsEndpoint() }, (one) =>
    one(html.replace(/@font-face \{[^}]*\}/, "")),
  );
  expect(await textOf(pdf)).toBe("As it was");
  expect(connections).toBe(0);
});

test("what was open on a browser of somebody else is closed when the program is killed", async () => {
  const before = await openIn(pool);
  const cwd = await makePlan();
  const args = [PROGRAM, "build", "plan", "-f", "pdf", "--browser", pool.wsEndpoint()];
  const child = spawn(process.execPath, args, { cwd, stdio: "ignore" });
  const ended = new Promise((resolve) => child.on("close", resolve));
  while ((await openIn(pool)).contexts === before.contexts && child.exitCode === null);
  child.kill("SIGKILL");
  await ended;
  await expect.poll(() => openIn(pool)).toEqual(before);
});

test("a browser that was too busy to say its whole address is asked for it again", async () => {
  let calls = 0;
  const busyAtFirst = createTcpServer((socket) => {
    socket.on("error", () => {});
    calls += 1;
    if (calls > 1)
      socket
        .pipe(connectTcp(Number(port), "127.0.0.1"))
        .on("error", () => {})
        .pipe(socket);
  });
  const address = await listening(busyAtFirst);
  const cwd = await makePlan();
  const args = ["build", "plan", "-f", "pdf", "--browser", `ws://${address}`, "--timeout", "10"];
  const { exitCode, stderr } = await runProgram(args, { cwd });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining("error") });
  expect(calls).toBeGreaterThan(2);
});

describe("a browser that does not answer is told of, and the program ends", () => {
  const SILENT: Readonly<Record<string, () => Promise<string>>> = {
    "that takes the call and says nothing": async () =>
      listening(createTcpServer((socket) => socket.on("error", () => {}))),
    "that says hello and nothing else": async () => {
      const server = createServer();
      server.on("upgrade", (request, socket) => {
        const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
        const accept = hash("sha1", key, "base64");
        socket.on("error", () => {});
        socket.resume();
        socket.write(
          `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
        );
      });
      return listening(server);
    },
  };
  test.each(Object.entries(SILENT))("%s", async (_, open) => {
    const address = await open();
    const cwd = await makePlan();
    const args = [
      "build",
      "plan",
      "-f",
      "pdf",
      "--browser",
      `ws://${address}/devtools?token=secret`,
      "--timeout",
      "1",
    ];
    const { exitCode, stderr } = await runProgram(args, { cwd });
    expect(stderr).toContain(`error The browser at "${address}" did not answer within 1 second.`);
    expect(stderr).not.toContain("secret");
    expect(exitCode).toBe(4);
  });
});

/** Where a server listens. Whoever is still connected is let go when the test ends. */
async function listening(server: Server): Promise<string> {
  const sockets = new Set<{ destroy(): void }>();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}
