import path from "node:path";
import { type CheckSettings, readSettings, type SettingsOptions } from "../index.ts";
import { Drafts } from "./drafts.ts";
import { Editor } from "./editors.ts";
import { PreviewServer } from "./server.ts";
import type { Trouble } from "./trouble.ts";
import { Watch } from "./watch.ts";

export interface PreviewSettings {
  /** Where it is served; the usual port or the next one that is free if left out. */
  readonly port?: number | undefined;
  /** The command of an editor. */
  readonly editor?: string | undefined;
  /** Put before the names of the plan's files. */
  readonly prefix: string;
  readonly settings: SettingsOptions;
  /** Called as something hinders every draft, and with null as nothing does any more. */
  readonly notice: (trouble: Trouble | null) => void;
}

export interface ServedPreview {
  readonly address: string;
  /** Whether the usual port was taken by another program. */
  readonly isMoved: boolean;
  stop(): Promise<void>;
}

/**
 * Serves drafts of a plan to browsers of this computer, made anew as its files change, until it is stopped.
 * @throws UsageError where the port is taken.
 */
export async function startPreview(
  folder: string,
  { port, editor, prefix, settings, notice }: PreviewSettings,
): Promise<ServedPreview> {
  const drafts = new Drafts({ folder, options: settings, prefix }, notice);
  const watch = new Watch(folder, () => {
    drafts.change();
    void watchElsewhere();
  });
  // A configuration that has changed may name another look. What is wrong with it is told by the draft.
  const watchElsewhere = async (): Promise<void> => {
    const read = await readSettings(folder, settings).catch(() => null);
    watch.add([...configurations(settings), ...(read === null ? [] : placesOf(read))]);
  };
  await watchElsewhere();
  const served = await PreviewServer.start(drafts, await Editor.find(editor), port);
  await watch.start();
  return {
    address: served.address,
    isMoved: served.isMoved,
    stop: async () => {
      await watch.stop();
      await served.stop();
      await drafts.stop();
    },
  };
}

const configurations = ({ config }: SettingsOptions): string[] =>
  config === undefined ? ["improve.config.yaml", "improve.config.yml"] : [config];

/** The baseline, and a look that lies elsewhere: the folder of a theme, but not one that holds the plan or more besides. */
function placesOf({ baselineFile, theme, templates }: CheckSettings): string[] {
  const folder = theme === undefined ? undefined : path.dirname(theme);
  const isOwn = folder !== undefined && path.relative(folder, ".").split(path.sep)[0] === "..";
  const look = isOwn ? [folder] : [theme, folder && path.join(folder, "theme.css")];
  return [baselineFile, templates, ...look].filter((place) => place !== undefined);
}
