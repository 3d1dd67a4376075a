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
export function linesReading(template: TemplateNode, key: string): number[] {
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
