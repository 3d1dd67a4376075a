import { spawn } from "node:child_process";
import { access, constants } from "node:fs/promises";
import path from "node:path";

/** A place in a file, counted from 1. */
export interface EditorPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

type Arguments = (place: EditorPlace) => string[];

const goTo: Arguments = ({ file, line, column }) => ["-g", `${file}:${line}:${column}`];
const colons: Arguments = ({ file, line, column }) => [`${file}:${line}:${column}`];
const jetBrains: Arguments = ({ file, line, column }) => [
  ...["--line", String(line)],
  ...["--column", String(column)],
  file,
];

/** Editors with windows of their own, and how each is told a place. Those that come first are looked for first. */
const EDITORS: Readonly<Record<string, { readonly title: string; readonly tell: Arguments }>> = {
  code: { title: "Visual Studio Code", tell: goTo },
  codium: { title: "VSCodium", tell: goTo },
  "code-insiders": { title: "Visual Studio Code Insiders", tell: goTo },
  cursor: { title: "Cursor", tell: goTo },
  windsurf: { title: "Windsurf", tell: goTo },
  zed: { title: "Zed", tell: colons },
  subl: { title: "Sublime Text", tell: colons },
  webstorm: { title: "WebStorm", tell: jetBrains },
  idea: { title: "IntelliJ IDEA", tell: jetBrains },
  kate: {
    title: "Kate",
    tell: ({ file, line, column }) => ["--line", String(line), "--column", String(column), file],
  },
  gedit: { title: "gedit", tell: ({ file, line, column }) => [`+${line}:${column}`, file] },
  mate: { title: "TextMate", tell: ({ file, line, column }) => ["--line", `${line}:${column}`, file] },
  "notepad++": { title: "Notepad++", tell: ({ file, line, column }) => [`-n${line}`, `-c${column}`, file] },
  emacsclient: {
    title: "Emacs",
    tell: ({ file, line, column }) => ["--no-wait", `+${line}:${column}`, file],
  },
};

/** Editors that need the terminal, in which the preview runs. */
const IN_TERMINAL = ["vi", "vim", "nvim", "nano", "emacs", "micro", "hx", "helix", "kak", "joe", "ed"];

/** An editor that can be opened from a page. */
export class Editor {
  readonly title: string;
  private readonly command: readonly string[];
  private readonly tell: Arguments;

  private constructor(title: string, command: readonly string[], tell: Arguments) {
    this.title = title;
    this.command = command;
    this.tell = tell;
  }

  /**
   * Finds the editor: the one that is named, else that of VISUAL or EDITOR, else the first that is installed. One that needs
   * the terminal cannot be opened from a page, so it is passed over.
   * @returns null where there is none: then a page shows the place.
   */
  static async find(named: string | undefined, environment = process.env): Promise<Editor | null> {
    for (const written of [named, environment.VISUAL, environment.EDITOR]) {
      const command = wordsOf(written ?? "");
      const name = nameOf(command[0] ?? "");
      if (name === "" || IN_TERMINAL.includes(name)) continue;
      const { title = name, tell = ONLY_FILE } = EDITORS[name] ?? {};
      return new Editor(title, command, tell);
    }
    for (const [name, { title, tell }] of Object.entries(EDITORS)) {
      if (await isInstalled(name, environment)) return new Editor(title, [name], tell);
    }
    return null;
  }

  /** @returns whether it could be started. */
  open(place: EditorPlace): Promise<boolean> {
    const words = [...this.command, ...this.tell(place)];
    // On Windows many editors are started by a batch file, which only a shell can run.
    const shell = process.platform === "win32";
    const [program = "", ...args] = shell ? words.map((word) => `"${word}"`) : words;
    return new Promise((resolve) => {
      const child = spawn(program, args, { detached: true, stdio: "ignore", shell });
      child.on("error", () => resolve(false));
      child.on("spawn", () => resolve(true));
      child.unref();
    });
  }
}

const ONLY_FILE: Arguments = ({ file }) => [file];

/** The words of a command; those in quotes are one. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");

const nameOf = (program: string): string =>
  path
    .basename(program)
    .replace(/\.(exe|cmd|bat)$/i, "")
    .toLowerCase();

async function isInstalled(name: string, { PATH = "", PATHEXT = "" }: NodeJS.ProcessEnv): Promise<boolean> {
  const endings = process.platform === "win32" ? PATHEXT.split(";") : [""];
  for (const folder of PATH.split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (
        await access(file, constants.X_OK).then(
          () => true,
          () => false,
        )
      )
        return true;
    }
  }
  return false;
}
