import type { Glance } from "./load/glance.ts";
import type { ReportModel } from "./model/report-model.ts";
import type { CheckPlanOptions } from "./pipeline/check-plan.ts";
import type { Examined, ExamineOptions } from "./pipeline/examine.ts";
import type { Explained } from "./pipeline/explain-entry.ts";
import type { ValueExplainer } from "./pipeline/explain-value.ts";
import type { LoadedPlan } from "./pipeline/loaded-plan.ts";
import type { PlanPreview } from "./pipeline/preview-plan.ts";
import type { SettingsOptions } from "./pipeline/settings.ts";
import type { WordList } from "./pipeline/vocabulary.ts";
import type { RuleGroup } from "./problems/problem.ts";

/** The part of the library that tells what there is: rules, words, schemas, one entry, the computer. `index.ts` exports it. */

/** Every rule of `check` with its reasons and examples, in groups, in a reader's order. */
export async function listRules(): Promise<readonly RuleGroup[]> {
  return (await import("./pipeline/rule-catalogue.ts")).RULE_CATALOGUE;
}

/**
 * Explains one entry of a plan to those who keep it: its history with file and line, what it is at a date, who answers for
 * it, where it is printed and what is wrong with it. Nothing is withheld.
 * @throws UsageError where the plan has no such entry, or it was not known at the date.
 */
export async function explainEntry(
  plan: LoadedPlan,
  id: string,
  options: CheckPlanOptions = {},
): Promise<Explained> {
  return (await import("./pipeline/explain-entry.ts")).explainEntry(plan, id, options);
}

/**
 * Explains the values of a report to those who keep its plan: what each is of, where that is written, what became of it, and
 * what the report before said. Nothing is withheld.
 * @param prefix is put before the names of files, such as `data/`.
 */
export async function explainValues(
  plan: LoadedPlan,
  model: ReportModel,
  prefix = "",
): Promise<ValueExplainer> {
  return (await import("./pipeline/explain-value.ts")).explainValues(plan, model, prefix);
}

/** Tries all that improve needs of a computer and of a plan, and prints a page to audit it. Nothing is thrown for what is wrong. */
export async function examine(options: ExamineOptions = {}): Promise<readonly Examined[]> {
  return (await import("./pipeline/examine.ts")).examine(options);
}

/**
 * Opens a plan on the disk to look at it while it is edited: what is shown of it is made anew each time it is asked for.
 * @param prefix is put before the names of the plan's files, such as `data/`.
 */
export async function openPreview(
  folder: string,
  options: SettingsOptions = {},
  prefix = "",
): Promise<PlanPreview> {
  return new (await import("./pipeline/preview-plan.ts")).PlanPreview(folder, options, prefix);
}

/** The words of plans and texts that one can look for: measures, blocks, references, events, statuses, templates and fields. */
export async function listWords(): Promise<readonly WordList[]> {
  return (await import("./pipeline/vocabulary.ts")).VOCABULARY;
}

/** What can be completed of a plan while somebody types: its ids and months, found without reading it as a plan. */
export async function glanceAt(folder: string): Promise<Glance> {
  return (await import("./load/glance.ts")).glanceAt(folder);
}

/** The JSON Schema of a plan's files, with the ids that this plan has and its own words for statuses. */
export async function planSchema(plan: LoadedPlan): Promise<object> {
  return (await import("./pipeline/json-schemas.ts")).schemaOfPlan(plan);
}

/** A JSON Schema for each file that is read, and for each JSON that is printed, by its name. */
export async function jsonSchemas(): Promise<Readonly<Record<string, object>>> {
  return (await import("./pipeline/json-schemas.ts")).jsonSchemas();
}
