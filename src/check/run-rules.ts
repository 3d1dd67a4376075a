import { earlierReports, type PublishedReport } from "../disclosure/earlier-reports.ts";
import type { Views } from "../disclosure/views.ts";
import type { ReportDocument } from "../model/document.ts";
import { type Named, namedEntries } from "../plan/history/lookup.ts";
import { audienceOf, isPublished, type Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { originOf } from "../problems/origin.ts";
import type { Problem } from "../problems/problem.ts";
import { internalError } from "./control/rules.ts";
import { type ReportSentence, readSentences } from "./prose/report-prose.ts";
import type { CheckContext, Rule } from "./rule.ts";

interface RulesInput {
  readonly views: Views;
  /** The only "today" there is. */
  readonly asAt: IsoDate;
  /** What reports still to come are built as at, where that is not their own date. */
  readonly builtAsAt?: IsoDate | undefined;
  readonly published: CheckContext["published"];
  readonly texts: CheckContext["texts"];
  readonly fonts: CheckContext["fonts"];
  /** Every report that readers have or are about to get. */
  readonly readersHave: readonly PublishedReport[];
  /** The documents of the reports not yet published. */
  readonly documents: () => readonly ReportDocument[];
}

/** What rules look at; the plan is replayed once for each date they ask for. */
export function contextOf(input: RulesInput): CheckContext {
  const { views, asAt, builtAsAt, published, readersHave, documents, texts, fonts } = input;
  const { plan } = views;
  const { at } = views;
  const sentences = new Map<Report, readonly ReportSentence[]>();
  return {
    plan,
    known: at(asAt),
    asAt,
    isAsked: builtAsAt !== undefined,
    at,
    named: firstOfEach(namedEntries(plan)),
    reports: plan.reports.filter((report) => !isPublished(report)),
    sentencesIn: (report) => {
      const known = sentences.get(report) ?? ownSentences(report);
      sentences.set(report, known);
      return known;
    },
    texts,
    printed: () => JSON.stringify(documents()),
    fonts,
    published,
    shownIn: (report: Report) =>
      views.shown({
        asAt: builtAsAt ?? report.asAt,
        audience: audienceOf(report),
        edition: "exempt",
        earlier: earlierReports(report, readersHave, at),
      }),
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

/** What is true whatever the updates say, and may be why they could not be read. */
const OF_NO_UPDATE: readonly string[] = ["duplicate-id"];

function runRule(rule: Rule, context: CheckContext): Problem[] {
  const problems: Problem[] = [];
  try {
    for (const problem of rule.check(context)) {
      const isUnreadable = context.plan.idsWithUnreadableUpdates.has(problem.entity ?? "");
      if (isUnreadable && !OF_NO_UPDATE.includes(rule.id)) continue;
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

/** The sentences that a report's author answers for. Those quoted are somebody else's. */
const ownSentences = (report: Report): ReportSentence[] =>
  [...readSentences(report)].filter(({ kind, quoted }) => kind !== "quote" && !quoted);
