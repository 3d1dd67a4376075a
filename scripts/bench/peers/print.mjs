import { readFile, writeFile } from "node:fs/promises";
import puppeteer from "puppeteer";

/** Prints an HTML file as a tagged PDF with puppeteer, and does nothing else. */
const [, , html, pdf] = process.argv;
const browser = await puppeteer.launch({
  executablePath: process.env.BENCH_BROWSER,
  args: JSON.parse(process.env.BENCH_FLAGS ?? "[]"),
  headless: "shell",
  pipe: true,
});
const page = await browser.newPage();
await page.setContent(await readFile(html, "utf8"), { waitUntil: "load" });
await writeFile(
  pdf,
  await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }),
);
await browser.close();
