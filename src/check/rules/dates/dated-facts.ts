import type { Plan } from "../../../plan/schema/plan.ts";
import { updatesOnce } from "../../../plan/schema/updates.ts";
import type { IsoDate } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";

/** A date that an entry of the plan gives, and what it is of. */
export interface DatedFact {
  readonly name: string;
  readonly date: IsoDate;
  /** The field that gives it. */
  readonly field: string;
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

/** What the dates of an entry, or of a part of one, have in common. */
type Dated = Pick<DatedFact, "name" | "owner" | "entity"> &
  Partial<Pick<DatedFact, "isReturn" | "mayBeOld" | "list">>;

/** A large plan has a hundred thousand, and the place of few is told. */
class Fact implements DatedFact {
  readonly name: string;
  readonly date: IsoDate;
  readonly owner: Origin;
  readonly entity: string | undefined;
  readonly isReturn: boolean;
  readonly mayBeOld: boolean;
  readonly list: string | null;
  readonly field: string;

  constructor({ name, owner, entity, isReturn, mayBeOld, list }: Dated, field: string, date: IsoDate) {
    this.name = name;
    this.date = date;
    this.owner = owner;
    this.entity = entity;
    this.isReturn = isReturn ?? false;
    this.mayBeOld = mayBeOld ?? false;
    this.list = list ?? null;
    this.field = field;
  }

  get origin(): Origin {
    return below(this.owner, this.field);
  }
}

/** The updates and extracts of a plan. */
export function datedReturns(plan: Plan, isMeant = (_: IsoDate): boolean => true): DatedFact[] {
  const listOf = listNames();
  const shared = { isReturn: true };
  return [
    ...updatesOnce(plan.updates)
      .filter(({ date }) => isMeant(date))
      .map(({ of, date, origin: owner }) => {
        const list = listOf(owner);
        return new Fact({ name: `The update of "${of}"`, owner, entity: of, list, ...shared }, "date", date);
      }),
    // One without a single period that was over has a problem of its own.
    ...plan.extracts
      .filter(({ figures, early, date }) => isMeant(date) && (figures.length > 0 || early.length === 0))
      .map(({ date, origin: owner }) => {
        const list = listOf(owner);
        return new Fact({ name: "The extract", owner, entity: undefined, list, ...shared }, "date", date);
      }),
  ];
}

/** Every date of the plan that decides what a report shows. */
export function datedFacts(plan: Plan): DatedFact[] {
  const { header, actions, events, audits, reports, kpis, posts } = plan;
  const facts: DatedFact[] = [];
  const listOf = listNames();
  const add = (dated: Dated, field: string, date: IsoDate | undefined): void => {
    if (date !== undefined) facts.push(new Fact(dated, field, date));
  };
  if (header !== null)
    add({ name: "The start of the plan", owner: header.origin, entity: undefined }, "start", header.start);
  for (const one of datedReturns(plan)) facts.push(one);
  for (const { id, added, start, due, origin } of actions) {
    const action = { name: `Action "${id}"`, owner: origin, entity: id };
    add(action, "added", added);
    add(action, "start", start);
    add(action, "due", due);
  }
  for (const { id, added, held, planned, documents = [], origin } of events) {
    const event = { name: `Event "${id}"`, owner: origin, entity: id };
    add(event, "added", added);
    add(event, "planned", planned?.interval?.start);
    add({ ...event, mayBeOld: true }, "held", held?.start);
    for (const [index, one] of documents.entries()) {
      const owner = below(origin, "documents", index);
      add({ name: `"${id}/${one.id}"`, owner, entity: id, mayBeOld: true }, "date", one.date);
    }
  }
  for (const { id, added, planned, date, origin } of audits) {
    const audit = { name: `Audit "${id}"`, owner: origin, entity: id };
    add(audit, "added", added);
    add(audit, "planned", planned?.interval?.start);
    add({ ...audit, list: listOf(origin) }, "date", date);
  }
  for (const { id, asAt, meeting, origin } of reports) {
    add({ name: `The report "${id}"`, owner: origin, entity: id }, "as-at", asAt);
    const owner = below(origin, "meeting");
    add({ name: `The meeting of "${id}"`, owner, entity: id }, "date", meeting?.date);
  }
  for (const { id, added, targets = [], comparators = [], breaks = [], origin } of kpis) {
    const part = (name: string, list: string, index: number): Dated => ({
      ...{ name: `${name} of "${id}"`, owner: below(origin, list, index), entity: id },
    });
    add({ name: `KPI "${id}"`, owner: origin, entity: id }, "added", added);
    for (const [index, { from, agreed }] of targets.entries()) {
      const target = part("A target", "targets", index);
      add(target, "from", from);
      add(target, "agreed", agreed);
    }
    for (const [index, { published }] of comparators.entries())
      add({ ...part("A comparator", "comparators", index), mayBeOld: true }, "published", published);
    for (const [index, { from, decided }] of breaks.entries()) {
      const broken = part("A break", "breaks", index);
      add(broken, "from", from);
      add(broken, "decided", decided);
    }
  }
  for (const { id, holders = [], origin } of posts) {
    for (const [index, { from }] of holders.entries()) {
      const owner = below(origin, "holders", index);
      const holder = { name: `A holder of "${id}"`, owner, entity: id, mayBeOld: true, list: `post ${id}` };
      add(holder, "from", from);
    }
  }
  return facts;
}

/** The list of a file that an entry is written in; each has one name, however many entries it has. */
function listNames(): (origin: Origin) => string | null {
  let last: { readonly file: string; readonly keys: Origin["path"]; readonly name: string } | null = null;
  return ({ file, path }) => {
    const keys = path.slice(0, -1);
    if (typeof path.at(-1) !== "number") return null;
    const isLast = last?.file === file && last.keys.length === keys.length;
    if (last === null || !isLast || !keys.every((key, index) => key === last?.keys[index]))
      last = { file, keys, name: `${file} ${keys.join(" ")}` };
    return last.name;
  };
}
