import type { CommandContext } from '#platform/server/command.ts'
import { type Addresses, hashesOf } from '../address-hashes.ts'
import { theRules } from '../kept-questionnaires.ts'
import { keepWishes } from '../wishes.store.ts'

/** Called before customers are erased, while their addresses are known: who wanted no surveys is asked none under these addresses ever after. */
export async function keepSurveyWishes(
  { db }: CommandContext,
  rows: readonly (Addresses & { readonly id: string })[],
): Promise<void> {
  const { link_key: key } = await theRules(db)
  await keepWishes(
    db,
    rows.map(({ id }) => id),
    rows.flatMap((row) => hashesOf(key, row)),
  )
}
