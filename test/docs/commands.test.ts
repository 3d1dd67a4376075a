import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runImprove } from "../cli/run-improve.ts";

const pages = (await readdir("docs", { recursive: true }))
  .filter((name) => name.endsWith(".md") && name !== "rules.md")
  .map((name) => path.join("docs", name))
  .concat("README.md", "examples/new-plan/README.md");

/** The commands that a page shows: a line of a block, or words marked as code, that begin with the program's name. */
function commandsIn(page: string): string[] {
  const lines = page.match(/^\s*(?:npx )?improve (?:[a-z]).*$/gm) ?? [];
  const marked = [...page.matchAll(/`((?:npx )?improve [a-z][^`]*)`/g)].map(([, text = ""]) => text);
  return [...lines, ...marked].map((text) =>
    text
      .trim()
      .replace(/^npx /, "")
      .replace(/(?: {2,}|\s#).*$/, ""),
  );
}

const asked = new Map<string, Promise<string>>();

/** The help of a command; null if there is no such command. */
async function helpOf(name: string): Promise<string | null> {
  const help = asked.get(name) ?? runImprove([name, "--help"], { cwd: "." }).then(({ stdout }) => stdout);
  asked.set(name, help);
  return (await help).startsWith(`Usage: improve ${name} `) ? await help : null;
}

/** Why a command cannot be typed as it stands; null if it can. */
async function wrongWith(command: string): Promise<string | null> {
  const [, name = "", ...words] = command.match(/"[^"]*"|\S+/g) ?? [];
  if (name === "help") return null;
  const help = await helpOf(name);
  if (help === null) return `${command}: no command is called ${name}`;
  const options = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.replace(/=.*$/, ""));
  const unknown = options.filter(
    (option) => !new RegExp(`^ +(-\\w, )?${option}\\b`, "m").test(help) && !help.includes(`  ${option}, `),
  );
  return unknown.length === 0 ? null : `${command}: ${name} has no ${unknown.join(" and no ")}`;
}

describe.each(pages)("%s", async (page) => {
  const commands = commandsIn(await readFile(page, "utf8"));
  test("shows commands and options that there are", async () => {
    const wrong = await Promise.all(commands.map(wrongWith));
    expect(wrong.filter((one) => one !== null)).toEqual([]);
  });
});

test("docs/commands.md lists every command, in the order of the help", async () => {
  const listed = (await readFile("docs/commands.md", "utf8")).matchAll(/^npx improve (\w+)/gm);
  const help = (await runImprove(["--help"], { cwd: "." })).stdout;
  const commands = [...help.matchAll(/^ {2}(\w+) .*/gm)].map(([, name]) => name);
  expect([...new Set([...listed].map(([, name]) => name))].sort()).toEqual(
    commands.filter((name) => name !== "help").sort(),
  );
});
