import type { Readable, Writable } from "node:stream";
import { cancel, isCancel, select, text } from "@clack/prompts";
import { UsageError } from "../errors.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { readTypedDay } from "../tracker/written-dates.ts";

/** Where the officer is asked, and answers. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

/** Somebody at a terminal who is asked. What cannot be understood is asked again. */
export class Officer {
  readonly terminal: Terminal;
  readonly #command: string;

  /** @param command what is stopped where they press Control-C: `import`. */
  constructor(terminal: Terminal, command: string) {
    this.terminal = terminal;
    this.#command = command;
  }

  /**
   * A text that is not empty, or one of its own kind.
   * @param unfit why a text does not do; undefined where it does.
   */
  async text(
    message: string,
    placeholder: string,
    unfit: (value: string) => string | undefined,
  ): Promise<string> {
    const typed = await this.#answered(
      text({
        message,
        placeholder,
        validate: (value) => unfit((value ?? "").trim()),
        ...this.terminal,
      }),
    );
    return typed.trim();
  }

  /** A day, in any form in which people write it. */
  async day(message: string): Promise<IsoDate> {
    const typed = await this.text(message, AS_DAYS, (value) =>
      readTypedDay(value) === null ? NO_DAY : undefined,
    );
    return readTypedDay(typed) ?? "";
  }

  council(): Promise<string> {
    return this.text("Which council is it?", "Fairmere Council", (value) =>
      value === "" ? "Expected its name." : undefined,
    );
  }

  async choice<Value extends string | boolean>(
    message: string,
    options: readonly { readonly value: Value; readonly label: string }[],
  ): Promise<Value> {
    return (await this.#answered(
      select<Value>({ message, options: options as never, ...this.terminal }),
    )) as Value;
  }

  /** @throws UsageError where the officer stops. */
  async #answered<Answer>(asked: Promise<Answer>): Promise<Exclude<Answer, symbol>> {
    const given = await asked;
    if (!isCancel(given)) return given as Exclude<Answer, symbol>;
    cancel("Stopped. Nothing was written.", this.terminal);
    throw new UsageError(
      `The ${this.#command === "init" ? "new plan" : this.#command} was stopped`,
      `Run it again, or answer with options: improve ${this.#command} --help.`,
    );
  }
}

/** How a day can be typed, and what is said of a text that is none. */
export const AS_DAYS = "31/03/2019 or March 2019";
const NO_DAY = "Expected a day that exists, such as 24/08/2016.";
