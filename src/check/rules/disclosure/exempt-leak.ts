import { exemptionOf } from "../../../plan/history/exemptions.ts";
import { attachmentPath } from "../../../plan/schema/entry.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import { type Appendix, isForPublic, type Report } from "../../../plan/schema/reports.ts";
import { updatesOnce } from "../../../plan/schema/updates.ts";
import { below, originOf, within } from "../../../problems/origin.ts";
import { reportTexts } from "../../prose/report-prose.ts";
import { showValue } from "../../prose/words.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";
import { documentLists, type PlanText, updateTexts, type Words, wordsOf } from "./exempt-texts.ts";

/** This many words in a row count as copied; fewer may be a name or a common phrase. */
const COPIED = 8;

export const exemptLeak: Rule = {
  id: "exempt-leak",
  severity: "error",
  summary: "Words of an exempt text stand where the public edition prints them.",
  why: "A text marked exempt is left out of the public edition, but a sentence copied from it into the summary, an update or an appendix is not. Once published it cannot be taken back. Eight words in a row count as copied; words that the plan or a public document contains anyway may be quoted.",
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

function leak(secret: PlanText, shown: PlanText, start: number, end: number, count: number): RuleProblem {
  const words = showValue(shown.text.slice(start, end));
  return {
    message: `${words} repeats ${count} words of a text that is exempt under paragraph ${secret.exempt?.paragraph}: expected them only in the exempt edition`,
    origin: within(shown.origin, start, end),
    entity: shown.entity,
    hint: "Use other words that give less away, or mark this text exempt too.",
    related: [{ message: "the exempt text is here", origin: secret.origin }],
  };
}

/** The texts that unpublished public reports print or withhold: prose, findings, updates and appendices. */
function* publicTexts({ plan, reports }: CheckContext): Generator<PlanText> {
  for (const { documents, origin, entity } of documentLists(plan)) {
    for (const [index, { findings = [] }] of documents.entries()) {
      for (const [position, { text, exempt }] of findings.entries()) {
        yield {
          text,
          exempt,
          entity,
          origin: below(origin, "documents", index, "findings", position, "text"),
        };
      }
    }
  }
  for (const update of updatesOnce(plan.updates)) {
    yield* updateTexts(update, exemptionOf(update, plan));
  }
  for (const report of reports.filter(isForPublic)) {
    for (const { field, part, text, origin } of reportTexts(report)) {
      const exempt = field === "highlights" ? report.highlights?.[Number(part)]?.exempt : undefined;
      yield { text, exempt, entity: report.id, origin };
    }
    for (const appendix of report.appendices ?? []) yield* appendixTexts(plan, report, appendix);
  }
}

function* appendixTexts(plan: Plan, { id, origin }: Report, appendix: Appendix): Generator<PlanText> {
  const { exempt, file } = appendix;
  const entity = id;
  yield* fileText(plan, origin.file, file, { exempt, entity });
  for (const { documents, origin: holder, entity: event } of documentLists(plan)) {
    for (const [index, document] of documents.entries()) {
      if (`${event}/${document.id}` !== appendix.document) continue;
      const { text } = document;
      if (text !== undefined)
        yield { text, exempt, entity, origin: below(holder, "documents", index, "text") };
      yield* fileText(plan, holder.file, document.file, { exempt, entity });
    }
  }
}

function* fileText(
  { attachments }: Plan,
  from: string,
  named: string | undefined,
  rest: Pick<PlanText, "exempt" | "entity">,
): Generator<PlanText> {
  const file = named === undefined ? null : attachmentPath(from, named);
  const text = file === null ? undefined : attachments.get(file);
  if (file !== null && text !== undefined) yield { text, origin: originOf(file), ...rest };
}

/** Words that are public already: those of the inspectorate's public documents and of the plan's own entries. */
function* publicSources(plan: Plan): Generator<string> {
  for (const one of plan.recommendations) yield `${one.title}\n${one.text}`;
  for (const { title, outcome = "" } of plan.actions) yield `${title}\n${outcome}`;
  for (const { name, definition } of plan.kpis) yield `${name}\n${definition}`;
  for (const { title = "", text = "" } of plan.events) yield `${title}\n${text}`;
  for (const { documents } of documentLists(plan)) {
    for (const { public: isPublic = false, text = "", findings = [] } of documents) {
      if (isPublic) yield [text, ...findings.map((finding) => finding.text)].join("\n");
    }
  }
}

/** Every run of that many words. */
const runsOf = ({ words }: Words, length: number): string[] =>
  words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(" "));

/** Words of a text that repeat some of the runs, with overlapping runs joined. Offsets are into the text. */
interface Repeat {
  readonly words: number;
  readonly start: number;
  readonly end: number;
}

function repeatsOf(text: Words, runs: ReadonlySet<string>, length: number): Repeat[] {
  const repeats: { first: number; last: number }[] = [];
  for (const [first, run] of runsOf(text, length).entries()) {
    if (!runs.has(run)) continue;
    const open = repeats.at(-1);
    const last = first + length - 1;
    if (open !== undefined && open.last === last - 1) open.last = last;
    else repeats.push({ first, last });
  }
  return repeats.map(({ first, last }) => ({
    words: last - first + 1,
    start: text.spans[first]?.[0] ?? 0,
    end: text.spans[last]?.[1] ?? 0,
  }));
}
