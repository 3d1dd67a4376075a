import {
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TabStopType,
  TextRun,
} from "docx";
import type { Block, Part, ReportDocument } from "../model/document.ts";
import { withMultiples } from "../render/templates/vocabulary/document.ts";
import { styled, writeBlock } from "./blocks.ts";
import type { Context } from "./context.ts";
import { marked, writeText } from "./inlines.ts";
import type { Paper } from "./reference.ts";
import { WordTable } from "./tables.ts";

/** How a piece of a report lies on the page: upright, on its side, or in two columns. */
type Layout = "portrait" | "landscape" | "columns";

interface Piece {
  readonly layout: Layout;
  readonly isHeading: boolean;
  /** @param beginsPage whether it stands at the head of a page anyway. */
  readonly write: (width: number, beginsPage: boolean) => FileChild[];
}

/** Between two columns. */
const GAP = 340;

const textWidth = ({ width, height, margin }: Paper, layout: Layout): number => {
  const across = (layout === "landscape" ? height : width) - margin.left - margin.right - margin.gutter;
  return layout === "columns" ? Math.floor((across - GAP) / 2) : across;
};

/** What is said in the margins of each page; null where a council's own file says it. */
export type Margins = {
  readonly header: readonly [left: string, right: string];
  readonly footer: string;
} | null;

/**
 * The sections of a document: a new one begins where the paper is turned for a wide table, or charts stand in two columns.
 * @param head what comes before the first part.
 */
export function writeSections(
  { parts }: ReportDocument,
  head: (width: number) => FileChild[],
  paper: Paper,
  { margins, titlePage }: { readonly margins: Margins; readonly titlePage: boolean },
  context: Context,
): ISectionOptions[] {
  const width = textWidth(paper, "portrait");
  const pieces = [
    { layout: "portrait", isHeading: false, write: head } as const,
    ...parts.flatMap((part, at) => piecesOf(part, at > 0, width, context)),
  ];
  const groups: { readonly layout: Layout; readonly pieces: Piece[] }[] = [];
  for (const [at, piece] of pieces.entries()) {
    const layout = layoutOf(pieces, at);
    if (groups.at(-1)?.layout === layout) groups.at(-1)?.pieces.push(piece);
    else groups.push({ layout, pieces: [piece] });
  }
  return groups.map(({ layout, pieces: own }, at) => {
    const turned = layout === "landscape";
    const before = groups[at - 1]?.layout;
    // Charts begin at the head of a page, or the first would be torn over the foot of two columns.
    const isContinuous = before === "columns" && layout === "portrait";
    // The width of the page has changed: a section without margins of its own has those of the one before.
    const hasOwnMargins = at === 0 || turned !== (before === "landscape");
    const columns = layout === "columns" ? { column: { count: 2, space: GAP, equalWidth: true } } : {};
    const across = textWidth(paper, turned ? "landscape" : "portrait");
    return {
      ...(margins !== null && hasOwnMargins && pageMargins(margins, across, at === 0, context)),
      properties: {
        ...(at > 0 && { type: isContinuous ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE }),
        titlePage: titlePage && at === 0,
        ...columns,
        page: {
          size: {
            width: paper.width,
            height: paper.height,
            orientation: turned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: paper.margin,
        },
      },
      children: apart(
        own.flatMap((piece, place) => piece.write(textWidth(paper, layout), place === 0 && !isContinuous)),
        context,
      ),
    };
  });
}

/** A heading goes with what it stands above, unless that is a column. */
function layoutOf(pieces: readonly Piece[], at: number): Layout {
  const piece = pieces[at] as Piece;
  if (!piece.isHeading) return piece.layout;
  const next = pieces.slice(at).find(({ isHeading }) => !isHeading);
  return next?.layout === "landscape" ? "landscape" : "portrait";
}

/** The heading of a part and its blocks. Each appendix begins on a page of its own, as it may be taken out. */
function piecesOf(
  { kind, label, title, anchor, blocks }: Part,
  isLater: boolean,
  width: number,
  context: Context,
): Piece[] {
  const words = label === null ? title : `${label}: ${title}`;
  const heading: Piece["write"] = (_, beginsPage) => [
    styled("heading 1", marked(anchor, [writeText(words)], context), context, {
      keepNext: true,
      ...(kind === "appendix" && isLater && !beginsPage && { pageBreakBefore: true }),
    }),
  ];
  const own = withMultiples.run(blocks).map(({ block, figures }): Piece => {
    const all: readonly Block[] = figures ?? (block === null ? [] : [block]);
    const [only] = all;
    const layout =
      all.length >= COLUMNS_FROM
        ? "columns"
        : only?.kind === "table" && isWide(only, width)
          ? "landscape"
          : "portrait";
    return {
      layout,
      isHeading: only?.kind === "heading",
      write: (room) => all.flatMap((one) => writeBlock(one, context, room)),
    };
  });
  return [{ layout: "portrait", isHeading: true, write: heading }, ...own];
}

/** Fewer charts stand one above the other: columns begin at the head of a page. */
const COLUMNS_FROM = 3;

/** Whether a table needs more room than a page has that stands upright. */
const isWide = (table: Extract<Block, { readonly kind: "table" }>, width: number): boolean =>
  new WordTable({ ...table, hasHead: true }).isWiderThan(width);

/** Two tables that follow one another would become one, and what follows a table would touch it. */
function apart(children: readonly FileChild[], context: Context): FileChild[] {
  return children.flatMap((child, at) => {
    const follows = children[at - 1] instanceof Table;
    const gap = { line: 160, lineRule: "exact", before: 0, after: 0 } as const;
    return follows
      ? [new Paragraph({ style: context.styles.idOf("Table Note"), spacing: gap }), child]
      : [child];
  });
}

/** The running header and footer, without a header on the first page. */
function pageMargins(
  { header, footer }: NonNullable<Margins>,
  width: number,
  isFirst: boolean,
  context: Context,
): Pick<ISectionOptions, "headers" | "footers"> {
  const tabStops = [
    { type: TabStopType.CLEAR, position: 4513 },
    { type: TabStopType.CLEAR, position: 9026 },
    { type: TabStopType.RIGHT, position: width },
  ];
  const [left, right] = header;
  const pages = [new TextRun({ children: ["\tPage ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] })];
  const top = [
    styled("header", [writeText(left), new TextRun({ text: `\t${right}` })], context, { tabStops }),
  ];
  const bottom = [styled("footer", [writeText(footer), ...pages], context, { tabStops })];
  return {
    headers: {
      default: new Header({ children: top }),
      ...(isFirst && { first: new Header({ children: [styled("header", [], context)] }) }),
    },
    footers: {
      default: new Footer({ children: bottom }),
      ...(isFirst && { first: new Footer({ children: bottom }) }),
    },
  };
}
