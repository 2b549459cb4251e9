import { countVoicesWith } from '#features/analysis/server/public/voices-with-labels.ts'
import { countTicketsWith } from '#features/tickets/server/public/tickets-with-labels.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Counts stop here. */
export const cap = 100_000

/** How many voices and tickets carry one of the labels. */
export async function usedBy(
  db: ReadHandle,
  ids: readonly string[],
): Promise<{ voices: number; tickets: number }> {
  const [voices, tickets] = await Promise.all([countVoicesWith(db, ids, cap), countTicketsWith(db, ids, cap)])
  return { voices, tickets }
}
