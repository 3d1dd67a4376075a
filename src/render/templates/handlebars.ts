import Handlebars from "handlebars";
import { UsageError, UserError } from "../../errors.ts";
import { didYouMean, list } from "../../text/words.ts";
import { Markup } from "../markup.ts";
import type { BlockMemory } from "./block-memory.ts";
import { createStrictModel, NotTextError, type StrictModel, UnknownKeyError } from "./strict-model.ts";

/** A template as it was read from its file. */
export interface Template {
  readonly file: string;
  readonly source: string;
}

/** What a template calls by its name, with plain data. */
export interface Helper {
  readonly name: string;
  /** The words that it takes, where a template that writes another is wrong. */
  readonly words?: readonly string[];
  /** The partial that prints what it gives. */
  readonly partial?: string;
  /** Gives text, a number, true or false, data for a block to go through, or markup. */
  readonly run: (...values: never[]) => unknown;
}

/** Why a helper cannot do what a template asks for, without the place, which is added. */
export class HelperError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

type Compiled = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

/**
 * Fills in a template. Every value is escaped, prototypes cannot be read, and a name that does not
 * exist is an error.
 * @param templates by the name under which others include them.
 * @param values the plain data that templates read.
 * @param entry the template that is the page.
 * @param memory blocks as they were printed before.
 * @throws UsageError for a mistake in a template, with its file, its line where it is known, and what to do.
 */
export function fillIn(
  templates: ReadonlyMap<string, Template>,
  helpers: readonly Helper[],
  values: object,
  entry: string,
  memory: BlockMemory | null = null,
): string {
  const names = helpers.map(({ name }) => name);
  const words = new Map(helpers.map((helper) => [helper.name, helper.words ?? []]));
  const vocabulary = { helpers: [...BUILT_IN, ...names], partials: [...templates.keys()], words };
  const compiled = compileAll(templates, vocabulary);
  const strict = createStrictModel();
  const print = (partial: string, value: unknown): string =>
    (compiled.get(partial) as Compiled)(value, given);
  const given = {
    ...DENIED,
    helpers: Object.fromEntries(helpers.map((helper) => [helper.name, adapt(helper, strict, print)])),
    partials: Object.fromEntries(memory?.remembered(compiled, strict.unwrap) ?? compiled),
  };
  return (compiled.get(entry) as Compiled)(strict.wrap(values, ""), given);
}

const BUILT_IN: readonly string[] = ["each", "if", "unless", "with", "lookup"];

/** These are the defaults, but without them Handlebars logs to the console whatever it denies. */
const DENIED = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

const engine = Handlebars.create();
engine.unregisterHelper("log");

/** What was compiled, by file. A site fills in the same templates for every page, and a folder of reports for every month. */
const compiledBefore = new Map<string, { readonly from: string; readonly compiled: Compiled }>();

/** Compiles templates, but those of a file that has not changed only once for the same names. */
function compileAll(
  templates: ReadonlyMap<string, Template>,
  vocabulary: Vocabulary,
): ReadonlyMap<string, Compiled> {
  const { helpers, partials, words } = vocabulary;
  const names = JSON.stringify([helpers, partials, [...words]]);
  const compileOnce = (template: Template): Compiled => {
    const from = `${names}\n${template.source}`;
    const before = compiledBefore.get(template.file);
    if (before?.from === from) return before.compiled;
    const compiled = compile(template, vocabulary);
    compiledBefore.set(template.file, { from, compiled });
    return compiled;
  };
  return new Map([...templates].map(([name, template]) => [name, compileOnce(template)]));
}

function compile(template: Template, vocabulary: Vocabulary): Compiled {
  const parsed = parse(template);
  checkTemplate(template.file, parsed, vocabulary);
  const knownHelpers = Object.fromEntries(vocabulary.helpers.map((name) => [name, true])) as KnownHelpers;
  const options = { strict: true, knownHelpersOnly: true, knownHelpers, preventIndent: true };
  const filled = engine.compile(parsed, options);
  return (context, options) => {
    try {
      return filled(context, options);
    } catch (cause) {
      throw fillingError(template.file, parsed, cause);
    }
  };
}

function parse({ file, source }: Template): TemplateNode {
  try {
    return engine.parse(source);
  } catch (cause) {
    throw syntaxError(file, cause);
  }
}

/** Handlebars gives a helper wrapped values, and its own options last. Our helpers take only plain values. */
function adapt(
  { name, run, partial }: Helper,
  { wrap, unwrap }: StrictModel,
  print: (partial: string, value: unknown) => string,
): Handlebars.HelperDelegate {
  return (...args: unknown[]) => {
    const values = args.slice(0, -1).map(unwrap);
    if (values.length !== run.length) {
      throw new Error(`the helper "${name}" takes ${run.length} values and was given ${values.length}`);
    }
    const result = run(...(values as never[]));
    if (partial !== undefined) return new Handlebars.SafeString(print(partial, wrap(result, `(${name})`)));
    return result instanceof Markup ? new Handlebars.SafeString(result.html) : wrap(result, `(${name})`);
  };
}

interface Vocabulary {
  readonly helpers: readonly string[];
  readonly partials: readonly string[];
  readonly words: ReadonlyMap<string, readonly string[]>;
}

/**
 * Checks, before anything is filled in, that a template prints no value as markup, hides no mistake, and names only
 * helpers and partials that exist.
 * @throws UsageError for the first mistake.
 */
