import { z } from "zod";
import { list } from "../../text/words.ts";
import { STATUS_WORDS, STATUSES, type Status } from "./actions.ts";
import type { Entry } from "./entry.ts";
import { integer } from "./numbers.ts";
import { choice, date, flag, id, mapping, reference, text } from "./scalars.ts";

/** What a report may say about counts of children. */
export const disclosure = z.strictObject({
  threshold: integer
    .optional()
    .meta({ title: "counts from 1 to this are suppressed; 5 if left out", examples: [5] }),
  round: integer.optional().meta({
    title: "counts that are printed are rounded to the nearest multiple of this; not rounded if left out",
    examples: [5],
  }),
  board: choice(["full", "suppressed"]).optional().meta({
    title: "whether a report to the Board shows every figure; suppressed as for the public if left out",
  }),
});

/** How special causes are told from chance. */
export const spc = z.strictObject({
  run: integer
    .refine((value) => value === 6 || value === 7, { error: ({ input }) => `is ${input}: expected 6 or 7` })
    .optional()
    .meta({
      title: "how many points in a row make a shift or a trend: 6 or 7; 7 if left out",
      examples: [7],
    }),
});

/** How the case files of an audit are graded. */
const auditGrades = z
  .strictObject({
    scale: z
      .array(text)
      .meta({ title: "the grades, the best first", examples: [["Excellent", "Good", "Fair", "Poor"]] }),
    good: text.meta({ title: "the last grade of the scale that is good or better", examples: ["Good"] }),
  })
  .superRefine(({ scale, good }, context) => {
    const first = new Map<string, string>();
    for (const [index, grade] of scale.entries()) {
      const same = first.get(plainWord(grade));
      first.set(plainWord(grade), same ?? grade);
      if (same === undefined) continue;
      const message = `is "${grade}", which is there already: a grade has one place on the scale`;
      context.addIssue({ code: "custom", path: ["scale", index], message });
    }
    if (scale.includes(good)) return;
    const message = `is "${good}", which is not on the scale: expected ${list(scale, "or")}`;
    context.addIssue({ code: "custom", path: ["good"], message });
  });

/** Rejects a date typed into the wrong field: months or days up to such a number would be counted one by one. */
const shortCount = integer.refine((value) => value < 1000, {
  error: "is 1000 or more: expected a small number",
});

/** How the plan is evaluated before a re-inspection. */
const readiness = z.strictObject({
  "evidence-months": shortCount
    .refine((value) => value > 0, { error: "is not a number of months: expected 1 or more" })
    .optional()
    .meta({
      title: "after how many months evidence no longer shows how things stand; 6 if left out",
      examples: [6],
    }),
});

const implicationRow = z.strictObject({
  id: id.meta({ title: "the name by which a report answers the row", examples: ["financial"] }),
  title: text.meta({ title: "what the row is headed", examples: ["Financial"] }),
  none: text.meta({
    title: "the sentence that a report prints for the answer none",
    examples: ["There are no financial implications."],
  }),
});

/** The council's own words for statuses: what actions and updates may say in place of ours. */
const statusWords = z.record(z.string(), text).transform((record, context) => {
  const words = new Map<string, Status>();
  const first = new Map<string, string>();
  for (const [word, written] of Object.entries(record)) {
    const plain = plainWord(word);
    const [read, same] = [status.safeParse(written), first.get(plain)];
    const own = STATUSES.find((one) => isWordFor(one, plain));
    const report = (message: string): void => context.addIssue({ code: "custom", path: [word], message });
    first.set(plain, same ?? word);
    if (!read.success) for (const issue of read.error.issues) context.addIssue({ ...issue, path: [word] });
    else if (same !== undefined) report(`is "${same}" in other letters: a word stands for one status only`);
    else if (own !== undefined && own !== read.data) {
      report(`is the status "${own}" itself, so it cannot stand for "${read.data}"`);
    } else words.set(word, read.data);
  }
  return words;
});

const status = choice(STATUSES);

/** How a word for a status is compared: capitals and the spaces round it make no difference. */
export const plainWord = (word: string): string => word.trim().replace(/\s+/g, " ").toLowerCase();

/** Whether a word, as `plainWord` gives it, is a status itself. */
export const isWordFor = (status: Status, plain: string): boolean =>
  [status, STATUS_WORDS[status]].some((own) => plainWord(own) === plain);

