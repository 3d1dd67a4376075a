import { constants, gunzipSync, unzipSync } from "node:zlib";
import { gzipSync } from "fflate";
import { UsageError } from "../errors.ts";
import { oncePer } from "../text/remember.ts";
import { encodeModel } from "./json.ts";
import type { JsonValue } from "./publication.ts";

/** A model packed for a file of another format than JSON, without the spaces of its JSON file, which would take as much room as fonts. */
export class PackedModel {
  /** The digest of its JSON file. */
  readonly digest: string;
  /** What is packed. */
  readonly text: Uint8Array;
  private readonly gzip: Uint8Array;

  constructor(model: JsonValue) {
    this.digest = encodeModel(model).digest;
    this.text = new TextEncoder().encode(JSON.stringify(model));
    // node:zlib is not used, because its output differs between platforms. The header has no time. The highest level takes twice
    // as long, for 1 % less.
    this.gzip = gzipSync(this.text, { level: 6, mtime: 0 });
  }

  /** As a file of gzip, in text. */
  get base64(): string {
    return Buffer.from(this.gzip).toString("base64");
  }

  /** As PDF has it: what differs is what stands before and after the data (RFC 1950 and 1952). */
  get zlib(): Uint8Array {
    const data = this.gzip.subarray(GZIP_HEAD, -GZIP_TAIL);
    const made = Buffer.alloc(ZLIB_HEAD.length + data.length + 4);
    made.set(ZLIB_HEAD);
    made.set(data, ZLIB_HEAD.length);
    made.writeUInt32BE(adler32(this.text), made.length - 4);
    return made;
  }
}

/** Packs a model. Every format has the same, which nobody changes, so it is done once. */
export const packModel = oncePer((model: JsonValue) => new PackedModel(model));

/** In bytes: what stands before and after the data where no file is named. */
const [GZIP_HEAD, GZIP_TAIL] = [10, 8];
const ZLIB_HEAD = [0x78, 0x9c];

/** The checksum of RFC 1950. */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let at = 0; at < bytes.length; ) {
    // So many sums stay below 2³².
    const end = Math.min(at + 5552, bytes.length);
    for (; at < end; at++) {
      a += bytes[at] as number;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return b * 65_536 + a;
}

/** In bytes: more than any report has, but too little to fill the memory of a machine. */
export const LARGEST_MODEL = 64 * 1024 * 1024;

/** What a packed model holds. Earlier versions packed it with its spaces. */
export const unpackModel = (base64: string): Uint8Array =>
  gunzipSync(Buffer.from(base64, "base64"), { maxOutputLength: LARGEST_MODEL });

/** In bytes, of what a model begins with. */
const BEGINNING = 256;

/** How a packed model begins; empty where it is damaged. */
export function beginningOfPacked(packed: string | Uint8Array): string {
  const start = typeof packed === "string" ? Buffer.from(packed.slice(0, 4 * BEGINNING), "base64") : packed;
  try {
    // The end is missing, and what can be told without it is enough.
    return unzipSync(start.subarray(0, 3 * BEGINNING), { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  } catch {
    return "";
  }
}

/**
 * Reads what a packed model holds, and checks that its JSON file has the digest.
 * @param container what kind of file it was in, for the message.
 * @param unpack returns it, or throws when its container is damaged.
 * @throws UsageError when it does not match the digest.
 */
export function decodeModel(
  digest: string,
  unpack: () => Uint8Array,
  container: "HTML" | "PDF" | "Word document",
): JsonValue {
  const model = parsed(unpack);
  if (model === undefined || encodeModel(model).digest !== digest) {
    throw new UsageError(
      `The report model in the ${container} is not as it was published.`,
      "Use the file that improve build wrote; this one was edited or cut short.",
    );
  }
  return model;
}

function parsed(unpack: () => Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(unpack())) as JsonValue;
  } catch {
    return undefined;
  }
}
