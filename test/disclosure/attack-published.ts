import type { KpiPoint } from "../../src/model/kpi-state.ts";
import type { Audience } from "../../src/plan/schema/report-words.ts";
import type { AttackPlan, Ref } from "./attack-plans.ts";
import type { Published } from "./publish.ts";
import { type Equation, onlyPossible, type Unknown } from "./second-solution.ts";

/**
 * What an outsider makes of everything that was published to some readers. Of the program this knows only what is
 * public: the form of a state, that counts from 1 to the threshold are suppressed, how others are rounded, and that a
 * zero is printed where possible. It knows how figures hang together, too, and which of them were restated.
 *
 * A figure is recovered if it is suppressed and only one size is possible. That a suppressed figure may be small is no
 * secret: the symbol says so.
 */

export interface Attack {
  /** Suppressed figures that can have one size only, and what it is. */
  readonly recovered: readonly string[];
  /** How many numbers were asked for. */
  readonly asked: number;
}

type Shown = Pick<KpiPoint, "value" | "numerator" | "denominator" | "symbol">;

/** A figure as it was from a day on, and every way in which the readers were shown it. */
interface Version {
  readonly ref: Ref;
  readonly count: number;
  readonly base: number | null;
  readonly points: Shown[];
}

export function attackPublished(
  plan: AttackPlan,
  published: readonly Published[],
  audience: Audience,
): Attack {
  const { threshold = 5, round = 1, board } = plan.situation.disclosure ?? {};
  if (audience === "board" && board === "full") return { recovered: [], asked: 0 };
  const versions = new Map<string, Version>();
  const sums: Sum[] = [];
  for (const [day, { report, model }] of published.entries()) {
    if (audience === "public" && report.audience !== "public") continue;
    const current = new Map<Ref, string>();
    for (const { id, points } of model.state.kpis) {
      for (const point of points) {
        const ref = `${id} ${point.period}`;
        const found = versionOn(day, ref, plan);
        if (found === null) continue;
        const name = `${ref} of day ${found.since}`;
        const version = versions.get(name) ?? { ref, ...found, points: [] };
        version.points.push(point);
        versions.set(name, version);
        current.set(ref, name);
      }
    }
    sums.push(...sumsIn(plan, day, current, versions));
  }
  const unknowns = new Map<string, Unknown>();
  const secrets = new Map<string, string>();
  const isSmall = (size: number): boolean => size >= 1 && size <= threshold;
  const between = (printed: number | null): { least: number; most: number } =>
    printed === null || printed === 0 || round === 1
      ? { least: printed ?? 0, most: printed ?? Number.POSITIVE_INFINITY }
      : {
          least: Math.max(threshold + 1, printed - Math.floor(round / 2)),
          most: printed + Math.ceil(round / 2) - 1,
        };
  for (const [name, { ref, count, base, points }] of versions) {
    const shown = points.filter(({ value, symbol }) => value !== null || symbol === "z");
    const put = (aspect: string, truth: number, least: number, side: keyof Shown): void => {
      const spans = shown.map((one) =>
        one.symbol === "z" ? { least: 0, most: 0 } : between(one[side] as number | null),
      );
      unknowns.set(`${name} ${aspect}`, {
        truth,
        least: Math.max(least, ...spans.map((span) => span.least)),
        most: Math.min(...spans.map((span) => span.most)),
      });
    };
    const isSecret = shown.length === 0 && points.some(({ symbol }) => symbol === "c");
    if (base === null) {
      put("count", count, shown.length > 0 ? 0 : 1, "value");
      if (isSecret) secrets.set(`${name} count`, `${ref}: ${count}`);
      continue;
    }
    put("count", count, 0, "numerator");
    put("base", base, shown.length > 0 ? 0 : 1, "denominator");
    unknowns.set(`${name} rest`, { truth: base - count, least: 0 });
    sums.push({ whole: `${name} base`, parts: [`${name} count`, `${name} rest`] });
    if (!isSecret) continue;
    const hasBase = plan.ties.fractions.some(([share]) => share === ref);
    if (!hasBase) secrets.set(`${name} base`, `${ref}: of ${base}`);
    if (isSmall(count)) secrets.set(`${name} count`, `${ref}: ${count} of ${base}`);
    if (isSmall(base - count)) secrets.set(`${name} rest`, `${ref}: all but ${base - count} of ${base}`);
  }
  for (const { derived } of sums) {
    for (const [name, { truth, ref }] of derived ?? []) {
      unknowns.set(name, { truth, least: 0 });
      if (isSmall(truth)) secrets.set(name, `${ref}: ${truth}`);
    }
  }
  const equations = sums.map(
    ({ whole, parts }): Equation => ({
      terms: new Map([[whole, -1], ...parts.map((part) => [part, 1] as const)]),
      total: 0,
    }),
  );
  const found = onlyPossible(equations, unknowns, secrets.keys());
  return { recovered: [...new Set(found.map((name) => secrets.get(name) as string))], asked: secrets.size };
}

