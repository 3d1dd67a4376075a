import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { EventStream, H3, type H3Event, toNodeHandler } from "h3";
import { readFile } from "../disk/read-file.ts";
import { UsageError, UserError } from "../errors.ts";
import type { ReportFormat } from "../index.ts";
import { packageFile } from "../package.ts";
import { readChoice } from "./choice.ts";
import type { Drafts, News } from "./drafts.ts";
import type { Editor } from "./editors.ts";
import { emptyDocument, previewHtml } from "./page.ts";
import { Places } from "./places.ts";
import { valueHtml } from "./value-html.ts";

/** The only address that is listened at: nobody else on the network can ask. */
const HOST = "127.0.0.1";

/** The port where none is named. Where it is taken, one of the next is. */
const USUAL_PORT = 4600;
const PORTS_TRIED = 20;

/** Serves drafts to browsers of this computer. */
export class PreviewServer {
  readonly address: string;
  /** Whether the usual port was taken by another program. */
  readonly isMoved: boolean;
  private readonly server: Server;

  private constructor(server: Server, isMoved: boolean) {
    this.server = server;
    this.address = `http://${HOST}:${portOf(server)}/`;
    this.isMoved = isMoved;
  }

  /** @throws UsageError where the port is taken. */
  static async start(
    drafts: Drafts,
    editor: Editor | null,
    port: number | undefined,
  ): Promise<PreviewServer> {
    const app = await routes(drafts, editor, () => portOf(server));
    const server = createServer(toNodeHandler(app));
    return new PreviewServer(server, await listen(server, port));
  }

