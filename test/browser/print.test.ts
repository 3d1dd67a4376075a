import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { type Print, printHtml, withBrowser } from "../../src/browser/print.ts";

let server: Server;
let connections = 0;
let address: string;

beforeAll(async () => {
  server = createServer((_, response) => response.end("<p>from the network</p>"));
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

const printing = <T>(work: (print: Print) => Promise<T>) =>
  withBrowser({ timeoutSeconds: 60, notice: () => {} }, work);

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}

test("the print loads nothing from outside the document and sends nothing out", async () => {
  const pdf = await printing((print) =>
    print(`<!doctype html><html lang="en"><head><title>T</title>
      <link rel="stylesheet" href="${address}/style.css">
      <link rel="preconnect" href="${address}"><link rel="dns-prefetch" href="${address}">
      <link rel="preload" as="image" href="${address}/early.png"><link rel="prefetch" href="${address}/next">
      <style>@import "${address}/more.css"; body { background: url(${address}/back.png) }</style></head><body>
      <p>Report</p>
      <script>document.body.append("from a script")</script>
      <img src="${address}/a.png"><img src="x" onerror="document.body.append('from a handler')">
      <iframe src="file:///etc/passwd"></iframe><iframe src="${address}/frame"></iframe>
      <object data="file:///etc/hostname"></object><embed src="${address}/embed">
      <noscript>without scripts</noscript></body></html>`),
  );
  expect(await textOf(pdf)).toBe("Reportwithout scripts");
  expect(connections).toBe(0);
}, 60_000);

test("a document cannot send the browser to another page", async () => {
  const pdf = await printing((print) =>
    print(`<meta http-equiv="refresh" content="0;url=${address}/elsewhere"><p>Report</p>`),
  );
  expect(await textOf(pdf)).toBe("Report");
  expect(connections).toBe(0);
}, 60_000);

test("what is inside the document is printed", async () => {
  const frame = `<iframe src="data:text/html,<p>in a frame</p>"></iframe>`;
  const pdf = await printing((print) => print(`<!doctype html><title>T</title><p>Report</p>${frame}`));
  expect(await textOf(pdf)).toContain("in a frame");
}, 60_000);

test("a font that cannot be read is an error; no other font is used instead", async () => {
  const style = "@font-face { font-family: Report; src: url(data:font/woff2;base64,bm8gZm9udA==) }";
  const printed = printing((print) => print(`<!doctype html><style>${style}</style><p>Report</p>`));
  await expect(printed).rejects.toMatchObject({
    name: "BrowserError",
    message: "The browser could not read a font of the report.",
  });
}, 60_000);

test("printing stops when a document takes too long, and the next one is printed", async () => {
  const found = await findBrowser();
  const { browser, stop } = await launchBrowser(found, { timeoutSeconds: 60, notice: () => {} });
  try {
    const long = `<table>${"<tr><td>x<td>y".repeat(60_000)}</table>`;
    await expect(printHtml(browser, long, 0.3)).rejects.toMatchObject({
      name: "BrowserError",
      message: expect.stringContaining("within 0.3 seconds."),
      hint: "Allow more time, for example --timeout 60.",
    });
    expect(await textOf(await printHtml(browser, "<p>Report</p>", 60))).toBe("Report");
  } finally {
    await stop();
  }
}, 120_000);
