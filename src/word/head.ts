import { type FileChild, TableOfContents, TabStopType, TextRun } from "docx";
import { type Inline, textOf } from "../model/table.ts";
import { itemNumber } from "../theme/item-number.ts";
import type { Theme } from "../theme/schema.ts";
import { styled, writeFacts } from "./blocks.ts";
import type { Context } from "./context.ts";
import { writeInlines, writeText } from "./inlines.ts";
import { writePicture } from "./tables.ts";

/** What stands before the first part of a report: whose it is, its title, what must be known of it, and its contents. */
export function writeHead(
  theme: Theme | null,
  hasLogo: boolean,
  context: Context,
  width: number,
): FileChild[] {
  const { document } = context;
  const { heading, title, template } = document;
  const head = styled("Title", [writeText(title)], context);
  const top = (right: string): FileChild[] => writeMasthead(theme, hasLogo, right, context, width);
  const contents = writeContents(context);
  if (template === "diff") return [...top(heading.meeting), head, ...contents];
  if (template === "cabinet") {
    return [
      ...top(itemNumber(theme, heading.item, "alone")),
      head,
      writeFacts(factsOf(context), "About this report", context, width),
      ...contents,
    ];
  }
  const standing = `${heading.status}; the plan as at ${heading.asAt}.`;
  const notice =
    heading.notice === null ? [] : [styled("Normal", writeInlines(heading.notice, context), context)];
  if (template === "readiness") {
    const words = heading.date === null ? heading.meeting : `${heading.meeting}, ${heading.date}`;
    return [...top(words), head, styled("Normal", [writeText(standing)], context), ...notice, ...contents];
  }
  const item = heading.item === null ? "" : itemNumber(theme, heading.item, "in a sentence");
  const meeting =
    heading.date === null ? "For a meeting to be confirmed" : `For the meeting on ${heading.date}`;
  return [
    ...top(item === "" ? heading.meeting : `${heading.meeting}, ${item}`),
    head,
    styled("Normal", [writeText(`${meeting}. ${standing}`)], context),
    ...notice,
    ...contents,
  ];
}

/** The name of the council, or its logo, and what stands opposite. */
function writeMasthead(
  theme: Theme | null,
  hasLogo: boolean,
  right: string,
  context: Context,
  width: number,
): FileChild[] {
  const logo = hasLogo ? (theme?.logo ?? null) : null;
  const picture = logo === null ? [] : [writePicture(context.pictures.logo(logo), logo.alt)];
  const name = logo?.holdsName === true ? [] : [writeText(context.document.heading.authority)];
  const opposite = right === "" ? [] : [new TextRun({ text: `\t${right}` })];
  const tabStops = [{ type: TabStopType.RIGHT, position: width }];
  if (picture.length === 0) return [styled("Authority", [...name, ...opposite], context, { tabStops })];
  return [
    styled("Authority", [...picture, ...opposite], context, { tabStops }),
    ...(name.length === 0 ? [] : [styled("Authority", name, context)]),
  ];
}

function factsOf({
  document: { heading },
}: Context): { readonly name: string; readonly value: readonly Inline[] }[] {
  const { meeting, date, responsible, status, asAt, notice } = heading;
  return [
    { name: "Meeting", value: [textOf(`${meeting}, ${date ?? "date to be confirmed"}`)] },
    ...responsible.map(({ role, name, office }) => ({
      name: role,
      value: [textOf(name === null ? office : `${name}, ${office}`)],
    })),
    { name: "Status of this report", value: [textOf(`${status}; the plan as at ${asAt}`)] },
    ...(notice === null ? [] : [{ name: "Illustrative", value: notice }]),
  ];
}

/** A field that Word can update, and that is filled in already. */
function writeContents(context: Context): FileChild[] {
  if (context.document.contents.length === 0) return [];
  return [
    styled("TOC Heading", [writeText("Contents")], context),
    new TableOfContents("Contents", { hyperlink: true, headingStyleRange: "1-2" }),
  ];
}
