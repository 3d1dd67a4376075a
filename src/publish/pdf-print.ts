import { Dict, List, type Objects, Ref, type Stream, type Value } from "../pdf/objects.ts";
import { readObjects } from "../pdf/read-objects.ts";
import { pack, unpack } from "../pdf/streams.ts";
import { catalogOf, nameAt, pagesOf } from "../pdf/values.ts";
import type { Publication } from "./publication.ts";

/** A step that corrects or adds something in a printed PDF. It changes the print in place. */
export type FinishingStep = (print: Print, publication: Publication) => void | Promise<void>;

/** A tag of a print, with the number of its object. */
export interface Tag {
  readonly number: number;
  readonly tag: Dict;
}

/** A PDF as the browser printed it, while it is finished. What pages paint is unpacked and packed once, however many steps see it. */
export class Print {
  readonly objects: Objects;
  readonly catalog: Dict;
  readonly pages: readonly Dict[];
  /** All structure elements that the browser wrote, in the order of the document. */
  readonly tags: readonly Tag[];
  private readonly numbers: ReadonlyMap<Value, number>;
  private readonly contents = new Map<Dict, Uint8Array | null>();
  private readonly painted = new Set<Dict>();

  constructor(bytes: Uint8Array) {
    this.objects = readObjects(bytes);
    this.catalog = catalogOf(this.objects) ?? this.objects.dict({});
    this.pages = pagesOf(this.catalog);
    const all = this.objects.all();
    this.numbers = new Map(all.map(([number, object]) => [object, number]));
    this.tags = all.flatMap(([number, object]) =>
      object instanceof Dict && nameAt(object, "Type") === "StructElem" ? [{ number, tag: object }] : [],
    );
  }

  /** The number of an object that is not written in another. */
  numberOf(object: Value): number | undefined {
    return this.numbers.get(object);
  }

  /** What a page paints; null if it cannot be read. */
  contentOf(page: Dict): Uint8Array | null {
    const known = this.contents.get(page);
    if (known !== undefined) return known;
    const content = unpack(page.get("Contents"));
    this.contents.set(page, content);
    return content;
  }

  /** Has a page paint this and nothing else. */
  paint(page: Dict, content: Uint8Array): void {
    this.contents.set(page, content);
    this.painted.add(page);
  }

  /** Packs what pages paint that was changed. */
  pack(): void {
    for (const page of this.painted) {
      const stream = pack(this.contents.get(page) as Uint8Array, this.objects.dict({}));
      const place = page.written("Contents");
      if (place instanceof Ref && !(page.get("Contents") instanceof List)) this.put(place, stream);
      else page.set("Contents", this.objects.add(stream));
    }
    this.painted.clear();
  }

  put(place: Ref, stream: Stream): void {
    this.objects.put(place.number, stream);
  }
}
