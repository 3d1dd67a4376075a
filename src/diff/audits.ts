import { notIn, same } from "../model/same.ts";
import type { AuditState } from "../model/state.ts";
import { formatValue } from "../plan/measures/figures.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { list, plural } from "../text/words.ts";
import { type Change, changeOf } from "./change.ts";
import { type Comparer, matchById, type NameOf } from "./comparer.ts";
import { auditEntry } from "./entries.ts";
import { reworded } from "./words.ts";

/** Rounds of audits: those reported, those planned, and what is said otherwise of a round that both sides know. */
export const audits: Comparer<"audits"> = {
  part: "audits",
  compare(before, after, { nameOf }) {
    const { added, removed, both } = matchById(before, after);
    return [
      ...added.map((one) => (one.date === null ? planned(one) : reported(one, one.date))),
      ...removed.map((one) =>
        changeOf(auditEntry(one), "audit-removed", `is no longer there; it was ${whenWas(one)}`, {
          from: one.theme,
        }),
      ),
      ...both.flatMap(([old, now]) => [
        ...diffDate(old, now),
        ...reworded(
          auditEntry(now),
          "audit-reworded",
          { field: "theme", name: "its theme" },
          old.theme,
          now.theme,
        ),
        ...diffAnswers(old, now, nameOf),
        // What a round found is told with its report.
        ...((old.date === null) === (now.date === null) ? diffResults(old, now) : []),
      ]),
    ];
  },
};

const NO_DATE = "no date yet";

const whenWas = ({ date, planned }: AuditState): string =>
  date === null ? `planned: ${planned ?? NO_DATE}` : `reported on ${formatDate(date)}`;

/** "planned: October 2016; 20 case files" */
function planned(audit: AuditState): Change {
  const size = audit.cases === null ? "" : `; ${plural(audit.cases, "case file")}`;
  const what = `planned: ${audit.planned ?? NO_DATE}${size}`;
  return changeOf(auditEntry(audit), "audit-planned", what, { field: "planned", to: audit.planned });
}

/** "reported on 5 August 2016: 9 of 24 case files good or better (38%)" */
function reported(audit: AuditState, date: IsoDate): Change {
  const { cases, recurring } = audit;
  const size = cases === null ? "a few case files" : plural(cases, "case file");
  const share = sayGood(audit) ?? size;
  const again = recurring.length === 0 ? "" : `; found again: ${list(recurring)}`;
  const what = `reported on ${formatDate(date)}: ${share}${again}`;
  return changeOf(auditEntry(audit), "audit-added", what, { field: "date", to: date });
}

/** Null where the share is not known to readers. */
const sayGood = ({ good, cases }: AuditState): string | null =>
  good === null || cases === null
    ? null
    : `${good} of ${plural(cases, "case file")} good or better (${formatValue((100 * good) / cases, PERCENT)})`;

const PERCENT = { unit: "%", decimals: 0 };

function diffDate(old: AuditState, now: AuditState): Change[] {
  if (old.date === null && now.date !== null) return [reported(now, now.date)];
  if (old.date !== null && now.date === null) {
    const what = `no longer has a result, and was ${whenWas(old)}; planned: ${now.planned ?? NO_DATE}`;
    const details = { field: "date", from: old.date, to: now.planned };
    return [changeOf(auditEntry(now), "audit-not-reported", what, details)];
  }
  const moved = (field: "date" | "planned", what: string): Change[] =>
    old[field] === now[field]
      ? []
      : [changeOf(auditEntry(now), "audit-rescheduled", what, { field, from: old[field], to: now[field] })];
  return [
    ...moved("date", `is ${whenWas(now)}, previously ${whenWas(old)}`),
    ...moved("planned", `planned: ${now.planned ?? NO_DATE}; previously: ${old.planned ?? NO_DATE}`),
  ];
}

/** What both sides say of the cases of a round, and of what was found in them. */
function diffResults(old: AuditState, now: AuditState): Change[] {
  const kind = now.date === null ? "audit-rescheduled" : "audit-grades-changed";
  return [
    ...restated(now, kind, "cases", [old, now].map(sayCases)),
    ...(same(old.grades, now.grades)
      ? restated(
          now,
          "audit-grades-changed",
          "good",
          [old, now].map((one) => sayGood(one)),
        )
      : restated(now, "audit-grades-changed", "grades", sayGrades(old, now))),
    ...restated(now, "audit-moderated", "moderated", [old, now].map(sayModerated)),
    ...restated(now, "audit-reworded", "recurring", [old, now].map(sayRecurring)),
  ];
}

type Said = readonly (string | null)[];

/** "its grades: Good 10 and Inadequate 14, previously Good 9 and Inadequate 15" */
function restated(
  now: AuditState,
  kind: Change["kind"],
  field: keyof typeof NAMES,
  [from = null, to = null]: Said,
): Change[] {
  if (from === to) return [];
  const before = from === null ? "" : `, previously ${from}`;
  const what = `${NAMES[field]}: ${to ?? "nothing"}${before}`;
  return [changeOf(auditEntry(now), kind, what, { field, from, to })];
}

const NAMES = {
  cases: "its size",
  grades: "its grades",
  good: "its share",
  moderated: "moderated",
  recurring: "found again",
} as const;

const sayCases = ({ cases }: AuditState): string | null =>
  cases === null ? null : plural(cases, "case file");

/** A number that readers are not told any more is not told as the one before, either. */
function sayGrades(old: AuditState, now: AuditState): Said {
  const hidden = now.grades.filter(({ count }) => count === null).map(({ grade }) => grade);
  return [old, now].map(({ grades }) =>
    grades.length === 0
      ? null
      : list(
          grades.map(({ grade, count }) => `${grade} ${hidden.includes(grade) ? "[c]" : (count ?? "[c]")}`),
        ),
  );
}

const sayModerated = ({ moderated }: AuditState): string | null =>
  moderated === null ? null : `${moderated.agreed} of ${plural(moderated.cases, "grade")} agreed`;

const sayRecurring = ({ recurring }: AuditState): string | null =>
  recurring.length === 0 ? null : list(recurring.toSorted());

function diffAnswers(old: AuditState, now: AuditState, nameOf: NameOf): Change[] {
  if (notIn(old.answers, now.answers).length + notIn(now.answers, old.answers).length === 0) return [];
  const say = ({ answers }: AuditState): string =>
    answers.length === 0 ? "nothing" : list(answers.map(nameOf));
  const [from, to] = [say(old), say(now)];
  const what = `is about ${to}, previously about ${from}`;
  return [changeOf(auditEntry(now), "audit-reworded", what, { field: "answers", from, to })];
}
