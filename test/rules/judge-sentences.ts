import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { RULES } from "../../src/check/rules/index.ts";
import { runRules } from "../../src/check/run-rules.ts";
import type { Problem } from "../../src/problems/problem.ts";
import { contextAt, judge as judgePlan } from "../check/judge.ts";
import { type Files, loadWithBase } from "./load-fixture.ts";

const PLACES = [
  "purpose",
  "summary",
  "highlight",
  "decision",
  "reasons",
  "implication",
  "main",
  "paper",
] as const;
type Place = (typeof PLACES)[number];

const sentence = z.strictObject({
  rule: z.string(),
  /** Whether a careful officer would want the rule to report it. */
  fires: z.boolean(),
  /** Its place in the report. A list of texts has one place, or one for each. */
  in: z.union([z.enum(PLACES), z.array(z.enum(PLACES))]),
  /** A list is several paragraphs, highlights, decisions or background papers. */
  text: z.union([z.string(), z.array(z.string())]),
  why: z.string(),
  /** The row of the implications. */
  row: z.string().optional(),
  "shown-by": z.array(z.unknown()).optional(),
  /** Other fields of the report. */
  report: z.record(z.string(), z.unknown()).optional(),
  /** YAML that is read together with the plan. */
  with: z.string().optional(),
  "as-at": z.string().optional(),
});
type Sentence = z.output<typeof sentence>;

/** Per cents that the rules may not fall below. They are written here and not in a snapshot, so that only a person changes them. */
const floors = z.strictObject({ precision: z.number(), recall: z.number() });

const table = z.strictObject({
  plan: z.string().optional(),
  /** Another table, whose plan it is judged with. */
  "plan-of": z.string().optional(),
  floors,
  sentences: z.array(sentence),
});

export interface Judged {
  readonly rule: string;
  readonly fires: boolean;
  /** Whether the rule found anything in the text. */
  readonly fired: boolean;
  readonly text: string;
  readonly why: string;
}

/** The sentences of a table as they were judged, and its floors. */
export interface JudgedTable {
  readonly floors: z.output<typeof floors>;
  readonly judged: readonly Judged[];
}

/**
 * Checks each sentence of a table in a report of its own, with the table's plan and the base. A rule that does not
 * exist never fires.
 * @throws Error when a sentence's plan does not load without a problem, or its rule stops on it.
 */
export async function judgeSentences(file: string): Promise<JudgedTable> {
  const { floors, sentences } = await readTable(file);
  const plan = await planOf(file);
  const judged: Judged[] = [];
  for (const one of sentences) judged.push(await judge(one, plan));
  return { floors, judged };
}

const readTable = async (file: string): Promise<z.output<typeof table>> =>
  table.parse(parse(await readFile(file, "utf8")));

async function planOf(file: string): Promise<string> {
  const { plan, "plan-of": other } = await readTable(file);
  return plan ?? (other === undefined ? "" : planOf(path.join(path.dirname(file), other)));
}

async function judge(one: Sentence, plan: string): Promise<Judged> {
  const loaded = await loadWithBase(filesFor(one, plan));
  const asAt = one["as-at"] ?? "2016-09-02";
  const rules = RULES.filter(({ id }) => id === one.rule);
  const found = runRules(rules, contextAt(loaded.plan, asAt));
  const broken = [...loaded.problems, ...found.filter(({ rule }) => rule === "internal-error")];
  if (broken.length > 0) throw new Error(`${shown(one)}: ${broken.map(({ message }) => message).join("; ")}`);
  const fired = found.some((problem) => problem.rule === one.rule && isIn(one, problem));
  return { rule: one.rule, fires: one.fires, fired, text: shown(one), why: one.why };
}

function filesFor(one: Sentence, plan: string): Files {
  const report = stringify(
    { reports: [{ id: "report", "as-at": one["as-at"] ?? "2016-09-02", ...fieldsOf(one) }] },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
  const files: [string, string][] = [
    ["plan.yaml", plan],
    ["report.yaml", report],
  ];
  return new Map(one.with === undefined ? files : [...files, ["with.yaml", one.with]]);
}

/** The fields of the report that hold the sentence, and the other fields that it needs. */
function fieldsOf(one: Sentence): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...one.report };
  for (const [place, texts] of textsByPlace(one)) {
    if (place === "highlight")
      fields.highlights = texts.map((text) => ({
        text,
        ...(one["shown-by"] && { "shown-by": one["shown-by"] }),
      }));
    else if (place === "decision") fields.decisions = texts;
    else if (place === "paper") fields["background-papers"] = texts.map((title) => ({ title }));
    else if (place === "implication")
      fields.implications = { ...(fields.implications as object), [rowOf(one)]: texts.join("\n\n") };
    else fields[place] = texts.join("\n\n");
  }
  return fields;
}

