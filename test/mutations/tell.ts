import { buildReports, checkPlan, loadPlan, memoryFolder, UserError } from "../../src/index.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { LocatedProblem } from "../../src/problems/locate.ts";
import { accountLines } from "../../src/reporters/report.ts";

/** File name → text. */
export type Files = Readonly<Record<string, string>>;

/** What a plan and its reports hold, and what `check` says of it. */
export interface Told {
  /** What the reports hold: one line a fact, without its dates, as a date that is shown wrongly is no loss. */
  readonly facts: ReadonlySet<string>;
  /** What the plan holds: one line a field of an entry. */
  readonly fields: ReadonlySet<string>;
  /** How often each word is in the values of the plan. */
  readonly words: ReadonlyMap<string, number>;
  readonly problems: readonly LocatedProblem[];
  /** The sentence of whatever was refused as a whole. */
  readonly refused: string | null;
  /** The lines that `check` ends with. */
  readonly account: string;
}

/** Half of a character is written as bytes that are no UTF-8. */
const bytesOf = (text: string): Buffer =>
  Buffer.concat(
    [...text].map((sign) => (/\p{Cs}/u.test(sign) ? Buffer.from([0xed, 0xa0, 0x80]) : Buffer.from(sign))),
  );

const inBytes = (text: string): string | Buffer => (/\p{Cs}/u.test(text) ? bytesOf(text) : text);

export async function tell(files: Files): Promise<Told> {
  const folder = memoryFolder(
    Object.fromEntries(Object.entries(files).map(([file, text]) => [file, inBytes(text)])),
  );
  const facts = new Set<string>();
  const fields = new Set<string>();
  const words = new Map<string, number>();
  const nothing = { facts, fields, words, problems: [], account: "" };
  let plan: Awaited<ReturnType<typeof loadPlan>>;
  try {
    plan = await loadPlan(folder);
  } catch (error) {
    return { ...nothing, refused: sentenceOf(error) };
  }
  addFields(plan.plan, fields, words);
  const checked = await checkPlan(plan, {});
  let refused: string | null = null;
  try {
    for (const { model } of await buildReports(plan, { all: true })) {
      addFacts(model.state, model.provenance.report, facts);
    }
  } catch (error) {
    refused = sentenceOf(error);
  }
  return {
    facts,
    fields,
    words,
    problems: checked.problems,
    refused,
    account: accountLines(checked).join("\n"),
  };
}

/** @throws whatever is no refusal in a sentence. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof UserError)) throw error;
  return error.message;
}

function addFacts(value: unknown, at: string, into: Set<string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) {
      const key = keyOf(one) ?? index;
      into.add(`${at}/${key}`);
      if (key !== index) addFacts(one, `${at}/${key}`, into);
    }
  } else if (typeof value === "object") {
    for (const [key, one] of Object.entries(value))
      if (key !== "variation") addFacts(one, `${at}/${key}`, into);
  } else if (
    /\/(progress|impact|evidence|reason|outcome|title|name|definition|status|held|lead|value)$/.test(at)
  )
    into.add(at);
}

/** What tells a part from others of its list. Of those that nothing tells apart only the number counts. */
function keyOf(one: unknown): string | undefined {
  if (typeof one !== "object" || one === null) return undefined;
  const { id, of, kpi, period, date, from, term } = one as Readonly<Record<string, unknown>>;
  if (kpi !== undefined && period !== undefined) return `${kpi} ${period}`;
  const named = id ?? of ?? kpi ?? period ?? date ?? from ?? term;
  return named === undefined ? undefined : String(named);
}

/** The fields of all entries, and their words. What was read of a standard or of a file is in it. */
function addFields(plan: Plan, into: Set<string>, words: Map<string, number>): void {
  const {
    unreadableIds: _,
    idsWithUnreadableUpdates: __,
    unreadFigures: ___,
    attachments: ____,
    updates,
    ...rest
  } = plan;
  visit(rest, "");
  const written = new Set<unknown>();
  for (const update of updates) {
    // An update of several entries is written once.
    const isNew = !written.has(update.origin);
    written.add(update.origin);
    visit({ [`${update.of} ${update.date}`]: update }, "/updates", isNew);
  }

  /** @param isNamed whether the path to the value is by names only. */
  function visit(value: unknown, at: string, counts = true, isNamed = true): void {
    if (value === null || value === undefined) return;
    if (value instanceof Map) {
      visit(Object.fromEntries(value), at, counts, isNamed);
      return;
    }
    if (isNamed) into.add(at);
    if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) {
        const key = keyOf(one);
        into.add(`${at}/${key ?? index}`);
        visit(one, `${at}/${key}`, counts, isNamed && key !== undefined);
      }
    } else if (typeof value === "object") {
      for (const [key, one] of Object.entries(value))
        if (key !== "origin") visit(one, `${at}/${key}`, counts, isNamed);
    } else if (counts) {
      for (const word of wordsIn(String(value))) words.set(word, (words.get(word) ?? 0) + 1);
    }
  }
}

export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
