import { readFileSync } from "node:fs";
import { Parts } from "../../src/office/parts.ts";
import { packageFile } from "../../src/package.ts";
import type { Publication } from "../../src/publish/publication.ts";

const font = readFileSync(packageFile("fonts", "latin-400-normal.woff2")).toString("base64");

const style = `
  @font-face { font-family: Report; src: url(data:font/woff2;base64,${font}) }
  @page { size: A4; margin: 25mm 20mm; font-family: Report; @bottom-right { content: "Page " counter(page) } }
  body { font-family: Report, sans-serif }
  h2 { break-before: page }
`;

const html = `<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
  <title>Improvement plan: September</title>
  <style>${style}</style>
</head>
<body>
  <h1>Improvement plan: September</h1>
  <p>1. The letter is at <a href="#letter">Appendix A &amp; B</a>; see also the
    <a href="https://example.org/?a=1&amp;b=2">inspection <em>report</em></a>.<sup><a href="#note" aria-label="Note 1">1</a></sup></p>
  <figure aria-labelledby="caseloads">
    <svg role="img" aria-label="Caseloads fell from 21 to 17" width="200" height="60">
      <rect x="10" y="10" width="60" height="40" fill="#1d70b8"/>
    </svg>
    <figcaption id="caseloads">Figure 1: caseloads</figcaption>
  </figure>
  <table>
    <caption>Actions</caption>
    <thead><tr><th scope="col">Action</th><th scope="col">Status</th></tr></thead>
    <tbody><tr><th scope="row">2.1</th><td><strong>On track</strong></td></tr></tbody>
  </table>
  <ul><li><p>One.</p><p>Two.</p></li><li>Three.</li></ul>
  <h2 id="letter">Appendix A</h2>
  <p id="note">1. A note.</p>
  <aside><p>The letter of 5 August.</p></aside>
</body>
</html>
`;

/** A small report with one of everything that matters in a PDF. */
export const sample: Publication = {
  id: "cabinet-2016-09",
  title: "Improvement plan: September",
  language: "en-GB",
  asAt: "2016-09-05",
  html,
  word: async () => new Parts(),
  model: { schemaVersion: 1, state: { actions: [{ id: "2.1", status: "on-track" }] }, note: "Ünïcode ✓" },
};
