/** How often an open ticket says that somebody looks at it, in milliseconds. */
export const saidEvery = 15_000
/** Whoever said nothing for two turns and a little has gone. */
export const goneAfter = 40_000
/** A draft that rested for so long is not being written any more. */
export const writingFor = 60_000
