import { UsageError, UserError } from "../../errors.ts";
import { didYouMean, list } from "../../text/words.ts";
import { NotTextError, UnknownKeyError } from "./strict-model.ts";

interface TemplatePlace {
  readonly file: string;
  readonly line?: number | undefined;
}

/** A mistake in a template, as "page.hbs, line 3: …". */
export function templateError(
  place: TemplatePlace,
  message: string,
  hint: string,
  cause?: unknown,
): UsageError {
  const where = place.line === undefined ? place.file : `${place.file}, line ${place.line}`;
  return new UsageError(`${where}: ${message}`, hint, cause);
}

/** What Handlebars says about a template it cannot parse, in our words. */
export function syntaxError(file: string, cause: unknown): UsageError {
  const { message, lineNumber } = cause as { message: string; lineNumber?: number };
  const line = lineNumber ?? Number(/on line (\d+)/.exec(message)?.[1] ?? Number.NaN);
  return templateError(
    { file, line: Number.isNaN(line) ? undefined : line },
    /EOF/.test(message) ? "a {{#…}} or a {{ is not closed." : "this is not a Handlebars template.",
    "Check that every {{#…}} has its {{/…}}, and that every {{ is closed by }}.",
    cause,
  );
}

/** What went wrong while a template was filled in; an error that says where it happened stays as it is. */
export function fillingError(file: string, template: TemplateNode, cause: unknown): unknown {
  if (cause instanceof UserError) return cause;
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

/** A node of a parsed template, as far as we look at it. */
export interface TemplateNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number } };
}

type Fields = TemplateNode & Readonly<Record<string, unknown>>;

/** Every node of a template, parents first. */
export function* nodesOf(value: unknown): Generator<Fields> {
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

/** The helper that a node calls, or undefined where it only prints a value. */
export function helperCalled(node: Fields): string | undefined {
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

/** The name of the partial that a node includes, or undefined: also where it is worked out while filling in. */
export function partialIncluded(node: Fields): string | undefined {
  if (!isInclusion(node)) return undefined;
  const name = node.name as Fields;
  return name.type === "SubExpression" ? undefined : String(name.original);
}

export const isInclusion = ({ type }: TemplateNode): boolean =>
  type === "PartialStatement" || type === "PartialBlockStatement";
