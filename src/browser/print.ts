import { existsSync } from "node:fs";
import type { Browser, BrowserContext, HTTPRequest, Page } from "puppeteer";
import { BrowserError } from "../errors.ts";
import type { RunningBrowser } from "./connect.ts";
import { type Draw, drawPictures } from "./draw.ts";
import { type FoundBrowser, findBrowser } from "./find.ts";
import { type LaunchOptions, launchBrowser } from "./launch.ts";
import { nextProcess, settle, within } from "./puppeteer.ts";

/** Prints a complete HTML document and returns the PDF, as the browser made it. */
export type Print = (html: string, options?: PrintOptions) => Promise<Uint8Array>;

interface PrintOptions {
  /** Whether the PDF has tags and bookmarks, which take time; true if it is left out. */
  readonly tagged?: boolean;
  /** Called when the browser has all that it needs, and works by itself for a while. */
  readonly handedOver?: () => void;
}

type BrowserOptions = LaunchOptions & {
  /** `--browser`: the path of a program, or a `ws://` or `wss://` endpoint. */
  browser?: string | undefined;
};

/** A browser that is lent for as long as some work lasts. */
export interface Printer {
  readonly print: Print;
  readonly draw: Draw;
  /**
   * Starts the browser before it is needed, while something else is worked out. What is wrong with it, and what the user should
   * know, is said when something is printed. One that has to be unpacked first waits until then as well.
   * @returns whether it is starting. By then it needs us no more for a while.
   */
  readonly begin: () => Promise<boolean>;
}

/**
 * Lends a browser. It starts when something is printed or drawn first, or when it is begun, is used for all, and is closed when
 * `work` ends, however it ends.
 * @throws whatever `work` throws; `print` and `draw` reject with BrowserError.
 */
export async function lendBrowser<T>(
  options: BrowserOptions,
  work: (printer: Printer) => Promise<T>,
): Promise<T> {
  const { timeoutSeconds } = options;
  const lent = new LentBrowser(options);
  try {
    return await work({
      print: (html, how) => lent.use((browser, lot) => printHtml(browser, html, timeoutSeconds, how, lot)),
      draw: (html, settle) =>
        lent.use((browser, lot) =>
          withPage(browser, lot, html, timeoutSeconds, (page) =>
            within(timeoutSeconds, "The pictures were not drawn", drawPictures(page, settle)),
          ),
        ),
      begin: () => lent.begin(),
    });
  } finally {
    await lent.stop();
  }
}

/** The same, for those who never begin it early. */
export const withBrowser = <T>(
  options: BrowserOptions,
  work: (print: Print, draw: Draw) => Promise<T>,
): Promise<T> => lendBrowser(options, ({ print, draw }) => work(print, draw));

class LentBrowser {
  private readonly options: BrowserOptions;
  private starting: Promise<RunningBrowser> | undefined;
  /** A page that was opened before it was needed. */
  private spare: Promise<SealedPage> | undefined;
  private isStuck = false;
  /** How many print or draw now. */
  private busy = 0;
  /** The pages that are done with. */
  private readonly closing: Promise<unknown>[] = [];
  /** What is said only once something is printed. */
  private held: string[] | null = [];
  private readonly ending = new AbortController();

  constructor(options: BrowserOptions) {
    this.options = options;
  }

  async begin(): Promise<boolean> {
    // Who prints hears of what is wrong.
    const found = await findBrowser(this.options).catch(() => null);
    if (found === null || (found.kind === "embedded" && !existsSync(found.path))) return false;
    const heard = new AbortController();
    const spawned = found.kind === "endpoint" ? null : nextProcess(heard.signal);
    this.spare ??= this.openEarly(found);
    this.spare.catch(() => {});
    await Promise.race([spawned, this.spare.catch(() => {})]);
    heard.abort();
    return true;
  }

  private async openEarly(found: FoundBrowser): Promise<SealedPage> {
    const { browser } = await this.start(found);
    const opening = whileItRuns(browser, openSealedPage(browser));
    return await within(this.options.timeoutSeconds, NO_PAGE, opening).catch((cause) => {
      throw asBrowserError(cause);
    });
  }

  private start(known?: FoundBrowser): Promise<RunningBrowser> {
    const notice = (text: string): void => {
      if (this.held === null) this.options.notice(text);
      else this.held.push(text);
    };
    this.starting ??= Promise.resolve(known ?? findBrowser(this.options)).then((found) =>
      launchBrowser(found, { ...this.options, notice, signal: this.ending.signal }),
    );
    return this.starting;
  }

