import { z } from "zod";
import { planHeader } from "./header.ts";
import { COLLECTIONS, type CollectionName, PATCHES, UPDATABLE, type UpdatableName } from "./plan.ts";
import { mapping, text } from "./scalars.ts";
import { update } from "./updates.ts";

/**
 * What a YAML file of a plan may hold, for editors and for the reference of fields. A plan is read entry by entry
 * (`load/decode`), so that one mistake hides no other; here are the same schemas, each in its place in a file.
 */
export function planFile(): z.ZodObject {
  const lists = (Object.keys(COLLECTIONS) as CollectionName[]).map((name) => [
    name,
    z.array(withUpdates(name)).optional().meta({ title: TITLES[name] }),
  ]);
  return z.strictObject({
    plan: planHeader.optional(),
    ...Object.fromEntries(lists.slice(0, 2)),
    glossary: mapping(text)
      .optional()
      .meta({
        title: "acronyms and terms, and what they mean",
        examples: [{ MASH: "multi-agency safeguarding hub" }],
      }),
    ...Object.fromEntries(lists.slice(2)),
    updates: z
      .array(updateOf(Object.keys(PATCHES) as (keyof typeof PATCHES)[]))
      .optional()
      .meta({ title: "what became known of entries, by its date" }),
  });
}

const TITLES: Readonly<Record<CollectionName, string>> = {
  posts: "posts, which own actions, and who has held them",
  bodies: "boards, committees, departments and inspectorates",
  workstreams: "the strands of the improvement programme",
  recommendations: "what the inspectorate asked for",
  actions: "what the council does in answer",
  kpis: "measures: what they count, their targets, and what they are compared with",
  feeds: "exports of case systems: where their figures are and how they write them",
  extracts: "figures taken from the case system, by the day",
  events: "inspections, visits, meetings and decisions, with what was written of them",
  audits: "rounds of case-file audits",
  reports: "reports to meetings",
};

/** An entry may hold the updates of itself. */
function withUpdates(name: CollectionName): z.ZodType {
  const schema = COLLECTIONS[name];
  if (!(name in UPDATABLE)) return schema;
  const { of: _, ...own } = updateOf([name as UpdatableName]).shape;
  const updates = z
    .array(z.strictObject(own).meta(update.meta() ?? {}))
    .optional()
    .meta({ title: "what became known of it, by its date" });
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const [first, ...others] = schema.options.map((one) => one.extend({ updates }));
    return z.discriminatedUnion("template", [first as NonNullable<typeof first>, ...others]);
  }
  return (schema as z.ZodObject).extend({ updates }).meta(schema.meta() ?? {});
}

/** An update of entries of some collections: what it says of itself, and the fields of theirs that it can give. */
function updateOf(names: readonly (keyof typeof PATCHES)[]): z.ZodObject {
  const given = Map.groupBy(
    names.flatMap((name) => Object.entries<z.ZodType>(PATCHES[name].shape)),
    ([field]) => field,
  );
  const fields = [...given].flatMap(([field, held]): [string, z.ZodType][] => {
    if (field in update.shape) return [];
    const [first, ...others] = held.map(([, schema]) => schema);
    if (first === undefined) return [];
    if (others.length > 0) return [[field, eitherOf(field, [first, ...others])]];
    return [[field, field === "status" ? first.meta({ ...first.meta(), title: LATER_STATUS }) : first]];
  });
  return z.strictObject({ ...update.shape, ...Object.fromEntries(fields) });
}

const LATER_STATUS = "how it stands from that day on";

/** A field that several kinds of entry have. What it means is said with each of them. */
const eitherOf = (field: string, schemas: readonly [z.ZodType, ...z.ZodType[]]): z.ZodType =>
  z
    .union(schemas)
    .optional()
    .meta({ title: `the ${field} of the entry from that day on` });
