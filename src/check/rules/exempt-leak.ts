import { within } from "../../diagnostics/origin.ts";
import { isForPublic } from "../../plan/reports.ts";
import { type PlanText, publicSources, publicTexts } from "../exempt/public-texts.ts";
import type { Finding, Rule } from "../rule.ts";
import { repeatsOf, runsOf, wordsOf } from "../wording/repeated-words.ts";
import { showValue } from "../wording/show-value.ts";

/** So many words on end are copied; fewer may be a name or a turn of phrase. */
const COPIED = 8;

export const exemptLeak: Rule = {
  id: "exempt-leak",
  severity: "error",
  summary: "Words of an exempt text stand where the public edition prints them.",
  why: "A text marked exempt is left out of the public edition, but not the sentence that was copied from it into the summary, an update or an appendix. Once published it cannot be taken back. Eight words on end count as copied; what the plan or a public document says anyway may be quoted.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Two managers in the north team were suspended in July and have left.
    highlights:
      - text: Two managers in the north team were suspended in July.
        exempt: { paragraph: 2, reason: The managers could be identified from it. }
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The north team has two new managers.
    highlights:
      - text: Two managers in the north team were suspended in July.
        exempt: { paragraph: 2, reason: The managers could be identified from it. }
`,
  *check(context) {
    if (!context.reports.some(isForPublic)) return;
    const texts = [...publicTexts(context)];
    const secrets = texts.filter(({ exempt }) => exempt !== undefined);
    if (secrets.length === 0) return;
    const known = new Set([...publicSources(context.plan)].flatMap((text) => runsOf(wordsOf(text), COPIED)));
    const shown = texts.filter(({ exempt }) => exempt === undefined);
    const words = new Map(shown.map((text) => [text, wordsOf(text.text)]));
    for (const secret of secrets) {
      const runs = runsOf(wordsOf(secret.text), COPIED).filter((run) => !known.has(run));
      for (const [text, itsWords] of words) {
        for (const { start, end, words: count } of repeatsOf(itsWords, new Set(runs), COPIED)) {
          yield leak(secret, text, start, end, count);
        }
      }
    }
  },
};

function leak(secret: PlanText, shown: PlanText, start: number, end: number, count: number): Finding {
  const words = showValue(shown.text.slice(start, end));
  return {
    message: `${words} repeats ${count} words of a text that is exempt under paragraph ${secret.exempt?.paragraph}: expected them in the exempt edition alone`,
    origin: within(shown.origin, start, end),
    entity: shown.entity,
    hint: "Say it in other words that tell less, or mark this text exempt too.",
    related: [{ message: "the exempt text is here", origin: secret.origin }],
  };
}
