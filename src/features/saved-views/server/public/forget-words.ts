import type { CommandContext } from '#platform/server/command.ts'
import { viewSaved } from '../../contract.ts'
import { forgetViews, viewsWithWords } from '../saved-views.store.ts'

/** People who are being erased: their ids, and whether a text says who one of them is. */
export interface Forgotten {
  readonly customerIds: readonly string[]
  readonly isNamed: (text: string) => boolean
}

/**
 * Removes the views, whosever they are, that name somebody who is being erased or ask for their tickets. In the same transaction, for
 * afterwards nobody knows the words any more.
 */
export async function forgetViewsNaming(
  { db, emit }: CommandContext,
  { customerIds, isNamed }: Forgotten,
): Promise<void> {
  const views = await viewsWithWords(db)
  const gone = views.filter(
    ({ name, text, customer }) =>
      isNamed(name) || isNamed(text ?? '') || (customer !== null && customerIds.includes(customer)),
  )
  await forgetViews(
    db,
    gone.map(({ id }) => id),
  )
  for (const { id, org_unit_id: unit } of gone)
    emit(viewSaved, {
      subject: id,
      ...(unit !== null && { unit }),
      facts: { change: 'removed', orgUnitId: unit },
    })
}
