import { z } from "zod";
import { list } from "../../text/words.ts";
import { STATUS_WORDS, STATUSES, type Status } from "./actions.ts";
import type { Entry } from "./entry.ts";
import { choice, date, flag, id, integer, mapping, reference, text } from "./scalars.ts";

/** What a report may say about counts of children. */
export const disclosure = z.strictObject({
  /** Counts from 1 to this are suppressed. 5 by default. */
  threshold: integer.optional(),
  /** Counts that are printed are rounded to the nearest multiple of this. Not rounded by default. */
  round: integer.optional(),
  /** Whether a report to the Board shows every figure. By default it suppresses what a public report does. */
  board: choice(["full", "suppressed"]).optional(),
});

/** How special causes are told from chance. */
export const spc = z.strictObject({
  /** How many points in a row make a shift or a trend: 6 or 7. 7 by default. */
  run: integer
    .refine((value) => value === 6 || value === 7, { error: ({ input }) => `is ${input}: expected 6 or 7` })
    .optional(),
});

/** How the case files of an audit are graded. */
const auditGrades = z
  .strictObject({
    /** The best first. */
    scale: z.array(text),
    /** The last grade of the scale that is good or better. */
    good: text,
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
  /** Older evidence no longer shows how things stand. 6 months by default. */
  "evidence-months": shortCount
    .refine((value) => value > 0, { error: "is not a number of months: expected 1 or more" })
    .optional(),
});

const implicationRow = z.strictObject({
  id,
  title: text,
  /** The sentence that a report prints for the answer `none`. */
  none: text,
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
export const planHeader = z.strictObject({
  title: text,
  authority: text,
  service: text,
  /** The inspection that the plan answers, or its report. */
  answers: reference,
  start: date,
  /** The day of the tracker that the plan was made of. What it lacked or contradicted has a reporting cycle to be put right. */
  "taken-over": date.optional(),
  regime: z
    .strictObject({
      /** Monitoring visits before a re-inspection can take place. */
      visits: shortCount.optional(),
      /** Months within which the re-inspection usually takes place. */
      "reinspect-months": shortCount.optional(),
      /** Working days from the inspection report to the action plan. */
      "action-plan-days": shortCount.optional(),
      /** Months in a reporting cycle: how long a completed action may wait for its evidence. */
      "cycle-months": shortCount.optional(),
    })
    .optional(),
  readiness: readiness.optional(),
  implications: z.array(implicationRow).optional(),
  disclosure: disclosure.optional(),
  spc: spc.optional(),
  /** The words that reports print for each status. */
  legend: mapping(text).optional(),
  /** The grades of audits, where they are not those of Ofsted. */
  "audit-grades": auditGrades.optional(),
  /** Word → status: what entries may say for it. */
  "status-words": statusWords.optional(),
  /** The web address of the licence under which others may use what is exported. */
  licence: text
    .refine((value) => /^https?:\/\/\S+$/.test(value), {
      error: ({ input }) =>
        `is "${input}": expected the address of a licence, such as https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/`,
    })
    .optional(),
  /** What a reader must know about figures and wording. It is printed in the notes of every report. */
  "data-note": text.optional(),
});

export type PlanHeader = Entry<typeof planHeader>;

/** Whether an answer is `none`, which is often written `None.`: the row's own sentence is printed for it. */
export const isNone = (answer: string): boolean => /^none\.?$/i.test(answer.trim());

/** A post and who has held it. Posts own actions, so that an action keeps its owner when the holder changes. */
export const post = z.strictObject({
  id,
  title: text,
  holders: z.array(z.strictObject({ from: date, name: text, interim: flag.optional() })).optional(),
});

export type Post = Entry<typeof post>;

/** A board, committee, department or inspectorate. */
export const body = z.strictObject({
  id,
  name: text,
  /** How often it meets, in words. */
  meets: text.optional(),
});

export type Body = Entry<typeof body>;
