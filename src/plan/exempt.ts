import { z } from "zod";
import { integer, text } from "./scalars.ts";

/** Schedule 12A of the Local Government Act 1972: the numbered paragraph, and why withholding is in the public interest. */
export const exempt = z.strictObject({ paragraph: integer, reason: text });

export type Exemption = z.output<typeof exempt>;

/** Fields an update can change that are prose: what an exempt update says in them is withheld. */
export const PROSE_FIELDS: readonly string[] = [
  "title",
  "name",
  "text",
  "outcome",
  "workstream",
  "governance",
  "measure",
  "definition",
];
