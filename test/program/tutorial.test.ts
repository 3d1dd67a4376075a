import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, onTestFinished, test } from "vitest";
import { PROGRAM } from "../cli/run-improve.ts";
import { edit } from "../sides/workspace.ts";
import { NPX } from "./action.ts";

/** What the tutorial asks of its reader, in order. */
type Step =
  | { readonly kind: "run"; readonly command: string }
  | { readonly kind: "read"; readonly text: string }
  | { readonly kind: "write"; readonly file: string; readonly text: string }
  | { readonly kind: "change"; readonly file: string; readonly from: string; readonly to: string };

/** The blocks of the tutorial, by their language and by what the sentence before them says. */
function readSteps(page: string): Step[] {
  const steps: Step[] = [];
  let said = "";
  let change: { file: string; from: string } | null = null;
  for (const node of fromMarkdown(page).children) {
    const { start, end } = node.position ?? {};
    if (node.type !== "code") {
      if (node.type === "paragraph") said = page.slice(start?.offset, end?.offset).replaceAll(/\s+/g, " ");
    } else if (node.lang === "sh") {
      steps.push(...node.value.split("\n").map((command) => ({ kind: "run", command }) as const));
    } else if (node.lang === "text") {
      steps.push({ kind: "read", text: node.value });
    } else if (change !== null) {
      steps.push({ kind: "change", ...change, to: node.value });
      change = null;
    } else {
      const [, verb, file] = /(?:Write the file|In) (?=`)/.test(said)
        ? (/(Write the file|In) `([^`]+)`/.exec(said) ?? [])
        : [];
      if (file === undefined) throw new Error(`The tutorial does not say what to do with:\n${node.value}`);
      if (verb === "In") change = { file, from: node.value };
      else steps.push({ kind: "write", file, text: `${node.value}\n` });
    }
  }
  return steps;
}

/** Sizes depend on the browser that prints. */
const withoutSizes = (text: string): string => text.replaceAll(/ {2}\d+ KB/g, "  # KB");

test("everything that docs/tutorial.md asks for works as it says", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "improve-tutorial-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(path.join(folder, "node_modules/.bin"), { recursive: true });
  await symlink(PROGRAM, path.join(folder, "node_modules/.bin/improve"));
  const steps = readSteps(await readFile("docs/tutorial.md", "utf8"));
  expect(steps.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["run", "read", "write", "change"]));
  const bin = path.join(folder, "bin");
  await mkdir(bin);
  await writeFile(path.join(bin, "npx"), NPX, { mode: 0o755 });
  // The first command is run by npx itself, which takes longer to find the program than the program takes.
  const first = steps.findIndex((step) => step.kind === "run" && step.command.startsWith("npx "));
  expect(first).not.toBe(-1);
  let printed = "";
  for (const [at, step] of steps.entries()) {
    if (step.kind === "run") {
      const PATH = at === first ? process.env.PATH : `${bin}${path.delimiter}${process.env.PATH}`;
      const env = { ...process.env, PATH, npm_config_offline: "true" };
      // Where the tutorial goes on to read an error, the command is meant to fail.
      const next = steps[at + 1];
      const fails = next?.kind === "read" && next.text.startsWith("error ");
      const ran = await promisify(execFile)("bash", ["-c", step.command], { cwd: folder, env }).catch(
        (error: { stdout: string; stderr: string; code: number }) => error,
      );
      printed = withoutSizes(`${ran.stdout}\n${ran.stderr}`);
      expect("code" in ran ? ran.code : 0, `${step.command}\n${printed}`).toBe(fails ? 1 : 0);
    } else if (step.kind === "read") {
      expect(printed).toContain(withoutSizes(step.text));
    } else if (step.kind === "write") {
      await mkdir(path.dirname(path.join(folder, step.file)), { recursive: true });
      await writeFile(path.join(folder, step.file), step.text, { flag: "wx" });
    } else {
      await edit(path.join(folder, step.file), step.from, step.to);
    }
  }
  const pdf = await readFile(path.join(folder, "reports/cabinet-2026-09.pdf"));
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
});
