import path from "node:path";
import { type Asked, type Round, returnFile } from "../collect/asked.ts";
import { missingOf, sentencesOf } from "../collect/missing.ts";
import { kindOfReturn, type Return, readReturn } from "../collect/read-return.ts";
import { UsageError } from "../errors.ts";
import { type TakenReturn, takeReturn } from "../intake/take-return.ts";
import { diskFolder, overlayFolder, steadyFolder } from "../load/folder.ts";
import { planAsAt } from "../plan/history/replay.ts";
import type { Plan } from "../plan/schema/plan.ts";
import { formatMonth, isIsoMonth, lastDayOf } from "../plan/time/dates.ts";
import { asRead, type Output } from "../publish/write.ts";
import { readWorkbook } from "../sheets/open-workbook.ts";
import type { Workbook } from "../sheets/workbook.ts";
import { sha256Of } from "../text/digest.ts";
import { asTyped, capitalise, list, numberWord, plural } from "../text/words.ts";
import type { NewEntries } from "../writing/entries.ts";
import { writeFile } from "../writing/write-file.ts";
import { checkPlan } from "./check-plan.ts";
import { requireRound } from "./collect-returns.ts";
import { schemaHeading } from "./editor-schema.ts";
import { loadPlan } from "./loaded-plan.ts";

/** What returns come to. Nothing is written yet. */
export interface ReturnsImport {
  readonly outputs: readonly Output[];
  /** In lines, for people: what each brings, and what is said to its owner. */
  readonly report: string;
}

/**
 * Reads the returns of owners, and works out what they bring to their plan.
 * @param month the month that they must be of. If it is left out, they may be of the newest month that the plan has
 *   returns of, or of a later one.
 * @returns null for one file that is no return.
 * @throws UsageError if one of them cannot be taken as it is. It names every place.
 */
export async function importReturns(
  files: readonly string[],
  folder: string,
  month: string | null,
): Promise<ReturnsImport | null> {
  const given = await readReturns(files);
  if (given === null) return null;
  const disk = steadyFolder(diskFolder(folder));
  const loaded = await loadPlan(disk, { place: folder });
  const of = monthOf(given, loaded.plan, month);
  const round = requireRound(folder, loaded, of);
  const taken = takeAll(
    given,
    round,
    loaded.plan,
    (sound) =>
      `improve import ${sound} --plan ${asTyped(folder)}${month === null ? "" : ` --month ${month}`}`,
  );
  const texts = new Map<string, string>();
  const outputs: Output[] = [];
  const lines: string[] = [];
  for (const { asked, returned, entries, told } of taken) {
    const name = returnFile(of, asked.name);
    const there = await disk.read(name);
    const before = typeof there === "string" ? null : there;
    const text = entries.length === 0 ? null : textOf(asked, of, entries, await schemaHeading(disk, name));
    const isNew = text !== null && before?.toString("utf8") !== text;
    if (isNew) {
      if (before !== null) requireUntouched(path.join(folder, name), before.toString("utf8"));
      texts.set(name, text);
      outputs.push({
        path: path.join(folder, name),
        bytes: new TextEncoder().encode(text),
        replaces: asRead("the return", before),
      });
    }
    lines.push(
      `${returned.file}: ${asked.title}, ${formatMonth(of)}. ${sayBrought(entries, isNew, before !== null)}${isNew ? ` Into ${path.join(folder, name)}.` : ""}`,
      ...told.map((sentence) => `  ${sentence}`),
    );
  }
  const after = await loadPlan(overlayFolder(disk, texts));
  const now = planAsAt(after.plan, lastDayOf(of));
  const mails = taken.flatMap(({ asked }) => {
    const sentences = sentencesOf(missingOf(asked, round, now));
    return sentences.length === 0 || asked.owner === null ? [] : [mailTo(asked, of, sentences)];
  });
  const returned = new Set(taken.map(({ asked }) => `${folder}/${returnFile(of, asked.name)}`));
  const { problems } = await checkPlan(after, { asAt: lastDayOf(of), prefix: `${folder}/` });
  const wrong = problems.filter((one) => [one, ...one.related].some(({ file }) => returned.has(file)));
  const checked = [
    wrong.length === 0
      ? "check finds nothing wrong with what was returned."
      : "check finds in what was returned",
    ...wrong.map(({ severity, message, rule }) => `  ${severity}  ${message} (${rule})`),
    "",
  ].join("\n");
  return { outputs, report: [`${lines.join("\n")}\n`, ...mails, checked].join("\n") };
}

