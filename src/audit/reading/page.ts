import type { Dict } from "../../pdf/objects.ts";
import type { Font } from "./font.ts";

/** A stretch of text in one line. */
interface Run {
  readonly font: Font | null;
  /** How high the line stands. */
  readonly y: number;
  readonly codes: number[];
  /** Other words stand for these, so their characters are not read. */
  readonly isReplaced: boolean;
}

/** Content with a number, which a tag refers to. */
export interface Mark {
  readonly id: number;
  /** The page, or the form, whose numbers these are. */
  readonly owner: Dict;
  readonly page: number;
  readonly runs: Run[];
  /** How often content of this number begins. */
  times: number;
  /** Whether it paints anything. A browser leaves empty content where a heading went on to the next page. */
  isEmpty: boolean;
}

/** Something that is wrong in what a page paints. */
export interface ContentFault {
  readonly kind: "untagged" | "mixed" | "operator" | "nesting" | "resource" | "unreadable";
  readonly what: string;
  /** The words that are shown, for text that is not tagged. */
  text?: string;
}

/** What a page paints. */
export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly dict: Dict;
  readonly marks: Map<string, Mark>;
  readonly faults: ContentFault[];
  /** The operators that set colours of a device, and the dictionaries of graphics states and images that are used. */
  readonly colors: Set<string>;
  readonly used: Set<Dict>;
}

/** Names content for those who look for it by its owner and its number. */
export const markKey = (owner: Dict, id: number, owners: Map<Dict, number>): string => {
  if (!owners.has(owner)) owners.set(owner, owners.size);
  return `${owners.get(owner)}:${id}`;
};
