import { InvalidArgumentError } from "commander";
import { SEVERITIES, type Severity } from "../diagnostics/problem.ts";
import { list } from "../diagnostics/words.ts";
import { type IsoDate, isIsoDate, isIsoMonth, lastDayOf } from "../plan/dates.ts";

/** A day, or a month that stands for its last day. */
export function readAsAt(text: string): IsoDate {
  if (isIsoMonth(text)) return lastDayOf(text);
  if (isIsoDate(text)) return text;
  throw new InvalidArgumentError("Expected a month or a day that exists, such as 2016-08 or 2016-08-31.");
}

export function readSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new InvalidArgumentError("Expected a number of seconds above 0.");
}

/** Collects a repeatable option, whose first use replaces the default. */
export function collect<T extends string>(known: readonly T[]) {
  let given: T[] = [];
  return (text: string): T[] => {
    if (!(known as readonly string[]).includes(text)) {
      throw new InvalidArgumentError(`Expected one of ${known.join(", ")}.`);
    }
    given = [...given, text as T];
    return given;
  };
}

export function readCount(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number above 0.");
}

/** What a rule's findings can be set to. */
export const SETTINGS = [...SEVERITIES, "off"] as const;
export type Setting = Severity | "off";

/** Collects `action-stale=info`, with which rules there are judged later: they are loaded only where needed. */
export function collectSeverities() {
  const given = new Map<string, Setting>();
  return (text: string): ReadonlyMap<string, Setting> => {
    const [, rule, setting] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (rule === undefined || !(SETTINGS as readonly string[]).includes(setting ?? "")) {
      throw new InvalidArgumentError(
        `Expected a rule and ${list(SETTINGS, "or")}, such as action-stale=info.`,
      );
    }
    given.set(rule, setting as Setting);
    return given;
  };
}
