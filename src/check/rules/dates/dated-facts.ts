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
interface Dated extends Pick<DatedFact, "owner" | "entity"> {
  /** What comes before the entity in the name; the whole name where there is no entity or `isNamed`. */
  readonly what: string;
  readonly isNamed?: boolean;
}

/** What the dates of a list have in common. */
type Listed = Pick<DatedFact, "isReturn" | "mayBeOld" | "list">;

const OF_NO_LIST: Listed = { isReturn: false, mayBeOld: false, list: null };

const OLD: Listed = { ...OF_NO_LIST, mayBeOld: true };

/** A large plan has a hundred thousand, and of few of them the name and the place are told. */
class Fact implements DatedFact {
  readonly date: IsoDate;
  readonly field: string;
  readonly owner: Origin;
  readonly entity: string | undefined;
  private readonly what: string;
  private readonly isNamed: boolean;
  private readonly listed: Listed;

  constructor({ what, isNamed, owner, entity }: Dated, field: string, date: IsoDate, listed: Listed) {
    this.date = date;
    this.field = field;
    this.owner = owner;
    this.entity = entity;
    this.what = what;
    this.isNamed = isNamed ?? entity === undefined;
    this.listed = listed;
  }

  get name(): string {
    return this.isNamed ? this.what : `${this.what} "${this.entity}"`;
  }

  get isReturn(): boolean {
    return this.listed.isReturn;
  }

  get mayBeOld(): boolean {
    return this.listed.mayBeOld;
  }

  get list(): string | null {
    return this.listed.list;
  }

  get origin(): Origin {
    return below(this.owner, this.field);
  }
}

/** The updates and extracts of a plan. */
export function datedReturns(plan: Plan, isMeant = (_: IsoDate): boolean => true): DatedFact[] {
  const facts: DatedFact[] = [];
  const listOf = lists({ isReturn: true, mayBeOld: false });
  for (const { of, date, origin: owner } of updatesOnce(plan.updates)) {
    const dated = { what: "The update of", owner, entity: of };
    if (isMeant(date)) facts.push(new Fact(dated, "date", date, listOf(owner)));
  }
  for (const { figures, early, date, origin: owner } of plan.extracts) {
    // One without a single period that was over has a problem of its own.
    if (!isMeant(date) || (figures.length === 0 && early.length > 0)) continue;
    facts.push(new Fact({ what: "The extract", owner, entity: undefined }, "date", date, listOf(owner)));
  }
  return facts;
}

/** Every date of the plan that decides what a report shows. */
export function datedFacts(plan: Plan): DatedFact[] {
  const { header, actions, events, audits, reports, kpis, posts } = plan;
  const facts = datedReturns(plan);
  const listOf = lists({ isReturn: false, mayBeOld: false });
  const add = (dated: Dated, field: string, date: IsoDate | undefined, listed = OF_NO_LIST): void => {
    if (date !== undefined) facts.push(new Fact(dated, field, date, listed));
  };
  if (header !== null)
    add({ what: "The start of the plan", owner: header.origin, entity: undefined }, "start", header.start);
  for (const { id, added, start, due, origin } of actions) {
    const action = { what: "Action", owner: origin, entity: id };
    add(action, "added", added);
    add(action, "start", start);
    add(action, "due", due);
  }
  for (const { id, added, held, planned, documents = [], origin } of events) {
    const event = { what: "Event", owner: origin, entity: id };
    add(event, "added", added);
    add(event, "planned", planned?.interval?.start);
    add(event, "held", held?.start, OLD);
    for (const [index, one] of documents.entries()) {
      const owner = below(origin, "documents", index);
      add({ what: `"${id}/${one.id}"`, isNamed: true, owner, entity: id }, "date", one.date, OLD);
    }
  }
  for (const { id, added, planned, date, origin } of audits) {
    const audit = { what: "Audit", owner: origin, entity: id };
    add(audit, "added", added);
    add(audit, "planned", planned?.interval?.start);
    add(audit, "date", date, listOf(origin));
  }
  for (const { id, asAt, meeting, origin } of reports) {
    add({ what: "The report", owner: origin, entity: id }, "as-at", asAt);
    const owner = below(origin, "meeting");
    add({ what: "The meeting of", owner, entity: id }, "date", meeting?.date);
  }
  for (const { id, added, targets = [], comparators = [], breaks = [], origin } of kpis) {
    const part = (name: string, list: string, index: number): Dated => ({
      ...{ what: `${name} of`, owner: below(origin, list, index), entity: id },
    });
    add({ what: "KPI", owner: origin, entity: id }, "added", added);
    for (const [index, { from, agreed }] of targets.entries()) {
      const target = part("A target", "targets", index);
      add(target, "from", from);
      add(target, "agreed", agreed);
    }
    for (const [index, { published }] of comparators.entries())
      add(part("A comparator", "comparators", index), "published", published, OLD);
    for (const [index, { from, decided }] of breaks.entries()) {
      const broken = part("A break", "breaks", index);
      add(broken, "from", from);
      add(broken, "decided", decided);
    }
  }
  for (const { id, holders = [], origin } of posts) {
    for (const [index, { from }] of holders.entries()) {
      const owner = below(origin, "holders", index);
      add({ what: "A holder of", owner, entity: id }, "from", from, { ...OLD, list: `post ${id}` });
    }
  }
  return facts;
}

/** The list of a file that an entry is written in: one for all of its entries. */
function lists(shared: Omit<Listed, "list">): (origin: Origin) => Listed {
  let last: { readonly file: string; readonly keys: Origin["path"]; readonly listed: Listed } | null = null;
  return ({ file, path }) => {
    const keys = path.slice(0, -1);
    if (typeof path.at(-1) !== "number") return { ...shared, list: null };
    const isLast = last?.file === file && last.keys.length === keys.length;
    if (last === null || !isLast || !keys.every((key, index) => key === last?.keys[index]))
      last = { file, keys, listed: { ...shared, list: `${file} ${keys.join(" ")}` } };
    return last.listed;
  };
}
