import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import { AUDIENCES, type Audience } from "../../src/plan/schema/report-words.ts";
import { rounds } from "../rounds.ts";
import { type Day, type Figures, type Published, planOf, publish, type Situation } from "./publish.ts";

const RUNS = rounds({ short: 20, long: 20_000 });

/** What is true on a day: so many of so many. */
interface Truth {
  readonly count: number;
  readonly base: number;
}

/** A percentage, the measures that print its numerator and its base, and what is true of them when each report is made. */
interface Plan {
  readonly situation: Situation;
  readonly decimals: number;
  readonly days: readonly Day[];
  readonly truths: readonly Truth[];
}

const plans: fc.Arbitrary<Plan> = fc
  .record({
    count: fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 30 })),
    rest: fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 30 })),
    moves: fc.array(fc.record({ more: fc.constantFrom(0, 0, 1, 2), others: fc.constantFrom(0, 0, 1, 4) }), {
      minLength: 2,
      maxLength: 2,
    }),
    audiences: fc.array(fc.constantFrom<Audience>("public", "public", "board"), {
      minLength: 1,
      maxLength: 3,
    }),
    decimals: fc.constantFrom(0, 0, 1),
    hasCounts: fc.boolean(),
    measures: fc.constantFrom<readonly string[]>(["seen", "all"], ["seen", "all"], ["all"], ["seen"]),
    threshold: fc.constantFrom(2, 3, 5),
    round: fc.constantFrom(undefined, 5),
    board: fc.constantFrom("suppressed" as const, "full" as const),
  })
  .map(({ count, rest, moves, audiences, decimals, hasCounts, measures, ...disclosure }): Plan => {
    const truths = audiences.map((_, day): Truth => {
      const now = { count, base: count + rest };
      for (const { more, others } of moves.slice(0, day)) {
        now.count += more;
        now.base += more + others;
      }
      return now;
    });
    const days = audiences.map((audience, day): Day => {
      const { count, base } = truths[day] as Truth;
      const quotient = hasCounts ? `${count}/${base}` : ((100 * count) / base).toFixed(decimals);
      const figures: Figures = {
        share: base === 0 ? "z" : quotient,
        seen: String(count),
        all: String(base),
      };
      const given = Object.entries(figures).filter(([id]) => id === "share" || measures.includes(id));
      return { audience, figures: Object.fromEntries(given), ...(day > 0 && { since: `report-${day}` }) };
    });
    const kpis: Record<string, Partial<Kpi>> = {
      share: { name: "Seen in time", unit: "% of children", decimals },
      seen: { name: "Children seen", numeratorOf: "share" },
      all: { name: "Children asked for", denominatorOf: "share" },
    };
    const { round, ...others } = disclosure;
    return {
      situation: {
        disclosure: { ...others, ...(round !== undefined && { round }) },
        kpis: Object.fromEntries(
          Object.entries(kpis).filter(([id]) => id === "share" || measures.includes(id)),
        ),
      },
      decimals,
      days,
      truths,
    };
  });

/** Readers try every pair of numbers. More children than that are not asked for. */
const MOST = 150;
const PAIRS = Array.from({ length: MOST + 1 }, (_, base) =>
  Array.from({ length: base + 1 }, (_, count): Truth => ({ count, base })),
).flat();

type Shown = Published["model"]["state"]["kpis"][number]["points"][number];

