import { operationsOf, PAINTS } from "../pdf/content-stream.ts";
import { type Dict, Ref, Stream } from "../pdf/objects.ts";
import type { Operation } from "../pdf/operation.ts";
import { pack, unpack } from "../pdf/streams.ts";
import { dictAt, dictOf, inherited, listAt, nameAt, numberOf } from "../pdf/values.ts";
import type { FinishingStep } from "./pdf-print.ts";
import { repeatSteps } from "./pdf-repeats.ts";

/**
 * Marks all that is painted and is not tagged as an artifact: rules, backgrounds, and the words in the margins of pages, which
 * screen readers then leave out. Nothing else of the streams changes.
 */
const markArtifacts: FinishingStep = (print) => {
  const { objects } = print;
  /** The forms that were looked at, and whether each has tagged content of its own. */
  const forms = new Map<number, boolean>();
  const holdsTags = (resources: Dict | null, name: string): boolean => {
    const listed = dictAt(resources, "XObject")?.written(name) ?? null;
    if (!(listed instanceof Ref)) return false;
    const known = forms.get(listed.number);
    if (known !== undefined) return known;
    forms.set(listed.number, false);
    const form = objects.follow(listed);
    if (!(form instanceof Stream) || nameAt(form.dict, "Subtype") !== "Form") return false;
    const bytes = unpack(form);
    if (bytes === null) return false;
    const own = dictAt(form.dict, "Resources") ?? resources;
    const { written, isTagged } = wrapUntagged(bytes, { holdsTags: (inner) => holdsTags(own, inner) });
    forms.set(listed.number, isTagged);
    if (isTagged && written.length !== bytes.length) print.put(listed, pack(written, form.dict));
    return isTagged;
  };
  for (const page of print.pages) {
    const bytes = print.contentOf(page);
    if (bytes === null) continue;
    const resources = dictOf(inherited(page, "Resources"));
    const [, bottom = 0, , top = 0] = listAt(page, "MediaBox").map((side) => numberOf(side) ?? 0);
    const sheet = { bottom, height: top - bottom };
    const { written } = wrapUntagged(bytes, { sheet, holdsTags: (name) => holdsTags(resources, name) });
    if (written.length !== bytes.length) print.paint(page, written);
  }
};

interface Setting {
  /** The paper that the stream is painted on, in points; left out for a form. */
  readonly sheet?: { readonly bottom: number; readonly height: number };
  /** Whether a form or an image of this name holds tagged content of its own. */
  readonly holdsTags: (name: string) => boolean;
}

/** What is painted as one: a path from its first point to its painting, a block of text, an image. */
interface Unit {
  readonly start: number;
  readonly end: number;
  /** Of the first line of a text, in points on the paper; null for all else. */
  readonly height: number | null;
  /** Nothing opens or closes between the unit before and this one, so that one mark can hold both. */
  readonly joins: boolean;
}

/** Puts all that a stream paints outside of tagged content between marks of artifacts. */
export function wrapUntagged(
  bytes: Uint8Array,
  setting: Setting,
): { written: Uint8Array; isTagged: boolean } {
  const { units, tagged, isTagged } = findUntagged(bytes, setting);
  const marks: { begin: string; start: number; end: number }[] = [];
  for (const { start, end, height, joins } of units) {
    const begin = marginOf(height, tagged, setting.sheet);
    const last = marks.at(-1);
    if (joins && last?.begin === begin) last.end = end;
    else marks.push({ begin, start, end });
  }
  const text = new TextEncoder();
  const pieces = marks.flatMap(({ begin, start, end }, index) => [
    bytes.subarray(marks[index - 1]?.end ?? 0, start),
    text.encode(`${begin}\n`),
    bytes.subarray(start, end),
    text.encode("\nEMC"),
  ]);
  return { written: Buffer.concat([...pieces, bytes.subarray(marks.at(-1)?.end ?? 0)]), isTagged };
}

/** Words above all that is tagged are a header if they stand in the top eighth of the paper, those below it a footer. */
function marginOf(height: number | null, tagged: Range, sheet: Setting["sheet"]): string {
  if (height === null || sheet === undefined) return "/Artifact BMC";
  const part = (height - sheet.bottom) / sheet.height;
  const isHeader = part > 7 / 8 && height > tagged.highest;
  const isFooter = part < 1 / 8 && height < tagged.lowest;
  if (!isHeader && !isFooter) return "/Artifact BMC";
  return `/Artifact <</Type /Pagination /Subtype /${isHeader ? "Header" : "Footer"}>> BDC`;
}

/** How high on the paper tagged text stands. */
interface Range {
  highest: number;
  lowest: number;
}

