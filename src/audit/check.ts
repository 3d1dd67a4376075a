import type { AuditedFile } from "./reading/file.ts";
import type { Element } from "./reading/structure.ts";

/** One question that a file must answer. A check is a file of its own in `checks/`. */
export interface Check {
  readonly id: string;
  /** What it asks for, as a sentence that is true of a good file. */
  readonly asks: string;
  /** Where the standards ask for it; "our own" where they do not, and readers need it all the same. */
  readonly clause: string;
  /** What to do about it. */
  readonly mend: string;
  readonly find: (file: AuditedFile) => Iterable<Fault>;
}

/** Something that does not answer it. */
export interface Fault {
  /** One sentence, which names what it is about. */
  readonly what: string;
  /** The element or the number of the page; nothing for what is of the whole file. */
  readonly at?: Element | number | null;
}

/** A fault as it is printed: with where it is, and what to do. */
export interface Failure {
  readonly check: string;
  readonly what: string;
  readonly page: number | null;
  /** The heading above it. */
  readonly heading: string | null;
  /** The id in the HTML of the place at that heading, where a link leads there. */
  readonly anchor: string | null;
  readonly mend: string;
  readonly clause: string;
}
