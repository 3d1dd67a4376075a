import { posix, win32 } from "node:path";

const linuxCommands = [
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
  "chromium",
  "chromium-browser",
];

const macPrograms = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "Chromium.app/Contents/MacOS/Chromium",
];

const windowsPrograms = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "Chromium\\Application\\chrome.exe",
];

const windowsFolders = ["PROGRAMFILES", "ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"];

/** Every path at which Chrome, Edge or Chromium may be installed, the likeliest first. Looks at no file. */
export function listInstalledPaths(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === "win32") {
    const folders = new Set(windowsFolders.flatMap((name) => env[name] ?? []));
    return windowsPrograms.flatMap((program) => [...folders].map((folder) => win32.join(folder, program)));
  }
  if (platform === "darwin") {
    const folders = ["/Applications", ...(env.HOME ? [posix.join(env.HOME, "Applications")] : [])];
    return macPrograms.flatMap((program) => folders.map((folder) => posix.join(folder, program)));
  }
  // An entry that is not absolute would make the current folder choose the browser.
  const folders = (env.PATH ?? "").split(":").filter((folder) => posix.isAbsolute(folder));
  const onPath = linuxCommands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
  return ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", ...onPath];
}
