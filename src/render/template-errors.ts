import { didYouMean } from "../diagnostics/suggest.ts";
import { list } from "../diagnostics/words.ts";
import { UsageError, UserError } from "../errors.ts";
import { NotTextError, UnknownKeyError } from "./strict-model.ts";
import { linesReading, type TemplateNode } from "./template-syntax.ts";

export interface TemplatePlace {
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
