import path from "node:path";
import type { SettingsOptions } from "../index.ts";
import { Drafts } from "./drafts.ts";
import { Editor } from "./editors.ts";
import { PreviewServer } from "./server.ts";
import { Watch } from "./watch.ts";
import type { Trouble } from "./work.ts";

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
  const watch = new Watch(folder, () => drafts.change());
  watch.add(placesElsewhere(settings));
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

/** What is named on the command line, and the configuration here. */
const placesElsewhere = ({ config, baseline, theme, templates }: SettingsOptions): string[] =>
  [
    ...(config === undefined ? CONFIGURATIONS : [config]),
    ...(theme === undefined ? [] : [theme, path.join(path.dirname(theme), "theme.css")]),
    baseline,
    templates,
  ].filter((place) => place !== undefined);

const CONFIGURATIONS = ["improve.config.yaml", "improve.config.yml"];
