import { UsageError } from "../errors.ts";
import { type Parts, RELATION } from "../office/parts.ts";
import { element } from "../office/xml.ts";

/** What a part refers to. */
export interface Target {
  readonly id: string;
  /** The last word of the address of its kind: "header", "image". */
  readonly type: string;
  readonly isExternal: boolean;
  /** The name of a part, or the address of something outside. */
  readonly part: string;
}

/** A package of parts from which some are copied. */
export interface Source {
  /** Its name, for messages. */
  readonly file: string;
  readonly bytesOf: (part: string) => Uint8Array;
  readonly targetsOf: (part: string) => readonly Target[];
}

/** Copies parts of one document into another, with all that they refer to, under names of their own. */
export class CopiedParts {
  readonly #source: Source;
  readonly #parts: Parts;
  readonly #names = new Map<string, string>();

  constructor(source: Source, parts: Parts) {
    this.#source = source;
    this.#parts = parts;
  }

  /**
   * Copies a header or a footer into the document.
   * @returns the id by which the document refers to it.
   */
  add(part: string, kind: "header" | "footer"): string {
    const known = this.#names.get(part);
    const name = known ?? `word/${kind}-${this.#names.size + 1}-of-reference.xml`;
    if (known === undefined) {
      this.#names.set(part, name);
      this.#parts.set(name, this.#source.bytesOf(part));
      this.#declare("Override", { PartName: `/${name}`, ContentType: `${WORD}.${kind}+xml` });
      this.#copyRelations(part, name, kind);
    }
    const id = `rIdReference${this.#names.size}${this.#ids++}`;
    this.#parts.relate("word/document.xml", {
      Id: id,
      Type: `${RELATION}${kind}`,
      Target: name.slice("word/".length),
    });
    return id;
  }

  #ids = 0;

  #copyRelations(part: string, name: string, kind: string): void {
    for (const target of this.#source.targetsOf(part)) {
      const { id, type, isExternal, part: found } = target;
      if (type === "hyperlink" && isExternal && /^(?:https?|mailto):/i.test(found)) {
        this.#parts.relate(name, {
          Id: id,
          Type: `${RELATION}${type}`,
          Target: found,
          TargetMode: "External",
        });
      } else if (type === "image" && !isExternal) {
        this.#parts.relate(name, { Id: id, Type: `${RELATION}${type}`, Target: this.#copyPicture(found) });
      } else {
        const what =
          type === "image"
            ? "a picture that is kept somewhere else"
            : `something that cannot be copied (${type})`;
        throw new UsageError(
          `The ${kind} of "${this.#source.file}" holds ${what}`,
          "Take it out of the file, or put a picture there in its place.",
        );
      }
    }
  }

  /** @returns where the picture is from the folder of the document. */
  #copyPicture(part: string): string {
    const [, extension = ""] = /\.([A-Za-z0-9]+)$/.exec(part) ?? [];
    const type = PICTURES[extension.toLowerCase()];
    if (type === undefined) {
      throw new UsageError(
        `A picture in the header or footer of "${this.#source.file}" is of a kind that is not known: "${extension}"`,
        "Save it as PNG, and put that in its place.",
      );
    }
    const name = this.#names.get(part) ?? `media/reference-${this.#names.size + 1}.${extension}`;
    if (!this.#names.has(part)) {
      this.#names.set(part, name);
      this.#parts.set(`word/${name}`, this.#source.bytesOf(part));
      if (!this.#parts.text(TYPES).includes(`Extension="${extension}"`))
        this.#declare("Default", { Extension: extension, ContentType: type });
    }
    return name;
  }

  #declare(kind: "Default" | "Override", attributes: Readonly<Record<string, string>>): void {
    // The standard has no order here, and programs write what goes by extension first.
    const place = kind === "Default" ? /(<Types\b[^>]*>)/ : /(?=<\/Types>)/;
    this.#parts.edit(TYPES, (xml) => xml.replace(place, (found) => `${found}${element(kind, attributes)}`));
  }
}

const TYPES = "[Content_Types].xml";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** The kinds of pictures that Word shows, by the extension of their names. */
const PICTURES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  svg: "image/svg+xml",
  emf: "image/x-emf",
  wmf: "image/x-wmf",
  bmp: "image/bmp",
  tif: "image/tiff",
  tiff: "image/tiff",
};
