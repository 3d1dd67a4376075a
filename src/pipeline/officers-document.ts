import type { Block, ReportDocument } from "../model/document.ts";
import { textOf } from "../model/table.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";

interface Said {
  readonly header: PlanHeader;
  readonly title: string;
  readonly asAt: IsoDate;
  /** What it says first, in a sentence or two. */
  readonly text: string;
  readonly blocks?: readonly Block[];
}

/** A document of one part for those who keep the plan. It is looked at, and never published. */
export function officersDocument({ header, title, asAt, text, blocks = [] }: Said): ReportDocument {
  return {
    template: "diff",
    language: "en-GB",
    title,
    heading: {
      authority: header.authority,
      item: null,
      meeting: header.title,
      date: null,
      status: "For those who keep the plan",
      asAt: formatDate(asAt),
      notice: null,
      responsible: [],
    },
    contents: [],
    parts: [
      {
        id: "in-short",
        kind: "summary",
        anchor: "in-short",
        title: "In short",
        label: null,
        blocks: [
          { kind: "paragraph", number: null, anchor: "in-all", text: [textOf(text)], items: [] },
          ...blocks,
        ],
        sections: [],
      },
    ],
  };
}
