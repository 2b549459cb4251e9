import { setPriority } from 'node:os'

/** The nice value of work that nobody waits for at this moment. */
export const lowPriority = 10

/** Lets everything else go before the thread that calls it. Only Linux gives threads a priority of their own; elsewhere nothing changes. */
export function stepBack(): void {
  if (process.platform === 'linux') setPriority(lowPriority)
}
