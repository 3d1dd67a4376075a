import type { Command } from "commander";
import pc from "picocolors";
import { EXIT, UsageError } from "../errors.ts";
import { listWords, type Word, type WordList } from "../index.ts";
import { printable, printableJson } from "../text/escape.ts";
import { wrap } from "../text/terminal.ts";
import { didYouMean, list } from "../text/words.ts";
import { colorOption, type Finish, textOrJsonOption } from "./options.ts";
import { wantsColor } from "./terminal.ts";

/** `improve list [what] [word…]`: lists the words that can be written in a plan, or those that speak of something. */
export function addList(program: Command, finish: Finish): void {
  program
    .command("list")
    .description("list what can be written in a plan: measures, blocks, references, fields and more")
    .argument("[what]", "measures, blocks, references, events, statuses, templates or fields")
    .argument("[words...]", "only those that have all of these words in their name or meaning")
    .addOption(textOrJsonOption("how they are printed"))
    .addOption(colorOption())
    .action(async (what: string | undefined, wanted: string[], { format, color }) => {
      const lists = await listWords();
      const colors = pc.createColors(wantsColor(color, process.stdout));
      const chosen = lists.find(({ name }) => name === what);
      if (what !== undefined && chosen === undefined) throw unknownList(what, lists);
      const found = chosen && search(chosen, wanted);
      if (format === "json") {
        const printed = found === undefined ? lists : [found];
        const shown = printed.map(({ name, summary, words }) => ({ name, summary, words }));
        process.stdout.write(printableJson({ version: 1, lists: shown }));
      } else process.stdout.write(found === undefined ? sayLists(lists) : sayWords(found, colors));
      finish(EXIT.fine);
    });
}

function unknownList(what: string, lists: readonly WordList[]): UsageError {
  const names = lists.map(({ name }) => name);
  // Somebody who looks for a word and does not know of which kind it is.
  const holding = lists.filter((one) => one.words.some((word) => fits(word, [what])));
  const [first] = holding;
  const elsewhere =
    first &&
    `"${what}" is in ${list(holding.map(({ name }) => name))}: try improve list ${first.name} ${what}.`;
  return new UsageError(
    `There is no list "${what}"`,
    didYouMean(what, names) ?? elsewhere ?? `The lists are ${list(names)}.`,
  );
}

/** @throws UsageError where nothing is found: a script must not take a mistyped word for an empty list. */
function search(all: WordList, wanted: readonly string[]): WordList {
  const words = all.words.filter((word) => fits(word, wanted));
  if (words.length > 0) return { ...all, words };
  const names = all.words.map(({ name }) => name);
  throw new UsageError(
    `No ${all.one} speaks of "${wanted.join(" ")}"`,
    didYouMean(wanted.join("-"), names) ?? `improve list ${all.name} prints all ${names.length}.`,
  );
}

/** Every word must be there. One in the plural finds the singular as well. */
function fits({ name, summary }: Word, wanted: readonly string[]): boolean {
  const text = `${name} ${summary}`.toLowerCase();
  return wanted.every((word) => text.includes(word.toLowerCase().replace(/(?<=\w{3})s$/, "")));
}

function sayLists(lists: readonly WordList[]): string {
  const rows = lists.map(
    ({ name, summary, words }) =>
      `${name} (${words.length})\n${wrap([{ text: `${summary}.` }], "    ").join("\n")}\n`,
  );
  return `${rows.join("")}\nimprove list <one of these> [word] prints them, or those that speak of a word.\n`;
}

function sayWords({ summary, words }: WordList, colors: ReturnType<typeof pc.createColors>): string {
  const entries = words.map(({ name, summary: meaning, example }) => {
    const lines = [
      colors.bold(printable(name)),
      ...wrap([{ text: meaning }], "    "),
      ...(example === null ? [] : [`    ${colors.dim(printable(example))}`]),
    ];
    return `${lines.join("\n")}\n`;
  });
  return `${wrap([{ text: `${summary}.` }]).join("\n")}\n\n${entries.join("\n")}`;
}
