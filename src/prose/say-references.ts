import { REFERENCE_PATTERN } from "./references.ts";

/** A text with its references as words, where nothing they stand for is to be had: ‹appendix letter›. */
export const sayReferences = (text: string): string =>
  text.replace(REFERENCE_PATTERN, (_, inside: string) => `‹${inside.trim().replaceAll('"', "")}›`);
