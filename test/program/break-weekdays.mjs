// Preloaded into the program by control.test.ts: makes every rule that asks for a weekday throw.
Date.prototype.getUTCDay = () => {
  throw new TypeError("a fault made for the test");
};
