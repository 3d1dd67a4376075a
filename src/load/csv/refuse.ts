import type { Offsets } from "../node.ts";

/** Says what is wrong with a part of a file. */
export type Refuse = (message: string, part: { readonly offsets: Offsets }, hint?: string) => void;

/** A cell's text in quotation marks, on one line and no longer than a line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`;
}
