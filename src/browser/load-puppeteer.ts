import { homedir } from "node:os";
import { join } from "node:path";
import type { PuppeteerNode } from "puppeteer";

/**
 * Loads puppeteer, late, because only a PDF needs it.
 * It must not look for its own configuration: that search runs any `.puppeteerrc.cjs` it finds in the
 * current folder or above it, and a plan folder is data, never code.
 */
export async function loadPuppeteer(env: NodeJS.ProcessEnv): Promise<PuppeteerNode> {
  const { default: puppeteer } = await import("puppeteer");
  const cacheDirectory = env.PUPPETEER_CACHE_DIR ?? join(env.HOME ?? homedir(), ".cache", "puppeteer");
  puppeteer.configuration = async () => ({ logLevel: "error", cacheDirectory });
  return puppeteer;
}
