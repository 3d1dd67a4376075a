import { atOffsets, type Origin } from "../../problems/origin.ts";
import { type Problem, problemOf } from "../../problems/problem.ts";
import { yamlSyntax } from "../rules/yaml.ts";
import { TooDeep, TreeBuilder } from "./build-tree.ts";
import { TextHazards } from "./hazards.ts";
import { type Content, contentOf, type Node, scalarsOf } from "./node.ts";
import { readSoundTree, readSoundYaml } from "./read-sound.ts";
import { findSlips, type MendedText } from "./slips.ts";

/** A YAML file as it was read. */
export interface ParsedYaml {
  /** Null for an empty file and for one that cannot be parsed. */
  readonly content: Content | null;
  /** The same with the place of everything in it. Of a file with which nothing is wrong it is made when it is asked for. */
  readonly tree: (() => Node) | null;
  /** What is wrong with its YAML. */
  readonly problems: readonly Problem[];
  /** What is valid YAML but is not what the author meant. */
  readonly hazards: readonly Problem[];
  /** What it was read from, where mistakes had to be put right first: the offsets of the tree are those of this text. */
  readonly readAs?: MendedText;
  /** What could not be read, of a file of which the rest was. */
  readonly lost?: string;
}

/** Reads a YAML text. It never throws on bad input: mistakes are returned as problems. */
export function parseYaml(file: string, text: string): ParsedYaml {
  const hazards = new TextHazards(file, text);
  const content = readSoundYaml(text, hazards.see);
  if (content === null) return parsed(file, text, explainYaml(file, text));
  let root: Node | null = null;
  const tree = (): Node => {
    root ??= readSoundTree(text) as Node;
    return root;
  };
  return { content, tree, problems: [], hazards: hazards.found() };
}

function parsed(file: string, text: string, { root, readAs, ...explained }: ExplainedYaml): ParsedYaml {
  if (root === null) return { ...explained, content: null, tree: null, hazards: [] };
  const hazards = new TextHazards(file, readAs?.text ?? text);
  for (const { scalar, isKey } of scalarsOf(root)) hazards.see(scalar, isKey);
  return {
    ...explained,
    content: contentOf(root),
    tree: () => root,
    hazards: readAs === undefined ? hazards.found() : hazards.found().map(inFile(readAs)),
    ...(readAs && { readAs }),
  };
}

interface ExplainedYaml extends Pick<ParsedYaml, "problems" | "readAs" | "lost"> {
  readonly root: Node | null;
}

/** Reads a YAML text in which something may be wrong, and says what. */
export function explainYaml(file: string, text: string): ExplainedYaml {
  const builder = new TreeBuilder(file, text);
  try {
    const root = builder.buildDocument();
    if (root !== "unsound" && !MAY_BE_UNMEANT.test(text)) return { root, problems: builder.problems };
    const { slips, mended: readAs, lost } = findSlips(text);
    if (root !== "unsound" && slips.length === 0) return { root, problems: builder.problems };
    const found = slips.map(({ message, hint, offsets, mend }) =>
      problemOf(yamlSyntax, {
        message,
        origin: atOffsets(file, ...offsets),
        hint,
        ...(mend !== undefined && { mend }),
      }),
    );
    if (readAs === null) return { root: null, problems: found };
    const rest = new TreeBuilder(file, readAs.text);
    const read = rest.buildDocument();
    if (read === "unsound" || read?.kind !== "mapping") return { root: null, problems: found };
    return { root: read, problems: [...found, ...rest.problems.map(inFile(readAs))], readAs, lost };
  } catch (error) {
    if (!(error instanceof TooDeep || error instanceof RangeError)) throw error;
    builder.reportDepth(error instanceof TooDeep ? error.offsets : [0, 0]);
    return { root: null, problems: builder.problems };
  }
}

/** YAML that is sound, but may be read as something that nobody means. */
const MAY_BE_UNMEANT = /^ *\u00a0|^ *(?:- +)?[a-z][a-z-]*:[^\s:/]/m;

/** Puts a problem of a mended text where it is in the file. */
function inFile({ original }: MendedText): (problem: Problem) => Problem {
  const move = (origin: Origin): Origin =>
    origin.offsets === undefined
      ? origin
      : { ...origin, offsets: [original(origin.offsets[0]), original(origin.offsets[1])] };
  return (problem) => ({
    ...problem,
    origin: move(problem.origin),
    related: problem.related?.map((one) => ({ ...one, origin: move(one.origin) })),
  });
}
