import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { runImprove } from "../cli/run-improve.ts";

/** Has the process of the test run a command as if it had been started here, and says what that said. */
const script = (port: number): string => `#!/usr/bin/env bash
exec 3<> "/dev/tcp/127.0.0.1/${port}"
{ printf '%s\\0' "$#" "$@" "$PWD"; env -0; printf '\\0'; } >&3
read -r code said <&3
cat "$said/stdout"
cat "$said/stderr" >&2
exit "$code"
`;

/**
 * Writes a program for scripts that stands in for ours: its commands run in this process, as those of `runImprove` do, which
 * costs a tenth. It can be run until the test ends.
 */
export async function placeStandIn(file: string): Promise<void> {
  const said = await mkdtemp(path.join(os.tmpdir(), "improve-said-"));
  const server = createServer((socket) => void answer(socket, said));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.close();
    await rm(said, { recursive: true });
  });
  await writeFile(file, script((server.address() as AddressInfo).port), { mode: 0o755 });
}

/** Runs what is asked for, and answers with its exit code and the folder of what it said. */
async function answer(socket: Socket, said: string): Promise<void> {
  const { args, cwd, env } = await question(socket);
  const { exitCode, bytes, stderr } = await runImprove(args, { cwd, env }).catch((error: Error) => ({
    exitCode: 70,
    bytes: "",
    stderr: `${error.stack}\n`,
  }));
  const folder = await mkdtemp(path.join(said, "run-"));
  await writeFile(path.join(folder, "stdout"), bytes);
  await writeFile(path.join(folder, "stderr"), stderr);
  socket.end(`${exitCode} ${folder}\n`);
}

/** Reads how many words there are, these, the folder, and the environment, which ends with an empty line. A zero ends each. */
async function question(socket: Socket): Promise<{
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}> {
  socket.setEncoding("utf8");
  let text = "";
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += chunk;
    const [count, ...rest] = text.split("\0");
    const [cwd, ...lines] = rest.slice(Number(count));
    const end = lines.indexOf("");
    // What stands after the last zero is no line yet.
    if (cwd === undefined || end === -1 || end === lines.length - 1) continue;
    const entries = lines.slice(0, end).map((line) => {
      const at = line.indexOf("=");
      return [line.slice(0, at), line.slice(at + 1)] as const;
    });
    return { args: rest.slice(0, Number(count)), cwd, env: Object.fromEntries(entries) };
  }
  throw new Error("The stand-in was ended before it had asked.");
}
