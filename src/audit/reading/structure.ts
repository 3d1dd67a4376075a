import type { Dict, Value } from "../../pdf/objects.ts";
import {
  dictAt,
  dictOf,
  listAt,
  nameAt,
  nameOf,
  numberAt,
  numberOf,
  valueAt,
  writtenAt,
} from "../../pdf/values.ts";

/** What an element holds: other elements, content of a page, and objects such as links. */
type Kid =
  | { readonly kind: "element"; readonly element: Element }
  | { readonly kind: "content"; readonly id: number; readonly owner: Dict | null }
  | { readonly kind: "object"; readonly object: Dict | null; readonly page: Dict | null }
  | { readonly kind: "unknown" };

/** A tag in the tree of a document. */
export interface Element {
  readonly dict: Dict;
  /** What the file calls it; empty if nothing. */
  readonly role: string;
  /** The role of PDF 1.7 that it stands for; null where there is none. */
  readonly type: string | null;
  readonly parent: Element | null;
  readonly kids: readonly Kid[];
  readonly children: readonly Element[];
}

/** The tags of a document, and what is wrong with the tree itself. */
export interface Structure {
  readonly root: Dict | null;
  readonly roles: ReadonlyMap<string, string>;
  readonly top: readonly Element[];
  /** Every element, in the order in which a document is read. */
  readonly elements: readonly Element[];
  /** Elements whose /P names another than the one that holds them. */
  readonly strays: readonly Element[];
  /** The tree holds an element twice, or itself, or what is no element. */
  readonly knots: readonly { readonly what: string; readonly at: Element | null }[];
}

/** The roles of PDF 1.7. */
export const STANDARD_ROLES: ReadonlySet<string> = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody " +
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP " +
    "Figure Formula Form"
  ).split(" "),
);

export function readStructure(catalog: Dict): Structure {
  const root = dictAt(catalog, "StructTreeRoot");
  const map = dictAt(root, "RoleMap");
  const roles = new Map([...(map?.entries ?? [])].map(([key, value]) => [key, nameOf(value) ?? ""] as const));
  const elements: Element[] = [];
  const strays: Element[] = [];
  const knots: { what: string; at: Element | null }[] = [];
  const seen = new Set<Dict>();
  const read = (value: Value, parent: Element | null, depth: number): Element | null => {
    const dict = dictOf(value);
    if (dict === null || seen.has(dict) || depth > DEEPEST) {
      const what = dict === null ? "holds what is no tag" : "holds a tag that stands elsewhere, too";
      knots.push({ what: depth > DEEPEST ? "is nested too deeply" : what, at: parent });
      return null;
    }
    seen.add(dict);
    const role = nameAt(dict, "S") ?? "";
    const [kids, children]: [Kid[], Element[]] = [[], []];
    const element: Element = { dict, role, type: standardOf(role, roles), parent, kids, children };
    elements.push(element);
    const holder = parent?.dict ?? root;
    if (dictAt(dict, "P") !== holder) strays.push(element);
    for (const kid of listAt(dict, "K")) {
      const one = readKid(kid, dict, (inner) => read(inner, element, depth + 1));
      kids.push(one);
      if (one.kind === "element") children.push(one.element);
      if (one.kind === "unknown" && dictOf(kid) === null)
        knots.push({ what: "holds what is no tag", at: element });
    }
    return element;
  };
  const top = listAt(root, "K").flatMap((kid) => read(kid, null, 0) ?? []);
  return { root, roles, top, elements, strays, knots };
}

/** Deeper than any document, and less than overflows the stack. */
const DEEPEST = 400;

function readKid(kid: Value, holder: Dict, read: (value: Value) => Element | null): Kid {
  const number = numberOf(kid);
  if (number !== null) return { kind: "content", id: number, owner: dictAt(holder, "Pg") };
  const dict = dictOf(kid);
  const page = dictAt(dict, "Pg") ?? dictAt(holder, "Pg");
  if (nameAt(dict, "Type") === "OBJR") return { kind: "object", object: dictAt(dict, "Obj"), page };
  const id = numberAt(dict, "MCID");
  if (id !== null) return { kind: "content", id, owner: dictAt(dict, "Stm") ?? page };
  const element = dict === null ? null : read(dict);
  return element === null ? { kind: "unknown" } : { kind: "element", element };
}

/** Follows the map of roles to one of PDF 1.7. */
function standardOf(role: string, roles: ReadonlyMap<string, string>): string | null {
  const seen = new Set<string>();
  for (let name: string | undefined = role; name !== undefined && !seen.has(name); name = roles.get(name)) {
    if (STANDARD_ROLES.has(name)) return name;
    seen.add(name);
  }
  return null;
}

/** The attributes of an element for one owner, such as those of tables. The first that has a key gives its value. */
export function attributeAt(element: Element, owner: string, key: string): Value | null {
  for (const attributes of listAt(element.dict, "A")) {
    const dict = dictOf(attributes);
    if (nameAt(dict, "O") === owner && writtenAt(dict, key) !== null) return valueAt(dict, key);
  }
  return null;
}

/** Whether an element stands in one of some type, at whatever depth. */
export function isWithin(element: Element, type: string): boolean {
  for (let { parent } = element; parent !== null; { parent } = parent) if (parent.type === type) return true;
  return false;
}
