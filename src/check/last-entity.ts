import type { IsoDate } from "../plan/dates.ts";
import type { CheckContext, Rule } from "./rule.ts";

/**
 * The entry a rule looked at last before it threw: the rule runs once more over a context that notes whose fields
 * are read. Rules are pure, so it stops at the same place. Undefined where it looked at no entry.
 */
export function lastEntity(rule: Rule, context: CheckContext): string | undefined {
  let last: string | undefined;
  const traced = trace(context, (entity) => {
    last = entity;
  });
  try {
    for (const _ of rule.check(traced));
  } catch {
    return last;
  }
  return undefined;
}

/** One proxy for each object, so that what is the same object stays the same. */
function trace(root: CheckContext, note: (entity: string) => void): CheckContext {
  const proxies = new WeakMap<object, object>();
  const wrap = (value: unknown): unknown => {
    if (typeof value === "function" && root.at === value) {
      return (date: IsoDate) => wrap(root.at(date));
    }
    if (value === null || typeof value !== "object" || value instanceof Map || value instanceof Set)
      return value;
    const known = proxies.get(value);
    if (known !== undefined) return known;
    const proxy = new Proxy(value, {
      get(target, key, receiver) {
        if ("id" in target && "origin" in target) note(String(target.id));
        return wrap(Reflect.get(target, key, receiver));
      },
    });
    proxies.set(value, proxy);
    return proxy;
  };
  return wrap(root) as CheckContext;
}
