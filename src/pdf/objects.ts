import { stringBytes, textOfBytes, utf16 } from "./texts.ts";

/** A value of a PDF. A key whose value is null is as one that is not there. */
export type Value = null | boolean | number | Name | Text | Ref | List | Dict | Stream | Unreadable;

export class Name {
  /** Without its slash, and with what is escaped in it read. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A string, as it is written: between round brackets with escapes, or between angle brackets in hexadecimal digits. */
export class Text {
  readonly written: string;
  readonly isHex: boolean;

  constructor(written: string, isHex: boolean) {
    this.written = written;
    this.isHex = isHex;
  }

  /** Any text, in UTF-16. */
  static of(text: string): Text {
    return new Text(`FEFF${utf16(text)}`, true);
  }

  /** A text of signs of ASCII, without round brackets and backslashes, as it is. */
  static plain(text: string): Text {
    return new Text(text, false);
  }

  bytes(): number[] {
    return stringBytes(this.written, this.isHex);
  }

  decode(): string {
    return textOfBytes(this.bytes());
  }
}

/** Refers to an object by its number. */
export class Ref {
  readonly number: number;
  readonly generation: number;

  constructor(number: number, generation = 0) {
    this.number = number;
    this.generation = generation;
  }
}

/** An object that cannot be read, such as one that was damaged. */
export class Unreadable {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export class List {
  readonly file: Objects;
  readonly items: Value[];

  constructor(file: Objects, items: Value[]) {
    this.file = file;
    this.items = items;
  }

  /** The values with their references followed; those that lead nowhere are left out. */
  values(): NonNullable<Value>[] {
    return this.items.flatMap((item) => this.file.follow(item) ?? []);
  }
}

export class Dict {
  readonly file: Objects;
  readonly entries: Map<string, Value>;

  constructor(file: Objects, entries: Map<string, Value>) {
    this.file = file;
    this.entries = entries;
  }

  /** What is written under a key: a reference stays one. */
  written(key: string): Value {
    return this.entries.get(key) ?? null;
  }

  get(key: string): Value {
    return this.file.follow(this.entries.get(key) ?? null);
  }

  set(key: string, value: Value): void {
    this.entries.set(key, value);
  }

  delete(key: string): void {
    this.entries.delete(key);
  }
}

export class Stream {
  readonly dict: Dict;
  /** As they are in the file: packed. */
  readonly bytes: Uint8Array;

  constructor(dict: Dict, bytes: Uint8Array) {
    this.dict = dict;
    this.bytes = bytes;
  }
}

/** The objects of a file by their numbers, and what its end says of them. */
export class Objects {
  private readonly held = new Map<number, Value>();
  private last = 0;
  readonly trailer: Dict = this.dict({});

  /** The value itself, or what it refers to; null if that is not there. */
  follow(value: Value): Value {
    let found = value;
    for (let steps = 0; found instanceof Ref && steps < MOST_STEPS; steps++) {
      const { number } = found;
      found = this.held.get(number) ?? null;
    }
    return found instanceof Ref ? null : found;
  }

  /** Every object that is not written in another, in the order of their numbers. */
  all(): [number: number, object: Value][] {
    return [...this.held].sort(([a], [b]) => a - b);
  }

  put(number: number, object: Value): void {
    this.held.set(number, object);
    this.last = Math.max(this.last, number);
  }

  add(object: Value): Ref {
    this.put(this.last + 1, object);
    return new Ref(this.last);
  }

  remove({ number }: Ref): void {
    this.held.delete(number);
  }

  dict(entries: Readonly<Record<string, Value>>): Dict {
    return new Dict(this, new Map(Object.entries(entries)));
  }

  list(items: readonly Value[]): List {
    return new List(this, [...items]);
  }
}

/** Of references that lead to references. */
const MOST_STEPS = 32;
