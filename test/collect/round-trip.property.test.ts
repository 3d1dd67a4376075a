import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Asked, askOwners, type Round, returnFile } from "../../src/collect/asked.ts";
import { HEADINGS, SHEETS } from "../../src/collect/form.ts";
import { readReturn } from "../../src/collect/read-return.ts";
import { type TakenReturn, takeReturn } from "../../src/intake/take-return.ts";
import type { KnownAction } from "../../src/plan/history/replay.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import { lastDayOf } from "../../src/plan/time/dates.ts";
import { originOf } from "../../src/problems/origin.ts";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import type { NewWorkbook } from "../../src/sheets/new-workbook.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { arbitraryExportedPlan } from "../export/exported.ts";
import { rounds } from "../rounds.ts";
import { type ActionNews, type Answers, arbitraryAnswers, fillIn } from "./answers.ts";

interface Case {
  readonly plan: Plan;
  readonly round: Round;
  readonly asked: Asked;
  readonly answers: Answers;
}

/** A random plan and month, one of those who are asked, and what they answer. */
const arbitraryCase: fc.Arbitrary<Case> = fc
  .tuple(arbitraryExportedPlan, fc.constantFrom("2016-02", "2016-05", "2016-12"), fc.nat())
  .map(([plan, month, which]) => {
    const round = askOwners(plan, month);
    const all = [...round.owners, round.all];
    return { plan, round, asked: all[which % all.length] ?? round.all };
  })
  .filter(({ asked }) => asked.actions.length + asked.measures.length > 0)
  .chain((found) =>
    arbitraryAnswers(found.asked, found.round).map((answers): Case => ({ ...found, answers })),
  );

/** What a return should bring: its updates, what is as it was, and its figures. */
function brought({ round, asked, answers }: Case) {
  const date = lastDayOf(round.month);
  const said = asked.actions.flatMap((action) => {
    const answer = answers.actions.get(action.id) ?? null;
    if (answer === null) return [];
    const fields = answer === "same" ? {} : fieldsOf(answer, action);
    return answer !== "same" && Object.keys(answer).length === 0 ? [] : [{ date, of: action.id, ...fields }];
  });
  const figures = [...answers.figures].flatMap(([key, answer]) =>
    answer === null ? [] : [[key, Array.isArray(answer) ? answer.join("/") : String(answer)]],
  );
  return { said, figures };
}

const fieldsOf = (answer: ActionNews, action: KnownAction): object => {
  const { status, progress, due, reason, evidence, evidenceDate, impact } = answer;
  return {
    ...(status !== undefined && status !== action.status && { status }),
    ...(progress !== undefined && { progress: progress.trim() }),
    ...(due !== undefined && due !== action.due && { due }),
    ...(reason !== undefined && { reason: reason.trim() }),
    ...(evidence !== undefined && {
      evidence: [{ title: evidence, ...(evidenceDate !== undefined && { date: evidenceDate }) }],
    }),
    ...(impact !== undefined && { impact: impact.trim() }),
  };
};

/** The entries of a return in the same terms: "no change" of several actions stands in one update. */
function read({ entries }: TakenReturn) {
  const said = entries
    .filter(({ collection }) => collection === "updates")
    .flatMap(({ fields: { of, ...fields } }) =>
      [of].flat().map((id) => ({
        of: id,
        ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
      })),
    );
  const figures = entries
    .filter(({ collection }) => collection === "extracts")
    .flatMap(({ fields }) => [...(fields.values as ReadonlyMap<string, ReadonlyMap<string, string>>)])
    .flatMap(([kpi, periods]) => [...periods].map(([period, value]) => [`${kpi} ${period}`, value]));
  return { said, figures };
}

async function take(book: NewWorkbook, round: Round, format: "xlsx" | "ods" = "xlsx"): Promise<TakenReturn> {
  const opened = await openWorkbook(`return.${format}`, await makeWorkbook(book, format));
  return takeReturn(readReturn(opened), round, new Map());
}

const byId = <Said extends { readonly of: unknown }>(said: readonly Said[]): Said[] =>
  [...said].sort((one, other) => String(one.of).localeCompare(String(other.of)));

describe("a return", () => {
  test.each(["xlsx", "ods"] as const)(
    "that is filled in and read back as %s has the same answers",
    (format) =>
      fc.assert(
        fc.asyncProperty(arbitraryCase, async (given) => {
          const taken = await take(fillIn(given.asked, given.round, given.answers), given.round, format);
          const wanted = brought(given);
          const found = read(taken);
          expect(taken.problems).toEqual([]);
          expect(byId(found.said)).toEqual(byId(wanted.said));
          expect(new Map(found.figures as never)).toEqual(new Map(wanted.figures as never));
        }),
        { numRuns: rounds({ short: 20, long: 600 }) },
      ),
  );

  test("has the same answers in whatever order its rows are", () =>
    fc.assert(
      fc.asyncProperty(
        arbitraryCase,
        fc.infiniteStream(fc.nat()),
        async ({ asked, round, answers }, keys) => {
          const book = fillIn(asked, round, answers);
          const sheets = book.sheets.map((sheet) => {
            if (sheet.name === SHEETS.sent) return sheet;
            const [top, rows] = [sheet.rows.slice(0, HEADINGS + 1), sheet.rows.slice(HEADINGS + 1)];
            const sorted = rows
              .map((row) => ({ row, key: keys.next().value ?? 0 }))
              .sort((one, other) => one.key - other.key);
            return { ...sheet, rows: [...top, ...sorted.map(({ row }) => row)] };
          });
          expect(await take({ ...book, sheets }, round)).toEqual(await take(book, round));
        },
      ),
      { numRuns: rounds({ short: 10, long: 300 }) },
    ));

  test("that says no change everywhere brings no field, and asks the same again when it is in the plan", () =>
    fc.assert(
      fc.asyncProperty(arbitraryCase, async ({ plan, asked, round }) => {
        const actions = new Map(asked.actions.map(({ id }) => [id, "same" as const]));
        const open = asked.actions.filter(({ status }) => status !== "complete" && status !== "embedded");
        const same = new Map([...actions].filter(([id]) => open.some((action) => action.id === id)));
        const book = fillIn(asked, round, { actions: same, figures: new Map() });
        const { entries, problems, told } = await take(book, round);
        expect({ problems, told }).toEqual({ problems: [], told: [] });
        expect(entries.flatMap(({ fields }) => Object.keys(fields))).toEqual(
          open.length === 0 ? [] : ["date", "of"],
        );
        const origin = originOf(returnFile(round.month, asked.name));
        const updates = open.map(({ id }) => ({ date: lastDayOf(round.month), of: id, patch: {}, origin }));
        const again = askOwners({ ...plan, updates: [...plan.updates, ...updates] }, round.month);
        expect(again).toEqual(round);
        expect(await take(book, again)).toEqual({ entries, problems, told });
      }),
      { numRuns: rounds({ short: 10, long: 300 }) },
    ));
});
