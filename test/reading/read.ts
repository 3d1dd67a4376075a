import { type Reading, readSentence } from "../../src/reading/reading.ts";

/** Reads a sentence as a paragraph of a report would have it. */
export const read = (text: string): Reading => readSentence({ text, kind: "paragraph", quoted: false });
