const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A session ends after so long without a request … */
export const sessionIdle = 12 * hour
/** … and in any case after this. */
export const sessionLongest = 30 * day
/** How exact `last seen` is: more often it is not written. */
export const seenStep = 5 * minute

export const linkLife = { invite: 7 * day, recovery: day } as const
