import { didYouMean } from "../diagnostics/suggest.ts";
import { list } from "../diagnostics/words.ts";
import { templateError } from "./template-errors.ts";
import { helperCalled, isInclusion, nodesOf, partialIncluded, type TemplateNode } from "./template-syntax.ts";

export interface Vocabulary {
  readonly helpers: readonly string[];
  readonly partials: readonly string[];
}

/**
 * Refuses, before anything is filled in, what would print a value as markup, hide a mistake, or name a
 * helper or a partial that is not there.
 * @throws UsageError at the first.
 */
export function checkTemplate(file: string, template: TemplateNode, { helpers, partials }: Vocabulary): void {
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
