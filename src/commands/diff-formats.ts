import { CHANGE_FORMATS, type ChangeFormatName } from "../reporters/changes/index.ts";

/** What is laid out like a report, and published as one. */
const DOCUMENTS = ["html", "pdf"] as const;
export type DiffDocumentName = (typeof DOCUMENTS)[number];

export type DiffFormatName = ChangeFormatName | DiffDocumentName;

/** Every format that a comparison can be had in. */
export const DIFF_FORMATS: readonly DiffFormatName[] = [
  ...(Object.keys(CHANGE_FORMATS) as ChangeFormatName[]),
  ...DOCUMENTS,
];

export const isDocument = (format: DiffFormatName): format is DiffDocumentName =>
  (DOCUMENTS as readonly string[]).includes(format);
