/** A ticket in a draw: its stratum, and the hexadecimal digits that the seed gives it. */
export interface Lot {
  readonly stratum: string
  readonly digits: string
}

/**
 * Chooses a share of every stratum: those with the lowest digits. Each stratum gives its exact part, rounded up or down so that all
 * together come to the share as well; where rounding begins (`start`, 0 ≤ start < 1) comes from the seed, so that the ticket of a small
 * stratum is as likely as any other.
 */
export function chosenOf<Given extends Lot>(
  lots: readonly Given[],
  { share, start }: { share: number; start: number },
): Set<Given> {
  const strata = new Map<string, Given[]>()
  for (const lot of lots) {
    const members = strata.get(lot.stratum)
    if (members === undefined) strata.set(lot.stratum, [lot])
    else members.push(lot)
  }
  const chosen = new Set<Given>()
  let before = 0
  for (const stratum of [...strata.keys()].sort()) {
    const members = strata.get(stratum) ?? []
    const upTo = (n: number) => Math.floor(n * share + start)
    const take = upTo(before + members.length) - upTo(before)
    before += members.length
    for (const lot of members.toSorted((a, b) => (a.digits < b.digits ? -1 : 1)).slice(0, take))
      chosen.add(lot)
  }
  return chosen
}

/** A number 0 ≤ x < 1 from hexadecimal digits. */
export function fractionOf(digits: string): number {
  return Number.parseInt(digits.slice(0, 12), 16) / 16 ** 12
}
