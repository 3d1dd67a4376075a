import { type Block, type Part, textsIn } from "../model/document.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/table.ts";
import { WITHHELD } from "../plan/history/exemptions.ts";
import { sha256Of } from "../text/digest.ts";
import { printableJson } from "../text/escape.ts";
import { coverNote } from "./cover-note.ts";
import { type PackManifest, packManifest } from "./manifest.ts";

/** A file of a pack, besides those that say what is in it. */
export interface PackedFile
  extends Pick<PackManifest["files"][number], "path" | "title" | "edition" | "pages"> {
  readonly bytes: Uint8Array;
}

/** The file that says what is in a pack, by which a pack is known. */
export const MANIFEST = "manifest.json";
const COVER_NOTE = "cover-note.txt";
const DIGESTS = "SHA256SUMS";

/** Every file of a pack by its path: those given, what says what they are, and the note that goes with them. */
export function layOutPack(
  model: ReportModel,
  { published, lastDay, urgent }: Pick<PackManifest, "published" | "lastDay" | "urgent">,
  files: readonly PackedFile[],
): ReadonlyMap<string, Uint8Array> {
  const { document, provenance, state } = model;
  const { audience, authority, report } = provenance;
  const { title, heading } = document;
  const about: Omit<PackManifest, "files"> = {
    tool: "improve",
    pack: 1,
    ...{ report, audience, authority, title },
    meeting: state.report?.meeting ?? heading.meeting,
    ...{ asAt: provenance.asAt, published, lastDay, urgent },
    decisions: decisionsOf(document.parts),
    exempt: withheldIn(document.parts),
  };
  const described = files.map((file) => ({
    ...file,
    bytes: file.bytes.length,
    sha256: sha256Of(file.bytes),
  }));
  const note = encode(coverNote({ ...about, files: described }, contactOf(document.parts)));
  const manifest: PackManifest = {
    ...about,
    files: [
      {
        ...{ path: COVER_NOTE, title: "Cover note for Democratic Services", edition: "public", pages: null },
        ...{ bytes: note.length, sha256: sha256Of(note) },
      },
      ...described,
    ],
  };
  const digests = manifest.files.map(({ sha256, path }) => `${sha256}  ${path}\n`);
  return new Map([
    [COVER_NOTE, note],
    [MANIFEST, encode(printableJson(manifest))],
    [DIGESTS, encode(digests.join(""))],
    ...files.map(({ path, bytes }) => [path, bytes] as const),
  ]);
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Why a folder cannot be replaced by a pack of a report, in words that follow its name; null if it is an earlier pack of
 * that report, just as it was laid out.
 * @param held every file in it by its path.
 */
export function whyNoPack(held: ReadonlyMap<string, Uint8Array>, report: string): string | null {
  const manifest = packManifest.safeParse(parseJson(held.get(MANIFEST))).data;
  if (manifest?.report !== report) return `is there already, and is not an earlier pack of "${report}"`;
  const files = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const added = [...held.keys()].find((path) => ![MANIFEST, DIGESTS].includes(path) && !files.has(path));
  if (added !== undefined) return `holds "${added}", which is not part of the pack that was laid out there`;
  const changed = [...files].find(([path, digest]) => {
    const bytes = held.get(path);
    return bytes !== undefined && sha256Of(bytes) !== digest;
  });
  return changed === undefined ? null : `holds "${changed[0]}", which was changed since it was laid out`;
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** The most characters in the name of a file, with its ending. Agenda software cuts longer ones, or refuses them. */
const LONGEST = 60;

/**
 * The name of a paper without its ending: its place on the agenda, and its title in letters, digits and hyphens, which is all
 * that agenda software takes. `02-Appendix-1-Action-plan`.
 */
export function paperName(place: number, title: string, edition: "public" | "exempt" = "public"): string {
  const words = title
    .normalize("NFKD")
    .replace(/[\p{M}'’‘]/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  const start = [String(place).padStart(2, "0"), ...(edition === "exempt" ? ["EXEMPT"] : [])].join("-");
  let name = start;
  for (const word of words) {
    const longer = `${name}-${word}`;
    if (longer.length > LONGEST - ".docx".length) break;
    name = longer;
  }
  return name;
}

/** What the meeting is asked to decide, as the report prints it. */
const decisionsOf = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ blocks, sections }) =>
    sections
      .filter(({ id }) => DECISIONS.includes(id))
      .flatMap(({ from, to }) => blocks.slice(from, to))
      .flatMap((block) =>
        block.kind === "paragraph" ? block.items.map(({ label, text }) => `${label} ${plainText(text)}`) : [],
      ),
  );

const DECISIONS: readonly string[] = ["decisions", "asked-of-board"];

/** Each thing that a part says is withheld, once. */
function withheldIn(parts: readonly Part[]): PackManifest["exempt"] {
  return parts.flatMap(({ label, title, blocks }) => {
    const where = label === null ? title : `${label}: ${title}`;
    const said = textsIn(blocks).filter((text) => text.startsWith(WITHHELD));
    return [...new Set(said)].map((words) => ({ where, words }));
  });
}

/** Who answers questions, as the report prints it; null if it names nobody. */
function contactOf(parts: readonly Part[]): string | null {
  const blocks: readonly Block[] = parts.flatMap((part) => part.blocks);
  const contact = blocks.find((block) => block.kind === "contact");
  if (contact === undefined) return null;
  const { name, extension, email } = contact;
  return [name, extension === null ? null : `extension ${extension}`, email]
    .filter((one) => one !== null)
    .join(", ");
}
