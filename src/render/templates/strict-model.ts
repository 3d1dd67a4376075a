export interface StrictModel {
  /** The same data, but reading a key that does not exist throws an UnknownKeyError with its whole path. */
  readonly wrap: (value: unknown, path: string) => unknown;
  /** The plain data behind a wrapped value. */
  readonly unwrap: (value: unknown) => unknown;
}

/**
 * Handlebars ignores an unknown name in `#if`, in `#each` and in the arguments of a helper. A model wrapped in this
 * throws instead. Null is a value like any other. The data must be plain. Where it is frozen a copy is read, as a proxy has to
 * return the value of a frozen property itself, and could not wrap it.
 */
export function createStrictModel(): StrictModel {
  const wrapped = new WeakMap<object, object>();
  const plain = new WeakMap<object, object>();

  const wrap = (value: unknown, path: string): unknown => {
    if (!isObject(value) || plain.has(value)) return value;
    const existing = wrapped.get(value);
    if (existing) return existing;
    const proxy = new Proxy(unfrozen(value), {
      get: (target, key) => readKey(target, key, path, wrap),
      has: (target, key) => typeof key === "symbol" || requireKey(target, key, path),
    });
    wrapped.set(value, proxy);
    plain.set(proxy, value);
    return proxy;
  };
  const unwrap = (value: unknown): unknown => (isObject(value) && plain.get(value)) || value;
  return { wrap, unwrap };
}

/** The same data, in which each property can be written. */
function unfrozen(value: object): object {
  if (Object.isExtensible(value)) return value;
  return Array.isArray(value) ? [...value] : { ...value };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Handlebars reads this key of any value, to see whether it is markup. */
const MARKUP_KEY = "toHTML";

function readKey(target: object, key: string | symbol, path: string, wrap: StrictModel["wrap"]): unknown {
  if (key === Symbol.toPrimitive) throw new NotTextError(path);
  if (typeof key === "symbol") return Array.isArray(target) ? Reflect.get(target, key) : undefined;
  if (key === MARKUP_KEY && !Object.hasOwn(target, key)) return undefined;
  requireKey(target, key, path);
  return wrap(Reflect.get(target, key), join(path, key));
}

function requireKey(target: object, key: string, path: string): true {
  if (Object.hasOwn(target, key)) return true;
  throw new UnknownKeyError(path, key, Object.keys(target));
}

function join(parent: string, key: string): string {
  if (/^\d+$/.test(key)) return `${parent}[${key}]`;
  return parent === "" ? key : `${parent}.${key}`;
}

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
