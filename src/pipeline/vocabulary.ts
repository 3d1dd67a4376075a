import { z } from "zod";
import { standards } from "../plan/measures/catalogue.ts";
import { STATUS_COLOURS, STATUS_MEANINGS, STATUSES } from "../plan/schema/actions.ts";
import { EVENT_KINDS, EVENT_MEANINGS } from "../plan/schema/events.ts";
import { TEMPLATE_MEANINGS } from "../plan/schema/report-words.ts";
import { BLOCKS } from "../report/blocks/index.ts";
import { REFERENCES } from "../report/references/index.ts";
import { capitalise } from "../text/words.ts";
import { listFields } from "./list-fields.ts";

/** One word that can be written in a plan or in the text of a report. */
export interface Word {
  readonly name: string;
  /** What it means, in a sentence. */
  readonly summary: string;
  /** How it is written, or what is expected there; null where nothing more can be said. */
  readonly example: string | null;
}

/** The words of one kind. */
export interface WordList {
  readonly name: string;
  /** What one of them is called. */
  readonly one: string;
  /** What they are, and where they are written. */
  readonly summary: string;
  readonly words: readonly Word[];
}

/** Every word that one can look for. Each is explained beside its own code, and here they come together. */
export const VOCABULARY: readonly WordList[] = [
  {
    name: "measures",
    one: "measure",
    summary: "National measures: a KPI takes its name, unit and definition from one that its standard names",
    words: [...standards().values()].map(({ id, name, unit, definition }) => ({
      name: id,
      summary: `${name.replace(/\.$/, "")} (${unit}).${definition === null ? "" : ` ${definition}`}`,
      example: `standard: ${id}`,
    })),
  },
  {
    name: "blocks",
    one: "block",
    summary: "What a report can print of the plan: a paragraph of its own in main, or an appendix",
    words: BLOCKS.map(({ name, summary, example, summarise }) => ({
      name,
      summary: summarise === undefined ? summary : `${summary} It has a summary, too.`,
      example,
    })),
  },
  {
    name: "references",
    one: "reference",
    summary: "What stands in the text of a report for a fact of the plan",
    words: REFERENCES.map(({ name, summary, example }) => ({ name, summary, example })),
  },
  {
    name: "events",
    one: "kind of event",
    summary: "The kinds of event",
    words: EVENT_KINDS.map((name) => ({ name, summary: EVENT_MEANINGS[name], example: `kind: ${name}` })),
  },
  {
    name: "statuses",
    one: "status",
    summary: "How an action can stand, from worst to best",
    words: STATUSES.map((name) => ({
      name,
      summary: `${capitalise(STATUS_COLOURS[name])}. ${STATUS_MEANINGS[name]}`,
      example: `status: ${name}`,
    })),
  },
  {
    name: "templates",
    one: "template",
    summary: "The kinds of report",
    words: Object.entries(TEMPLATE_MEANINGS).map(([name, summary]) => ({
      name,
      summary,
      example: `template: ${name}`,
    })),
  },
  {
    name: "fields",
    one: "field",
    summary: "What each entry of a plan can say",
    words: listFields()
      .filter(({ field }) => field !== "")
      .map(({ collection, field, means, expected, example }) => ({
        name: `${collection}.${field}`,
        summary: `${capitalise(means)}.`,
        example: example === null ? expected : `${field.split(".").at(-1)}: ${example}`,
      })),
  },
];

/** What `list --format json` prints. */
export const listJson = z
  .strictObject({
    version: z.literal(1),
    lists: z.array(
      z.strictObject({
        name: z.string().describe("blocks, references, and so on"),
        summary: z.string().describe("what they are"),
        words: z.array(
          z.strictObject({
            name: z.string(),
            summary: z.string().describe("what it means"),
            example: z.string().nullable().describe("how it is written"),
          }),
        ),
      }),
    ),
  })
  .describe("Words that can be written in a plan or in the text of a report");
