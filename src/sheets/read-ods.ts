import { type Tag, XmlReader } from "../office/xml.ts";
import { isIsoDate } from "../plan/time/dates.ts";
import { requireMemory } from "./containers.ts";
import {
  type Block,
  type Cell,
  cellName,
  EMPTY_CELL,
  finishSheet,
  requireRoom,
  type Sheet,
  sayBesides,
  textCell,
  type Workbook,
} from "./workbook.ts";

/**
 * Reads the parts of an ODS file. The library that reads XLSX leaves out, of an ODS, the rows that are repeated on each
 * printed page, comments, and what is hidden.
 * @throws UsageError for a sheet with too many rows.
 */
export function readOdsParts(file: string, parts: ReadonlyMap<string, Uint8Array>): Workbook {
  requireMemory(file, parts.values());
  const textOf = (name: string): string => new TextDecoder().decode(parts.get(name));
  const content = textOf("content.xml");
  const styles = new Map([...readStyles(textOf("styles.xml")), ...readStyles(content)]);
  const xml = new XmlReader(content);
  const sheets: Sheet[] = [];
  const besides: string[] = [];
  for (const tag of xml.inside()) {
    if (tag.name !== "table:table" || tag.isEnd) continue;
    const sheet = readTable(tag, xml, { file, styles, besides });
    // The program keeps a copy of what formulas refer to in other files.
    if (!sheet.name.startsWith("'file:")) sheets.push(sheet);
  }
  return {
    file,
    format: "ods",
    sheets,
    properties: readProperties(textOf("meta.xml")),
    sources: [],
    besides,
  };
}

interface Style {
  readonly parent: string | null;
  readonly dataStyle: string | null;
  fill?: string;
  isHidden?: true;
  hasYear?: true;
}

function readStyles(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  for (const tag of new XmlReader(xml).inside()) {
    if (tag.isEnd) continue;
    if (tag.name === "office:body") break;
    if (tag.name === "style:style" || tag.name === "number:date-style") {
      style = {
        parent: tag.attribute("style:parent-style-name"),
        dataStyle: tag.attribute("style:data-style-name"),
      };
      styles.set(tag.attribute("style:name") ?? "", style);
    } else if (style === undefined) continue;
    else if (tag.name === "number:year") style.hasYear = true;
    else if (tag.name === "style:table-properties" && tag.attribute("table:display") === "false")
      style.isHidden = true;
    else if (tag.name === "style:table-cell-properties")
      style.fill = tag.attribute("fo:background-color") ?? "transparent";
  }
  return styles;
}

interface Context {
  readonly file: string;
  readonly styles: ReadonlyMap<string, Style>;
  /** What is in no cell. */
  readonly besides: string[];
}

function readTable(table: Tag, xml: XmlReader, context: Context): Sheet {
  const name = table.attribute("table:name") ?? "";
  const rows: Cell[][] = [];
  const [merges, hiddenRows, hiddenColumns]: [Block[], number[], number[]] = [[], [], []];
  const columnStyles: (string | null)[] = [];
  let next = 0;
  // LibreOffice ends each sheet with a row of its own in the last of a million rows.
  let height = 0;
  for (const tag of xml.inside(table)) {
    if (tag.isEnd) continue;
    if (tag.name === "table:table-column") {
      const [count, style] = [repeatOf(tag, "columns"), tag.attribute("table:default-cell-style-name")];
      if (isHidden(tag)) for (let at = 0; at < count; at++) hiddenColumns.push(columnStyles.length + at);
      columnStyles.push(...Array<string | null>(count).fill(style));
    } else if (tag.name === "table:shapes") {
      context.besides.push(...besidesCells(name, tag, xml));
    } else if (tag.name === "table:table-row") {
      const cells = readRow({ tag, at: next, sheet: name, columnStyles }, xml, merges, context);
      const last = next + repeatOf(tag, "rows");
      const isFilled = cells.some(({ text, comment }) => text !== "" || comment !== null);
      if (isFilled) {
        requireRoom(context.file, last, cells.length);
        height = last;
      }
      // Blank rows with a colour run on to the end of the sheet as one that is repeated.
      for (let row = next; (isFilled || last - next < 1000) && row < last; row++) {
        rows[row] = cells;
        if (isHidden(tag)) hiddenRows.push(row);
      }
      next = last;
    }
  }
  return finishSheet(context.file, {
    name,
    isHidden: styled(context, table.attribute("table:style-name"), ({ isHidden }) => isHidden) === true,
    rows: Array.from({ length: height }, (_, row) => rows[row] ?? []),
    merges,
    hiddenRows,
    hiddenColumns,
  });
}

