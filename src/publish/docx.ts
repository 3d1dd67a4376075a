import { strToU8, zipSync } from "fflate";
import { UsageError } from "../errors.ts";
import { Archive, DamagedArchive } from "../office/archive.ts";
import { element, Tag } from "../office/xml.ts";
import { sha256Of } from "../text/digest.ts";
import { decodeModel, LARGEST_MODEL, packModel, unpackModel } from "./json.ts";
import type { Format, JsonValue } from "./publication.ts";

/** The report as a Word document, which carries its model as a part that Word keeps. */
export const docx: Format<"docx"> = {
  name: "docx",
  publish: async ({ word, model }) => pack(withModel(await word(), model)),
  wrote(bytes) {
    const archive = openArchive(bytes);
    if (archive === null) return false;
    const parts = readOrNull(() => new Map(archive.names.map((name) => [name, archive.read(name)])));
    // Somebody may have written into it: then it is theirs.
    return parts !== null && heldIn(archive)?.document === digestOf(parts);
  },
  readModel: async (bytes) => extractModel(bytes),
};

/** The part that holds the model. */
const MODEL = "customXml/item1.xml";

/** What the names of its elements belong to. */
const NAMESPACE = "urn:improve:report-model";

const RELATIONS = "word/_rels/document.xml.rels";

function withModel(given: Map<string, Uint8Array>, model: JsonValue): Map<string, Uint8Array> {
  const parts = new Map(given);
  const relations = Buffer.from(parts.get(RELATIONS) ?? "").toString();
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
  const relation = element("Relationship", { Id: "rIdModel", Type: type, Target: `../${MODEL}` });
  parts.set(RELATIONS, strToU8(relations.replace("</Relationships>", () => `${relation}</Relationships>`)));
  const { packed, digest } = packModel(model);
  const content = element("model", { xmlns: NAMESPACE, digest, document: digestOf(parts) }, packed);
  return parts.set(MODEL, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`));
}

/** The digest of a document without its model: of the names and the bytes of its parts. */
function digestOf(parts: ReadonlyMap<string, Uint8Array>): string {
  const sorted = [...parts].filter(([name]) => name !== MODEL).sort(([a], [b]) => (a < b ? -1 : 1));
  return `sha256-${sha256Of(sorted.map(([name, bytes]) => `${sha256Of(bytes)} ${name}\n`).join(""))}`;
}

/** The library packs with the time of the day, and this with none. */
const pack = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(parts), { level: 9, mtime: new Date(1980, 0, 1) });

/** The archive of a file; null where it is none, or holds more than a report does. */
function openArchive(bytes: Uint8Array): Archive | null {
  if (Buffer.from(bytes.subarray(0, 4)).toString("latin1") !== "PK\x03\x04") return null;
  const archive = readOrNull(() => new Archive(bytes));
  return archive === null || archive.sizeOf() > LARGEST_MODEL ? null : archive;
}

interface Held {
  /** The digest of the model, and that of the rest of the document. */
  readonly digest: string;
  readonly document: string;
  /** The model, packed, as base64. */
  readonly packed: string;
}

/** What the part with the model says; null where it is another program's. */
function heldIn(archive: Archive): Held | null {
  const [, attributes = "", packed = ""] =
    /<model\b([^>]*)>([A-Za-z0-9+/=]*)<\/model>\s*$/.exec(Buffer.from(archive.read(MODEL)).toString()) ?? [];
  const tag = new Tag("model", false, attributes);
  const [digest, document] = [tag.attribute("digest"), tag.attribute("document")];
  if (tag.attribute("xmlns") !== NAMESPACE || digest === null || document === null) return null;
  return { digest, document, packed };
}

function extractModel(bytes: Uint8Array): JsonValue {
  const archive = openArchive(bytes);
  if (archive === null) throw new UsageError("The file is not a Word document that can be read.", HINT);
  const held = readOrNull(() => heldIn(archive));
  if (held === null) throw new UsageError("The Word document holds no report model.", HINT);
  return decodeModel(held.digest, () => unpackModel(held.packed), "Word document");
}

const HINT = "Give a Word document that improve build has written.";

/** What an archive holds; null where it is damaged. */
function readOrNull<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof DamagedArchive) return null;
    throw error;
  }
}
