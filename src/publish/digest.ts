import { createHash } from "node:crypto";

/** `sha256-` and the digest in hexadecimal, as `sha256sum` prints it. */
export function digestOf(content: Uint8Array): string {
  return `sha256-${createHash("sha256").update(content).digest("hex")}`;
}
