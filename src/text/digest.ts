import { createHash } from "node:crypto";

/** The SHA-256 digest of a content, as 64 hexadecimal digits: what `sha256sum` prints for a file that holds it. */
export const sha256Of = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");
