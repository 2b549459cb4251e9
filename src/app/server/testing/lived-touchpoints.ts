import { saveMasterRecord } from '#features/customers/contract/master-data.ts'
import { sendSignals } from '#features/touchpoints/contract/signals.ts'
import { addSite } from '#features/touchpoints/contract.ts'
import type { Deed } from './lived-deeds.ts'

/** As many as a day needs to count beside satisfaction. */
const signalsOfADay = 20

/** A site of a unit tells of its visitors, at a touchpoint, today. */
export async function listenInside(
  deed: Deed,
  name: string,
  { unitId }: { unitId: string },
): Promise<{ siteId: string }> {
  const { siteId, key } = await deed(addSite, {}, { name, unitId, origins: [] })
  const touchpoint = 'CHECKOUT'
  await deed(saveMasterRecord, { list: 'touchpoints', code: touchpoint }, { name: '结账页' })
  const signals = Array.from({ length: signalsOfADay }, (_, n) => ({
    indicator: 'page_load',
    value: 900 + n,
  }))
  await deed(sendSignals, { siteKey: key }, { touchpoint, signals })
  return { siteId }
}
