import type { Plan } from "../../../plan/schema/plan.ts";
import { updatesOnce } from "../../../plan/schema/updates.ts";
import { addMonths, formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { compareText } from "../../../problems/locate.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

/** No plan goes without updates for this long and then continues. */
const SILENCE_MONTHS = 12;

export const dateImplausible: Rule = {
  id: "date-implausible",
  severity: "warning",
  summary: "An update or an extract is dated more than a year before or after all the others.",
  why: "A mistyped year removes a return from every report: what is dated after a report is not known by then, and nothing else would show that it is missing.",
  bad: `\
updates:
  - { date: 2016-06-20, of: 1.1, progress: Half of the managers are trained. }
  - { date: 2016-07-20, of: 1.1, progress: Most of the managers are trained. }
  - { date: 2061-08-26, of: 1.1, status: complete }
`,
  good: `\
updates:
  - { date: 2016-06-20, of: 1.1, progress: Half of the managers are trained. }
  - { date: 2016-07-20, of: 1.1, progress: Most of the managers are trained. }
  - { date: 2016-08-26, of: 1.1, note: No change }
`,
  *check({ plan }) {
    const facts = factsOf(plan);
    for (const { fact, nearest } of outliers(facts)) {
      yield {
        message: `${fact.name} is dated "${fact.date}", more than a year from all the others: expected a day near ${formatDate(nearest)}`,
        origin: below(fact.origin, "date"),
        entity: fact.entity,
        hint: "Correct the year: an entry with a wrong date is missing from the reports it belongs to.",
      };
    }
  },
};

interface Fact {
  readonly name: string;
  readonly date: IsoDate;
  readonly origin: Origin;
  readonly entity: string | undefined;
}

function factsOf({ updates, extracts }: Plan): Fact[] {
  return [
    ...updatesOnce(updates).map(({ of, date, origin }) => ({
      name: `The update of "${of}"`,
      date,
      origin,
      entity: of,
    })),
    ...extracts.map(({ date, origin }) => ({ name: "The extract", date, origin, entity: undefined })),
  ].sort((a, b) => compareText(a.date, b.date));
}

/** Facts that a long silence separates from most of the others, with the nearest of those days. */
function outliers(facts: readonly Fact[]): { fact: Fact; nearest: IsoDate }[] {
  const runs = runsOf(facts);
  const [most, next] = runs.toSorted((a, b) => b.length - a.length);
  if (most === undefined || most.length === next?.length) return [];
  const [first, last] = [most[0]?.date ?? "", most.at(-1)?.date ?? ""];
  return runs
    .filter((run) => run !== most)
    .flat()
    .map((fact) => ({ fact, nearest: fact.date < first ? first : last }));
}

/** Facts without a long silence between them. */
function runsOf(facts: readonly Fact[]): Fact[][] {
  const runs: Fact[][] = [];
  for (const fact of facts) {
    const before = runs.at(-1)?.at(-1)?.date;
    if (before === undefined || fact.date > addMonths(before, SILENCE_MONTHS)) runs.push([fact]);
    else runs.at(-1)?.push(fact);
  }
  return runs;
}
