import { expect, test } from "vitest";
import { Dict, List, Name, Objects, Ref, type Value } from "../../src/pdf/objects.ts";
import { writeObjects } from "../../src/pdf/write-objects.ts";
import { Print } from "../../src/publish/pdf-print.ts";
import { wrapperSteps } from "../../src/publish/pdf-wrappers.ts";

/** The objects of a document by names. A name among the entries stands for that object. */
const print = (named: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Print => {
  const objects = new Objects();
  const names = Object.keys(named);
  const made = (value: unknown): Value => {
    if (typeof value === "number") return value;
    if (Array.isArray(value)) return objects.list(value.map(made));
    if (typeof value === "object") return dictOf(value as Record<string, unknown>);
    const at = names.indexOf(String(value));
    return at >= 0 ? new Ref(at + 1) : new Name(String(value).slice(1));
  };
  const dictOf = (entries: Readonly<Record<string, unknown>>): Dict =>
    objects.dict(Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, made(value)])));
  for (const [at, name] of names.entries()) objects.put(at + 1, dictOf(named[name] ?? {}));
  objects.trailer.set("Root", new Ref(1));
  return new Print(writeObjects(objects));
};

const element = (S: string, P: string, more: object): Record<string, unknown> => ({
  Type: "/StructElem",
  S: `/${S}`,
  P,
  ...more,
});

/** A paragraph of two pages: some text, a link with text in it, text on the next page, and a part that says its language. */
const document = {
  catalog: { Type: "/Catalog", Pages: "pages", StructTreeRoot: "root" },
  pages: { Type: "/Pages", Count: 2, Kids: ["page1", "page2"] },
  page1: { Type: "/Page", Parent: "pages", StructParents: 0 },
  page2: { Type: "/Page", Parent: "pages", StructParents: 1 },
  root: { Type: "/StructTreeRoot", K: ["paragraph"], ParentTree: "owners" },
  owners: { Nums: [0, ["before", "inLink", "other"], 1, ["after", "after"], 2, "link"] },
  paragraph: element("P", "root", { K: ["before", "outer", "after", "other"] }),
  before: element("NonStruct", "paragraph", { Pg: "page1", K: 0 }),
  outer: element("NonStruct", "paragraph", { K: ["link"] }),
  link: element("Link", "outer", { K: ["inLink", { Type: "/OBJR", Pg: "page1", Obj: "note" }] }),
  inLink: element("NonStruct", "link", { Pg: "page1", K: [1] }),
  after: element("NonStruct", "paragraph", { Pg: "page2", K: [0, { Type: "/MCR", MCID: 1 }] }),
  other: element("NonStruct", "paragraph", { Pg: "page1", K: 2, Lang: "/cy" }),
  note: { Type: "/Annot", Subtype: "/Link", StructParent: 2 },
};

/** As it is written in a PDF, with names for numbers of objects. */
function show(value: Value): unknown {
  if (value instanceof Ref) return Object.keys(document)[value.number - 1];
  if (value instanceof Name) return `/${value.text}`;
  if (value instanceof List) return value.items.map(show);
  if (!(value instanceof Dict)) return value;
  return Object.fromEntries([...value.entries].map(([key, own]) => [key, show(own)]));
}

const opened = async (): Promise<Record<string, unknown>> => {
  const read = print(document);
  for (const step of wrapperSteps) await step(read, undefined as never);
  return Object.fromEntries(
    Object.keys(document).map((name, at) => [name, show(read.objects.follow(new Ref(at + 1)))]),
  );
};

test("what an element without a meaning holds goes into the one around it, with its page", async () => {
  const { paragraph, link } = await opened();
  expect(paragraph).toMatchObject({
    S: "/P",
    Pg: "page1",
    K: [0, "link", { Type: "/MCR", Pg: "page2", MCID: 0 }, { Type: "/MCR", Pg: "page2", MCID: 1 }, "other"],
  });
  expect(link).toMatchObject({
    P: "paragraph",
    Pg: "page1",
    K: [1, { Type: "/OBJR", Pg: "page1", Obj: "note" }],
  });
});

test("marked content knows the element that it is in now, and the others are gone", async () => {
  const { owners, before, outer, inLink, after, other } = await opened();
  expect(owners).toEqual({
    Nums: [0, ["paragraph", "link", "other"], 1, ["paragraph", "paragraph"], 2, "link"],
  });
  expect([before, outer, inLink, after]).toEqual([null, null, null, null]);
  expect(other).toMatchObject({ P: "paragraph", Lang: "/cy" });
});
