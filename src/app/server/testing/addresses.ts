import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { listCalendars } from '#features/clocks/contract/calendars.ts'
import { listPolicies } from '#features/clocks/contract/policies.ts'
import { createDashboard } from '#features/dashboards/contract.ts'
import { askSimulation } from '#features/dispatch/contract/simulations.ts'
import { setStrategy } from '#features/dispatch/contract/strategies.ts'
import { defaultStrategy } from '#features/dispatch/domain/strategy.ts'
import { saveOwnMetric } from '#features/metrics/contract/own-metrics.ts'
import { createQuestionnaire } from '#features/questionnaires/contract/designing.ts'
import { listLabels } from '#features/taxonomy/contract.ts'
import type { openLivedHouse } from './lived-house.ts'

type LivedHouse = Awaited<ReturnType<typeof openLivedHouse>>

const ownWay = { ...defaultStrategy, sizes: [1, 1, 1] as [number, number, number] }

/** Everything an address may name: things of the life, and what belongs to the whole organisation. */
export async function namedInAddresses({
  house,
  administrator,
  ids,
  outside,
}: LivedHouse): Promise<Record<string, readonly string[]>> {
  const as = { as: administrator }
  const { rows: callbacks } = await house.open.pool.query<{ id: string }>('select id from callbacks')
  const calendars = await house.call(listCalendars, {}, {}, as)
  const labels = await house.call(listLabels, {}, {}, as)
  const policies = await house.call(listPolicies, {}, {}, as)
  const rule = { name: '全部归别处', toUnitId: outside }
  const draft = { kind: 'rule', ruleId: null, rule } as const
  const survey = await house.call(createQuestionnaire, {}, { template: 'nps' }, as)
  const simulation = await house.call(askSimulation, {}, { days: 90, draft }, as)
  const way = await house.call(setStrategy, { unitId: outside }, ownWay, as)
  await house.settle()
  const dashboard = await house.call(createDashboard, {}, { name: '周会' }, { as: administrator })
  const share = { nameZh: '投诉占比', nameEn: 'Share of complaints', expression: 'complaints ÷ voices' }
  const own = { ...share, unit: 'share', direction: 'less', version: 0 } as const
  expect((await house.call(saveOwnMetric, { metric: 'own_share' }, own, as)).status).toBe(200)
  return {
    ticketId: ids.ticketIds,
    feedbackId: ids.feedbackIds,
    importId: [ids.importId],
    groupEventId: [ids.groupEventId],
    jointTaskId: [ids.jointTaskId],
    caseId: [ids.caseId],
    letterId: [ids.letterId],
    ruleId: [ids.ruleId],
    bulkDeedId: [ids.bulkDeedId],
    alertId: [ids.alertId],
    callbackId: callbacks.map(({ id }) => id),
    sealedTicketId: ids.ticketIds,
    customerId: [ids.customerId],
    personId: [ids.personId],
    unitId: [ids.unitId],
    calendarId: [calendars.reply.calendars[0]?.id as string],
    policyId: [policies.reply.policies[0]?.id as string],
    labelId: [labels.reply.items[0]?.id as string],
    modelId: [randomUUID()],
    simulationId: [simulation.reply.simulationId],
    version: [String(way.reply.version)],
    dashboardId: [dashboard.reply.dashboardId],
    metric: ['own_share'],
    questionnaireId: [survey.reply.questionnaireId],
    list: ['outlets'],
    purpose: ['language'],
    template: ['hospitality'],
    token: ['forged'],
  }
}
