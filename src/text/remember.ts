/**
 * A pure function of a text that does not work out again what it was asked before.
 * @param most how many answers are kept at a time, so that a long run does not fill the memory.
 */
export function remember<Answer extends object | string>(
  work: (text: string) => Answer,
  most: number,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    if (known.size >= most) known.clear();
    const answer = work(text);
    known.set(text, answer);
    return answer;
  };
}

/** Makes something when it is first asked for. What is made at the start of a program is made for every command. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A pure function of a value that nobody changes: of an object it is worked out once. */
export function oncePer<Value, Answer>(work: (value: Value) => Answer): (value: Value) => Answer {
  const known = new WeakMap<object, { readonly answer: Answer }>();
  return (value) => {
    if (typeof value !== "object" || value === null) return work(value);
    const held = known.get(value) ?? { answer: work(value) };
    known.set(value, held);
    return held.answer;
  };
}
