import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Browser } from "puppeteer";
import { BrowserError } from "../errors.ts";
import { aborted, loadPuppeteer, settle, within } from "./puppeteer.ts";

/** A browser that is ready, and how to let go of it. */
export type RunningBrowser = {
  browser: Browser;
  /**
   * @param closing pages that are being closed, which must not stay with a browser that goes on.
   * @param isStuck whether it kept us waiting for too long, so that no answer is waited for any more.
   */
  stop: (closing?: readonly Promise<unknown>[], isStuck?: boolean) => Promise<void>;
};

/**
 * Connects to a browser that is running, and that others may use at the same time. Each of our pages is in a context of its
 * own, which the browser drops when our connection ends, however it ends. The browser itself is left running.
 * @param endpoint a `ws://` or `wss://` address. One without a path is that of a debugging port, which is asked for the rest.
 * @param unwanted lets go of it while it has not answered yet.
 * @throws BrowserError when there is no browser, or it does not answer within the timeout.
 */
export async function connectTo(
  endpoint: string,
  timeoutSeconds: number,
  env: NodeJS.ProcessEnv,
  unwanted?: AbortSignal,
): Promise<RunningBrowser> {
  // The path or query of an endpoint may hold an access token, which must not reach a log.
  const host = URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
  const ending = new AbortController();
  const connecting = connect(endpoint, timeoutSeconds, env, ending.signal);
  try {
    const answered = within(timeoutSeconds, `The browser at "${host}" did not answer`, connecting);
    const browser = await Promise.race([answered, aborted(unwanted)]);
    const stop: RunningBrowser["stop"] = async (closing = []) => {
      await Promise.all(closing);
      await settle(browser.disconnect(), 1);
    };
    return { browser, stop };
  } catch (cause) {
    ending.abort();
    connecting.then((browser) => browser.disconnect()).catch(() => {});
    if (cause instanceof BrowserError) throw cause;
    throw new BrowserError(
      `There is no browser to connect to at "${host}".`,
      "Check the address given to --browser, and that its browser is running.",
      cause,
    );
  }
}

/** @param signal ends it where nobody waits for it any more. */
async function connect(
  endpoint: string,
  timeoutSeconds: number,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Browser> {
  const puppeteer = await loadPuppeteer(env);
  for (;;) {
    const { whole = endpoint, isLate = false } = await askForPath(new URL(endpoint), timeoutSeconds, signal);
    try {
      const browser = await puppeteer.connect({
        browserWSEndpoint: whole,
        protocolTimeout: 0,
        // A browser that has gone without a word is found out, and the connection let go.
        wsOptions: { keepAlive: true, keepAliveIntervalMs: KEEP_ALIVE },
      });
      await dropContexts(browser);
      return browser;
    } catch (error) {
      // One that is busy, or asked by a machine that is, has not said its address yet.
      if (!isLate || signal.aborted) throw error;
    }
  }
}

/** In milliseconds. */
const KEEP_ALIVE = 5000;

/** What a debugging port has said of the whole address of its browser: nothing where it was asked for too long. */
interface Asked {
  readonly whole?: string;
  readonly isLate?: boolean;
}

/** Asks a debugging port for the whole address of its browser. Pools answer without one, and may not know the question. */
async function askForPath(url: URL, timeoutSeconds: number, unwanted: AbortSignal): Promise<Asked> {
  if (url.pathname !== "/" || url.search !== "") return {};
  const address = new URL(url);
  address.protocol = url.protocol === "wss:" ? "https:" : "http:";
  // Chrome answers to numbers and to localhost only, so that no page can lead its own name to it.
  if (
    address.protocol === "http:" &&
    isIP(url.hostname.replace(/[[\]]/g, "")) === 0 &&
    url.hostname !== "localhost"
  )
    address.hostname = (await lookup(url.hostname, { family: 4 })).address;
  try {
    const signal = AbortSignal.any([unwanted, AbortSignal.timeout(questionTime(timeoutSeconds))]);
    const answer = await fetch(new URL("/json/version", address), { signal });
    const { webSocketDebuggerUrl } = (await answer.json()) as { webSocketDebuggerUrl?: unknown };
    if (typeof webSocketDebuggerUrl !== "string") return {};
    const { pathname, search } = new URL(webSocketDebuggerUrl);
    return { whole: `${url.protocol}//${address.host}${pathname}${search}` };
  } catch (error) {
    return { isLate: (error as Error).name === "TimeoutError" };
  }
}

/** In milliseconds: what is asked for is ready, and is asked for again. */
const questionTime = (timeoutSeconds: number): number => Math.min(Math.ceil(timeoutSeconds * 100), 5000);

/** Makes the browser close our contexts and their pages if we are killed before we can. */
async function dropContexts(browser: Browser): Promise<void> {
  const session = await browser.target().createCDPSession();
  const connection = session.connection();
  await session.detach();
  if (connection === undefined) return;
  const send = connection.send.bind(connection);
  connection.send = (method, params, options) =>
    method === "Target.createBrowserContext"
      ? send(method, { ...params, disposeOnDetach: true } as typeof params, options)
      : send(method, params, options);
}