/** A file that is to be a return: what was read of it, or why it is none. */
type Given =
  | { readonly file: string; readonly returned: Return }
  | { readonly file: string; readonly returned: null; readonly problem: string };

/**
 * @returns null for one file that has nothing to do with returns.
 * @throws UsageError where none of the files is a return.
 */
async function readReturns(files: readonly string[]): Promise<Given[] | null> {
  const books: Workbook[] = [];
  for (const file of files) books.push(await readWorkbook(file));
  if (books.length === 1 && kindOfReturn(books[0] as Workbook) === null) return null;
  const given = books.map((book): Given => {
    const { file } = book;
    const kind = kindOfReturn(book);
    if (kind === "return") return { file, returned: readReturn(book) };
    const problem =
      kind === "one sheet"
        ? "It is one sheet of a return that was saved as CSV, which keeps no more than that: ask for it as an Excel workbook"
        : "It is no return that improve collect has made: import trackers and figures one at a time";
    return { file, returned: null, problem };
  });
  if (given.every(({ returned }) => returned === null)) throw refusal(given.map(sayProblem), []);
  return given;
}

const sayProblem = (given: Given): string => `${given.file}: ${"problem" in given ? given.problem : ""}`;

/**
 * The month that most returns are of, or the one that is asked for.
 * @throws UsageError for a month before the newest of which the plan has returns.
 */
