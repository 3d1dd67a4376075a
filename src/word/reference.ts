import { XMLValidator } from "fast-xml-parser";
import { strFromU8, strToU8 } from "fflate";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";
import { Archive, containerOf, DamagedArchive, oldHolds } from "../office/archive.ts";
import { Parts, relationsOf } from "../office/parts.ts";
import { element, Tag } from "../office/xml.ts";
import { CopiedParts, type Target } from "./copied-parts.ts";

/** A sheet of paper and its margins, in twentieths of a point. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly margin: Readonly<Record<(typeof SIDES)[number], number>>;
}

const SIDES = ["top", "right", "bottom", "left", "header", "footer", "gutter"] as const;

/** A4, with the margins of the PDF. */
export const A4: Paper = {
  width: 11906,
  height: 16838,
  margin: { top: 1191, right: 1077, bottom: 1191, left: 1077, header: 567, footer: 567, gutter: 0 },
};

/** A council's own Word file, of which a report has the styles, the header and footer, and the paper. Its text is left out. */
export class Reference {
  /** The part with its styles; null if it has none. */
  readonly styles: string | null;
  readonly paper: Paper;
  /** Whether the first page, and pages with even numbers, have a header and footer of their own. */
  readonly titlePage: boolean;
  readonly evenAndOdd: boolean;
  /** Its path. */
  readonly file: string;
  readonly #archive: Archive;
  /** The parts to which its document refers, by what they are to it. */
  readonly #parts: ReadonlyMap<string, string>;
  readonly #margins: readonly Margin[];

  /** @throws UsageError for a file that is no Word document, has macros or a password, or is damaged or too large. */
  static async read(file: string): Promise<Reference> {
    const bytes = await readFile(file).catch((cause: unknown) => {
      if (cause instanceof UsageError) throw cause;
      throw new UsageError(
        `The Word file "${file}" cannot be read`,
        "Correct the path of --reference.",
        cause,
      );
    });
    try {
      return new Reference(file, bytes);
    } catch (error) {
      if (!(error instanceof DamagedArchive)) throw error;
      throw new UsageError(
        `"${file}" is damaged or not complete`,
        "Save it again in Word, and use that.",
        error,
      );
    }
  }

