import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildModel, commitAll, fingerprints, makeWorkspace, publish } from "./workspace.ts";

let workspace: Awaited<ReturnType<typeof makeWorkspace>>;

beforeAll(async () => {
  workspace = await makeWorkspace();
  commitAll(workspace.root);
});

afterAll(() => workspace.remove());

/** Every way to name the plan on a report's day. */
const inData = (report: string, date: string): string[] => [
  report,
  date,
  `${workspace.plan}@${date}`,
  `git:HEAD@${date}`,
  `git:HEAD:${workspace.plan}@${date}`,
];

const VIEWS = [
  {
    audience: "public",
    edition: "public",
    reports: ["may", "september"],
    printed: ["json", "html", "pdf", "docx"],
  },
  { audience: "public", edition: "exempt", reports: ["may", "september"], printed: ["json"] },
  {
    audience: "board",
    edition: "public",
    reports: ["board-may", "board-september"],
    printed: ["json", "html"],
  },
  { audience: "board", edition: "exempt", reports: ["board-may", "board-september"], printed: ["json"] },
] as const;

describe("the same changes, from every kind of side", () => {
  test.for(VIEWS)("$audience, $edition edition", async ({ audience, edition, reports, printed }) => {
    const { root, plan } = workspace;
    const [may, september] = reports;
    const files = (id: string) =>
      buildModel(plan, id, edition).then((model) =>
        publish(path.join(root, `${id}-${edition}`), model, printed),
      );
    const bases = [...inData(may, "2016-05-06"), ...(await files(may))];
    const heads = [...inData(september, "2016-09-02"), plan, "git:HEAD", ...(await files(september))];
    const options = { plan, audience, edition };
    const expected = await fingerprints(bases.at(-1) as string, heads.at(-1) as string, options);
    expect(expected.length).toBeGreaterThan(5);
    // Every base meets some heads, and every head some bases: all pairs would take half a minute.
    for (const [at, base] of bases.entries()) {
      for (const head of heads.filter((_, index) => (at + index) % 5 === 0)) {
        expect(await fingerprints(base, head, options), `${base} to ${head}`).toEqual(expected);
      }
    }
  });

  test("files made for other readers show the public what the data shows it", async () => {
    const { root, plan } = workspace;
    const options = { plan, audience: "public", edition: "public" } as const;
    for (const [base, head] of [
      ["may", "september"],
      ["board-may", "board-september"],
    ] as const) {
      const file = async (id: string): Promise<string> => {
        const model = await buildModel(plan, id, "exempt");
        const [json] = await publish(path.join(root, `${id}-for-others`), model, ["json"]);
        return json as string;
      };
      const expected = await fingerprints(base, head, options);
      expect(await fingerprints(await file(base), await file(head), options)).toEqual(expected);
    }
  });
});

test("a side compared with itself has no changes", async () => {
  const { plan } = workspace;
  for (const side of [plan, "2016-05", "september", "git:HEAD"]) {
    expect(await fingerprints(side, side, { plan })).toEqual([]);
  }
});
