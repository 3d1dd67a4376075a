/**
 * Remembers what is tidied up if the program ends before it is done: by Ctrl-C, by `kill`, with its terminal, or by
 * `process.exit`. It must not wait for anything.
 * @returns how to forget it.
 */
export function atEnd(tidy: () => void): () => void {
  if (tasks.size === 0) {
    for (const signal of SIGNALS) process.on(signal, stop);
    process.on("exit", tidyAll);
  }
  // Each is one of its own, even where two are the same function.
  const task = (): void => tidy();
  tasks.add(task);
  return () => {
    tasks.delete(task);
    if (tasks.size === 0) letGo();
  };
}

const tasks = new Set<() => void>();

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function letGo(): void {
  for (const signal of SIGNALS) process.off(signal, stop);
  process.off("exit", tidyAll);
}

/** The newest first: it may lie in what an older one removes. */
function tidyAll(): void {
  for (const task of [...tasks].reverse()) {
    tasks.delete(task);
    try {
      task();
    } catch {
      // The next run sweeps what is left.
    }
  }
}

/** Once all is tidy the program ends as it would have without us. */
function stop(signal: NodeJS.Signals): void {
  tidyAll();
  letGo();
  process.kill(process.pid, signal);
}