  private constructor(file: string, bytes: Buffer) {
    this.file = file;
    this.#archive = openDocument(file, bytes);
    const main = this.#targets("").find(({ type }) => type === "officeDocument")?.part ?? "";
    const document = this.#xml(main);
    if (document.includes("purl.oclc.org/ooxml")) {
      throw new UsageError(
        `"${file}" is a Strict Open XML document`,
        "Save it in Word as an ordinary Word document (.docx).",
      );
    }
    const targets = this.#targets(main);
    this.#parts = new Map(targets.map(({ type, part }) => [type, part]));
    const styles = this.#parts.get("styles");
    this.styles = styles === undefined ? null : this.#xml(styles);
    const settings = this.#parts.get("settings");
    this.evenAndOdd = settings !== undefined && isOn("evenAndOddHeaders", this.#xml(settings));
    const sections = [...document.matchAll(/<w:sectPr\b.*?<\/w:sectPr>/gs)].map(([section]) => section);
    this.paper = paperOf(sections.at(-1) ?? "");
    this.titlePage = isOn("titlePg", sections.at(-1) ?? "");
    const margins = new Map<string, Margin>();
    // A section without a header has that of the section before.
    for (const [, kind, attributes = ""] of sections.join("").matchAll(MARGIN)) {
      if (kind !== "header" && kind !== "footer") continue;
      const tag = new Tag(kind, false, attributes);
      const target = targets.find(({ id }) => id === tag.attribute("r:id"));
      const type = tag.attribute("w:type") ?? "default";
      if (target !== undefined) margins.set(kind + type, { kind, type, part: target.part });
    }
    this.#margins = [...margins.values()];
    // Whatever cannot be copied is known before anything is written.
    this.#copyMargins(new Parts());
  }

  /** Puts the header and footer, the colours and fonts of a theme, and the lists of styles into a document. */
  joinInto(parts: Parts): void {
    const references = this.#copyMargins(parts);
    // Sections after the first have its header and footer.
    parts.edit(DOCUMENT, (xml) => xml.replace("<w:sectPr>", () => `<w:sectPr>${references.join("")}`));
    const theme = this.#parts.get("theme");
    if (theme !== undefined && this.#targets(theme).length === 0) {
      parts.set("word/theme/theme1.xml", this.#bytes(theme));
    }
    const lists = this.#parts.get("numbering");
    if (lists !== undefined) joinLists(parts, this.#xml(lists));
  }

  /** Copies the header and the footer. @returns what a section says of them. */
  #copyMargins(parts: Parts): string[] {
    const source = {
      file: this.file,
      // What is no picture has to be well-formed.
      bytesOf: (part: string) => (part.endsWith(".xml") ? strToU8(this.#xml(part)) : this.#bytes(part)),
      targetsOf: (part: string) => this.#targets(part),
    };
    const copied = new CopiedParts(source, parts);
    return this.#margins.map(({ kind, type, part }) =>
      element(`w:${kind}Reference`, { "w:type": type, "r:id": copied.add(part, kind) }),
    );
  }

  /** The parts to which a part refers, with the last word of what each is to it. */
  #targets(source: string): Target[] {
    const folder = source.slice(0, source.lastIndexOf("/") + 1);
    const relations = relationsOf(source);
    if (!this.#archive.has(relations)) return [];
    return [...this.#xml(relations).matchAll(/<Relationship\b([^>]*)>/g)].map(([, attributes = ""]) => {
      const tag = new Tag("Relationship", false, attributes);
      const target = tag.attribute("Target") ?? "";
      return {
        id: tag.attribute("Id") ?? "",
        type: (tag.attribute("Type") ?? "").split("/").at(-1) ?? "",
        isExternal: tag.attribute("TargetMode") === "External",
        part: tag.attribute("TargetMode") === "External" ? target : resolved(folder, target),
      };
    });
  }

  #bytes(part: string): Uint8Array {
    if (!this.#archive.has(part)) throw new DamagedArchive();
    return this.#archive.read(part);
  }

  /** A part that is well-formed XML, in the prefixes that programs write. */
  #xml(part: string): string {
    const text = strFromU8(this.#bytes(part)).replace(/^\ufeff/, "");
    if (text.includes("<!DOCTYPE") || XMLValidator.validate(text) !== true) throw new DamagedArchive();
    return text;
  }
}

interface Margin {
  readonly kind: "header" | "footer";
  readonly type: string;
  readonly part: string;
}

const DOCUMENT = "word/document.xml";
const MARGIN = /<w:(header|footer)Reference\b([^>]*)>/g;

/** In bytes: more than a file for letters has, but too little to fill the memory of a machine. */
const LARGEST = 64 * 1024 * 1024;

/** The archive of a Word document without macros. */
function openDocument(file: string, bytes: Buffer): Archive {
  const container = containerOf(bytes);
  if (container === "old")
    throw oldHolds(bytes, "EncryptedPackage")
      ? new UsageError(
          `"${file}" is protected by a password`,
          "Open it in Word, take the password away, and save it again.",
        )
      : new UsageError(
          `"${file}" is a file of Office 97 to 2003, whatever its name is`,
          "Open it in Word, save it as a Word document (.docx), and give that.",
        );
  if (container === null) throw new UsageError(`"${file}" is not a Word document`, SAVE);
  const archive = new Archive(bytes);
  if (archive.sizeOf() > LARGEST) {
    const megabytes = Math.round(archive.sizeOf() / 1024 / 1024);
    throw new UsageError(
      `"${file}" holds ${megabytes} MB when it is unpacked, and at most ${LARGEST / 1024 / 1024} MB are read`,
      "Take large pictures out of it: of its text nothing is used.",
    );
  }
  const types = strFromU8(archive.read("[Content_Types].xml"));
  if (
    /macroEnabled|vbaProject/.test(types) ||
    archive.names.some((name) => name.endsWith("vbaProject.bin"))
  ) {
    throw new UsageError(
      `"${file}" holds macros`,
      "Save it as a Word document (.docx) or a Word template (.dotx), which leaves the macros out.",
    );
  }
  if (/wordprocessingml\.(?:document|template)\.main\+xml/.test(types)) return archive;
  const is = /spreadsheetml/.test(types)
    ? "a workbook"
    : /presentationml/.test(types)
      ? "a presentation"
      : "an archive of something else";
  throw new UsageError(`"${file}" is ${is}, not a Word document`, SAVE);
}

const SAVE = "Give a Word document (.docx) or a Word template (.dotx).";

/** The name of a part, from the folder of the part that refers to it. */
function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** Whether a property is there and not switched off. */
function isOn(name: string, xml: string): boolean {
  const [, attributes] = new RegExp(`<w:${name}\\b([^>]*)>`).exec(xml) ?? [];
  if (attributes === undefined) return false;
  return !["0", "false", "off"].includes(new Tag(name, false, attributes).attribute("w:val") ?? "");
}

/** The paper of a section, upright; A4 where it does not say. */
function paperOf(section: string): Paper {
  const read = (name: string, attribute: string, usual: number): number => {
    const [, attributes = ""] = new RegExp(`<w:${name}\\b([^>]*)>`).exec(section) ?? [];
    const value = Number.parseInt(new Tag(name, false, attributes).attribute(`w:${attribute}`) ?? "", 10);
    return Number.isFinite(value) ? Math.abs(value) : usual;
  };
  const [width, height] = [read("pgSz", "w", A4.width), read("pgSz", "h", A4.height)];
  const margin = Object.fromEntries(SIDES.map((side) => [side, read("pgMar", side, A4.margin[side])]));
  return {
    width: Math.min(width, height),
    height: Math.max(width, height),
    margin: margin as Paper["margin"],
  };
}

const LISTS = "word/numbering.xml";

/** The lists of a council's own styles keep their ids, and those of the report come after them. */
function joinLists(parts: Parts, given: string): void {
  const most = (attribute: string): number =>
    Math.max(
      0,
      ...[...given.matchAll(new RegExp(`w:${attribute}="(\\d+)"`, "g"))].map(([, id]) => Number(id)),
    ) + 1;
  const [abstracts, lists] = [most("abstractNumId"), most("numId")];
  const moved = parts
    .text(LISTS)
    .replace(
      /(w:abstractNumId=|<w:abstractNumId w:val=)"(\d+)"/g,
      (_, before, id) => `${before}"${Number(id) + abstracts}"`,
    )
    .replace(/(<w:num\b[^>]*?w:numId=)"(\d+)"/g, (_, before, id) => `${before}"${Number(id) + lists}"`)
    // The root of the council's part may not declare other prefixes.
    .replace(/ (?!w:|xmlns)[a-z0-9]+:\w+="[^"]*"/g, "");
  const pick = (xml: string, name: string): string =>
    [...xml.matchAll(new RegExp(`<w:${name}\\b[^>]*>.*?</w:${name}>`, "gs"))]
      .map(([found]) => found)
      .join("");
  // Pictures as bullets would need parts of their own; Word draws a dot in their place.
  const [root = ""] = /^.*?<w:numbering\b[^>]*>/s.exec(given) ?? [];
  const joined = `${root}${pick(given, "abstractNum")}${pick(moved, "abstractNum")}${pick(given, "num")}${pick(moved, "num")}</w:numbering>`;
  parts.set(LISTS, strToU8(joined.replace(/<w:lvlPicBulletId\b[^>]*>/g, "")));
  parts.edit(DOCUMENT, (xml) =>
    xml.replace(/(<w:numId w:val=)"(\d+)"/g, (_, before, id) => `${before}"${Number(id) + lists}"`),
  );
}
