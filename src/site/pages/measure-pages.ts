import { isSuppressed, showBoth, showFigure } from "../../diff/kpis/points.ts";
import type { Block } from "../../model/document.ts";
import type { KpiPoint, KpiState } from "../../model/kpi-state.ts";
import { type Inline, plainText, type Row, type Table, textOf } from "../../model/table.ts";
import type { KnownKpi } from "../../plan/history/replay.ts";
import { formatFraction, formatValue } from "../../plan/measures/figures.ts";
import { targetAt } from "../../plan/measures/targets.ts";
import { inPeriod, parsePeriod } from "../../plan/time/periods.ts";
import type { SitePage } from "../../render/render-site.ts";
import {
  cell,
  header,
  left,
  line,
  note,
  ragBadge,
  right,
  row,
  symbolKey,
  table,
} from "../../report/draft/cells.ts";
import { targetWords } from "../../report/standing.ts";
import { illustrateTrend } from "../../report/trend/illustrate-trend.ts";
import { capitalise, list } from "../../text/words.ts";
import {
  ADDRESSES,
  filling,
  inlineLink,
  linkTo,
  type MeasureHistory,
  meetingOf,
  ownDocument,
  ownParagraph,
  ownPart,
  type PageKind,
  type Site,
  type SiteReport,
  toFirst,
} from "../site.ts";

/** A page for each measure: what it is, its chart, every figure, and what each report gave. */
export const measurePages: PageKind = {
  make: (site, measures) => measures.map((history) => measurePage(history, site)),
};

function measurePage(history: MeasureHistory, site: Site): SitePage {
  const { known, told } = history;
  const { kpi, report } = told[0];
  const restated = restatedRows(history);
  const parts = [
    ownPart("over-time", "Over time", [chartOf(history)]),
    ownPart("figures", "Figures", [figuresTable(kpi, known)]),
    ...(restated.length === 0 ? [] : [ownPart("restated", "Restated figures", restatedBlocks(restated))]),
    ownPart("in-reports", "In each report", [reportsTable(history)]),
    ownPart("about", "About this measure", [factsOf(history)]),
  ];
  const newest = kpi.points.findLast(({ value }) => value !== null);
  const isDropped = report !== site.standing[0];
  const now =
    newest === undefined
      ? "No figure has been published."
      : `${capitalise(inPeriod(newest))}: ${showFigure(newest, kpi)}${ofCount(newest)}.`;
  const source = `${isDropped ? "Last given" : "As given"} in the report to ${meetingOf(report)}.`;
  return {
    address: ADDRESSES.measure(kpi.id),
    name: kpi.name,
    description: `${kpi.name}, ${site.authority}. ${now} Every published figure, with its chart and notes.`,
    above: [toFirst, linkTo("Measures", ADDRESSES.measures)],
    document: ownDocument(site, kpi.name, parts),
    lead: `${now} ${source}`,
    lists: [],
    isUnlisted: false,
  };
}

const ofCount = (point: KpiPoint): string => {
  const fraction = formatFraction(point);
  return fraction === null ? "" : ` (${fraction})`;
};

/** The chart of all figures. Its links to actions lead to the report that tells of them. */
function chartOf({ known, plan, anchors, told }: MeasureHistory): Block {
  const { report } = told[0];
  const drawn = illustrateTrend(known, { plan, header: {} }, "all");
  const meaning = drawn.meaning?.map((one): Inline => {
    if (one.kind !== "link") return one;
    const anchor = one.href.slice(1);
    const words = plainText(one.children);
    return anchors.has(anchor)
      ? inlineLink(words, `${ADDRESSES.report(report.id)}#${anchor}`)
      : textOf(words);
  });
  return { ...drawn, meaning: meaning ?? null, figures: null };
}

/** Every figure, the newest first. A column that is empty for all of them is left out. */
function figuresTable(kpi: KpiState, known: KnownKpi): Table {
  const points = kpi.points.toReversed();
  const hasCounts = points.some((point) => formatFraction(point) !== null);
  const hasTargets = points.some(({ rag }) => rag !== null);
  const notes = points.map(notesOn);
  const hasNotes = notes.some((said) => said !== "");
  const rows = points.map((point, index): Row => {
    const period = parsePeriod(point.period, kpi.frequency);
    const target = period === null ? null : targetAt(known, period.end);
    return row([
      header(line(capitalise(point.label))),
      cell(line(showFigure(point, kpi))),
      ...(hasCounts
        ? [cell(...(formatFraction(point) === null ? [] : [line(formatFraction(point) ?? "")]))]
        : []),
      ...(hasTargets
        ? [
            cell(...textLine(targetWords({ kpi: known, target }))),
            cell(...(point.rag === null ? [] : [{ kind: "badge" as const, ...ragBadge(point.rag) }])),
          ]
        : []),
      ...(hasNotes ? [cell(...textLine(notes[index] ?? ""))] : []),
    ]);
  });
  const columns = [
    left("Period", 26),
    right("Figure", 12),
    ...(hasCounts ? [right("Count", 15)] : []),
    ...(hasTargets ? [left("Target", 17), left("Rating", 17)] : []),
    ...(hasNotes ? [left("Notes", 30)] : []),
  ];
  return table("all-figures", `${kpi.name}, the newest figure first`, filling(columns), rows, {
    note: symbolKey(rows),
    density: "compact",
  });
}

