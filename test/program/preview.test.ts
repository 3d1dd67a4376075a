import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openPreview } from "../../src/index.ts";
import { expectFit, ROOT, runProgram } from "../cli/run-improve.ts";
import { makePlan, placePlan } from "../cli/workspace.ts";
import { type StartedPreview, spawnPreview, startPreview } from "./start-preview.ts";

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks as a browser would, under any name; `fetch` forbids some of these headers. */
async function ask(address: string, target: string, { method = "GET", headers = {}, body }: Asked = {}) {
  const { port } = new URL(address);
  const asked = request({ host: "127.0.0.1", port, path: target, method, headers });
  asked.end(body);
  const [answer] = await once(asked, "response");
  let text = "";
  for await (const piece of answer) text += piece;
  return { status: answer.statusCode as number, headers: answer.headers, text };
}

test("it serves the draft, says where, and ends with Ctrl+C", async () => {
  const preview = await startPreview(await makePlan());
  const page = await ask(preview.address, "/");
  expect(page.status).toBe(200);
  const draft = await ask(preview.address, "/document?page=report");
  expect(draft.text).toContain("Purpose of the report");
  expect(await preview.interrupt()).toBe(0);
  expectFit(preview.stdout() + preview.stderr());
  expect(preview.stderr()).toContain("It follows your files. Stop it with Ctrl+C.");
});

test("a page hears what was made after it and before it listened", async () => {
  const { address } = await startPreview(await makePlan());
  await ask(address, "/document");
  const listen = async (known: number, signal: AbortSignal) =>
    (await fetch(new URL(`/events?told=${known}`, address), { signal })).body
      ?.pipeThrough(new TextDecoderStream())
      .getReader();
  const closing = new AbortController();
  onTestFinished(() => closing.abort());
  // Problems are looked for while somebody listens.
  const first = await listen(0, closing.signal);
  for (let all = ""; !all.includes("event: problems"); ) all += (await first?.read())?.value ?? "";
  const [, told = ""] = /<body data-told="(\d+)"/.exec((await ask(address, "/")).text) ?? [];
  const heard = async (known: number): Promise<string> => {
    const next = listen(known, closing.signal)
      .then((reader) => reader?.read())
      .then((read) => read?.value ?? "");
    // Where there is nothing to hear, not even an answer begins.
    next.catch(() => {});
    return await Promise.race([next, new Promise<string>((resolve) => setTimeout(resolve, 500, ""))]);
  };
  // One that was made before the problems were found has missed them, another one nothing.
  expect(await heard(Number(told) - 1)).toContain("event: draft");
  expect(await heard(Number(told))).not.toContain("event: draft");
});

