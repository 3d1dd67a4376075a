// Preloaded into the program by bad-usage.test.ts: causes a fault of ours.
JSON.stringify = () => {
  throw new TypeError("a fault made for the test");
};
