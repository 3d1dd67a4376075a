import { mkdir, writeFile } from "node:fs/promises";
import { findBrowser } from "../src/browser/find.ts";
import { launchBrowser } from "../src/browser/launch.ts";
import { buildReport, loadPlan, renderHtml } from "../src/index.ts";

/** The pictures of docs/themes.md: the top of a report in the look of each example. They depend on the browser, so no test compares them. */
const running = await launchBrowser(await findBrowser(), { timeoutSeconds: 60, notice: () => {} });
try {
  await mkdir("docs/themes", { recursive: true });
  for (const name of ["holmebridge", "marlshire"]) {
    const plan = await loadPlan("examples/full", { theme: `examples/themes/${name}/theme.yaml` });
    const { model } = await buildReport(plan, { report: "cabinet-2025-09" });
    const page = await running.browser.newPage();
    await page.setViewport({ width: 1060, height: 820, deviceScaleFactor: 0.8 });
    await page.setContent(await renderHtml(model, { theme: plan.theme }), { waitUntil: "load" });
    await writeFile(`docs/themes/${name}.png`, await page.screenshot());
    await page.close();
  }
} finally {
  await running.stop();
}
