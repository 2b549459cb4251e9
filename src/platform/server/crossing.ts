const codes = new Set(['40P01', '40001', '23505'])

/** Something drawn or looked for turned out to be taken by somebody else meanwhile: the deed runs again from its beginning. */
export class Crossing extends Error {}

/**
 * Whether an error means that two transactions stood in each other's way: a deadlock, or a row that somebody else wrote after this one
 * had looked. Run again, it sees what the other did.
 */
export const isCrossing = (error: unknown): boolean =>
  error instanceof Crossing || codes.has(String((error as { code?: string } | null)?.code))