function monthOf(given: readonly Given[], plan: Plan, asked: string | null): string {
  if (asked !== null) return asked;
  const returns = given.flatMap(({ returned }) => returned ?? []);
  const [[month = "", [first] = []] = []] = [...Map.groupBy(returns, (one) => one.month)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const newest = [...plan.updates, ...plan.extracts]
    .flatMap(({ origin }) => /^returns\/(\d{4}-\d{2})\//.exec(origin.file)?.[1] ?? [])
    .sort()
    .at(-1);
  if (newest === undefined || month >= newest) return month;
  throw new UsageError(
    `"${first?.file}" is a return for ${sayMonth(month)}, and the plan has returns for ${sayMonth(newest)} already`,
    `Give --month ${month} if that month is meant.`,
  );
}

const sayMonth = (month: string): string => (isIsoMonth(month) ? formatMonth(month) : `"${month}"`);

interface Taken extends TakenReturn {
  readonly asked: Asked;
  readonly returned: Return;
}

/** @throws UsageError with everything that keeps returns from being taken. */
function takeAll(
  given: readonly Given[],
  round: Round,
  plan: Plan,
  again: (files: string) => string,
): Taken[] {
  const returns = given.flatMap(({ returned }) => returned ?? []);
  const whole = { ...round.all, title: "All owners" };
  const judged = returns.map((returned): Omit<Taken, "entries" | "told"> => {
    const { owner } = returned;
    const post = plan.posts.find(({ id }) => id === owner);
    const nothing = { owner, title: post?.title ?? "", name: owner ?? "", actions: [], measures: [] };
    const asked = owner === null ? whole : (round.owners.find((one) => one.owner === owner) ?? nothing);
    const twin = returns.find(
      (one) => one !== returned && one.owner === owner && one.month === returned.month,
    );
    const problems = [
      returned.month === round.month
        ? []
        : [
            `It is a return for ${sayMonth(returned.month)}, and returns for ${sayMonth(round.month)} are imported`,
          ],
      returned.plan === round.plan
        ? []
        : [`It is a return of another plan, "${returned.plan}", and this one is "${round.plan}"`],
      owner === null || post !== undefined
        ? []
        : [`It is the return of "${owner}", which is no post of the plan`],
      twin === undefined
        ? []
        : [`It is a return of ${asked.title}, as "${twin.file}" is: import the right one of the two`],
    ].flat();
    return { asked, returned, problems };
  });
  const answered = answeredElsewhere(
    judged.map(({ asked }) => returnFile(round.month, asked.name)),
    round,
    plan,
  );
  const read = judged.map((one): Taken => {
    // Of another plan's return nothing can be said cell by cell.
    if (one.problems.length > 0) return { ...one, entries: [], told: [] };
    return { ...one, ...takeReturn(one.returned, round, answered) };
  });
  const problems = given.flatMap((one) => {
    if (one.returned === null) return [sayProblem(one)];
    const own = read.find(({ returned }) => returned === one.returned)?.problems ?? [];
    return own.map((problem) => `${one.file}: ${problem}`);
  });
  const sound = read.filter((one) => one.problems.length === 0).map(({ returned }) => asTyped(returned.file));
  if (problems.length === 0) return read;
  throw refusal(
    problems,
    sound.length === 0
      ? []
      : [
          `To import the ${plural(sound.length, "return")} that ${sound.length === 1 ? "has" : "have"} nothing wrong:`,
          `  ${again(sound.join(" "))}`,
        ],
  );
}

/** Everything that keeps returns from being taken. */
const refusal = ([first = "", ...rest]: readonly string[], besides: readonly string[]): UsageError =>
  new UsageError(
    first,
    [
      `Nothing was written. Put ${rest.length === 0 ? "it" : "them"} right in the workbook, send it back to its owner or leave it out, and import again.`,
      ...(rest.length === 0 ? [] : [`${plural(rest.length, "more problem")}:`]),
      ...rest.map((problem) => `  ${problem}`),
      ...besides,
    ].join("\n  "),
  );

/** What is answered for the last day of the month in other files than those that are written anew. */
function answeredElsewhere(
  files: readonly string[],
  { month, known }: Round,
  plan: Plan,
): Map<string, string> {
  const day = lastDayOf(month);
  const others = <Fact extends { readonly date: string; readonly origin: { readonly file: string } }>(
    facts: readonly Fact[],
  ): Fact[] => facts.filter(({ date, origin }) => date === day && !files.includes(origin.file));
  const frequencies = new Set(known.kpis.map(({ id }) => id));
  return new Map([
    ...others(plan.updates).map(({ of, origin }) => [`action ${of}`, origin.file] as const),
    ...others(plan.extracts).flatMap(({ figures, origin }) =>
      figures
        .filter(({ kpi }) => frequencies.has(kpi))
        .map(({ kpi, period }) => [`${kpi} ${period}`, origin.file] as const),
    ),
  ]);
}

/** The file of a return. What follows its heading is vouched for by a digest, so that a change by hand is seen. */
function textOf(asked: Asked, month: string, entries: TakenReturn["entries"], top: string[]): string {
  const held: NewEntries = {
    updates: entries.filter(({ collection }) => collection === "updates"),
    extracts: entries.filter(({ collection }) => collection === "extracts"),
  };
  const body = writeFile(held);
  const said = `The return of ${asked.title} for ${formatMonth(month)}, as it was imported. A corrected return takes its place, unless something is changed here by hand. ${digestOf(body)}`;
  return writeFile(held, [...top, said]);
}

const digestOf = (body: string): string => sha256Of(body).slice(0, 12);

/** @throws UsageError for a file in which somebody has written. */
function requireUntouched(file: string, text: string): void {
  const [heading = ""] = /^(?:#.*\n)+/.exec(text) ?? [];
  if (heading.trimEnd().endsWith(digestOf(text.slice(heading.length)))) return;
  throw new UsageError(
    `"${file}" was changed by hand since its return was imported`,
    "Move what was written there into another file of the plan and remove this one, then import the return again.",
  );
}

function sayBrought(entries: TakenReturn["entries"], isNew: boolean, isThere: boolean): string {
  if (entries.length === 0)
    return isThere ? "Nothing is filled in, so the return that is there stays." : "Nothing is filled in.";
  if (!isNew) return "It is as it was, and changes nothing.";
  const updates = entries.filter(({ collection }) => collection === "updates");
  const same = updates.filter(({ fields }) => Object.keys(fields).length === 2);
  const unchanged = same.flatMap(({ fields }) => fields.of).length;
  const figures = entries
    .flatMap(({ fields }) => (fields.values instanceof Map ? [...fields.values.values()] : []))
    .reduce((sum, periods) => sum + (periods as ReadonlyMap<string, unknown>).size, 0);
  const parts = [
    ...(updates.length === same.length ? [] : [plural(updates.length - same.length, "update")]),
    ...(unchanged === 0 ? [] : [`${plural(unchanged, "action")} without change`]),
    ...(figures === 0 ? [] : [plural(figures, "figure")]),
  ];
  return `${isThere ? "In place of the return before it: " : "It brings "}${list(parts)}.`;
}

/** What is still missing, in words for a mail. */
const mailTo = ({ title }: Asked, month: string, sentences: readonly string[]): string =>
  [
    `To ${title}`,
    `  Thank you for your return for ${formatMonth(month)}. ${capitalise(numberWord(sentences.length))} ${sentences.length === 1 ? "thing is" : "things are"} still missing:`,
    ...sentences.map((sentence) => `  - ${sentence}`),
    "",
  ].join("\n");
