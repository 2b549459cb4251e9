/** Characters a reason has at least: «领导要看» is none. */
export const shortestReason = 10

/** How long a broken seal stays open, in milliseconds. */
export const openFor = 3_600_000
