import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** A place in a text, where `‸` stands. */
interface Place {
  readonly line: number;
  readonly character: number;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** One `yaml-language-server`, as an editor starts it, and what it answers about texts. */
export interface LanguageServer {
  /** The completions where `‸` stands. */
  readonly complete: (text: string) => Promise<readonly { label: string; insertText: string }[]>;
  /** What is shown where one points at the character after `‸`. */
  readonly hover: (text: string) => Promise<string>;
  /** What is underlined, by its line counted from 1. */
  readonly problems: (text: string) => Promise<readonly string[]>;
  readonly stop: () => void;
}

/** Starts the server for YAML that names its schema in its first line, as files of a plan do. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const program = path.resolve("node_modules/yaml-language-server/bin/yaml-language-server");
  const server = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
  const answers = new Map<number, (result: unknown) => void>();
  const diagnosed = new Map<string, (found: readonly Diagnostic[]) => void>();
  listen(server, (message) => {
    if (message.method === "textDocument/publishDiagnostics") {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: Diagnostic[] };
      diagnosed.get(uri)?.(diagnostics);
    } else if (message.method !== undefined && message.id !== undefined) {
      const asked = (message.params as { items?: { section: string }[] } | undefined)?.items ?? [];
      send({ id: message.id, result: asked.map(({ section }) => SETTINGS[section] ?? null) });
    } else if (message.id !== undefined) answers.get(message.id)?.(message.result);
  });
  let count = 0;
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const ask = (method: string, params: object): Promise<unknown> => {
    count += 1;
    const id = count;
    send({ id, method, params });
    return new Promise((resolve) => answers.set(id, resolve));
  };
  const open = (text: string): { uri: string; position: Place; found: Promise<readonly Diagnostic[]> } => {
    count += 1;
    const uri = pathToFileURL(path.resolve(`test/editor/file-${count}.yaml`)).href;
    const before = text.split("‸")[0]?.split("\n") ?? [];
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const found = new Promise<readonly Diagnostic[]>((resolve) => diagnosed.set(uri, resolve));
    const textDocument = { uri, languageId: "yaml", version: 1, text: text.replace("‸", "") };
    send({ method: "textDocument/didOpen", params: { textDocument } });
    return { uri, position, found };
  };
  await ask("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { documentationFormat: ["markdown"] } },
        hover: { contentFormat: ["markdown"] },
      },
    },
  });
  send({ method: "initialized", params: {} });
  return {
    complete: async (text) => {
      const { uri, position } = open(text);
      const answer = await ask("textDocument/completion", { textDocument: { uri }, position });
      return (answer as { items: { label: string; insertText: string }[] }).items;
    },
    hover: async (text) => {
      const { uri, position } = open(text);
      const answer = await ask("textDocument/hover", { textDocument: { uri }, position });
      return (answer as { contents: { value: string } } | null)?.contents.value ?? "";
    },
    problems: async (text) =>
      (await open(text).found).map(({ range, message }) => `${range.start.line + 1}: ${message}`),
    stop: () => server.kill(),
  };
}

interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Place };
}

/** No list of schemas is fetched from the web. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
};

/** Parts what the server writes into messages. */
function listen(server: ChildProcess, take: (message: Message) => void): void {
  let held = Buffer.alloc(0);
  server.stdout?.on("data", (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const end = held.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(held.subarray(0, end).toString())?.[1]);
      if (end === -1 || held.length < end + 4 + length) return;
      const body = held.subarray(end + 4, end + 4 + length).toString();
      held = held.subarray(end + 4 + length);
      take(JSON.parse(body));
    }
  });
}