const repeatOf = (tag: Tag, of: "rows" | "columns"): number =>
  Math.max(1, Number(tag.attribute(`table:number-${of}-repeated`) ?? 1));

/** Rows that a filter leaves out are hidden, too. */
const isHidden = (tag: Tag): boolean => (tag.attribute("table:visibility") ?? "visible") !== "visible";

interface RowPlace {
  readonly tag: Tag;
  readonly at: number;
  readonly sheet: string;
  /** The style of the cells in each column that have none of their own. */
  readonly columnStyles: readonly (string | null)[];
}

/** The cells of a row up to the last that holds something or has a colour. Merged cells are added to a list. */
function readRow(
  { tag: row, at, sheet, columnStyles }: RowPlace,
  xml: XmlReader,
  merges: Block[],
  context: Context,
): Cell[] {
  const cells: Cell[] = [];
  const rowStyle = row.attribute("table:default-cell-style-name");
  let next = 0;
  for (const tag of xml.inside(row)) {
    if (tag.isEnd || !/^table:(?:covered-)?table-cell$/.test(tag.name)) continue;
    const style = tag.attribute("table:style-name") ?? rowStyle ?? columnStyles[next] ?? null;
    const cell = readCell(tag, { style, place: cellName(at, next), sheet }, xml, context);
    const count = repeatOf(tag, "columns");
    const [rows, columns] = ["rows", "columns"].map((of) =>
      Number(tag.attribute(`table:number-${of}-spanned`) ?? 1),
    );
    if (rows !== undefined && columns !== undefined && rows * columns > 1)
      merges.push({ row: at, column: next, rows, columns });
    if (cell !== EMPTY_CELL && tag.name === "table:table-cell" && next + count <= MOST_COLUMNS) {
      while (cells.length < next) cells.push(EMPTY_CELL);
      for (let left = cell.text === "" ? Math.min(count, 100) : count; left > 0; left--) cells.push(cell);
    }
    next += count;
  }
  return cells;
}

/** As many as the widest sheet of LibreOffice and Excel has. */
const MOST_COLUMNS = 16_384;

interface CellPlace {
  readonly style: string | null;
  readonly place: string;
  readonly sheet: string;
}

/** Reads a cell, and what stands in it up to its end. */
function readCell(tag: Tag, { style, place, sheet }: CellPlace, xml: XmlReader, context: Context): Cell {
  const paragraphs: string[] = [];
  const comment: string[] = [];
  const links: string[] = [];
  for (const part of xml.inside(tag)) {
    if (part.isEnd) continue;
    if (part.name === "text:p") paragraphs.push(readParagraph(part, xml, links));
    else if (part.name === "office:annotation") {
      for (const line of xml.inside(part))
        if (line.name === "text:p" && !line.isEnd) comment.push(readParagraph(line, xml, links));
    } else if (part.name.startsWith("draw:")) {
      context.besides.push(...besidesCells(sheet, part, xml));
    }
  }
  const fill = fillOf(styled(context, style, ({ fill: own }) => own));
  const hasYear = (): boolean => {
    const dataStyle = styled(context, style, ({ dataStyle: own }) => own) ?? null;
    return styled(context, dataStyle, ({ hasYear: own }) => own) === true;
  };
  const content = contentCell(tag, paragraphs.join("\n"), hasYear);
  for (const link of links)
    if (link.replace(/^mailto:|\/$/g, "") !== content.text)
      context.besides.push(`The link of ${place} on the sheet "${sheet}" leads to ${link}`);
  const said = comment.join("\n").trim();
  return fill === null && said === "" ? content : { ...content, fill, comment: said === "" ? null : said };
}

