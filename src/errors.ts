/** What the process tells the shell; scripts and CI rely on these numbers. */
export const EXIT = {
  fine: 0,
  /** Problems at or above `--fail-on`. */
  problems: 1,
  /** Wrong usage, wrong configuration, or input that cannot be read. */
  usage: 2,
  /** A fault of ours. */
  internal: 3,
  /** The browser could not start or print. The earlier report stayed as it was; where there was none, the HTML was written. */
  browser: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something the user can put right. The message is one sentence; `hint` says what to do next. */
export class UserError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;

  constructor(message: string, options: { exitCode: ExitCode; hint?: string | undefined; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.exitCode = options.exitCode;
    this.hint = options.hint;
  }
}

/** Wrong arguments, configuration, or a file or folder that cannot be read or written. */
export class UsageError extends UserError {
  constructor(message: string, hint?: string, cause?: unknown) {
    super(message, { exitCode: EXIT.usage, hint, cause });
  }
}

/** The browser could not be found, started, or did not print. */
export class BrowserError extends UserError {
  constructor(message: string, hint?: string, cause?: unknown) {
    super(message, { exitCode: EXIT.browser, hint, cause });
  }
}
