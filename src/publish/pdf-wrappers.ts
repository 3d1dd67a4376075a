import { Dict, List, Name, Ref, type Value } from "../pdf/objects.ts";
import { dictAt, dictOf, nameAt, pairsOf } from "../pdf/values.ts";
import type { FinishingStep } from "./pdf-print.ts";

/**
 * The browser puts each stretch of text into an element without a meaning: half of all elements are such wrappers. What one holds
 * is put in its place, where it is read as before (PDF 1.7, 14.8.4.2), so that a file is smaller, and written and audited faster.
 */
const openWrappers: FinishingStep = ({ tags, catalog, objects }) => {
  const wrappers = new Map(
    tags.filter(({ tag }) => isWrapper(tag)).map(({ number, tag }) => [number, tag] as const),
  );
  const wrapperAt = (kid: Value): Dict | undefined =>
    kid instanceof Ref ? wrappers.get(kid.number) : undefined;
  /** For each wrapper that was opened, the element that has what was in it. */
  const takers = new Map<number, Ref>();
  for (const { number, tag } of tags) {
    if (wrappers.has(number) || !kidsOf(tag).some((kid) => wrapperAt(kid) !== undefined)) continue;
    const place = new Ref(number);
    const taken: Value[] = [];
    const take = (kid: Value, from: Dict): void => {
      const wrapper = wrapperAt(kid);
      if (wrapper === undefined) {
        taken.push(from === tag ? kid : moved(kid, from, tag, place));
        return;
      }
      takers.set((kid as Ref).number, place);
      for (const inner of kidsOf(wrapper)) take(inner, wrapper);
    };
    for (const kid of kidsOf(tag)) take(kid, tag);
    tag.set("K", objects.list(taken));
  }
  for (const [, owners] of pairsOf(dictAt(dictAt(catalog, "StructTreeRoot"), "ParentTree"), "Nums")) {
    if (!(owners instanceof List)) continue;
    for (const [at, owner] of owners.items.entries()) {
      const taker = owner instanceof Ref ? takers.get(owner.number) : undefined;
      if (taker !== undefined) owners.items[at] = taker;
    }
  }
  for (const number of takers.keys()) objects.remove(new Ref(number));
};

/** It says nothing of what it holds. */
const isWrapper = (tag: Dict): boolean =>
  nameAt(tag, "S") === "NonStruct" && [...tag.entries.keys()].every((key) => OF_WRAPPERS.has(key));

const OF_WRAPPERS = new Set(["Type", "S", "P", "Pg", "K"]);

/** What an element holds, as it is written. */
function kidsOf(element: Dict): readonly Value[] {
  const kids = element.get("K");
  if (kids instanceof List) return kids.items;
  return kids === null ? [] : [element.written("K")];
}

/** What a wrapper holds, as it is written in another element. Marked content is on the page of its element, if it names none. */
function moved(kid: Value, from: Dict, to: Dict, place: Ref): Value {
  const object = from.file.follow(kid);
  if (object instanceof Dict && object.written("S") !== null) {
    object.set("P", place);
    return kid;
  }
  const page = from.written("Pg");
  if (!(page instanceof Ref)) return kid;
  if (to.written("Pg") === null) to.set("Pg", page);
  const own = to.written("Pg");
  if (own instanceof Ref && own.number === page.number) return kid;
  if (typeof object === "number") return from.file.dict({ Type: new Name("MCR"), Pg: page, MCID: object });
  const named = dictOf(object);
  if (named !== null && named.written("Pg") === null) named.set("Pg", page);
  return kid;
}

export const wrapperSteps: readonly FinishingStep[] = [openWrappers];
