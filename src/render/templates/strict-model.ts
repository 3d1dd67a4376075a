/** A template read something that the report does not have. */
export class UnknownKeyError extends Error {
  readonly path: string;
  readonly key: string;
  readonly known: readonly string[];

  constructor(parent: string, key: string, known: readonly string[]) {
    const path = join(parent, key);
    super(`There is no "${path}"`);
    this.path = path;
    this.key = key;
    this.known = known;
  }
}

/** A template printed a list or a group of values as if it were text. */
export class NotTextError extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`"${path}" is not text`);
    this.path = path;
  }
}

export interface StrictModel {
  /** The same data, but reading a key that is not there throws an UnknownKeyError with its whole path. */
  readonly wrap: (value: unknown, path: string) => unknown;
  /** The plain data behind a wrapped value. */
  readonly unwrap: (value: unknown) => unknown;
}

/**
 * Handlebars lets `#if`, `#each` and helper arguments that name nothing through in silence; a model wrapped
 * in this does not. Null is a value like any other. The data must be plain and not frozen: a proxy may not
 * give anything but the very value for a frozen property.
 */
export function createStrictModel(): StrictModel {
  const wrapped = new WeakMap<object, object>();
  const plain = new WeakMap<object, object>();

  const wrap = (value: unknown, path: string): unknown => {
    if (typeof value !== "object" || value === null || plain.has(value)) return value;
    const existing = wrapped.get(value);
    if (existing) return existing;
    const proxy = new Proxy(value, {
      get: (target, key) => readKey(target, key, path, wrap),
      has: (target, key) => typeof key === "symbol" || hasKey(target, key, path),
    });
    wrapped.set(value, proxy);
    plain.set(proxy, value);
    return proxy;
  };
  const unwrap = (value: unknown): unknown => (isObject(value) && plain.get(value)) || value;
  return { wrap, unwrap };
}

/** What Handlebars itself asks of any value, to learn whether it is markup or a thing to iterate. */
const PROBES = new Set(["toHTML"]);

function readKey(target: object, key: string | symbol, path: string, wrap: StrictModel["wrap"]): unknown {
  if (key === Symbol.toPrimitive) throw new NotTextError(path);
  if (typeof key === "symbol") return Array.isArray(target) ? Reflect.get(target, key) : undefined;
  if (PROBES.has(key) && !Object.hasOwn(target, key)) return undefined;
  hasKey(target, key, path);
  return wrap(Reflect.get(target, key), join(path, key));
}

function hasKey(target: object, key: string, path: string): boolean {
  if (Object.hasOwn(target, key)) return true;
  throw new UnknownKeyError(path, key, Object.keys(target));
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function join(parent: string, key: string): string {
  if (/^\d+$/.test(key)) return `${parent}[${key}]`;
  return parent === "" ? key : `${parent}.${key}`;
}
