/**
 * The SHA-256 of a text or of bytes. Node's cryptography takes longer to load than the start of the program, so it is loaded when
 * it is first asked for something.
 */
export const digestOf = (data: string | Uint8Array, form: "hex" | "base64"): string =>
  process.getBuiltinModule("node:crypto").hash("sha256", data, form);
