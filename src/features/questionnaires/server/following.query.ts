import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { askingAfterOrders } from '../contract/after-orders.ts'
import { askingAfterClosure } from '../contract/inviting.ts'
import { askedWithinHours } from '../domain/following.ts'
import type { Followed } from '../domain/sendings.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { seenQuestionnaire } from './visibility.ts'

const percentOf = (sampling: { method: string; percent?: number }): number => sampling.percent ?? 100

const notYet = {
  ...{ active: false, way: 'email' as const, delayHours: 2, latestHours: askedWithinHours, percent: 100 },
  ...{ remindAfterDays: null, ignoresRest: false },
}
const anyOrder = { statuses: [], channels: [], products: [] }

/** How a survey follows something, and which orders; as it would begin, where nobody set it. */
async function ruleOf(read: ReadHandle, questionnaireId: string, kind: Followed) {
  await seenQuestionnaire(read, questionnaireId)
  const row = await read
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_sendings')
    .select(['active', 'way', 'plan'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (row === undefined) return { rule: notYet, orders: anyOrder }
  const { sampling, seed: _seed, orders = anyOrder, ...times } = row.plan
  return { rule: { active: row.active, way: row.way, percent: percentOf(sampling), ...times }, orders }
}

export const closureRule = query(
  askingAfterClosure,
  async ({ read }, { questionnaireId }) => (await ruleOf(read, questionnaireId, 'closure')).rule,
)

export const orderRule = query(askingAfterOrders, async ({ read }, { questionnaireId }) => {
  const { rule, orders } = await ruleOf(read, questionnaireId, 'order')
  const { statuses, channels, products } = orders
  return { ...rule, statuses: [...statuses], channels: [...channels], products: [...products] }
})
