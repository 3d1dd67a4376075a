import { strFromU8, strToU8, zipSync } from "fflate";
import type { Archive } from "./archive.ts";
import { element } from "./xml.ts";

/** The parts of an office file by their names, in the order in which they are packed. */
export class Parts extends Map<string, Uint8Array> {
  static from(archive: Archive): Parts {
    const names = archive.names.filter((name) => !name.endsWith("/"));
    return new Parts(names.map((name) => [name, archive.read(name)]));
  }

  /** What a part holds; nothing for one that is not there. */
  text(name: string): string {
    return strFromU8(this.get(name) ?? new Uint8Array());
  }

  /** Changes what a part holds, if it is there. */
  edit(name: string, change: (xml: string) => string): void {
    if (this.has(name)) this.set(name, strToU8(change(this.text(name))));
  }

  /** Says in the file of relations of a part what it refers to. */
  relate(source: string, attributes: Readonly<Record<string, string>>): void {
    const relations = relationsOf(source);
    if (!this.has(relations)) this.set(relations, strToU8(NO_RELATIONS));
    this.edit(relations, (xml) =>
      xml.replace("</Relationships>", () => `${element("Relationship", attributes)}</Relationships>`),
    );
  }

  /** The bytes of the file. Libraries pack with the time of the day, and this with none. */
  pack(): Uint8Array {
    return zipSync(Object.fromEntries(this), { level: 9, mtime: new Date(1980, 0, 1) });
  }
}

/** The name of the part that holds what another refers to; of the whole file for "". */
export function relationsOf(source: string): string {
  const slash = source.lastIndexOf("/") + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

/** What begins the address of a kind of relation. */
export const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

const NO_RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