/** A number that others add up to. Those that no figure prints come with what is true of them. */
interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly derived?: ReadonlyMap<string, { readonly truth: number; readonly ref: Ref }>;
}

/** The figure that was known on a day, and the day since which it has been the same. */
function versionOn(day: number, ref: Ref, { days, unprinted }: Pick<AttackPlan, "days" | "unprinted">) {
  const textOn = (at: number): string | undefined => days[at]?.figures[ref] ?? unprinted[at]?.[ref];
  const text = textOn(day);
  if (text === undefined) return null;
  let since = day;
  while (since > 0 && textOn(since - 1) === text) since--;
  const [count = 0, base = null] = text === "z" ? [0, 0] : text.split("/").map(Number);
  return { since, count, base };
}

/** How the figures of one file hang together. */
function* sumsIn(
  plan: AttackPlan,
  day: number,
  current: ReadonlyMap<Ref, string>,
  versions: ReadonlyMap<string, Version>,
): Generator<Sum> {
  const named = (refs: readonly Ref[]): string[] => refs.flatMap((ref) => current.get(ref) ?? []);
  const countOf = (name: string): number => versions.get(name)?.count ?? 0;
  for (const [total, parts] of plan.ties.sums) {
    const [whole = "", ...pieces] = named([total, ...parts]);
    if (pieces.length < parts.length) continue;
    const isOfFractions = versions.get(whole)?.base !== null;
    for (const aspect of isOfFractions ? ["count", "base"] : ["count"])
      yield { whole: `${whole} ${aspect}`, parts: pieces.map((piece) => `${piece} ${aspect}`) };
  }
  for (const [later, earlier] of plan.ties.growths) {
    const [end, start] = named([later, earlier]);
    if (end === undefined || start === undefined) continue;
    const truth = countOf(end) - countOf(start);
    const name = `${start} to ${end}`;
    if (truth >= 0)
      yield {
        whole: `${end} count`,
        parts: [`${start} count`, name],
        derived: new Map([[name, { truth, ref: `${later} since ${earlier}` }]]),
      };
  }
  for (const [figure, months] of plan.ties.months) {
    const [own] = named([figure]);
    if (own === undefined) continue;
    const derived = new Map<string, { truth: number; ref: Ref }>();
    const parts = months.map((ref) => {
      const printed = current.get(ref);
      if (printed !== undefined) return `${printed} count`;
      // That a month nobody prints was not restated is known to nobody, so it is another one in each file.
      const name = `${ref} on day ${day}`;
      derived.set(name, { truth: versionOn(day, ref, plan)?.count ?? 0, ref });
      return name;
    });
    yield { whole: `${own} count`, parts, derived };
  }
  for (const [share, numerator, base] of plan.ties.fractions) {
    const [own, top, bottom] = named([share, numerator, base]);
    if (bottom === undefined) continue;
    yield { whole: `${own} count`, parts: [`${top} count`] };
    yield { whole: `${own} base`, parts: [`${bottom} count`] };
  }
}
