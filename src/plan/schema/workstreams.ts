import { z } from "zod";
import type { Entry } from "./entry.ts";
import { date, id, text } from "./scalars.ts";

/** A strand of the improvement programme. Actions name it, and so can recommendations in business as usual. */
export const workstream = z
  .strictObject({
    id: id.meta({
      title: "the name by which other entries refer to the workstream",
      examples: ["front-door"],
    }),
    title: text.meta({ title: "what it is called", examples: ["Front door"] }),
    programme: text.optional().meta({
      title: "the programme that it is part of, if there is more than one",
      examples: ["Improving practice"],
    }),
    sponsor: id
      .optional()
      .meta({ title: "the post that answers for it to the Board", examples: ["director"], names: ["post"] }),
    lead: id
      .optional()
      .meta({ title: "the post that leads the work", examples: ["head-of-mash"], names: ["post"] }),
    added: date
      .optional()
      .meta({ title: "the day on which it was added to the plan; before that day nothing of it is known" }),
  })
  .meta({ title: "a strand of the improvement programme, which actions and recommendations name" });

export type Workstream = Entry<typeof workstream>;