function checkTemplate(file: string, template: TemplateNode, { helpers, partials, words }: Vocabulary): void {
  for (const node of nodesOf(template)) {
    const fail = (message: string, hint: string): never => {
      throw templateError({ file, line: node.loc.start.line }, message, hint);
    };
    if (node.type === "MustacheStatement" && node.escaped === false) {
      fail("{{{…}}} would print a value as markup.", "Write {{…}}: it prints any value safely.");
    }
    if (node.type.startsWith("Decorator")) {
      fail("{{*…}} and {{#*…}} are not supported.", "Put an inline partial into a file of its own.");
    }
    if (isInclusion(node) && node.hash !== undefined) {
      fail("a partial takes one value, and no name=value.", "Give it the value that holds all it needs.");
    }
    const helper = helperCalled(node);
    if (helper !== undefined && !helpers.includes(helper)) {
      fail(`there is no helper "${helper}".`, didYouMean(helper, helpers) ?? `Helpers: ${list(helpers)}.`);
    }
    const known = words.get(helper ?? "") ?? [];
    const [word] = literalsOf(node);
    if (word !== undefined && known.length > 0 && !known.includes(word)) {
      fail(`there is no ${helper} "${word}".`, didYouMean(word, known) ?? `It takes: ${list(known)}.`);
    }
    const partial = partialIncluded(node);
    if (partial !== undefined && partial !== "@partial-block" && !partials.includes(partial)) {
      fail(
        `there is no partial "${partial}".`,
        didYouMean(partial, partials) ?? `Partials: ${list(partials)}.`,
      );
    }
  }
}

interface TemplatePlace {
  readonly file: string;
  readonly line?: number | undefined;
}

/** A mistake in a template, as "page.hbs, line 3: …". */
function templateError(place: TemplatePlace, message: string, hint: string, cause?: unknown): UsageError {
  const where = place.line === undefined ? place.file : `${place.file}, line ${place.line}`;
  return new UsageError(`${where}: ${message}`, hint, cause);
}

/** What Handlebars says about a template it cannot parse, in our words. */
function syntaxError(file: string, cause: unknown): UsageError {
  const { message, lineNumber } = cause as { message: string; lineNumber?: number };
  const line = lineNumber ?? Number(/on line (\d+)/.exec(message)?.[1] ?? Number.NaN);
  return templateError(
    { file, line: Number.isNaN(line) ? undefined : line },
    /EOF/.test(message) ? "a {{#…}} or a {{ is not closed." : "this is not a Handlebars template.",
    "Check that every {{#…}} has its {{/…}}, and that every {{ is closed by }}.",
    cause,
  );
}

/** The error for what went wrong while a template was filled in. One that already says where it happened is kept. */
function fillingError(file: string, template: TemplateNode, cause: unknown): unknown {
  if (cause instanceof UserError) return cause;
  if (cause instanceof HelperError) return templateError({ file }, `${cause.message}.`, cause.hint, cause);
  if (cause instanceof UnknownKeyError) {
    const lines = linesReading(template, cause.key);
    const place = { file, line: lines.length === 1 ? lines[0] : undefined };
    const known = cause.known.length === 0 ? "It has nothing in it." : `It has: ${list(cause.known)}.`;
    const hint = didYouMean(cause.key, cause.known) ?? known;
    return templateError(place, `the report has no "${cause.path}".`, hint, cause);
  }
  if (cause instanceof NotTextError) {
    return templateError(
      { file },
      `"${cause.path}" holds several values and cannot be printed as text.`,
      "Print one of its values, or go through them with {{#each}}.",
      cause,
    );
  }
  if (cause instanceof RangeError) {
    return templateError(
      { file },
      "it includes itself without end.",
      "Take the partial out of itself.",
      cause,
    );
  }
  const { message, lineNumber } = cause as { message: string; lineNumber?: number };
  return templateError(
    { file, line: lineNumber },
    `it could not be filled in: ${message.replace(/ - \d+:\d+$/, "")}.`,
    "Compare it with the template of the same name that comes with improve.",
    cause,
  );
}

/** What we read of every node in a parsed template. */
interface TemplateNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number } };
}

type Fields = TemplateNode & Readonly<Record<string, unknown>>;

/** Every node of a template, parents first. */
function* nodesOf(value: unknown): Generator<Fields> {
  if (typeof value !== "object" || value === null) return;
  if ("type" in value && "loc" in value) yield value as Fields;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

/** The lines in which a template reads a key: `title` is read by `{{title}}` and `{{heading.title}}`. */
function linesReading(template: TemplateNode, key: string): number[] {
  const lines = new Set<number>();
  for (const node of nodesOf(template)) {
    if (node.type === "PathExpression" && (node.parts as string[]).includes(key))
      lines.add(node.loc.start.line);
  }
  return [...lines];
}

/** The helper that a node calls, or undefined if it only prints a value. */
function helperCalled(node: Fields): string | undefined {
  if (!["MustacheStatement", "BlockStatement", "SubExpression"].includes(node.type)) return undefined;
  const { path, params, hash } = node as unknown as {
    path: Fields;
    params: readonly unknown[];
    hash: { readonly pairs: readonly unknown[] } | undefined;
  };
  if (path.type !== "PathExpression") return undefined;
  const called = params.length > 0 || hash !== undefined || node.type === "SubExpression";
  return called ? (path.original as string) : undefined;
}

/** The texts in quotes that a helper is given. */
const literalsOf = ({ params = [] }: Fields): string[] =>
  (params as readonly Fields[]).flatMap(({ type, value }) =>
    type === "StringLiteral" ? [String(value)] : [],
  );

/** The partial that a node includes. Undefined if it includes none, or if the name is worked out while filling in. */
function partialIncluded(node: Fields): string | undefined {
  if (!isInclusion(node)) return undefined;
  const name = node.name as Fields;
  return name.type === "SubExpression" ? undefined : String(name.original);
}

const isInclusion = ({ type }: TemplateNode): boolean =>
  type === "PartialStatement" || type === "PartialBlockStatement";