function textsByPlace(one: Sentence): Map<Place, string[]> {
  const texts = [one.text].flat();
  const places = [one.in].flat();
  if (places.length > 1 && places.length !== texts.length)
    throw new Error(`${shown(one)}: a place for each text`);
  const placed = texts.map((text, index) => [places[index] ?? (places[0] as Place), text] as const);
  const grouped = Map.groupBy(placed, ([place]) => place);
  return new Map([...grouped].map(([place, pairs]) => [place, pairs.map(([, text]) => text)]));
}

const FIELDS: Record<Place, readonly string[]> = {
  purpose: ["purpose"],
  summary: ["summary"],
  highlight: ["highlights"],
  decision: ["decisions"],
  reasons: ["reasons"],
  implication: ["implications"],
  main: ["main"],
  paper: ["background-papers"],
};

/** Whether a problem points at the sentence, and not at another text of its report. */
function isIn(one: Sentence, { origin }: Problem): boolean {
  if (origin.file !== "report.yaml") return false;
  return [one.in].flat().some((place) => {
    const path = ["reports", 0, ...FIELDS[place], ...(place === "implication" ? [rowOf(one)] : [])];
    return path.every((step, index) => origin.path[index] === step);
  });
}

function rowOf(one: Sentence): string {
  if (one.row === undefined) throw new Error(`${shown(one)}: which row of the implications?`);
  return one.row;
}

const shown = ({ text, row }: Sentence): string =>
  (row === undefined ? "" : `${row}: `) + [text].flat().join(" | ").replaceAll(/\s+/g, " ");

/** The rules that find something in a report whose main text is right, with the plan of a table. */
export async function judgeReport(file: string, main: string): Promise<string[]> {
  const plan = await planOf(file);
  const appendices = [{ id: "action-plan", block: "action-plan" }];
  const report = stringify({ reports: [{ id: "report", "as-at": "2016-09-02", main, appendices }] });
  const loaded = await loadWithBase(
    new Map([
      ["plan.yaml", plan],
      ["report.yaml", report],
    ]),
  );
  const found = judgePlan(loaded.plan, "2016-09-02").filter(({ origin }) => origin.path[2] === "main");
  return [...loaded.problems, ...found].map(({ rule, message }) => `${rule}: ${message}`);
}

/** How many of the sentences that fire should, and how many of those that should fire do, in per cent. */
export function scoresOf(judged: readonly Judged[]): z.output<typeof floors> {
  const hits = judged.filter(({ fires, fired }) => fires && fired).length;
  const share = (whole: number): number => (whole === 0 ? 100 : (100 * hits) / whole);
  return {
    precision: share(judged.filter(({ fired }) => fired).length),
    recall: share(judged.filter(({ fires }) => fires).length),
  };
}

/** The result of each rule, and precision and recall over all. */
export function printScores(judged: readonly Judged[]): string {
  const rules = [...Map.groupBy(judged, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  const { precision, recall } = scoresOf(judged);
  return [
    ...rules.map(([rule, ones]) => scoreLine(rule, ones)),
    "",
    scoreLine("all", judged),
    `precision ${Math.round(precision)}%, recall ${Math.round(recall)}%`,
    "",
  ].join("\n");
}

/** The scores, and every sentence that was judged wrongly. */
export const printJudged = (judged: readonly Judged[]): string =>
  [
    printScores(judged),
    "Should fire and does not:",
    ...wrong(judged, true),
    "",
    "Fires and should not:",
    ...wrong(judged, false),
    "",
  ].join("\n");

function scoreLine(name: string, judged: readonly Judged[]): string {
  const right = (fires: boolean): string => {
    const ones = judged.filter((one) => one.fires === fires);
    return `${ones.filter(({ fired }) => fired === fires).length}/${ones.length}`;
  };
  return `${name}  fires ${right(true)}  silent ${right(false)}`;
}

const wrong = (judged: readonly Judged[], fires: boolean): string[] =>
  judged
    .filter((one) => one.fires === fires && one.fired !== fires)
    .map(({ rule, text, why }) => `  ${rule}: ${text} (${why})`)
    .sort();
