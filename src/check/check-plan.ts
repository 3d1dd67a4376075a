import { earlierReports, type PublishedReport } from "../disclosure/knowledge.ts";
import { protectPlan } from "../disclosure/protect-plan.ts";
import { type Named, namedEntries } from "../plan/history/lookup.ts";
import { replayOnce } from "../plan/history/replay.ts";
import type { Plan } from "../plan/schema/plan.ts";
import { audienceOf, isPublished, type Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { originOf } from "../problems/origin.ts";
import type { Problem } from "../problems/problem.ts";
import { internalError } from "./control/rules.ts";
import type { CheckContext, Rule } from "./rule.ts";
import { RULES } from "./rules/index.ts";

interface CheckInput {
  readonly plan: Plan;
  /** The only "today" there is. */
  readonly asAt: IsoDate;
  /** What reports still to come are built as at, where that is not their own date. */
  readonly builtAsAt?: IsoDate | undefined;
  readonly published: CheckContext["published"];
  /** Every report with its model; the published ones when not given. */
  readonly out?: readonly PublishedReport[];
}

/**
 * Judges a plan as it was known at a date, and every report not yet published. A rule that stops is a problem
 * with the rule id `internal-error`.
 */
export function checkPlan(input: CheckInput): Problem[] {
  return runRules(RULES, contextOf(input));
}

/** What rules look at. The plan is replayed only once for each date they ask for. */
export function contextOf({ plan, asAt, builtAsAt, published, out }: CheckInput): CheckContext {
  const at = replayOnce(plan);
  const frozen = plan.reports.flatMap((report) => {
    const model = published.get(report.id)?.frozen;
    return model === undefined ? [] : [{ report, model }];
  });
  return {
    plan,
    known: at(asAt),
    asAt,
    at,
    named: firstOfEach(namedEntries(plan)),
    reports: plan.reports.filter((report) => !isPublished(report)),
    published,
    shownIn: once((report: Report) =>
      protectPlan(
        at(builtAsAt ?? report.asAt),
        audienceOf(report),
        earlierReports(report, out ?? frozen, at),
      ),
    ),
  };
}

/** The function, with its answers remembered. */
function once<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const answers = new Map<Question, Answer>();
  return (question) => {
    const known = answers.get(question) ?? answer(question);
    answers.set(question, known);
    return known;
  };
}

/** Where an id is used twice, it names the first entry. */
function firstOfEach(entries: Iterable<Named>): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const entry of entries) if (!named.has(entry.path)) named.set(entry.path, entry);
  return named;
}

/**
 * Runs every rule. One that throws becomes a problem of its own, and the others still run. A message is one line,
 * whatever text it quotes. Nothing is reported about an entry whose update could not be read: it would be judged by an
 * earlier status.
 */
export function runRules(rules: readonly Rule[], context: CheckContext): Problem[] {
  return rules.flatMap((rule) => runRule(rule, context));
}

function runRule(rule: Rule, context: CheckContext): Problem[] {
  const problems: Problem[] = [];
  try {
    for (const problem of rule.check(context)) {
      if (context.plan.idsWithUnreadableUpdates.has(problem.entity ?? "")) continue;
      const message = problem.message.replace(/\s+/g, " ");
      problems.push({ ...problem, message, rule: rule.id, severity: problem.severity ?? rule.severity });
    }
  } catch (error) {
    problems.push(stopped(rule, error, context));
  }
  return problems;
}

function stopped(rule: Rule, error: unknown, context: CheckContext): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const entity = lastEntity(rule, context);
  const at = entity === undefined ? "" : ` at "${entity}"`;
  return {
    rule: internalError.id,
    severity: internalError.severity,
    message: `The rule "${rule.id}" stopped${at}: ${reason}`,
    origin: context.named.get(entity ?? "")?.origin ?? context.plan.header?.origin ?? originOf("plan.yaml"),
    entity: entity ?? rule.id,
    hint: "This is a fault of the program, not of the plan; the other rules have run.",
  };
}

/**
 * The entry that a rule looked at last before it threw: the rule runs again over a context that notes which entry's
 * fields are read. Rules are pure, so it stops at the same place. Undefined where it looked at no entry.
 */
function lastEntity(rule: Rule, context: CheckContext): string | undefined {
  let last: string | undefined;
  const traced = trace(context, (entity) => {
    last = entity;
  });
  try {
    for (const _ of rule.check(traced));
  } catch {
    return last;
  }
  return undefined;
}

/** A context that notes each entry that is read. Each object has one proxy, so that equal objects stay equal. */
function trace(root: CheckContext, note: (entity: string) => void): CheckContext {
  const proxies = new WeakMap<object, object>();
  const wrap = (value: unknown): unknown => {
    if (typeof value === "function" && root.at === value) {
      return (date: IsoDate) => wrap(root.at(date));
    }
    if (value === null || typeof value !== "object" || value instanceof Map || value instanceof Set)
      return value;
    const known = proxies.get(value);
    if (known !== undefined) return known;
    const proxy = new Proxy(value, {
      get(target, key, receiver) {
        if ("id" in target && "origin" in target) note(String(target.id));
        return wrap(Reflect.get(target, key, receiver));
      },
    });
    proxies.set(value, proxy);
    return proxy;
  };
  return wrap(root) as CheckContext;
}