/** What an outsider makes of what was printed to some readers: by trial, and without a thing of the program. */
function attack({ situation, decimals, truths }: Plan, published: readonly Published[], audience: Audience) {
  const { threshold = 5, round = 1, board } = situation.disclosure ?? {};
  if (audience === "board" && board === "full") return { recovered: [], asked: 0 };
  const files = published.flatMap(({ report, model }, day) =>
    audience === "public" && report.audience !== "public" ? [] : [{ day, kpis: model.state.kpis }],
  );
  const pointOf = (file: (typeof files)[number], id: string): Shown | undefined =>
    file.kpis.find((kpi) => kpi.id === id)?.points[0];
  const isNear = (printed: number | null | undefined, size: number): boolean =>
    printed == null ||
    (round === 1 || printed === 0
      ? printed === size
      : size > threshold && size >= printed - Math.floor(round / 2) && size < printed + Math.ceil(round / 2));
  /** Whether a file could have been made of a pair. */
  const fits = (file: (typeof files)[number], { count, base }: Truth): boolean => {
    const [share, seen, all] = ["share", "seen", "all"].map((id) => pointOf(file, id));
    if (share?.symbol === "z" && base !== 0) return false;
    if (share?.value != null) {
      if (base === 0) return false;
      if (!isNear(share.numerator, count) || !isNear(share.denominator, base)) return false;
      if (Math.abs((100 * count) / base - share.value) > 0.5 * 10 ** -decimals + 1e-9) return false;
    }
    const isAlike = (point: Shown | undefined, size: number): boolean =>
      point === undefined || (point.symbol === "c" ? size > 0 : isNear(point.value, size));
    return isAlike(seen, count) && isAlike(all, base);
  };
  // Who reads two files knows which figures were restated between them, but not what of a percentage.
  const versionOf = (day: number, side: keyof Truth): number => {
    const isPrinted = situation.kpis[side === "count" ? "seen" : "all"] !== undefined;
    const isSame = (other: Truth | undefined): boolean =>
      other?.[side] === truths[day]?.[side] && (isPrinted || isDeepStrictEqual(other, truths[day]));
    let since = day;
    while (since > 0 && isSame(truths[since - 1])) since--;
    return since;
  };
  const sizes = new Map<string, ReadonlySet<number>>();
  const keyOf = (day: number, side: keyof Truth): string => `${side} ${versionOf(day, side)}`;
  let possible: Truth[][] = [];
  for (let before = -1, now = 0; before !== now; ) {
    before = now;
    possible = files.map((file, at) =>
      (possible[at] ?? PAIRS).filter(
        (pair) =>
          fits(file, pair) &&
          (["count", "base"] as const).every(
            (side) => sizes.get(keyOf(file.day, side))?.has(pair[side]) ?? true,
          ),
      ),
    );
    for (const [at, { day }] of files.entries()) {
      for (const side of ["count", "base"] as const)
        sizes.set(keyOf(day, side), new Set(possible[at]?.map((pair) => pair[side])));
    }
    now = possible.reduce((sum, pairs) => sum + pairs.length, 0);
  }
  const isSmall = (size: number): boolean => size >= 1 && size <= threshold;
  let asked = 0;
  const recovered = files.flatMap((file, at): string[] => {
    const truth = truths[file.day] as Truth;
    const pairs = possible[at] ?? [];
    if (!pairs.some(({ count, base }) => count === truth.count && base === truth.base))
      throw new Error(`What is true on day ${file.day} was ruled out.`);
    const isNever = (id: string, side: keyof Truth): boolean => {
      const same = files.filter(({ day }) => versionOf(day, side) === versionOf(file.day, side));
      const points = same.flatMap((one) => pointOf(one, id) ?? []);
      return points.length > 0 && points.every(({ symbol }) => symbol === "c");
    };
    const rest = truth.base - truth.count;
    const secrets = [
      ...(isSmall(truth.count) || isNever("seen", "count")
        ? [{ name: `count ${truth.count}`, of: ({ count }: Truth) => count }]
        : []),
      ...(isSmall(rest) ? [{ name: `rest ${rest}`, of: ({ count, base }: Truth) => base - count }] : []),
      ...(isNever("all", "base") ? [{ name: `base ${truth.base}`, of: ({ base }: Truth) => base }] : []),
    ];
    asked += secrets.length;
    return secrets.flatMap(({ name, of }) =>
      new Set(pairs.map(of)).size === 1 ? [`${name} on day ${file.day}`] : [],
    );
  });
  return { recovered, asked };
}

describe(`readers who try every numerator and base of ${RUNS} percentages`, { timeout: 7_200_000 }, () => {
  test.each(AUDIENCES)("are left with two of each that the %s may not see", (audience) => {
    const tried = { plans: 0, asked: 0, refused: 0 };
    fc.assert(
      fc.property(plans, (plan) => {
        const published = publish(planOf(plan.situation, plan.days));
        const { recovered, asked } = attack(plan, published, audience);
        const isRefused = published.some(({ leaks }) => leaks.length > 0);
        tried.plans++;
        tried.asked += asked;
        tried.refused += isRefused ? 1 : 0;
        if (!isRefused) expect(recovered, JSON.stringify(published.map((one) => one.printed))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    console.info(
      `${tried.plans} percentages, ${tried.asked} numbers asked for, ${tried.refused} that would be refused`,
    );
  });
});
