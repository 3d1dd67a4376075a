import pc from "picocolors";
import { type Change, type Chunk, sayEntry, sayReason } from "../../diff/change.ts";
import type { Comparison } from "../../diff/comparison.ts";
import { type ChangeGroup, groupChanges } from "../../diff/groups.ts";
import {
  readWords,
  sayNothingChanged,
  sayReaders,
  saySide,
  sayWhat,
  signOf,
  summariseComparison,
} from "../../diff/say.ts";
import { type Span, wrap } from "../../text/terminal.ts";
import { type ChangeReporter, type Colors, paintFor } from "../report.ts";

/** Text for a terminal, in 80 columns and under headings. */
export const text: ChangeReporter = {
  name: "text",
  wrote:
    /^From {2}.+\n(?: {6}.+\n)*To {4}|^(Nothing that|No changes of the chosen severity)\s[\s\S]+\s(changed|found)\sbetween\s/m,
  print(comparison, { color }) {
    const colors = pc.createColors(color);
    const lines =
      comparison.changes.length === 0
        ? wrap([{ text: sayNothingChanged(comparison), paint: colors.green }])
        : [
            ...heading(comparison, colors),
            ...groupChanges(comparison.changes).flatMap((group) => groupLines(group, colors)),
          ];
    return `${lines.join("\n")}\n`;
  },
};

function heading(comparison: Comparison, { bold }: Colors): string[] {
  const { base, head } = comparison;
  const line = (name: string, text: string): string[] => wrap([{ text }], name.padEnd(6));
  return [
    ...wrap([{ text: head.plan, paint: bold }]),
    ...wrap([{ text: head.authority }]),
    "",
    ...line("From", saySide(base)),
    ...line("To", saySide(head)),
    ...line("For", sayReaders(comparison)),
    "",
    ...wrap([{ text: `${summariseComparison(comparison)}.`, paint: bold }]),
  ];
}

const groupLines = ({ title, changes }: ChangeGroup, colors: Colors): string[] => [
  "",
  colors.bold(`${title} (${changes.length})`),
  "",
  ...changes.flatMap((change) => changeLines(change, colors)),
];

/** Details of an entry are indented below it. */
const MARGIN = " ".repeat(6);

const SIGN_COLOURS = { "+": "green", "-": "red", "~": "cyan" } as const;

function changeLines(change: Change, colors: Colors): string[] {
  const sign = signOf(change);
  const entry = wrap([...severityWord(change, colors), { text: sayEntry(change) }], `  ${sign} `);
  const details = [sayWhat(change), sayReason(change)].filter((one) => one !== null);
  return [
    ...entry.map((line, index) => (index === 0 ? line.replace(sign, colors[SIGN_COLOURS[sign]]) : line)),
    ...details.flatMap((one) => wrap([{ text: one }], MARGIN)),
    ...wrap(wordSpans(readWords(change) ?? [], colors), MARGIN),
  ];
}

/** Names the severity, unless the change is neither an error nor a warning. */
const severityWord = ({ severity }: Change, colors: Colors): Span[] =>
  severity === "info" ? [] : [{ text: `${severity}:`, paint: paintFor(severity, colors) }];

const wordSpans = (words: readonly Chunk[], { red, green }: Colors): Span[] =>
  words.map(({ kind, text }) => {
    if (kind === "same") return { text };
    return kind === "added" ? { text: `{+${text}+}`, paint: green } : { text: `[-${text}-]`, paint: red };
  });
