import Handlebars from "handlebars";
import { didYouMean, list } from "../../text/words.ts";
import { Markup } from "../markup.ts";
import { createStrictModel, type StrictModel } from "./strict-model.ts";
import {
  fillingError,
  helperCalled,
  isInclusion,
  nodesOf,
  partialIncluded,
  syntaxError,
  type TemplateNode,
  templateError,
} from "./template-errors.ts";

/** A template under the name that others include it by. */
export interface Template {
  readonly file: string;
  readonly source: string;
}

/** Takes plain data and gives text, a number, a yes or no, data for a block to go through, or markup. */
export type Helper = (...values: never[]) => unknown;

type Compiled = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

/**
 * Fills in the template called `report`. Values are always escaped, prototypes are out of reach, and whatever
 * names nothing is an error.
 * @param values the plain data that templates read.
 * @throws UsageError with file, line and remedy for any mistake in a template.
 */
export function fillIn(
  templates: ReadonlyMap<string, Template>,
  helpers: Readonly<Record<string, Helper>>,
  values: object,
): string {
  const engine = Handlebars.create();
  const strict = createStrictModel();
  engine.unregisterHelper("log");
  for (const [name, helper] of Object.entries(helpers))
    engine.registerHelper(name, adapt(name, helper, strict));
  const builtIn = ["each", "if", "unless", "with", "lookup"];
  const vocabulary = { helpers: [...builtIn, ...Object.keys(helpers)], partials: [...templates.keys()] };
  const compiled = new Map<string, Compiled>();
  for (const [name, template] of templates) {
    const parsed = parse(engine, template);
    checkTemplate(template.file, parsed, vocabulary);
    compiled.set(name, compile(engine, template, parsed, Object.keys(helpers)));
  }
  engine.registerPartial(Object.fromEntries(compiled));
  const report = compiled.get("report") as Compiled;
  // Said outright, or Handlebars logs to the console what it denies.
  const denied = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };
  return report(strict.wrap(structuredClone(values), ""), denied);
}

function parse(engine: typeof Handlebars, { file, source }: Template): TemplateNode {
  try {
    return engine.parse(source);
  } catch (cause) {
    throw syntaxError(file, cause);
  }
}

function compile(
  engine: typeof Handlebars,
  { file }: Template,
  parsed: TemplateNode,
  helpers: string[],
): Compiled {
  const knownHelpers = Object.fromEntries(helpers.map((name) => [name, true])) as KnownHelpers;
  const filled = engine.compile(parsed, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers,
    preventIndent: true,
  });
  return (context, options) => {
    try {
      return filled(context, options);
    } catch (cause) {
      throw fillingError(file, parsed, cause);
    }
  };
}

/** Handlebars gives a helper wrapped values and its own options last; ours take plain values only. */
function adapt(name: string, helper: Helper, { wrap, unwrap }: StrictModel): Handlebars.HelperDelegate {
  return (...args: unknown[]) => {
    const values = args.slice(0, -1).map(unwrap);
    if (values.length !== helper.length) {
      throw new Error(`the helper "${name}" takes ${helper.length} values and was given ${values.length}`);
    }
    const result = helper(...(values as never[]));
    return result instanceof Markup ? new Handlebars.SafeString(result.html) : wrap(result, `(${name})`);
  };
}

interface Vocabulary {
  readonly helpers: readonly string[];
  readonly partials: readonly string[];
}

/**
 * Refuses, before anything is filled in, what would print a value as markup, hide a mistake, or name a
 * helper or a partial that is not there.
 * @throws UsageError at the first.
 */
function checkTemplate(file: string, template: TemplateNode, { helpers, partials }: Vocabulary): void {
  for (const node of nodesOf(template)) {
    const refuse = (message: string, hint: string): never => {
      throw templateError({ file, line: node.loc.start.line }, message, hint);
    };
    if (node.type === "MustacheStatement" && node.escaped === false) {
      refuse("{{{…}}} would print a value as markup.", "Write {{…}}: it prints any value safely.");
    }
    if (node.type.startsWith("Decorator")) {
      refuse("{{*…}} and {{#*…}} are not supported.", "Put an inline partial into a file of its own.");
    }
    if (isInclusion(node) && node.hash !== undefined) {
      refuse("a partial takes one value, and no name=value.", "Give it the value that holds all it needs.");
    }
    const helper = helperCalled(node);
    if (helper !== undefined && !helpers.includes(helper)) {
      refuse(`there is no helper "${helper}".`, didYouMean(helper, helpers) ?? `Helpers: ${list(helpers)}.`);
    }
    const partial = partialIncluded(node);
    if (partial !== undefined && partial !== "@partial-block" && !partials.includes(partial)) {
      refuse(
        `there is no partial "${partial}".`,
        didYouMean(partial, partials) ?? `Partials: ${list(partials)}.`,
      );
    }
  }
}
