import { expect, test } from "vitest";
import { expectSession, ROOT, runImprove } from "./run-improve.ts";

const cwd = ROOT;
const explain = (...args: readonly string[]) => runImprove(["explain", ...args], { cwd });

test("improve explain tells the history of an entry, where it is printed, and what is wrong with it", async () => {
  await expectSession(
    "explain",
    await explain("1.3", "data"),
    await explain("ofsted-2016-07/letter/a", "data"),
    await explain("practice", "data", "--as-at", "2016-01"),
  );
});

test("an id that is not there, or not known at the date, is told", async () => {
  await expectSession(
    "explain-unknown",
    await explain("caselod", "data"),
    await explain("1.33", "data"),
    await explain("1.3", "data", "--as-at", "2015-10"),
    await explain(),
  );
});

test("for a program: a correction says what it puts right, and a restated figure what it was", async () => {
  const read = async (...args: readonly string[]) => {
    const run = await explain(...args, "-f", "json");
    expect(run.exitCode).toBe(0);
    return JSON.parse(run.stdout);
  };
  const { history } = await read("2.1", "examples/full");
  const corrected = history.find(({ corrects }: { corrects: string | null }) => corrects !== null);
  expect(corrected).toMatchSnapshot();
  const kpi = await read("caseload", "data", "--as-at", "2016-05");
  expect(kpi.history.every(({ date }: { date: string }) => date <= "2016-05-31")).toBe(true);
  expect(kpi.history.map(({ date }: { date: string }) => date)).toEqual(
    kpi.history.map(({ date }: { date: string }) => date).toSorted(),
  );
  expect(kpi["named-by"].length).toBeGreaterThan(0);
});

test("an event that is called as its kind does not name itself", async () => {
  const { stdout } = await runImprove(["explain", "inspection", "examples/new-plan/data", "-f", "json"], {
    cwd,
  });
  const names = JSON.parse(stdout)["named-by"].map(
    ({ kind, field }: Record<string, string>) => `${kind} ${field}`,
  );
  expect(names).toEqual(["recommendation source", "recommendation source"]);
});
