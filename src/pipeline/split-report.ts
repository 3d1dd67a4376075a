import { type Block, type Part, type ReportDocument, textsIn } from "../model/document.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText, textOf } from "../model/table.ts";
import { fileNameOf, type Publication } from "../publish/publication.ts";

/** The name of a file of a report without its ending, for a part that is a file of its own; the place of the report is 0. */
export type NameOf = (place: number, title: string) => string;

interface Recorded {
  readonly model: ReportModel;
  readonly record: unknown;
}

/** A part of a report that is a file of its own. */
export interface Volume extends Recorded {
  /** The name of its file without an extension. */
  readonly id: string;
  readonly kind: "report" | "appendix";
  readonly files: NonNullable<Publication["files"]>;
}

/**
 * The files of a report in the layout `short`: the report without its appendices, and each appendix. Numbers and anchors are
 * those of the whole report.
 */
export function splitReport({
  model,
  record,
  nameOf,
}: Recorded & { readonly nameOf?: NameOf | undefined }): Volume[] {
  const { document, provenance } = model;
  const name = nameOf?.(0, document.title) ?? fileNameOf(provenance);
  const own = document.parts.filter(({ kind }) => kind !== "appendix");
  const appendices = document.parts.filter(({ kind }) => kind === "appendix");
  const held = [
    { id: name, kind: "report" as const, document: { ...document, parts: own }, record },
    ...appendices.map((part, index) => ({
      id: nameOf?.(index + 1, `${part.label} ${part.title}`) ?? `${name}-${part.anchor}`,
      kind: "appendix" as const,
      document: appendixDocument(document, part),
      // The model is in the file of the report. This says what the file is, so that a later build may replace it.
      record: { appendixOf: name, label: part.label },
    })),
  ].map((one) => ({
    ...one,
    anchors: textsIn(one.document.parts, "anchor"),
    links: linksIn(one.document),
  }));
  return held.map(({ id, kind, document, record, anchors }) => {
    const others = held.filter((other) => other.id !== id);
    const elsewhere = others.flatMap((other) => other.anchors.map((anchor) => [anchor, other.id] as const));
    const linked = new Set(others.flatMap(({ links }) => links));
    const files = { elsewhere: new Map(elsewhere), wanted: anchors.filter((anchor) => linked.has(anchor)) };
    return { id, kind, model: { ...model, document }, record, files };
  });
}

/** An appendix as a document: it says of which report it is, and leads back to it. */
function appendixDocument(report: ReportDocument, part: Part): ReportDocument {
  const title = `${part.label ?? part.title} to: ${report.title}`;
  const [first] = report.parts;
  const back: Block = {
    kind: "paragraph",
    number: null,
    anchor: `${part.anchor}-report`,
    text: [
      textOf("This is an appendix to the report "),
      { kind: "link", href: `#${first?.anchor}`, children: [textOf(report.title)] },
      textOf("."),
    ],
    items: [],
  };
  const blocks = [back, ...part.blocks];
  const heading = { ...report.heading, responsible: [] };
  const contents = part.blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 2
      ? [{ title: plainText(block.text), anchor: block.anchor, level: 1, paragraphs: null }]
      : [],
  );
  return {
    ...report,
    title,
    heading,
    contents: contents.length < CONTENTS_FROM ? [] : contents,
    parts: [{ ...part, label: null, blocks }],
  };
}

/** An appendix with fewer sections than this has no list of them. */
const CONTENTS_FROM = 4;

/** The anchors to which a document links. */
const linksIn = ({ contents, heading, parts }: ReportDocument): string[] => [
  ...contents.map(({ anchor }) => anchor),
  ...textsIn([heading, parts], "href").flatMap((href) => (href.startsWith("#") ? [href.slice(1)] : [])),
];
