import { formatDate } from "../plan/time/dates.ts";
import { wrap } from "../text/terminal.ts";
import { kilobytes, plural } from "../text/words.ts";
import type { PackManifest } from "./manifest.ts";

/**
 * The note that goes with a pack, as plain text: what is enclosed, for which meeting, by when it must be published, what
 * is exempt and why, and what the meeting is asked to decide.
 * @param contact who answers questions; null if the report names nobody.
 */
export function coverNote(pack: PackManifest, contact: string | null): string {
  const { authority, report, title, meeting, asAt, decisions, exempt, files } = pack;
  const isPublic = pack.audience === "public";
  const inFolder = (folder: string) => files.filter(({ path }) => path.startsWith(`${folder}/`));
  const blocks = [
    ["COVER NOTE FOR DEMOCRATIC SERVICES", authority],
    [
      ...fact("Report", `${title} (${report})`),
      ...fact("Meeting", meeting),
      ...(isPublic ? [] : fact("Readers", "the Board alone: nothing in this pack is for the public.")),
      ...fact("As at", formatDate(asAt)),
      ...fact("Published", sayDay(pack)),
      ...(pack.urgent === null ? [] : fact("Urgent", `${pack.urgent} The minutes must give this reason.`)),
      ...(contact === null ? [] : fact("Questions to", contact)),
    ],
    decisions.length === 0
      ? ["Decisions sought: none."]
      : ["Decisions sought", ...decisions.flatMap(sayDecision)],
    ["For the agenda, in this order (folder agenda)", ...inFolder("agenda").flatMap(sayFile)],
    sayExempt(exempt, inFolder("exempt")),
    [
      "Besides these",
      ...BESIDE.flatMap(({ folder, what, forPublic = "" }) =>
        sayBeside(folder, isPublic ? what + forPublic : what, inFolder(folder)),
      ),
    ],
    wrap([
      {
        text: "Check the files with: sha256sum -c SHA256SUMS. The file manifest.json says the same of each file to other programs. Please send back what is wrong, and change no file: its digest is kept.",
      },
    ]),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const INDENT = "  ";

/** The letter of a decision stands before all of its lines. */
function sayDecision(decision: string): string[] {
  const [letter = ""] = /^\(\w+\) /.exec(decision) ?? [];
  return wrap([{ text: decision.slice(letter.length) }], INDENT + letter);
}

const fact = (name: string, text: string): string[] => wrap([{ text }], name.padEnd(14));

function sayDay({ published, lastDay, urgent }: PackManifest): string {
  const day = formatDate(published);
  if (lastDay === null) return day;
  const left = "the last day that leaves five clear days before the meeting";
  if (urgent !== null) {
    return `${day}. ${formatDate(lastDay)} was ${left}, so the report needs the chair's agreement that it is urgent.`;
  }
  return published === lastDay ? `${day}, ${left}` : `${day}; ${formatDate(lastDay)} is ${left}`;
}

function sayFile({ path, title, pages, bytes }: PackManifest["files"][number]): string[] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const size = kilobytes(bytes);
  const length = pages === null ? size : `${plural(pages, "page")}, ${size}`;
  return [`${INDENT}${name}`, ...wrap([{ text: `${title} (${length})` }], INDENT.repeat(3))];
}

function sayExempt(exempt: PackManifest["exempt"], files: PackManifest["files"]): string[] {
  if (files.length === 0) return ["Exempt information: there is none in this report."];
  return [
    "NOT FOR PUBLICATION (folder exempt)",
    ...wrap(
      [{ text: "These papers hold what the public ones withhold. Keep them apart from the public agenda." }],
      INDENT,
    ),
    ...files.flatMap(sayFile),
    `${INDENT}What is withheld from the public, and why:`,
    ...exempt.flatMap(({ where, words }) =>
      wrap([{ text: `${where}: ${words.replace(/^Withheld: /, "")}` }], `${INDENT}- `),
    ),
  ];
}

const BESIDE: readonly { readonly folder: string; readonly what: string; readonly forPublic?: string }[] = [
  { folder: "word", what: "the same papers for Word" },
  { folder: "web", what: "the same papers as web pages" },
  {
    folder: "data",
    what: "the action plan, the measures, findings and evidence as CSV",
    forPublic: ", for the open data of the council",
  },
  { folder: "record", what: "the record that the papers were made of: keep it with the agenda" },
];

function sayBeside(folder: string, what: string, files: PackManifest["files"]): string[] {
  if (files.length === 0) return [];
  return wrap([{ text: `${what} (${plural(files.length, "file")})` }], `${INDENT}${folder.padEnd(8)}`);
}
