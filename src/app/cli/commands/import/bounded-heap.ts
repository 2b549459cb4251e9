const flag = '--max-old-space-size'
const heapMegabytes = 256

/**
 * Begins this command again in its place with a bounded heap. Millions of short-lived rows need some 100 MB at a time, but V8 lets garbage
 * pile up to gigabytes where the machine has them; a server beside us would rather have that memory.
 */
export function boundHeap(): void {
  // Only once: the flag shows that this is the second beginning.
  if (process.execve === undefined || process.execArgv.some((argument) => argument.startsWith(flag))) return
  const bounded = [...process.execArgv, `${flag}=${heapMegabytes}`]
  process.execve(process.execPath, [process.execPath, ...bounded, ...process.argv.slice(1)])
}
