import { plainWord } from "../../plan/schema/header.ts";
import type { CollectionName } from "../../plan/schema/plan.ts";
import { list } from "../../text/words.ts";

/** What a plan calls things, for hints about a value that was meant to name one. */
export interface PlanWords {
  /** The plan's own words for a status, as it writes them. */
  readonly statuses: readonly string[];
  /** Entries by their ids, their titles or names, and those who hold them, in small letters. */
  readonly named: ReadonlyMap<string, readonly NamedEntry[]>;
}

export interface NamedEntry {
  readonly id: string;
  readonly collection: CollectionName;
  /** Which of its fields has that name. */
  readonly field: "id" | "title" | "name" | "holder";
}

export const NO_WORDS: PlanWords = { statuses: [], named: new Map() };

export function adviseOnName(
  given: string,
  field: string,
  named: PlanWords["named"],
  mayBeSeveral: boolean,
): { readonly hint?: string; readonly mend?: string } {
  const found = entriesCalled(given, field, named);
  const [first] = found;
  if (first !== undefined && found.length === 1) {
    if (first.field === "holder") return { hint: `Write ${first.id}: that is the post of ${given.trim()}.` };
    const kind = SINGULAR[first.collection] ?? "entry";
    return { hint: `Write ${first.id}: that is the ${kind} of that name.`, mend: first.id };
  }
  if (found.length > 1) {
    return {
      hint: `Several entries are called that: write ${list(
        found.map(({ id }) => id),
        "or",
      )}.`,
    };
  }
  const parts = given.split(/\s*(?:,|;|&|\band\b)\s*/i).filter((part) => part !== "");
  const ids = parts.map((part) => idFor(part, named));
  if (parts.length > 1 && ids.every((id) => id !== undefined) && !mayBeSeveral) {
    return { hint: `Only one can be named here: write ${list(ids, "or")}.` };
  }
  if (parts.length > 1 && ids.every((id) => id !== undefined)) {
    const mend = `[${ids.join(", ")}]`;
    return { hint: `Write ${mend}: several ids are a list.`, mend };
  }
  if (parts.length > 1 && parts.every((part) => /^[A-Za-z]*\d[\w./-]*$/.test(part))) {
    return { hint: `Several ids are a list: [${parts.join(", ")}].` };
  }
  const [id] = ids;
  if (ids.length === 1 && id !== undefined) return { hint: `Write ${id}.`, mend: id };
  if (!POSTS.includes(field)) return {};
  const posts = [...named.values()]
    .flat()
    .filter(({ collection, field }) => collection === "posts" && field === "id");
  const known = [...new Set(posts.map((post) => post.id))].sort();
  const advice = "No post has that title or holder: write the id of a post, or add one to posts.";
  return { hint: known.length === 0 || known.length > FEW ? advice : `${advice} Known: ${list(known)}.` };
}

const FEW = 8;

/** Fields that name a post; a body can stand in some of them. */
const POSTS: readonly string[] = ["owner", "lead", "verified-by", "by", "sponsor", "signed"];

const SINGULAR: Partial<Record<CollectionName, string>> = {
  posts: "post",
  bodies: "body",
  recommendations: "recommendation",
  actions: "action",
  kpis: "measure",
  events: "event",
  audits: "audit",
};

function entriesCalled(given: string, field: string, named: PlanWords["named"]): NamedEntry[] {
  const found = named.get(plainWord(given)) ?? named.get(plainWord(given.replace(/[\s.,;]+$/, ""))) ?? [];
  const fitting = POSTS.includes(field)
    ? found.filter(({ collection }) => collection === "posts" || collection === "bodies")
    : found;
  return [...new Map(fitting.map((one) => [one.id, one])).values()];
}

/** The id in `Recommendation 8`, `rec 8`, `Action 1.1`, `R 8` or `8`. */
function idFor(part: string, named: PlanWords["named"]): string | undefined {
  const [, , bare = ""] =
    /^((?:recommendations?|rec|actions?|kpi|audit|r|no\.?)\s*)?([\w./-]+)$/i.exec(part.trim()) ?? [];
  const ids = [part.trim(), bare, `R${bare}`].flatMap((name) => named.get(plainWord(name)) ?? []);
  return ids.find(({ field }) => field === "id")?.id;
}
