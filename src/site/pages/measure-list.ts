import type { Block } from "../../model/document.ts";
import { type Line, type Table, textOf } from "../../model/table.ts";
import { letter } from "../../plan/schema/events.ts";
import { formatDate } from "../../plan/time/dates.ts";
import type { SitePage } from "../../render/render-site.ts";
import { COLUMNS } from "../../report/blocks/scorecard/columns.ts";
import { rowsByNeed, type ScorecardRow } from "../../report/blocks/scorecard/rows.ts";
import { EXPLAINED } from "../../report/blocks/scorecard/scorecard.ts";
import { cell, header, left, line, note, row, symbolKey, table } from "../../report/draft/cells.ts";
import { capitalise, plural } from "../../text/words.ts";
import { planOf } from "../published-measures.ts";
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
  toFirst,
} from "../site.ts";

/** Every measure with its newest figure, the one that needs most attention first; then those no longer given. */
export const measureList: PageKind = {
  make: (site, measures) => (measures.length === 0 ? [] : [listPage(site, measures)]),
};

function listPage(site: Site, histories: readonly MeasureHistory[]): SitePage {
  const [newest] = site.standing;
  const isGiven = ({ told }: MeasureHistory): boolean => told[0].report === newest;
  const [given, dropped] = [histories.filter(isGiven), histories.filter((one) => !isGiven(one))];
  const asAt = newest === undefined ? "" : formatDate(newest.model.provenance.asAt);
  const scorecard = newest?.downloads.find(({ address }) => address.endsWith("/scorecard.csv"));
  const parts = [
    ...(given.length === 0 ? [] : [ownPart("now", "The measures now", nowBlocks(site, given))]),
    ...(dropped.length === 0 ? [] : [ownPart("before", "Measures no longer given", [droppedTable(dropped)])]),
    ownPart("words", "What the words and icons mean", [explained()]),
  ];
  return {
    address: ADDRESSES.measures,
    name: "Measures",
    description: `${plural(histories.length, "measure")} of the ${site.plan} of ${site.authority}, with every published figure and its chart.`,
    above: [toFirst],
    document: ownDocument(site, "The measures over time", parts),
    lead:
      newest === undefined || given.length === 0
        ? null
        : `${plural(given.length, "measure")}, as at ${asAt}, the date of the report to ${meetingOf(newest)}. Those that need most attention come first.`,
    lists:
      scorecard === undefined
        ? []
        : [
            {
              title: "Downloads",
              links: [linkTo("Every figure of these measures", scorecard.address, scorecard.note)],
            },
          ],
    isUnlisted: false,
  };
}

/** The newest report's measures as its scorecard has them, each with the way to its page and a line of all its figures. */
function nowBlocks({ standing }: Site, given: readonly MeasureHistory[]): Block[] {
  const [newest, before] = standing.slice(0, 2).map(({ model }) => planOf(model.state));
  if (newest === undefined) return [];
  const rows = rowsByNeed(newest, before ?? null);
  const shown = COLUMNS.filter(({ lines }) => rows.some((one) => lines(one).length > 0));
  const titles = new Map(given.map(({ known, told }) => [known.id, told[0].kpi.name]));
  const tableRows = rows.map((one) => {
    const { id } = one.standing.kpi;
    const name = inlineLink(titles.get(id) ?? id, ADDRESSES.measure(id));
    return row([
      header(line([name])),
      cell(...drawnLines(one)),
      ...shown.map(({ lines }) => cell(...lines(one))),
    ]);
  });
  const columns = [
    left("Measure", 28),
    left("All figures", 12),
    ...shown.map(({ title, share }) => left(title, share)),
  ];
  return [
    table("measures-now", "The measures now", filling(columns), tableRows, {
      density: "compact",
      note: symbolKey(tableRows),
      headed: true,
    }),
  ];
}

/** Fewer figures make no line. */
function drawnLines({ standing, assessment }: ScorecardRow): Line[] {
  const { name, series } = standing.kpi;
  const values = series.map(({ value }) => value);
  const known = series.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 2 || first === undefined || last === undefined) return [];
  return [
    {
      kind: "sparkline",
      name: `${name} from ${first.period.label} to ${last.period.label}`,
      values,
      marks: assessment.points.map((signal) => signal?.mark ?? null),
    },
  ];
}

function droppedTable(dropped: readonly MeasureHistory[]): Table {
  const rows = dropped.map(({ told: [{ kpi, report }] }) =>
    row([
      header(line([inlineLink(kpi.name, ADDRESSES.measure(kpi.id))])),
      cell(
        line([textOf("Report to "), inlineLink(meetingOf(report), ADDRESSES.report(report.id))]),
        ...(kpi.points.length === 0 ? [] : [note(capitalise(kpi.points.at(-1)?.label ?? ""))]),
      ),
    ]),
  );
  const columns = [left("Measure", 55), left("Last given in", 45)];
  return table("measures-before", "Measures no longer given", columns, rows, { headed: true });
}

function explained(): Block {
  const items = EXPLAINED.map((text, index) => ({
    label: `(${letter(index)})`,
    text: [textOf(text)],
    items: [],
  }));
  return { ...ownParagraph("words-mean", "The words and icons beside a measure mean:"), items } as Block;
}