  async stop(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function routes(drafts: Drafts, editor: Editor | null, port: () => number): Promise<H3> {
  const app = new H3();
  const client = await readClient();
  const places = new Places();
  app.use((event) => refuseForeign(event, port()));
  app.get("/", async (event) => {
    const choice = readChoice(event.url.searchParams);
    // A draft that takes long comes by itself; the page does not wait for it.
    await Promise.race([drafts.newest(choice), pause(PATIENCE_MS)]);
    return page(event, previewHtml(drafts.now(choice), { places, editor: editor?.title ?? null }), OF_PAGE);
  });
  app.get("/document", async (event) => {
    const { draft, trouble } = await drafts.newest(readChoice(event.url.searchParams));
    return page(event, draft?.html ?? emptyDocument(trouble), OF_DOCUMENT);
  });
  app.get("/value", (event) => explain(event, drafts, places));
  app.get("/events", (event) => follow(event, drafts));
  app.get("/file", (event) => download(event, drafts));
  app.post("/open", async (event) => await open(event, places, editor));
  for (const [name, { type, bytes }] of client) {
    app.get(`/${name}`, (event) => {
      event.res.headers.set("content-type", type);
      return bytes;
    });
  }
  return app;
}

const PATIENCE_MS = 1000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A page of another site can make a browser ask this one, under our address or under a name of its own that leads here. So
 * only our own names are answered, and whatever says where it comes from must come from us.
 */
function refuseForeign(event: H3Event, port: number): Response | undefined {
  const { headers } = event.req;
  const host = headers.get("host") ?? "";
  const origin = headers.get("origin");
  const isOurs = OWN_NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
  const isSame = origin === null || origin === `http://${host}`;
  // What a page of another site loads into itself says so, and has no origin where it is only read.
  const isEmbedded =
    /^(cross|same)-site$/.test(headers.get("sec-fetch-site") ?? "") &&
    headers.get("sec-fetch-mode") !== "navigate";
  if (isOurs && isSame && !isEmbedded) {
    event.res.headers.set("cache-control", "no-store");
    event.res.headers.set("x-content-type-options", "nosniff");
    event.res.headers.set("referrer-policy", "no-referrer");
    return undefined;
  }
  return new Response("This preview answers only pages of its own, on this computer.\n", {
    status: 403,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

const OWN_NAMES = ["127.0.0.1", "localhost", "[::1]"];

/** The page around a report runs our own script and nothing else. */
const OF_PAGE =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** A report is as it is published: it has its styles and pictures in itself, and no script. */
const OF_DOCUMENT =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

function page(event: H3Event, text: string, policy: string): string {
  event.res.headers.set("content-type", "text/html; charset=utf-8");
  event.res.headers.set("content-security-policy", policy);
  return text;
}

/** Tells a page of everything that is made anew of what it shows, for as long as it is open. */
function follow(event: H3Event, drafts: Drafts): EventStream {
  const stream = new EventStream(event);
  const choice = readChoice(event.url.searchParams);
  // A browser that went away hears of nothing more.
  const tell = (news: News): void => void stream.push({ event: news, data: "" }).catch(() => {});
  stream.onClosed(drafts.watch(choice, tell));
  // What was made after the page and before it listened, for another page that does, it has missed.
  if (Number(event.url.searchParams.get("told")) !== drafts.now(choice).told) tell("draft");
  return stream;
}

/** Where a value comes from, as a piece of a page. */
async function explain(event: H3Event, drafts: Drafts, places: Places): Promise<string> {
  const { searchParams } = event.url;
  const value = await drafts
    .value(readChoice(searchParams), searchParams.get("from") ?? "")
    .catch(() => null);
  if (value === null) event.res.status = 404;
  return page(event, value === null ? "" : valueHtml(value, places), OF_DOCUMENT);
}

const FORMATS: readonly string[] = ["html", "pdf", "docx", "json"] satisfies ReportFormat[];

async function download(event: H3Event, drafts: Drafts): Promise<Uint8Array | string> {
  const { searchParams } = event.url;
  const format = FORMATS.find((one) => one === searchParams.get("format")) as ReportFormat | undefined;
  try {
    if (format === undefined) throw new UsageError("There is no such format");
    const { name, bytes } = await drafts.file(readChoice(searchParams), format);
    event.res.headers.set("content-type", "application/octet-stream");
    event.res.headers.set("content-disposition", `attachment; filename="${name}"`);
    return bytes;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    event.res.status = 500;
    return page(event, emptyDocument({ message: error.message, hint: error.hint ?? null }), OF_DOCUMENT);
  }
}

/** Opens a place that this server has shown: a browser names its number, and never a path. */
async function open(event: H3Event, places: Places, editor: Editor | null): Promise<object> {
  // A form of another site sends its Origin too; what sends none is no browser page of ours.
  const place = event.req.headers.get("origin") === null ? undefined : places.at(await event.req.text());
  if (place === undefined) {
    event.res.status = 404;
    return { opened: null };
  }
  const opened = editor !== null && (await editor.open({ ...place, file: path.resolve(place.file) }));
  return { opened: opened ? editor.title : null };
}

/** The script and the style sheet of the page, which the build makes. */
async function readClient(): Promise<Map<string, { readonly type: string; readonly bytes: Uint8Array }>> {
  const files = new Map<string, { type: string; bytes: Uint8Array }>();
  for (const [name, type] of [
    ["client.js", "text/javascript; charset=utf-8"],
    ["client.css", "text/css; charset=utf-8"],
  ] as const) {
    const bytes = await readFile(packageFile("dist", "preview", name)).catch((cause) => {
      throw new UsageError(
        "The page of the preview cannot be read",
        "Install improve again; in its own repository, run npm run build.",
        cause,
      );
    });
    files.set(name, { type, bytes });
  }
  return files;
}

/** @returns whether another port than the usual one was taken, because that is in use. */
async function listen(server: Server, port: number | undefined): Promise<boolean> {
  const attempt = (at: number): Promise<NodeJS.ErrnoException | null> =>
    new Promise((resolve) => {
      server.once("error", resolve);
      server.listen(at, HOST, () => {
        server.off("error", resolve);
        resolve(null);
      });
    });
  const tried = port === undefined ? Array.from({ length: PORTS_TRIED }, (_, at) => USUAL_PORT + at) : [port];
  for (const at of tried) {
    const error = await attempt(at);
    if (error === null) return port === undefined && at !== USUAL_PORT;
    if (error.code !== "EADDRINUSE" || port !== undefined) {
      const reason = error.code === "EADDRINUSE" ? "is in use by another program" : "cannot be used";
      throw new UsageError(
        `The port ${at} ${reason}`,
        "Give another with --port, or leave it out: then the next one that is free is taken.",
        error,
      );
    }
  }
  throw new UsageError(
    `The ports ${USUAL_PORT} to ${USUAL_PORT + PORTS_TRIED - 1} are all in use`,
    "Stop a preview that is still running, or give another port with --port.",
  );
}
