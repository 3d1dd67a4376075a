import type { Browser, BrowserContext, HTTPRequest, Page } from "puppeteer";
import { BrowserError } from "../errors.ts";
import type { RunningBrowser } from "./connect.ts";
import { type Draw, drawPictures } from "./draw.ts";
import { findBrowser } from "./find.ts";
import { type LaunchOptions, launchBrowser } from "./launch.ts";
import { settle, within } from "./puppeteer.ts";

/** Prints a complete HTML document and returns the PDF, as the browser made it. */
export type Print = (html: string, options?: PrintOptions) => Promise<Uint8Array>;

interface PrintOptions {
  /** Whether the PDF has tags and bookmarks, which take time; true if it is left out. */
  readonly tagged?: boolean;
}

type BrowserOptions = LaunchOptions & {
  /** `--browser`: the path of a program, or a `ws://` or `wss://` endpoint. */
  browser?: string | undefined;
};

/**
 * Gives `work` functions that print and draw. The browser starts when one of them is called first, is used for all, and is
 * closed when `work` ends, however it ends.
 * @throws whatever `work` throws; `print` and `draw` reject with BrowserError.
 */
export async function withBrowser<T>(
  options: BrowserOptions,
  work: (print: Print, draw: Draw) => Promise<T>,
): Promise<T> {
  let starting: Promise<RunningBrowser> | undefined;
  let isStuck = false;
  const { timeoutSeconds } = options;
  const use = async <Result>(job: (browser: Browser) => Promise<Result>): Promise<Result> => {
    starting ??= findBrowser(options).then((found) => launchBrowser(found, options));
    const { browser } = await starting;
    return await job(browser).catch((error: unknown) => {
      isStuck ||= error instanceof BrowserError;
      throw error;
    });
  };
  const print: Print = (html, how) => use((browser) => printHtml(browser, html, timeoutSeconds, how));
  const draw: Draw = (html, settle) =>
    use((browser) =>
      withPage(browser, html, timeoutSeconds, (page) =>
        within(timeoutSeconds, "The pictures were not drawn", drawPictures(page, settle)),
      ),
    );
  try {
    return await work(print, draw);
  } finally {
    const running = await starting?.catch(() => undefined);
    await running?.stop(isStuck);
  }
}

/**
 * Prints a document on a new page. The paper has the size that its `@page` rule gives, or else A4.
 * @throws BrowserError when a step takes longer than the timeout, or the browser stops.
 */
export async function printHtml(
  browser: Browser,
  html: string,
  timeoutSeconds: number,
  { tagged = true }: PrintOptions = {},
): Promise<Uint8Array> {
  return await withPage(browser, html, timeoutSeconds, (page) => {
    const pdf = page.pdf({
      format: "A4",
      preferCSSPageSize: true,
      printBackground: true,
      tagged,
      outline: tagged,
      waitForFonts: true,
      timeout: 0,
    });
    return within(timeoutSeconds, "The report was not printed", pdf);
  });
}

/**
 * Gives `work` a new page that shows a document, without JavaScript, network or files: only what the document itself holds is
 * used.
 */
async function withPage<T>(
  browser: Browser,
  html: string,
  timeoutSeconds: number,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const step = <Result>(failure: string, one: Promise<Result>) => within(timeoutSeconds, failure, one);
  let context: BrowserContext | undefined;
  let patience = 5;
  try {
    context = await step("The browser did not open a page", browser.createBrowserContext());
    const page = await step("The browser did not open a page", openSealedPage(context));
    await step("The report did not load", page.setContent(html, { waitUntil: "load", timeout: 0 }));
    await step("The report's fonts did not load", loadFonts(page));
    return await work(page);
  } catch (cause) {
    // A browser that was too slow for its work may not answer to this either.
    patience = 1;
    if (cause instanceof BrowserError) throw cause;
    const { message } = cause as Error;
    throw new BrowserError(
      `The browser stopped while it printed: ${message}.`,
      "Try again; if it happens again, name another browser with --browser.",
      cause,
    );
  } finally {
    if (context) await settle(context.close(), patience);
  }
}

async function openSealedPage(context: BrowserContext) {
  const page = await context.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on("request", (request) => void answerOffline(request));
  await page.setOfflineMode(true);
  return page;
}

/**
 * Loads every font that the document declares. Waiting alone is not enough, because a font is first requested when the page
 * is laid out. That may be during printing, and then another font, or none, is printed instead.
 */
async function loadFonts(page: Page): Promise<void> {
  const failed = await page.evaluate(async () => {
    const loads = await Promise.allSettled(Array.from(document.fonts, (font) => font.load()));
    await document.fonts.ready;
    return loads.some(({ status }) => status === "rejected");
  });
  if (!failed) return;
  throw new BrowserError(
    "The browser could not read a font of the report.",
    "It happens on machines with no fonts at all: install some (for example fonts-liberation), or name another browser with --browser.",
  );
}

async function answerOffline(request: HTTPRequest): Promise<void> {
  // The page may have been closed in the meantime.
  await answer(request).catch(() => {});
}

function answer(request: HTTPRequest): Promise<void> {
  // A data: URL is part of the document, so this request does not leave the browser.
  if (request.url().startsWith("data:")) return request.continue();
  // "No content" keeps the report on the page; aborting a navigation would replace it with an error page.
  const leavesReport = request.isNavigationRequest() && request.frame()?.parentFrame() === null;
  return leavesReport ? request.respond({ status: 204 }) : request.abort("blockedbyclient");
}