/** The text of a paragraph. Spaces, tabs and new lines are elements of their own. */
function readParagraph(start: Tag, xml: XmlReader, links: string[] = []): string {
  let text = "";
  for (const tag of xml.inside(start)) {
    if (tag.name === "") text += tag.text;
    else if (tag.isEnd) continue;
    else if (tag.name === "text:s") text += " ".repeat(Math.min(1000, Number(tag.attribute("text:c") ?? 1)));
    else if (tag.name === "text:tab") text += "\t";
    else if (tag.name === "text:line-break") text += "\n";
    else if (tag.name === "text:a") links.push(tag.attribute("xlink:href") ?? "");
  }
  return text;
}

function contentCell(tag: Tag, shown: string, hasYear: () => boolean): Cell {
  const kind = tag.attribute("office:value-type");
  const formula = tag.attribute("table:formula");
  if (kind === null && shown === "" && formula !== null) {
    const written = formula.replace(/^\w+:=/, "");
    return { ...EMPTY_CELL, text: `=${written}`, content: { kind: "unknown-result", formula: written } };
  }
  const plain = textCell(shown === "" ? (tag.attribute("office:string-value") ?? "") : shown);
  const value = Number(tag.attribute("office:value") ?? Number.NaN);
  const text = plain.text === "" ? String(value) : plain.text;
  if (
    /^(?:float|currency|percentage)$/.test(kind ?? "") &&
    !Number.isNaN(value) &&
    plain.content.kind !== "error"
  )
    return { ...plain, text, content: { kind: "number", value, isPercentage: kind === "percentage" } };
  const date = tag.attribute("office:date-value")?.slice(0, 10) ?? "";
  if (kind === "date" && isIsoDate(date))
    return {
      ...plain,
      text: plain.text === "" ? date : plain.text,
      content: { kind: "date", date, hasYear: hasYear() },
    };
  if (kind === "boolean") {
    const isTrue = tag.attribute("office:boolean-value") === "true";
    return {
      ...plain,
      text: plain.text === "" ? String(isTrue).toUpperCase() : plain.text,
      content: { kind: "logical", value: isTrue },
    };
  }
  return plain;
}

/** What a style says, or else the nearest of those that it is based on. */
function styled<Value>(
  { styles }: Context,
  name: string | null,
  pick: (style: Style) => Value | null | undefined,
): Value | undefined {
  for (let at = name, left = 20; at !== null && left > 0; left--) {
    const style = styles.get(at);
    if (style === undefined) return undefined;
    const value = pick(style);
    if (value !== undefined && value !== null) return value;
    at = style.parent;
  }
  return undefined;
}

function fillOf(color: string | undefined): string | null {
  const rgb = color?.slice(1).toUpperCase();
  return rgb !== undefined && /^[0-9A-F]{6}$/.test(rgb) && rgb !== "FFFFFF" ? rgb : null;
}

/** What is drawn on a sheet. */
function besidesCells(name: string, shapes: Tag, xml: XmlReader): string[] {
  let pictures = 0;
  const texts: string[] = [];
  for (const tag of xml.inside(shapes)) {
    if (tag.isEnd) continue;
    if (tag.name === "draw:image" || tag.name === "draw:object") pictures += 1;
    if (tag.name === "text:p") texts.push(readParagraph(tag, xml));
  }
  return sayBesides(
    name,
    pictures,
    texts.filter((text) => text.trim() !== ""),
  );
}

function readProperties(meta: string): Record<string, string> {
  const properties: Record<string, string> = {};
  const xml = new XmlReader(meta);
  for (const tag of xml.inside()) {
    if (tag.name !== "meta:user-defined" || tag.isEnd) continue;
    properties[tag.attribute("meta:name") ?? ""] = readParagraph(tag, xml);
  }
  return properties;
}