describe("only pages of its own, on this computer, are answered", () => {
  let cwd: string;
  let preview: StartedPreview;

  beforeAll(async () => {
    cwd = await placePlan(await mkdtemp(path.join(os.tmpdir(), "improve-preview-")));
    preview = await spawnPreview(cwd, ["--editor", "false"]);
  });

  afterAll(async () => {
    preview.kill();
    await rm(cwd, { recursive: true });
  });

  test("a foreign name, a foreign origin and what another site loads are refused", async () => {
    const { address } = preview;
    const { port, origin } = new URL(address);
    const refused: readonly Asked[] = [
      { headers: { host: `example.org:${port}` } },
      { headers: { host: "127.0.0.1" } },
      { headers: { host: `127.0.0.1:${Number(port) + 1}` } },
      { headers: { host: `127.0.0.1.example.org:${port}` } },
      { headers: { origin: "http://example.org" } },
      { headers: { origin: "null" } },
      { headers: { origin: `http://127.0.0.1:${Number(port) + 1}` } },
      { headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" } },
      { method: "POST", headers: { origin: "http://example.org" }, body: "0" },
    ];
    for (const asked of refused)
      for (const target of ["/", "/document", "/events", "/file?format=json", "/client.js", "/open"])
        expect((await ask(address, target, asked)).status, `${JSON.stringify(asked)} ${target}`).toBe(403);
    for (const host of [`localhost:${port}`, `[::1]:${port}`, `127.0.0.1:${port}`])
      expect((await ask(address, "/client.css", { headers: { host } })).status).toBe(200);
    expect((await ask(address, "/client.css", { headers: { origin } })).status).toBe(200);
  });

  test("nothing outside of what it made is served, and no path is opened", async () => {
    const { address } = preview;
    const { origin } = new URL(address);
    for (const target of [
      "/plan.yaml",
      "/plan/plan.yaml",
      "/../package.json",
      "/%2e%2e/package.json",
      "/client.js/../../package.json",
      "//etc/passwd",
      "/file",
      "/file?format=../plan.yaml",
      "/open",
    ])
      expect((await ask(address, target)).status, target).toBeGreaterThanOrEqual(400);
    for (const body of ["0", "-1", "1e9", "../plan.yaml", "/etc/passwd:1:1", ""])
      expect((await ask(address, "/open", { method: "POST", headers: { origin }, body })).status).toBe(404);
  });

  test("its policy lets the page run our script only, and the draft none", async () => {
    const { address } = preview;
    const [page, draft] = [await ask(address, "/"), await ask(address, "/document")];
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
    expect(draft.headers["content-security-policy"]).toContain("default-src 'none'; style-src");
    expect(draft.headers["content-security-policy"]).not.toContain("script-src");
    expect(page.text).not.toMatch(/<script(?![^>]*src="\/client\.js")|<style| style=| on\w+=/);
  });
});

describe("nothing is written, and nothing of it is published", () => {
  test("a folder that is read only is as it was", async () => {
    const cwd = await makePlan();
    const folder = path.join(cwd, "plan");
    const files = await readdir(folder);
    const before = await Promise.all(files.map((name) => stat(path.join(folder, name))));
    await chmod(folder, 0o555);
    await chmod(cwd, 0o555);
    onTestFinished(async () => {
      for (const one of [cwd, folder]) await chmod(one, 0o755);
    });
    const preview = await startPreview(cwd);
    await ask(preview.address, "/document");
    await ask(preview.address, "/file?format=html");
    expect(await preview.interrupt()).toBe(0);
    expect(await readdir(folder)).toEqual(files);
    expect(await readdir(cwd)).toEqual(["plan"]);
    const after = await Promise.all(files.map((name) => stat(path.join(folder, name))));
    expect(after.map(({ mtimeMs, size }) => [mtimeMs, size])).toEqual(
      before.map(({ mtimeMs, size }) => [mtimeMs, size]),
    );
  });

  test("a file of it is the file that build writes, to the byte", async () => {
    const cwd = await makePlan();
    const built = await runProgram(["build", "plan", "-f", "html", "-f", "json"], { cwd });
    expect(built.exitCode).toBe(0);
    const preview = await openPreview(path.join(cwd, "plan"));
    await preview.draft({ page: "report" });
    for (const format of ["html", "json"] as const) {
      const { name, bytes } = await preview.file({ page: "report" }, format);
      const published = await readFile(path.join(cwd, "reports", name));
      expect(published.equals(bytes)).toBe(true);
      expect(published.toString()).not.toMatch(/data-from|improve-mark|client\.js|127\.0\.0\.1/);
    }
  });
});

describe("what cannot be served is said in a sentence", () => {
  test("a port that another program has", async () => {
    const other = createServer();
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const run = await runProgram(["preview", "plan", "--port", String(port)], { cwd: await makePlan() });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toBe(
      `error The port ${port} is in use by another program.\n  → Give another with --port, or leave it out: then the next one that is free is taken.\n`,
    );
  });

  test("without --port the next one that is free is taken, and it says so", async () => {
    const cwd = await makePlan();
    const [first, second] = [await startPreview(cwd), await startPreview(cwd)];
    expect(second.address).not.toBe(first.address);
    await expect.poll(() => second.stderr()).toContain("so the next one that is free is taken");
  });

  test.each([
    [["preview", "nowhere"], 'There is no folder "nowhere"'],
    [["preview", "plan/plan.yaml"], '"plan/plan.yaml" is a file, not a folder'],
    [["preview", "plan", "--port", "http"], '"http" is not a value for --port'],
    [["preview", "plan", "--config", "none.yaml"], 'There is no configuration "none.yaml"'],
    [["preview", "plan", "--rule", "nothing=off"], '--rule: There is no rule "nothing"'],
    [["preview", "plan", "more"], "improve preview takes one folder, not several: plan, more"],
  ])("%j", async (args, message) => {
    const run = await runProgram(args, { cwd: await makePlan() });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});

test("what runs in the page is in the package", async () => {
  const client = await readFile(path.join(ROOT, "dist/preview/client.js"), "utf8");
  expect(client).not.toMatch(/\bfrom ?"|import ?\(/);
});
