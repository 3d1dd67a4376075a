import { printableJson } from "../text/escape.ts";
import type { Reporter } from "./report.ts";

const SEVERITIES = { error: "major", warning: "minor", info: "info" } as const;

/**
 * What GitLab calls a code quality report: it shows each problem on its line in a merge request, and which ones are new.
 * What is silenced is not in it.
 */
export const gitlab: Reporter = {
  name: "gitlab",
  wrote: /^\[\s*(\]|\{\s*"description":)/,
  print({ problems }, { fromRoot = (file) => file }) {
    const seen = new Map<string, number>();
    return printableJson(
      problems.map(({ rule, severity, message, hint, file, range, fingerprint }) => {
        // GitLab shows one of those with the same fingerprint.
        const before = seen.get(fingerprint) ?? 0;
        seen.set(fingerprint, before + 1);
        return {
          description: hint === null ? message : `${message}. ${hint}`,
          check_name: rule,
          fingerprint: before === 0 ? fingerprint : `${fingerprint}-${before + 1}`,
          severity: SEVERITIES[severity],
          location: {
            path: fromRoot(file),
            positions: { begin: range.start, end: range.end },
          },
        };
      }),
    );
  },
};
