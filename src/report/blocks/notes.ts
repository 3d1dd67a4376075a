import { policyOf } from "../../disclosure/policy.ts";
import { stamp } from "../../model/stamps.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import { weeklyOf } from "../../plan/measures/series.ts";
import { audienceOf } from "../../plan/schema/reports.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { formatInterval } from "../../plan/time/intervals.ts";
import { PERIOD_NOUNS } from "../../plan/time/periods.ts";
import { below } from "../../problems/origin.ts";
import { list, plural } from "../../text/words.ts";
import type { ReportContext } from "../context.ts";
import { type DraftBlock, heading, item, paragraph, say } from "../draft/draft.ts";
import { stampEntries, stampField, stampTyped } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";

export const dataNotes: ComputedBlock = {
  name: "data-notes",
  summary: "Where the figures come from, what is illustrative, and what was restated and why.",
  example: '{{block "data-notes"}}',
  title: "Notes on data and method",
  build: (context) => [
    paragraph(say(basis(context))),
    ...illustrative(context),
    ...restatements(context.plan),
    ...rollUps(context.plan),
    ...suppression(context),
    ...rounding(context),
    paragraph([{ kind: "symbol-key" }]),
    ...sources(context),
  ],
};

function basis({ plan, report }: ReportContext): string {
  const newest = plan.extracts.at(-1)?.date;
  const figures =
    newest === undefined
      ? ""
      : ` Figures are those of the extract of ${stampExtract(formatDate(newest), plan.extracts.at(-1))} or the newest before it. ${ROUNDED}`;
  return `This report shows what was known on ${stampField(formatDate(plan.asAt), report.id, "as-at")}. Facts that became known later are not in it.${figures}`;
}

/** The rule of `roundTo` and `formatAgainst`. */
const ROUNDED =
  "Each is rounded to the digits that are printed, halves away from 0: 57.5% is printed as 58%. A figure near its target has more digits, so that none is printed on the other side of it.";

function illustrative({ header, plan }: ReportContext): DraftBlock[] {
  const marked = (entries: readonly Marked[]): number =>
    entries.filter((entry) => entry.illustrative === true).length;
  const documents = plan.events.flatMap(({ id, documents = [] }) =>
    documents.map((document) => ({ ...document, id: `${id}/${document.id}` })),
  );
  const sayMarked = (entries: readonly Marked[], noun: string): string =>
    stampEntries(
      `${marked(entries)} of ${plural(entries.length, noun)}`,
      entries.filter(({ illustrative }) => illustrative).map(({ id }) => id),
    );
  const parts = [
    sayMarked(plan.actions, "action"),
    sayMarked(plan.kpis, "measure"),
    sayMarked(documents, "document"),
  ];
  const any = marked(plan.actions) + marked(plan.kpis) + marked(documents) > 0;
  if (header.dataNote === undefined && !any) return [];
  const counts = any ? ` Marked as illustrative are ${list(parts)}.` : "";
  return [paragraph(say(`${header.dataNote ?? ""}${counts}`.trim()))];
}

interface Marked {
  readonly id: string;
  readonly illustrative?: boolean | undefined;
}

function restatements(plan: PlanAsAt): DraftBlock[] {
  const restated = plan.extracts.flatMap((extract) => {
    const { date, restated = new Map<string, string>() } = extract;
    return [...restated].map(([id, reason]) => {
      const name = plan.kpis.find((kpi) => kpi.id === id)?.name ?? id;
      return item(
        say(
          `${name}, in the extract of ${stampExtract(formatDate(date), extract)}: ${stampTyped(reason, below(extract.origin, "restated", id))}`,
        ),
      );
    });
  });
  return restated.length === 0
    ? []
    : [paragraph(say("Figures already reported have been restated:"), restated)];
}

