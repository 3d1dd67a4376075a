import { BrowserError } from "../errors.ts";
import { loadPuppeteer } from "./load-puppeteer.ts";
import type { RunningBrowser } from "./start.ts";
import { settle, within } from "./within.ts";

/**
 * Connects to a browser that somebody else runs, and leaves it running.
 * @throws BrowserError when nothing answers there, or not within the timeout.
 */
export async function connectTo(
  endpoint: string,
  timeoutSeconds: number,
  env: NodeJS.ProcessEnv,
): Promise<RunningBrowser> {
  const puppeteer = await loadPuppeteer(env);
  const connecting = puppeteer.connect({ browserWSEndpoint: endpoint, protocolTimeout: 0 });
  try {
    const browser = await within(timeoutSeconds, "The browser did not answer", connecting);
    return { browser, stop: async () => void (await settle(browser.disconnect())) };
  } catch (cause) {
    connecting.then((browser) => browser.disconnect()).catch(() => {});
    if (cause instanceof BrowserError) throw cause;
    // Endpoints carry their access token in the path or query, which must not reach a log.
    const host = URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
    throw new BrowserError(
      `There is no browser to connect to at "${host}".`,
      "Check the address given to --browser, and that its browser is running.",
      cause,
    );
  }
}
