import Handlebars from "handlebars";
import { checkTemplate } from "./check-template.ts";
import { Markup } from "./markup.ts";
import { createStrictModel, type StrictModel } from "./strict-model.ts";
import { fillingError, syntaxError } from "./template-errors.ts";
import type { TemplateNode } from "./template-syntax.ts";

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
