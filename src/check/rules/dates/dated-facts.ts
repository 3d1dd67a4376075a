import type { Plan } from "../../../plan/schema/plan.ts";
import { updatesOnce } from "../../../plan/schema/updates.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";

/** A date that an entry of the plan gives, and what it is of. */
export interface DatedFact {
  readonly name: string;
  readonly date: IsoDate;
  readonly origin: Origin;
  /** The entry, or the part of one, that is told once. */
  readonly owner: Origin;
  readonly entity: string | undefined;
  /** Updates and extracts are the days on which the plan was kept. */
  readonly isReturn: boolean;
  /** Whether it may be of a time long before the plan. */
  readonly mayBeOld: boolean;
  /** What it is an item of, if that is written in the order of dates; null for any other date. */
  readonly list: string | null;
}

/** Every date of the plan that decides what a report shows. */
export function datedFacts(plan: Plan): DatedFact[] {
  const { header, actions, events, audits, reports, kpis, posts } = plan;
  const facts = (
    owner: Origin,
    name: string,
    entity: string | undefined,
    dates: Readonly<Record<string, IsoDate | undefined>>,
    { isReturn = false, mayBeOld = false, list = null as string | null } = {},
  ): DatedFact[] =>
    Object.entries(dates).flatMap(([field, date]) =>
      date === undefined
        ? []
        : [{ name, date, origin: below(owner, field), owner, entity, isReturn, mayBeOld, list }],
    );
  return [
    ...(header === null
      ? []
      : facts(header.origin, "The start of the plan", undefined, { start: header.start })),
    ...updatesOnce(plan.updates).flatMap(({ of, date, origin }) =>
      facts(origin, `The update of "${of}"`, of, { date }, { isReturn: true, list: listOf(origin) }),
    ),
    // One without a single period that was over has a problem of its own.
    ...plan.extracts
      .filter(({ figures, early }) => figures.length > 0 || early.length === 0)
      .flatMap(({ date, origin }) =>
        facts(origin, "The extract", undefined, { date }, { isReturn: true, list: listOf(origin) }),
      ),
    ...actions.flatMap(({ id, added, start, due, origin }) =>
      facts(origin, `Action "${id}"`, id, { added, start, due }),
    ),
    ...events.flatMap((event) => {
      const { id, added, held, planned, origin } = event;
      const name = `Event "${id}"`;
      return [
        ...facts(origin, name, id, { added, planned: planned?.interval?.start }),
        ...facts(origin, name, id, { held: held?.start }, { mayBeOld: true }),
        ...(event.documents ?? []).flatMap((one, index) =>
          facts(
            below(origin, "documents", index),
            `"${id}/${one.id}"`,
            id,
            { date: one.date },
            { mayBeOld: true },
          ),
        ),
      ];
    }),
    ...audits.flatMap(({ id, added, planned, date, origin }) => [
      ...facts(origin, `Audit "${id}"`, id, { added, planned: planned?.interval?.start }),
      ...facts(origin, `Audit "${id}"`, id, { date }, { list: listOf(origin) }),
    ]),
    ...reports.flatMap(({ id, asAt, meeting, origin }) => [
      ...facts(origin, `The report "${id}"`, id, { "as-at": asAt }),
      ...facts(below(origin, "meeting"), `The meeting of "${id}"`, id, { date: meeting?.date }),
    ]),
    ...kpis.flatMap(({ id, added, targets = [], comparators = [], breaks = [], origin }) => [
      ...facts(origin, `KPI "${id}"`, id, { added }),
      ...targets.flatMap(({ from, agreed }, index) =>
        facts(below(origin, "targets", index), `A target of "${id}"`, id, { from, agreed }),
      ),
      ...comparators.flatMap(({ published }, index) =>
        facts(
          below(origin, "comparators", index),
          `A comparator of "${id}"`,
          id,
          { published },
          { mayBeOld: true },
        ),
      ),
      ...breaks.flatMap(({ from, decided }, index) =>
        facts(below(origin, "breaks", index), `A break of "${id}"`, id, { from, decided }),
      ),
    ]),
    ...posts.flatMap(({ id, holders = [], origin }) =>
      holders.flatMap(({ from }, index) =>
        facts(
          below(origin, "holders", index),
          `A holder of "${id}"`,
          id,
          { from },
          { mayBeOld: true, list: `post ${id}` },
        ),
      ),
    ),
  ];
}

/** The list of a file that an entry is written in. */
const listOf = ({ file, path }: Origin): string | null =>
  typeof path.at(-1) === "number" ? `${file} ${path.slice(0, -1).join(" ")}` : null;
