import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseAst } from "rolldown/parseAst";

/** What the shape of the source needs to know about a file. */
export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly name: string;
  readonly lines: number;
  /** Every module it imports, including types: files by name, packages as written. */
  readonly imports: readonly Import[];
  /** The names of the functions it exports. */
  readonly functions: readonly string[];
}

interface Import {
  readonly from: string;
  /** What is imported by name; "*" for a whole module. */
  readonly names: readonly string[];
}

/** Every file below src/. */
export function readHouse(): SourceFile[] {
  const names = globSync("src/**/*.{ts,json}").map((file) => file.split(path.sep).join("/"));
  return names.sort().map((name) => {
    const text = readFileSync(name, "utf8");
    const lines = text.split("\n").length - 1;
    return name.endsWith(".ts")
      ? { name, lines, ...readModule(name, text) }
      : { name, lines, imports: [], functions: [] };
  });
}

/** The part of a syntax tree that is used here. */
type Node = { readonly type: string; readonly [key: string]: unknown };

/** What is imported where it is used: `const { a } = await import("b")`, `(await import("b")).a`, `import("b")`. */
const LATER = /\{([^{}]*)\} = await import\("([^"]+)"\)|\bimport\("([^"]+)"\)(?:\)\.(\w+))?/g;

function readModule(name: string, text: string): Pick<SourceFile, "imports" | "functions"> {
  const { body } = parseAst(text, { lang: "ts" }, name) as unknown as { body: readonly Node[] };
  const dynamic = [...text.matchAll(LATER)].map(([, listed, first, second, member]) => ({
    from: resolve(name, first ?? second ?? ""),
    names: listed?.match(/\w+/g) ?? [member ?? "*"],
  }));
  return {
    imports: [...body.flatMap((node) => importsOf(name, node)), ...dynamic],
    functions: body.flatMap(functionsOf),
  };
}

function importsOf(name: string, node: Node): Import[] {
  if (!/^(?:Import|ExportNamed|ExportAll)Declaration$/.test(node.type) || node.source == null) return [];
  const from = resolve(name, (node.source as { value: string }).value);
  const specifiers = (node.specifiers ?? []) as { imported?: Named; local: Named; type: string }[];
  const names = specifiers.map((one) =>
    one.type === "ImportNamespaceSpecifier" ? "*" : (one.imported ?? one.local).name,
  );
  return [{ from, names: names.length === 0 ? ["*"] : names }];
}

type Named = { readonly name: string };

const resolve = (name: string, from: string): string =>
  from.startsWith(".") ? path.posix.join(path.posix.dirname(name), from) : from;

/** `export function …`, and a constant that is an arrow function. */
function functionsOf(node: Node): string[] {
  const declared = node.type === "ExportNamedDeclaration" ? (node.declaration as Node | null) : null;
  if (declared?.type === "FunctionDeclaration") return [(declared.id as Named).name];
  if (declared?.type !== "VariableDeclaration") return [];
  return (declared.declarations as { id: Named; init: Node | null }[])
    .filter(({ init }) => init?.type === "ArrowFunctionExpression")
    .map(({ id }) => id.name);
}

/** Groups of files that import each other in a circle, including imports of types. */
export function findCircles(files: readonly SourceFile[]): string[][] {
  const reached = new Map(files.map(({ name }) => [name, reachedFrom(name, files)]));
  const circles = new Map<string, string[]>();
  for (const [name, others] of reached) {
    if (!others.has(name)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(name)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function reachedFrom(name: string, files: readonly SourceFile[]): Set<string> {
  const importsByName = new Map(files.map((file) => [file.name, file.imports.map(({ from }) => from)]));
  const found = new Set<string>();
  const queue = [...(importsByName.get(name) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next) || !importsByName.has(next)) continue;
    found.add(next);
    queue.push(...(importsByName.get(next) ?? []));
  }
  return found;
}

/** What the library exports is for whoever calls it. */
const LIBRARY: readonly string[] = ["src/index.ts", "src/library-intake.ts", "src/library-lists.ts"];

/** Each is the one place for what it joins or lists: what these import is meant to have one importer. */
const JOINING: readonly string[] = [...LIBRARY, "src/commands/cli.ts"];

/** Counts exported functions that other files share, and those that exactly one other file in src/ imports. */
export function countFunctions(files: readonly SourceFile[]): { exported: number; oneImporter: number } {
  const importers = new Map<string, string[]>();
  for (const { name: importer, imports } of files) {
    for (const { from, names } of imports) {
      for (const name of names) {
        const known = importers.get(`${from} ${name}`) ?? [];
        importers.set(`${from} ${name}`, [...known, importer]);
      }
    }
  }
  // What the library exports is imported from outside.
  const inside = files.filter(({ name }) => !LIBRARY.includes(name));
  const importersOfEach = inside.flatMap(({ name, functions }) =>
    functions.map((one) => [`${name} ${one}`, `${name} *`].flatMap((key) => importers.get(key) ?? [])),
  );
  const shared = importersOfEach.filter(
    ([first = "", ...others]) => others.length > 0 || !JOINING.includes(first),
  );
  return { exported: shared.length, oneImporter: shared.filter(({ length }) => length === 1).length };
}
