import { expect, test } from "vitest";
import { ROOT, runImprove } from "./run-improve.ts";

interface Check {
  readonly name: string;
  readonly state: string;
  readonly says: string;
  readonly hint: string | null;
}

const doctor = async (...args: readonly string[]) => {
  const run = await runImprove(["doctor", ...args, "--json"], { cwd: ROOT });
  const checks: Check[] = JSON.parse(run.stdout).checks;
  return { run, of: (name: string) => checks.find((one) => one.name === name), checks };
};

test("improve doctor prints a page and audits it, says which browser and why, and counts the plan", async () => {
  const { run, of, checks } = await doctor("examples/minimal");
  expect(checks.map(({ state }) => state)).toEqual(checks.map(() => "fine"));
  expect(run.exitCode).toBe(0);
  expect(of("PDF")?.says).toMatch(
    /^1 page printed \(\d+ KB\): meets PDF\/UA-1 and PDF\/A-3a, by \d+ checks\./,
  );
  expect(of("Browser")?.says).toMatch(/, (because|which) .+\.$/);
  expect(of("Plan")?.says).toContain("examples/minimal holds ");
});

test("what is wrong is told with what to do, and the rest is tried all the same", async () => {
  const { run, of } = await doctor("no-such-plan", "--browser", "/no/such/browser");
  expect(run.exitCode).toBe(1);
  expect(of("Browser")).toMatchObject({
    state: "wrong",
    says: 'There is no browser at "/no/such/browser" (from --browser).',
    hint: expect.stringContaining("Give the path"),
  });
  expect(of("PDF")).toMatchObject({
    state: "wrong",
    says: "Nothing can be printed without a browser.",
    hint: null,
  });
  const address = await doctor("examples/minimal", "--browser", "ws://");
  expect(address.of("PDF")).toMatchObject({ state: "wrong", says: expect.stringContaining('"ws://"') });
  expect(of("Plan")?.state).toBe("wrong");
  expect(of("Node")?.state).toBe("fine");
});
