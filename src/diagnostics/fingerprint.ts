import { createHash } from "node:crypto";

/** Names a thing by what it is made of: the same parts give the same name, in any run and on any machine. */
export const fingerprintOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