  async use<Result>(job: (browser: Browser, lot: Lot) => Promise<Result>): Promise<Result> {
    for (const text of this.held ?? []) this.options.notice(text);
    this.held = null;
    const opening = this.spare;
    this.spare = undefined;
    this.busy++;
    try {
      const spare = await opening;
      return await job((await this.start()).browser, { spare, closing: this.closing });
    } catch (error) {
      this.isStuck ||= this.starting !== undefined && error instanceof BrowserError;
      throw error;
    } finally {
      this.busy--;
    }
  }

  async stop(): Promise<void> {
    // What is begun or printed now is not wanted any more, and may keep it from answering.
    const isUnwanted = this.busy > 0 || this.spare !== undefined;
    if (isUnwanted) this.ending.abort();
    const running = await this.starting?.catch(() => undefined);
    await running?.stop(this.closing, this.isStuck || isUnwanted);
    // Whoever begins it after this, having looked for it until now, begins nothing.
    this.ending.abort();
  }
}

/** What one browser has for all its pages. */
interface Lot {
  /** A page that nobody has used. */
  readonly spare?: SealedPage | undefined;
  /** Takes what is done with a page that nobody waits for. */
  readonly closing: Promise<unknown>[];
}

const NO_PAGE = "The browser did not open a page";

/**
 * Prints a document on a new page. The paper has the size that its `@page` rule gives, or else A4.
 * @throws BrowserError when a step takes longer than the timeout, or the browser stops.
 */
export async function printHtml(
  browser: Browser,
  html: string,
  timeoutSeconds: number,
  { tagged = true, handedOver }: PrintOptions = {},
  lot: Lot = { closing: [] },
): Promise<Uint8Array> {
  return await withPage(browser, lot, forPaperAlone(html), timeoutSeconds, (page) => {
    const pdf = page.pdf({
      format: "A4",
      preferCSSPageSize: true,
      printBackground: true,
      tagged,
      outline: tagged,
      // They are loaded.
      waitForFonts: false,
      timeout: 0,
    });
    handedOver?.();
    return within(timeoutSeconds, "The report was not printed", pdf);
  });
}

/** A document that is not laid out for the screen, where nobody sees it, before it is laid out for paper. */
const forPaperAlone = (html: string): string =>
  html.replace(/<head\b[^>]*>/i, '$&<style media="screen">html{display:none!important}</style>');

/** A page that nobody has used, in a context of its own. */
interface SealedPage {
  readonly context: BrowserContext;
  readonly page: Page;
}

/**
 * Gives `work` a new page that shows a document, without JavaScript, network or files: only what the document itself holds is
 * used.
 */
async function withPage<T>(
  browser: Browser,
  { spare, closing }: Lot,
  html: string,
  timeoutSeconds: number,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const step = <Result>(failure: string, one: Promise<Result>) =>
    within(timeoutSeconds, failure, whileItRuns(browser, one));
  let opened = spare;
  try {
    opened ??= await step(NO_PAGE, openSealedPage(browser));
    const { page } = opened;
    await step("The report did not load", page.setContent(html, { waitUntil: "load", timeout: 0 }));
    await step("The report's fonts did not load", loadFonts(page));
    return await whileItRuns(browser, work(page));
  } catch (cause) {
    throw asBrowserError(cause);
  } finally {
    // That takes as long as a tenth of a print, and a browser that was too slow for its work may never answer.
    if (opened !== undefined) closing.push(settle(opened.context.close(), 1));
  }
}

/** Puppeteer waits half a minute, or for ever, for some answers of a browser that has ended. */
async function whileItRuns<T>(browser: Browser, step: Promise<T>): Promise<T> {
  let lose = (): void => {};
  const lost = new Promise<never>((_, fail) => {
    lose = () => fail(new Error("the connection is lost"));
  });
  lost.catch(() => {});
  browser.once("disconnected", lose);
  if (!browser.connected) lose();
  try {
    return await Promise.race([step, lost]);
  } finally {
    browser.off("disconnected", lose);
    step.catch(() => {});
  }
}

/** What goes wrong with a page besides what we know is that its browser has stopped. */
function asBrowserError(cause: unknown): BrowserError {
  if (cause instanceof BrowserError) return cause;
  return new BrowserError(
    `The browser stopped while it printed: ${(cause as Error).message}.`,
    "Try again; if it happens again, name another browser with --browser.",
    cause,
  );
}

async function openSealedPage(browser: Browser): Promise<SealedPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on("request", (request) => void answerOffline(request));
  await page.setOfflineMode(true);
  return { context, page };
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
