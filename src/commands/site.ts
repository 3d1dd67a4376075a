import path from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT, type ExitCode } from "../errors.ts";
import { findPlanFolder, loadPlan, makeSite, readSettings, type SettingsOptions } from "../index.ts";
import { plural } from "../text/words.ts";
import {
  browserOption,
  colorOption,
  configOption,
  type Finish,
  lookOptions,
  PLAN_ARGUMENT,
  quietOption,
  timeoutOption,
} from "./options.ts";
import { type ColorChoice, Progress, prefixOf, say } from "./terminal.ts";

interface Options extends SettingsOptions {
  readonly output: string;
  readonly url?: string;
  readonly pdf: boolean;
  readonly browser?: string;
  readonly timeout: number;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

const HELP = `
It shows what was published, and nothing else: reports to the public, what changed between them, and the measures
over time. A page's address is the id of its report, and stays. Put the folder on any web server; it needs no script.`;

/** `improve site [plan]`: writes web pages of every published report. */
export function addSite(program: Command, finish: Finish): void {
  const command = program
    .command("site")
    .description(
      "write web pages of every published report, what changed between them, and the measures over time",
    )
    .argument("[plan]", PLAN_ARGUMENT)
    .addHelpText("after", HELP)
    .addOption(
      new Option(
        "-o, --output <folder>",
        "where the pages go; those of an earlier run are brought up to date, and anything else stays",
      )
        .default("site")
        .env("IMPROVE_SITE"),
    )
    .addOption(
      new Option("--url <address>", "the web address of that folder, for the feed and for search engines")
        .argParser(readUrl)
        .env("IMPROVE_SITE_URL"),
    )
    .addOption(new Option("--no-pdf", "print no PDFs; those of an earlier run stay"))
    .addOption(browserOption())
    .addOption(timeoutOption());
  for (const option of lookOptions()) command.addOption(option);
  command
    .addOption(configOption())
    .addOption(quietOption())
    .addOption(colorOption())
    .action(async (plan: string | undefined, options: Options) =>
      finish(await writeSite(await findPlanFolder(plan), options)),
    );
}

/** A folder on the web. */
function readUrl(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === "" && url.hash === "")
    return url.href.endsWith("/") ? url.href : `${url.href}/`;
  throw new InvalidArgumentError("Expected a web address, such as https://www.example.gov.uk/improvement/.");
}

/** Whether the plan passes a check makes no difference: what is published was checked then. */
async function writeSite(folder: string, options: Options): Promise<ExitCode> {
  const { output, url, pdf, browser, timeout: timeoutSeconds, quiet } = options;
  const progress = new Progress(quiet === true);
  try {
    progress.step(`Reading ${folder}`);
    const { theme, fonts, templates } = await readSettings(folder, options);
    const plan = await loadPlan(folder, { theme, fonts, notice: say });
    const step = (text: string): void => progress.step(text);
    const made = await makeSite(plan, output, {
      url,
      pdf,
      browser,
      timeoutSeconds,
      templates,
      prefix: prefixOf(folder),
      step,
      notice: say,
    });
    progress.done();
    process.stdout.write(`${path.join(output, "index.html")}\n`);
    if (quiet === true) return EXIT.fine;
    const { reports, withdrawn, files, bytes, written, printed, removed } = made;
    const shown = [
      plural(reports, "published report"),
      ...(withdrawn === 0
        ? []
        : [plural(withdrawn, "notice of a withdrawn report", "notices of withdrawn reports")]),
    ];
    say(`${shown.join(" and ")}: ${plural(files, "file")}, ${(bytes / 1_000_000).toFixed(1)} MB.`);
    const prints = printed === 0 ? "" : `, ${plural(printed, "PDF")} printed`;
    const others = written === files ? "" : "; the others were up to date";
    say(
      written === 0
        ? "Nothing has changed since the last run."
        : `${plural(written, "file")} written${prints}${others}.`,
    );
    for (const address of removed) say(`Removed: ${path.join(output, address)}`);
    return EXIT.fine;
  } finally {
    progress.done();
  }
}
