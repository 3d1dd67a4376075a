// The embedded Chromium is the default browser; see src/browser/find.ts.
module.exports = { skipDownload: true };
