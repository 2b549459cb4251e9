import { randomUUID } from 'node:crypto'
import { customers } from '#features/customers/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { receiveFeedback } from '#features/intake/server/public/receive.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { analysis } from '../module.ts'
import { planSearch } from '../public/feedback-search.ts'

/** A house where voices are taken in and analysed with the labels of a shop. */
export async function openAnalysedHouse(databaseServer: DatabaseServer): Promise<TestHouse> {
  const house = await openTestHouse(databaseServer, [customers, intake, taxonomy, analysis])
  const facts = {
    industry: 'retail',
    rootUnitId: randomUUID(),
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
  } as const
  await house.arrange(async ({ emit }) => emit(organisationSetUp, { subject: randomUUID(), facts }))
  await house.settle()
  return house
}

/** Takes a voice in and waits until it is analysed. */
export async function receive(house: TestHouse, text: string): Promise<string> {
  const { feedbackId } = await house.arrange((context) => receiveFeedback(context, { text, channel: 'api' }))
  await house.settle()
  return feedbackId
}

/** The newest twenty voices that a search finds, as the explorer asks for them. */
export async function search({ house: { read } }: TestHouse, typed: string): Promise<string[]> {
  const plan = await planSearch(read, typed)
  if (plan === null) return []
  const rows = await read
    .tables<{ feedbacks: { id: string } }>()
    .selectFrom('feedbacks')
    .innerJoin(plan.found.as('found'), 'found.feedback_id', 'feedbacks.id')
    .select('feedbacks.id')
    .orderBy('found.received_at', 'desc')
    .orderBy('found.feedback_id', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ id }) => id)
}