/** Finds what is painted outside of tagged content, in the order of the stream. */
function findUntagged(
  bytes: Uint8Array,
  { holdsTags }: Setting,
): { units: readonly Unit[]; tagged: Range; isTagged: boolean } {
  const units: Unit[] = [];
  const tagged: Range = { highest: -Infinity, lowest: Infinity };
  const state = new State();
  let joins = false;
  const add = (start: number, end: number, height: number | null): void => {
    units.push({ start, end, height, joins });
    joins = true;
  };
  /** The text block or the path that is being written. */
  let text: { start: number; first: number | null; shows: Unit[]; hasTags: boolean } | null = null;
  let path: number | null = null;
  for (const operation of operationsOf(bytes)) {
    const { operator, start, end } = operation;
    const isFree = !state.isMarked;
    state.apply(operation);
    if (PATH_STARTS.has(operator)) path ??= start;
    else if (PAINTS.path.has(operator) || operator === "n") {
      if (operator !== "n" && isFree) add(path ?? start, end, null);
      path = null;
    } else if (operator === "BT") text = { start, first: null, shows: [], hasTags: !isFree };
    else if (operator === "ET" && text !== null) {
      if (text.hasTags) {
        // Each of these stands alone, since a mark may not begin in a block of text and end outside.
        units.push(...text.shows);
        joins = false;
      } else if (text.first !== null) add(text.start, end, text.first);
      else joins = false;
      text = null;
    } else if (PAINTS.text.has(operator)) {
      const height = state.height();
      if (!isFree) {
        tagged.highest = Math.max(tagged.highest, height);
        tagged.lowest = Math.min(tagged.lowest, height);
      } else if (text !== null) {
        text.first ??= height;
        text.shows.push({ start, end, height, joins: false });
      }
    } else if (PAINTS.whole.has(operator) && isFree) {
      const isOwn = operator === "Do" && holdsTags(operation.text(0).slice(1));
      if (isOwn) joins = false;
      else add(start, end, null);
    } else if (OPENS_OR_CLOSES.has(operator)) {
      if (state.isMarked && text !== null) text.hasTags = true;
      if (text === null) joins = false;
    }
  }
  return { units, tagged, isTagged: state.hasTags };
}

const PATH_STARTS = new Set(["m", "re"]);
const OPENS_OR_CLOSES = new Set(["q", "Q", "BMC", "BDC", "EMC", "MP", "DP"]);

/** A matrix as PDF writes it: a, b, c, d, e, f. */
type Matrix = readonly [number, number, number, number, number, number];

/** The matrix that moves nothing. */
const NOTHING: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that does first what `first` does, then what `then` does. */
const combine = (first: Matrix, then: Matrix): Matrix => [
  first[0] * then[0] + first[1] * then[2],
  first[0] * then[1] + first[1] * then[3],
  first[2] * then[0] + first[3] * then[2],
  first[2] * then[1] + first[3] * then[3],
  first[4] * then[0] + first[5] * then[2] + then[4],
  first[4] * then[1] + first[5] * then[3] + then[5],
];

function matrixOf(operation: Operation): Matrix | null {
  const numbers = operation.numbers();
  return numbers.length === 6 && numbers.every(Number.isFinite) ? (numbers as unknown as Matrix) : null;
}

/** What is open, and where text stands, at one place of a stream. */
class State {
  /** For each mark that is open, whether it or one around it is tagged, or an artifact already. */
  private readonly marks: boolean[] = [];
  private readonly saved: Matrix[] = [];
  private current: Matrix = NOTHING;
  private line: Matrix = NOTHING;
  hasTags = false;

  get isMarked(): boolean {
    return this.marks.at(-1) === true;
  }

  apply(operation: Operation): void {
    const { operator } = operation;
    if (operator === "BMC" || operator === "BDC") {
      const isTag = operation.markedId() !== null;
      this.hasTags ||= isTag;
      this.marks.push(this.isMarked || isTag || operation.text(0) === "/Artifact");
    } else if (operator === "EMC") this.marks.pop();
    else if (operator === "q") this.saved.push(this.current);
    else if (operator === "Q") this.current = this.saved.pop() ?? this.current;
    else if (operator === "BT") this.line = NOTHING;
    else if (operator === "Tm") this.line = matrixOf(operation) ?? this.line;
    else if (operator === "cm") this.current = combine(matrixOf(operation) ?? NOTHING, this.current);
  }

  /** How high on the paper the line of text begins that is being written. */
  height(): number {
    const [, b, , d, , f] = this.current;
    return this.line[4] * b + this.line[5] * d + f;
  }
}

/** The steps that mark what pages paint. They come after those that change tags. */
export const contentSteps: readonly FinishingStep[] = [...repeatSteps, markArtifacts];
