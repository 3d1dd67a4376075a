import { type Cell, type Row, type Table, textOf } from "../../model/table.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { cell, header, left, line, note, row, strong, table } from "../../report/draft/cells.ts";
import { capitalise, numberWord, plural } from "../../text/words.ts";
import {
  ADDRESSES,
  inlineLink,
  meetingOf,
  ownDocument,
  ownParagraph,
  ownPart,
  type PageKind,
  type Site,
  type SiteReport,
} from "../site.ts";

/** Every report, the newest first, and the way to the measures. */
export const firstPage: PageKind = {
  make(site) {
    const { plan, authority, standing, reports } = site;
    const [newest] = standing;
    const measures = newest?.model.state.kpis.length ?? 0;
    const parts = [
      ownPart("reports", "Reports", [
        ...(newest === undefined ? [ownParagraph("none", "No report stands: each was withdrawn.")] : []),
        reportsTable(site),
      ]),
      ...(measures === 0
        ? []
        : [
            ownPart("measures", "Measures", [
              ownParagraph(
                "measures-what",
                `The newest report gives ${plural(measures, "measure")}. `,
                inlineLink("See how each has changed", ADDRESSES.measures),
                " in every report so far.",
              ),
            ]),
          ]),
      ownPart("about", "About these pages", [
        ownParagraph(
          "about-what",
          "They are made of the reports as they were published, and of nothing else. The address of a report does not change. ",
          "Each can be read here or downloaded as a PDF, and its data as CSV and JSON. ",
          inlineLink("A feed", ADDRESSES.feed),
          " tells a feed reader of each new report.",
        ),
      ]),
    ];
    return [
      {
        address: ADDRESSES.first,
        name: `${plan}: ${authority}`,
        description: `Every published report on the ${plan} of ${authority}, what changed between them, and the measures over time.`,
        above: [],
        document: ownDocument(site, plan, parts),
        lead: newest === undefined ? null : sayNewest(newest, reports.length),
        lists: [],
        isUnlisted: false,
      },
    ];
  },
};

const sayNewest = (newest: SiteReport, count: number): string =>
  count === 1
    ? `One report has been published, on ${formatDate(newest.published)}.`
    : `${capitalise(numberWord(count))} reports have been published, the newest on ${formatDate(newest.published)}.`;

/** From this many reports on, each year has a heading of its own. */
const YEARS_FROM = 8;

function reportsTable({ reports, standing }: Site): Table {
  const years = Map.groupBy(reports, ({ published }) => published.slice(0, 4));
  const pdfOf = ({ downloads }: SiteReport) => downloads.find(({ address }) => address.endsWith(".pdf"));
  const columns = reports.some((one) => pdfOf(one) !== undefined) ? COLUMNS : WITHOUT_PDF;
  const rowsOf = (some: readonly SiteReport[]): Row[] =>
    some.map((one) => {
      const [pdf, whole] = [pdfOf(one), reportRow(one, standing)];
      const download = cell(
        ...(pdf === undefined ? [] : [line([inlineLink(pdf.note ?? pdf.words, pdf.address)])]),
      );
      return columns === COLUMNS ? row([...whole, download]) : row(whole);
    });
  const rows =
    reports.length < YEARS_FROM
      ? rowsOf(reports)
      : [...years].flatMap(([year, some]) => [
          row([{ ...header(line(`Published in ${year}`)), span: columns.length }]),
          ...rowsOf(some),
        ]);
  return table("all-reports", "Reports, the newest first", columns, rows, { headed: true });
}

const COLUMNS = [left("Report", 42), left("Published", 18), left("What changed", 24), left("Download", 16)];

const WITHOUT_PDF = [left("Report", 50), left("Published", 22), left("What changed", 28)];

function reportRow(report: SiteReport, standing: readonly SiteReport[]): Cell[] {
  const { id, published, withdrawn, model } = report;
  const before = standing[standing.indexOf(report) + 1];
  const changed =
    withdrawn !== null || before === undefined
      ? []
      : [line([inlineLink(`Since ${formatDate(before.model.provenance.asAt)}`, ADDRESSES.changes(id))])];
  return [
    header(line([inlineLink(meetingOf(report), ADDRESSES.report(id))]), note(model.document.title)),
    cell(
      line(formatDate(published)),
      ...(withdrawn === null ? [] : [note([textOf("Withdrawn "), strong(formatDate(withdrawn))])]),
    ),
    cell(...changed),
  ];
}
