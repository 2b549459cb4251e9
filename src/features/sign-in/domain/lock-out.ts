/** Failures in a row that an account forgives. */
export const forgivenFailures = 5
/** Failures from one address within the window before it has to wait, whatever the accounts; offices share addresses. */
export const forgivenPerAddress = 100
export const addressWindowSeconds = 15 * 60
/** Failures older than this no longer count. */
export const accountWindowSeconds = 60 * 60
const longestWaitSeconds = 15 * 60

/**
 * Seconds an account still has to wait; 0 when it may try. One minute after the fifth failure in a row,
 * then twice as long each time, a quarter of an hour at most.
 * @param failures failures in a row within the window
 * @param sinceLast seconds since the latest of them
 */
export function accountWait(failures: number, sinceLast: number): number {
  if (failures < forgivenFailures) return 0
  const whole = Math.min(longestWaitSeconds, 60 * 2 ** (failures - forgivenFailures))
  return Math.max(0, Math.ceil(whole - sinceLast))
}

/**
 * Seconds an address still has to wait; 0 when it may try.
 * @param failures failures within the window
 * @param sinceOldest seconds since the oldest of them that keeps the address over the limit
 */
export function addressWait(failures: number, sinceOldest: number): number {
  return failures < forgivenPerAddress ? 0 : Math.max(1, Math.ceil(addressWindowSeconds - sinceOldest))
}
