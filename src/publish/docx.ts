import { strToU8 } from "fflate";
import { UsageError } from "../errors.ts";
import { Archive, containerOf, DamagedArchive } from "../office/archive.ts";
import { Parts, RELATION } from "../office/parts.ts";
import { element, Tag } from "../office/xml.ts";
import { sha256Of } from "../text/digest.ts";
import { beginningOfPacked, decodeModel, LARGEST_MODEL, packModel, unpackModel } from "./packed-model.ts";
import type { Format, JsonValue } from "./publication.ts";

/** The report as a Word document, which carries its model as a part that Word keeps. */
export const docx: Format<"docx"> = {
  name: "docx",
  publish: async ({ word, model }) => withModel(await word(), model).pack(),
  wrote(bytes) {
    const parts = openParts(bytes);
    // Somebody may have written into it: then it is theirs.
    return parts !== null && heldIn(parts)?.document === digestOf(parts);
  },
  beginningOf(bytes) {
    const parts = openParts(bytes);
    return beginningOfPacked((parts && heldIn(parts))?.packed ?? "");
  },
  readModel: async (bytes) => extractModel(bytes),
};

/** The part that holds the model. */
const MODEL = "customXml/item1.xml";

/** What the names of its elements belong to. */
const NAMESPACE = "urn:improve:report-model";

function withModel(given: Parts, model: JsonValue): Parts {
  const parts = new Parts(given);
  const target = { Id: "rIdModel", Type: `${RELATION}customXml`, Target: `../${MODEL}` };
  parts.relate("word/document.xml", target);
  const { base64, digest } = packModel(model);
  const content = element("model", { xmlns: NAMESPACE, digest, document: digestOf(parts) }, base64);
  return parts.set(MODEL, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`));
}

/** The digest of a document without its model: of the names and the bytes of its parts. */
function digestOf(parts: ReadonlyMap<string, Uint8Array>): string {
  const sorted = [...parts].filter(([name]) => name !== MODEL).sort(([a], [b]) => (a < b ? -1 : 1));
  return `sha256-${sha256Of(sorted.map(([name, bytes]) => `${sha256Of(bytes)} ${name}\n`).join(""))}`;
}

/** The parts of a file; null where it is no archive, is damaged, or holds more than a report does. */
function openParts(bytes: Uint8Array): Parts | null {
  if (containerOf(bytes) !== "archive") return null;
  try {
    const archive = new Archive(bytes);
    return archive.sizeOf() > LARGEST_MODEL ? null : Parts.from(archive);
  } catch (error) {
    if (error instanceof DamagedArchive) return null;
    throw error;
  }
}

interface Held {
  /** The digest of the model, and that of the rest of the document. */
  readonly digest: string;
  readonly document: string;
  /** The model, packed, as base64. */
  readonly packed: string;
}

/** What the part with the model says; null where it is another program's. */
function heldIn(parts: Parts): Held | null {
  const [, attributes = "", packed = ""] =
    /<model\b([^>]*)>([A-Za-z0-9+/=]*)<\/model>\s*$/.exec(parts.text(MODEL)) ?? [];
  const tag = new Tag("model", false, attributes);
  const [digest, document] = [tag.attribute("digest"), tag.attribute("document")];
  if (tag.attribute("xmlns") !== NAMESPACE || digest === null || document === null) return null;
  return { digest, document, packed };
}

function extractModel(bytes: Uint8Array): JsonValue {
  const parts = openParts(bytes);
  if (parts === null) throw new UsageError("The file is not a Word document that can be read.", HINT);
  const held = heldIn(parts);
  if (held === null) throw new UsageError("The Word document holds no report model.", HINT);
  return decodeModel(held.digest, () => unpackModel(held.packed), "Word document");
}

const HINT = "Give a Word document that improve build has written.";
