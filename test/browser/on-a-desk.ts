import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import puppeteer, { type Browser, type LaunchOptions } from "puppeteer";
import { findBrowser } from "../../src/browser/find.ts";
import { launchBrowser } from "../../src/browser/launch.ts";
import { type Edit, placePlan } from "../cli/workspace.ts";
import { spawnPreview } from "../program/start-preview.ts";

/**
 * A browser as somebody has it on their desk, and how another is started. A browser that prints is offline, so the same program
 * is started again.
 */
export async function launchOnDesk(): Promise<{
  readonly browser: Browser;
  readonly started: LaunchOptions;
}> {
  const offline = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
  const [executablePath = "", ...flags] = offline.browser.process()?.spawnargs ?? [];
  await offline.stop();
  const args = flags.filter((flag) => flag === "--no-sandbox");
  const started: LaunchOptions = { executablePath, args, headless: "shell", pipe: true };
  return { browser: await puppeteer.launch(started), started };
}

/** A preview that stays open on a desk, while test after test edits its plan. */
export interface OpenPreview {
  /** The folder that holds `plan/`. */
  readonly cwd: string;
  readonly address: string;
  readonly stderr: () => string;
  /**
   * Gives the plan back as it was, with edits.
   * @returns a sentence that the draft shows as soon as it is of this plan.
   */
  putBack(edits?: readonly Edit[]): Promise<string>;
  close(): Promise<void>;
}

/** Opens a preview of the minimal plan with edits. */
export async function openOnDesk(
  argsIn: (cwd: string) => Promise<readonly string[]>,
  ...lasting: readonly Edit[]
): Promise<OpenPreview> {
  const cwd = await mkdtemp(path.join(os.tmpdir(), "improve-desk-"));
  await placePlan(cwd, ...lasting);
  const { address, stderr, kill } = await spawnPreview(cwd, await argsIn(cwd));
  let times = 0;
  return {
    cwd,
    address,
    stderr,
    async putBack(edits = []) {
      times += 1;
      const sentence = `To be opened, ${times} times so far.`;
      const folder = path.join(cwd, "plan");
      const names = await readdir(folder).catch(() => []);
      const marked: Edit = { file: "report.yaml", from: "purpose: ", to: `purpose: ${sentence} ` };
      await placePlan(cwd, ...lasting, ...edits, marked);
      for (const name of names)
        if (!/^(plan|report)\.yaml$/.test(name)) await rm(path.join(folder, name), { recursive: true });
      return sentence;
    },
    async close() {
      kill();
      await rm(cwd, { recursive: true, force: true });
    },
  };
}