/** The date of an extract, which has no id: it is known by its place. */
const stampExtract = (words: string, extract: PlanAsAt["extracts"][number] | undefined): string =>
  extract === undefined
    ? words
    : stamp(words, {
        kind: "typed",
        file: extract.origin.file,
        path: [...extract.origin.path, "date"],
        span: null,
      });

function rollUps({ kpis }: PlanAsAt): DraftBlock[] {
  const sentences = kpis
    .filter((kpi) => weeklyOf(kpi, kpis) !== null)
    .map(({ name, basis, frequency }) => {
      // "Visits, by month, adds up": a name with a comma in it needs another after it.
      const subject = name.includes(",") ? `${name},` : name;
      return basis === "snapshot"
        ? `${subject} takes the figure of the last week that ends in the ${PERIOD_NOUNS[frequency]}.`
        : `${subject} adds up the weeks that end in the ${PERIOD_NOUNS[frequency]}.`;
    });
  return sentences.length === 0
    ? []
    : [paragraph(say(`${sentences.join(" ")} Where a week is missing there is no figure.`))];
}

/** The rule by which counts are suppressed, if any count is. A measure may have a threshold of its own. */
function suppression({ plan, report }: ReportContext): DraftBlock[] {
  const thresholds = plan.kpis.flatMap((kpi) => {
    const policy = policyOf(kpi, plan, audienceOf(report));
    const some = kpi.series.some(({ figure }) => figure?.symbol === "c");
    return policy === null || policy.threshold === 0 || !some ? [] : [policy.threshold];
  });
  if (thresholds.length === 0) return [];
  const most = Math.max(...thresholds);
  return [
    paragraph(
      say(
        `Counts of children ${stampField(`from 1 to ${most}`, "plan", "disclosure")} are suppressed to protect confidentiality, and so are others from which they could be worked out.`,
      ),
    ),
  ];
}

/** Which counts are rounded, and what is made of them: the rules of `roundPoint` and `ratingOf`. */
function rounding({ plan, report }: ReportContext): DraftBlock[] {
  const counted = plan.kpis.flatMap((kpi) => {
    const policy = policyOf(kpi, plan, audienceOf(report));
    return policy === null ? [] : [{ name: kpi.name, round: policy.round }];
  });
  const groups = [...Map.groupBy(counted, ({ round }) => round)];
  const rounded = groups.flatMap(([round, kpis]) => {
    if (round === null) return [];
    const where = groups.length === 1 ? "" : ` in ${list(kpis.map(({ name }) => name))}`;
    return [
      `Counts of children are rounded to the nearest ${stampField(String(round), "plan", "disclosure")}${where}.`,
    ];
  });
  return rounded.length === 0 ? [] : [paragraph(say([...rounded, ...OF_ROUNDED].join(" ")))];
}

const OF_ROUNDED = [
  "Percentages and rates are worked out from the counts before rounding.",
  "The rounded counts stand beside one only where they change it by no more than one in its last digit and do not " +
    "give the true counts away.",
  "Ratings, comparisons and control limits are those of the percentages and rates as printed.",
  "A rounded count is rated only where every count that it may stand for has the same rating.",
];

function sources({ report }: ReportContext): DraftBlock[] {
  const { id, sources = [] } = report;
  if (sources.length === 0) return [];
  const items = sources.map(({ title, publisher, date }) =>
    item(
      say(
        [title, publisher, date === undefined ? undefined : stampField(formatInterval(date), id, "sources")]
          .filter(Boolean)
          .join(", "),
      ),
    ),
  );
  return [heading("Sources", 3), paragraph(say("The report draws on:"), items)];
}

export const glossary: ComputedBlock = {
  name: "glossary",
  summary: "Acronyms and terms, and what they stand for.",
  example: '{{block "glossary"}}',
  title: "Glossary",
  build: ({ plan }) => [
    {
      kind: "facts",
      rows: plan.glossary.map(({ term, expansion }) => ({ name: term, value: say(expansion) })),
    },
  ],
};
