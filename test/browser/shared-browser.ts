import { readFile } from "node:fs/promises";
import path from "node:path";
import { launch } from "puppeteer";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { Profile } from "../../src/browser/profile.ts";

/**
 * The `ws://` address of a browser for all tests of this process that print and are not about a browser. To start one each time
 * takes half of what a print takes. It is started when it is first asked for, and ends with the process.
 */
export function sharedBrowser(): Promise<string> {
  address ??= start();
  return address;
}

let address: Promise<string> | undefined;

/** Starts the browser that would print, as it would be started, but with a port to connect to. */
async function start(): Promise<string> {
  const alone = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
  const [executablePath = "", ...flags] = alone.browser.process()?.spawnargs ?? [];
  await alone.stop();
  const profile = await Profile.make();
  const data = path.join(profile.folder, "data");
  const browser = await launch({
    executablePath,
    ignoreDefaultArgs: true,
    args: [
      ...flags.filter((flag) => !flag.startsWith("--user-data-dir=")),
      `--user-data-dir=${data}`,
      "--remote-debugging-port=0",
    ],
    env: { ...process.env, TZ: "UTC", TMPDIR: profile.folder },
    // When this process ends, so does the pipe, and with it the browser.
    pipe: true,
    waitForInitialPage: false,
  });
  profile.usedBy(browser.process()?.pid);
  const [port, at] = (await readFile(path.join(data, "DevToolsActivePort"), "utf8")).split("\n");
  return `ws://127.0.0.1:${port}${at}`;
}
