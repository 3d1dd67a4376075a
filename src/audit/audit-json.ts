import { z } from "zod";

/** What `improve audit -f json` prints. */
export const auditJson = z
  .strictObject({
    version: z.literal(1),
    files: z.array(
      z.strictObject({
        file: z.string(),
        passes: z.boolean(),
        pages: z.int().describe("0 where the pages could not be read."),
        checks: z.int(),
        failures: z.array(
          z.strictObject({
            check: z.string(),
            what: z.string(),
            page: z.int().nullable().describe("Counted from 1; null for what is of the whole file."),
            heading: z.string().nullable().describe("The heading above it."),
            anchor: z.string().nullable().describe("The id in the HTML of the place at that heading."),
            mend: z.string().describe("What to do about it."),
            clause: z.string().describe("Where the standards ask for it."),
          }),
        ),
      }),
    ),
  })
  .describe("What an audit of PDF files found.");
