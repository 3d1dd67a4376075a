import { type Change, type Chunk, sayReason } from "../../diff/change.ts";
import type { Comparison } from "../../diff/comparison.ts";
import { type ChangeGroup, groupChanges } from "../../diff/groups.ts";
import {
  countBySeverity,
  readWords,
  sayNothingChanged,
  sayReaders,
  saySide,
  sayWhat,
  signOf,
  summariseComparison,
} from "../../diff/say.ts";
import { escapeMarkdown } from "../../text/escape.ts";
import { plural, shorten } from "../../text/words.ts";
import type { ChangeReporter } from "../report.ts";

/** In characters: the most that GitHub accepts in one comment. */
const LONGEST = 65_536;

/** Characters kept free for the end of a collapsed group and for the sentence that counts what did not fit. */
const RESERVED = 500;

/** A group with more changes than this is collapsed under its heading. */
const LONG_GROUP = 8;

/** A comment for a pull request, with as many changes as fit into one. The others are counted. */
export const markdown: ChangeReporter = {
  name: "markdown",
  wrote:
    /^## .+: what changed\n|^(Nothing that .+ changed|No changes of the chosen severity were found) between /,
  print(comparison) {
    if (comparison.changes.length === 0) return `${escapeMarkdown(sayNothingChanged(comparison))}\n`;
    let written = heading(comparison);
    const left: Change[] = [];
    for (const group of groupChanges(comparison.changes)) {
      const [opening, closing] = frame(group);
      let items = "";
      for (const change of group.changes) {
        const item = itemOf(change);
        const length = [written, opening, items, item, closing].join("").length;
        if (length + RESERVED <= LONGEST) items += item;
        else left.push(change);
      }
      if (items !== "") written += opening + items + closing;
    }
    return left.length === 0 ? written : `${written}\n${sayLeft(left)}\n`;
  },
};

function heading(comparison: Comparison): string {
  const { base, head } = comparison;
  const short = (text: string): string => escapeMarkdown(shorten(text, 300));
  return [
    `## ${short(head.plan)}: what changed`,
    "",
    `**${summariseComparison(comparison)}.**`,
    "",
    `- Authority: ${short(head.authority)}`,
    `- From ${short(saySide(base))}`,
    `- To ${short(saySide(head))}`,
    `- For ${sayReaders(comparison)}`,
    "",
  ].join("\n");
}

/** The text before and after the changes of a group. */
function frame({ title, changes }: ChangeGroup): [opening: string, closing: string] {
  const heading = `\n### ${title} (${changes.length})\n\n`;
  if (changes.length <= LONG_GROUP) return [heading, ""];
  const open = changes.some(({ severity }) => severity !== "info") ? " open" : "";
  return [
    `${heading}<details${open}><summary>${plural(changes.length, "change")}</summary>\n\n`,
    "\n</details>\n",
  ];
}

function itemOf(change: Change): string {
  const { label, severity, title } = change;
  const [what, reason] = [sayWhat(change), sayReason(change)];
  const parts = [
    `\`${signOf(change)}\``,
    ...(severity === "info" ? [] : [`**${severity}:**`]),
    `**${escapeMarkdown(label ?? title)}**`,
    ...(label === null ? [] : [escapeMarkdown(title)]),
  ];
  const details = [
    ...(what === null ? [] : [escapeMarkdown(what)]),
    ...(reason === null ? [] : [`*${escapeMarkdown(reason)}*`]),
  ];
  const lines = [parts.join(" "), details.join(" "), markedWords(readWords(change) ?? [])];
  return `- ${lines.filter((line) => line !== "").join("<br>")}\n`;
}

const MARKS = { same: "", added: "**", removed: "~~" } as const;

const markedWords = (words: readonly Chunk[]): string =>
  words.map(({ kind, text }) => MARKS[kind] + escapeMarkdown(text) + MARKS[kind]).join(" ");

const sayLeft = (changes: readonly Change[]): string =>
  `${plural(changes.length, "more change")} (${countBySeverity(changes)}) did not fit into one comment; the text and JSON formats hold all.`;
