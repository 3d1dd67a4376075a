import { findBrowser } from "./find.ts";
import { type LaunchOptions, launchBrowser } from "./launch.ts";
import { type Print, printHtml } from "./print.ts";
import type { RunningBrowser } from "./start.ts";

export type BrowserOptions = LaunchOptions & {
  /** `--browser`: the path of a program, or a `ws://` or `wss://` endpoint. */
  browser?: string | undefined;
};

/**
 * Lends a browser to `work`. It starts on the first print, serves every print of the run, and is closed
 * however `work` ends.
 * @throws whatever `work` throws; `print` rejects with BrowserError.
 */
export async function withBrowser<T>(
  options: BrowserOptions,
  work: (print: Print) => Promise<T>,
): Promise<T> {
  let starting: Promise<RunningBrowser> | undefined;
  const print: Print = async (html) => {
    starting ??= findBrowser(options).then((found) => launchBrowser(found, options));
    const { browser } = await starting;
    return await printHtml(browser, html, options.timeoutSeconds);
  };
  try {
    return await work(print);
  } finally {
    const running = await starting?.catch(() => undefined);
    await running?.stop();
  }
}
