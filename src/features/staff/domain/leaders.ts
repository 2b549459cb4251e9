/**
 * Of the people who may assign work in a unit, those on one rung above it: 0 stands nearest (its team leads, or where it has none, those of
 * the unit above), 1 one rung higher, and beyond the last rung those who answer for the whole organisation (depth 0).
 */
export function leadersOnRung(
  leaders: readonly { personId: string; depth: number }[],
  rung: number,
): string[] {
  const depths = [...new Set(leaders.map(({ depth }) => depth))].sort((a, b) => b - a)
  const wanted = depths[Math.min(rung, depths.length - 1)]
  return [...new Set(leaders.filter(({ depth }) => depth === wanted).map(({ personId }) => personId))]
}
