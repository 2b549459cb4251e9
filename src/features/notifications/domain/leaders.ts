/**
 * Of the people who may assign work in a unit, those who stand nearest to it: its team leads, or where it has none, those
 * of the unit above, and in the end those who answer for the whole organisation (depth 0).
 */
export function nearestLeaders(leaders: readonly { personId: string; depth: number }[]): string[] {
  const nearest = Math.max(0, ...leaders.map(({ depth }) => depth))
  return [...new Set(leaders.filter(({ depth }) => depth === nearest).map(({ personId }) => personId))]
}
