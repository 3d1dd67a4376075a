import { whereSet } from "../../../plan/history/replay.ts";
import { placeIn } from "../../../plan/history/updates.ts";
import type { Origin } from "../../../problems/origin.ts";
import { countWords } from "../../prose/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";

/** About ten lines in the widest column of the action plan. */
const MOST_WORDS = 150;

export const longCell: Rule = {
  id: "long-cell",
  severity: "warning",
  summary: "A text that is printed in a cell of a table has more than 150 words.",
  why: "The action plan is read by its rows. A long one hides those around it, and nobody finds in it what has changed. One that is longer than a page is printed as several rows, each with its number and owner.",
  bad: `\
updates:
  - date: 2016-08-26
    of: 1.1
    progress: >-
      The panel met on 3 March, 7 April and 5 May. In March it heard from the manager of each of the six teams, who
      spoke about the audit of the autumn, about what had been learned from it and about the training that had been
      booked. The panel asked for a fuller note of what each team would do differently. In April it read the six notes.
      Two were thought to be good; the other four said what the team did already, and were sent back. The panel also
      looked at three records with the consent of the families, and found that the plan was written in plain words in
      two of them. In May the four teams brought their notes again. Three were agreed. The manager of the fourth team
      had left, and the head of service will write the note with the team in June. The panel will read it in July and
      will then decide whether it needs to meet each month or once a quarter.
`,
  good: `\
updates:
  - date: 2016-08-26
    of: 1.1
    progress: The panel agreed the notes of five teams. The sixth, whose manager has left, is to bring its note in July.
`,
  *check({ known }) {
    for (const { of, entity, field, text, placeOf } of cellTexts(known)) {
      // A word is a letter and a space at least, and most texts are far shorter.
      const words = text.length < 2 * MOST_WORDS ? 0 : countWords(text);
      if (words <= MOST_WORDS) continue;
      yield {
        message: `The ${field} of ${of} "${entity}" has ${words} words: expected ${MOST_WORDS} at most in a table`,
        origin: placeOf(),
        entity,
        hint: "Say in a few sentences what has changed, and keep the rest as a document or in main.",
      };
    }
  },
};

interface CellText {
  /** What kind of entry it belongs to, as a reader calls it. */
  readonly of: "action" | "recommendation" | "KPI";
  readonly entity: string;
  readonly field: string;
  readonly text: string;
  readonly placeOf: () => Origin;
}

/** What the tables of a report print of the plan's entries, as it stands. */
function* cellTexts({ actions, recommendations, kpis }: CheckContext["known"]): Generator<CellText> {
  for (const action of actions) {
    const entry = { of: "action", entity: action.id } as const;
    yield { ...entry, field: "title", text: action.title, placeOf: () => whereSet(action, "title") };
    for (const field of ["progress", "impact"] as const) {
      const said = action.history.findLast((update) => update[field] !== undefined);
      if (said === undefined) continue;
      yield { ...entry, field, text: said[field] ?? "", placeOf: () => placeIn(said, field) };
    }
    const { impact } = action.written;
    if (impact !== undefined && impact === action.impact)
      yield { ...entry, field: "impact", text: impact, placeOf: () => whereSet(action, "impact") };
  }
  for (const recommendation of recommendations) {
    const { id: entity, text } = recommendation;
    yield {
      of: "recommendation",
      entity,
      field: "text",
      text,
      placeOf: () => whereSet(recommendation, "text"),
    };
  }
  for (const kpi of kpis) {
    const { id: entity, definition: text } = kpi;
    yield { of: "KPI", entity, field: "definition", text, placeOf: () => whereSet(kpi, "definition") };
  }
}