const textLine = (text: string | null) => (text === null || text === "" ? [] : [line(text)]);

const CAUSES = {
  "outside-limits": "outside the limits",
  trend: "part of a trend",
  "two-of-three": "two of three near the limit",
  shift: "part of a shift",
} as const;

const notesOn = ({ specialCause, restated }: KpiPoint): string =>
  [
    ...(specialCause === null ? [] : [`Special cause: ${CAUSES[specialCause]}.`]),
    ...(restated === null ? [] : [`Restated: ${restated.replace(/\.?$/, ".")}`]),
  ].join(" ");

interface Restated {
  readonly point: KpiPoint;
  readonly was: string;
  readonly is: string;
  readonly before: SiteReport;
  readonly report: SiteReport;
}

/** Where a report gave another figure for a period than the one before it. What is suppressed by now is not told again. */
function restatedRows({ told }: MeasureHistory): Restated[] {
  const newest = new Map(told[0].kpi.points.map((point) => [point.period, point]));
  return told.slice(0, -1).flatMap(({ kpi, report }, at) => {
    const { kpi: old, report: before } = told[at + 1] as MeasureHistory["told"][0];
    const earlier = new Map(old.points.map((point) => [point.period, point]));
    return kpi.points.toReversed().flatMap((point) => {
      const then = earlier.get(point.period);
      const now = newest.get(point.period) ?? null;
      if (then === undefined || [then, point, now].some((one) => isSuppressed(one))) return [];
      if (then.value === null || point.value === null || then.value === point.value) return [];
      const [was = "", is = ""] = showBoth(then, point, old, kpi);
      return [{ point, was, is, before, report }];
    });
  });
}

function restatedBlocks(restated: readonly Restated[]): Block[] {
  const rows = restated.map(({ point, was, is, before, report }) =>
    row([
      header(line(capitalise(point.label))),
      cell(line(was), note(meetingOf(before))),
      cell(line(is), note([inlineLink(meetingOf(report), ADDRESSES.report(report.id))])),
      cell(line(point.restated === null ? "No reason was given." : point.restated.replace(/\.?$/, "."))),
    ]),
  );
  const columns = [left("Period", 25), left("First given", 21), left("Given since", 21), left("Why", 33)];
  return [
    ownParagraph(
      "restated-what",
      "A later report gave another figure for a period that was reported before.",
    ),
    table("restated-figures", "Restated figures", columns, rows, { density: "compact", headed: true }),
  ];
}

/** What each report gave as its newest figure. */
function reportsTable({ told }: MeasureHistory): Table {
  const rows = told.map(({ kpi, report }) => {
    const point = kpi.points.at(-1);
    return row([
      header(line([inlineLink(meetingOf(report), ADDRESSES.report(report.id))])),
      cell(line(point === undefined ? "None yet" : capitalise(point.label))),
      cell(...(point === undefined ? [] : [line(showFigure(point, kpi) + ofCount(point))])),
      cell(...(point?.rag == null ? [] : [{ kind: "badge" as const, ...ragBadge(point.rag) }])),
    ]);
  });
  const columns = [left("Report", 34), left("Newest period", 30), left("Figure", 20), left("Rating", 16)];
  return table("reports-with-it", "The newest figure in each report", columns, rows, {
    density: "compact",
    note: symbolKey(rows),
  });
}

/** What is counted, by whom it is compared, and which recommendations it answers. */
function factsOf({ known, plan, told }: MeasureHistory): Block {
  const { kpi } = told[0];
  const answered = plan.recommendations.filter(({ id }) => kpi.answers.includes(id));
  const newest = known.series.at(-1);
  const target = newest === undefined ? null : targetAt(known, newest.period.end);
  const others = kpi.comparators.map(
    ({ who, value, period }) => `${who}: ${formatValue(value, kpi)}, ${period}`,
  );
  const facts: readonly (readonly [string, string | null])[] = [
    ["What it counts", kpi.definition],
    ["Unit", kpi.unit],
    ["How often", OFTEN[kpi.frequency]],
    ["Which way is better", BETTER[kpi.better]],
    ["Target", targetWords({ kpi: known, target })],
    ["Others", others.length === 0 ? null : others.join("; ")],
    [
      "Recommendations",
      answered.length === 0 ? null : list(answered.map(({ number, title }) => `${number}, ${title}`)),
    ],
  ];
  return {
    kind: "facts",
    rows: facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value: [textOf(value)] }])),
  };
}

const OFTEN = {
  weekly: "Every week",
  monthly: "Every month",
  quarterly: "Every quarter",
  annual: "Every year",
};

const BETTER = {
  higher: "Higher is better",
  lower: "Lower is better",
  "in-range": "A figure within the range is better",
  neutral: "Neither high nor low is better in itself",
};
