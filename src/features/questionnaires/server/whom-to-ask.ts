import type { ReadHandle } from '#platform/server/database/handles.ts'
import { customersBy, type Reached } from './invitable.query.ts'

/** A customer with the reason why they are not asked now; null when they are. */
export interface Judged extends Reached {
  readonly reason: 'already' | 'resting' | 'optedOut' | null
}

function reasonAgainst({ already, optedOut, askedAt }: Reached, restedSince: number): Judged['reason'] {
  if (optedOut) return 'optedOut'
  if (already) return 'already'
  return askedAt !== null && askedAt.getTime() > restedSince ? 'resting' : null
}

/** The customers known by these addresses, each with what speaks against asking them now. */
export async function whomToAsk(
  db: ReadHandle,
  {
    questionnaireId,
    addresses,
    restedSince,
  }: { questionnaireId: string; addresses: readonly string[]; restedSince: number },
): Promise<readonly Judged[]> {
  const reached = await customersBy(db, questionnaireId, addresses)
  return reached.map((customer) => ({ ...customer, reason: reasonAgainst(customer, restedSince) }))
}