/** What the plan as a whole is. A folder has one. */
export const planHeader = z
  .strictObject({
    title: text.meta({ title: "the title of the plan", examples: ["Children's Services Improvement Plan"] }),
    authority: text.meta({ title: "the council", examples: ["Fairmere Council"] }),
    service: text.meta({ title: "the service that is to improve", examples: ["Children's Services"] }),
    answers: reference.meta({
      title: "the inspection that the plan answers, or its report",
      examples: ["ofsted-2016/report"],
      names: ["event", "document"],
    }),
    start: date.meta({ title: "the day on which the plan began" }),
    "taken-over": date.optional().meta({
      title:
        "the day of the tracker that the plan was made of; what it lacked or contradicted has a reporting cycle to be put right",
    }),
    regime: z
      .strictObject({
        visits: shortCount
          .optional()
          .meta({ title: "how many monitoring visits come before a re-inspection", examples: [4] }),
        "reinspect-months": shortCount
          .optional()
          .meta({ title: "months within which the re-inspection usually takes place", examples: [24] }),
        "action-plan-days": shortCount
          .optional()
          .meta({ title: "working days from the inspection report to the action plan", examples: [70] }),
        "cycle-months": shortCount.optional().meta({
          title: "months in a reporting cycle: how long a completed action may wait for its evidence",
          examples: [4],
        }),
      })
      .optional()
      .meta({ title: "how the inspectorate works, where it is not as usual" }),
    readiness: readiness.optional().meta({ title: "how the plan is evaluated before a re-inspection" }),
    implications: z
      .array(implicationRow)
      .optional()
      .meta({ title: "the rows of implications that a report to Cabinet answers" }),
    disclosure: disclosure.optional().meta({ title: "what a report may say about counts of children" }),
    spc: spc.optional().meta({ title: "how special causes are told from chance" }),
    legend: mapping(text)
      .optional()
      .meta({
        title: "the words that reports print for each status",
        examples: [{ "on-track": "Will be done by its date" }],
        keys: ["status"],
      }),
    "audit-grades": auditGrades
      .optional()
      .meta({ title: "the grades of audits, where they are not those of Ofsted" }),
    "status-words": statusWords.optional().meta({
      title: "your own words for statuses: what entries may say for each",
      examples: [{ Green: "on-track", Amber: "at-risk" }],
    }),
    licence: text
      .refine((value) => /^https?:\/\/\S+$/.test(value), {
        error: ({ input }) =>
          `is "${input}": expected the address of a licence, such as https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/`,
      })
      .optional()
      .meta({
        title: "the web address of the licence under which others may use what is exported",
        examples: ["https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"],
      }),
    "data-note": text.optional().meta({
      title: "what a reader must know about figures and wording, printed in the notes of every report",
      examples: ["Figures from before April 2016 were counted by hand."],
    }),
  })
  .meta({ title: "what the plan as a whole is; a folder has one" });

export type PlanHeader = Entry<typeof planHeader>;

/** Whether an answer is `none`, which is often written `None.`: the row's own sentence is printed for it. */
export const isNone = (answer: string): boolean => /^none\.?$/i.test(answer.trim());

/** A post and who has held it. Posts own actions, so that an action keeps its owner when the holder changes. */
export const post = z
  .strictObject({
    id: id.meta({ title: "the name by which other entries refer to the post", examples: ["head-of-mash"] }),
    title: text.meta({ title: "what the post is called", examples: ["Head of the MASH"] }),
    holders: z
      .array(
        z.strictObject({
          from: date.meta({ title: "the first day in the post" }),
          name: text.meta({ title: "the name", examples: ["Jo Hale"] }),
          interim: flag.optional().meta({ title: "true if only until somebody is appointed" }),
        }),
      )
      .optional()
      .meta({
        title: "who has held the post, each from a day on",
        examples: [[{ from: "2016-01-04", name: "Jo Hale" }]],
      }),
  })
  .meta({
    title:
      "a post and who has held it; posts own actions, so that an action keeps its owner when the holder changes",
  });

export type Post = Entry<typeof post>;

/** A board, committee, department or inspectorate. */
export const body = z
  .strictObject({
    id: id.meta({
      title: "the name by which other entries refer to the body",
      examples: ["improvement-board"],
    }),
    name: text.meta({ title: "what the body is called", examples: ["Improvement Board"] }),
    meets: text.optional().meta({ title: "how often it meets, in words", examples: ["monthly"] }),
  })
  .meta({ title: "a board, committee, department or inspectorate" });

export type Body = Entry<typeof body>;
