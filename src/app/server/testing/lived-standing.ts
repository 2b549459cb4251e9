import { randomUUID } from 'node:crypto'
import { addRule, switchRule } from '#features/automation-rules/contract.ts'
import { planBulk, startBulk } from '#features/bulk-deeds/contract.ts'
import { offerCompensation } from '#features/compensation/contract/deeds.ts'
import { compensationsOfTicket } from '#features/compensation/contract/reading.ts'
import { addExternalCase } from '#features/external-cases/contract/deeds.ts'
import { customerFields } from '#features/metrics/domain/cuts.ts'
import { takeOrders } from '#features/orders/contract/taking.ts'
import { createCustomField } from '#features/organisation/contract.ts'
import {
  answerSupervisionLetter,
  appealResponsibility,
  noteResponsibility,
  sendSupervisionLetter,
  superviseTicket,
} from '#features/supervision/contract/deeds.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import type { Deed } from './lived-deeds.ts'
import { listenInside } from './lived-touchpoints.ts'

/** Something is given for a ticket. */
export async function giveInside(
  deed: Deed,
  words: string,
  { ticketId }: { ticketId: string },
): Promise<string> {
  const kindId = (await deed(compensationsOfTicket, { ticketId }, {})).kinds[0]?.id as string
  const wish = { kindId, amount: 1000, orderNumber: words, reason: words }
  return (await deed(offerCompensation, { ticketId }, wish)).compensationId
}

/** What the organisation keeps of its customers beside what all do: figures are told by it. */
export async function keepMoreOfCustomers(deed: Deed): Promise<void> {
  const more = { entity: 'customer', kind: 'choice' } as const
  for (const key of customerFields)
    await deed(createCustomField, {}, { ...more, key, options: ['甲', '乙'], labelZh: key, labelEn: key })
}

export const orderNumber = 'QQ20261128'

/** The customer bought something at the outlet, as the shop system tells it. */
export async function buyInside(
  deed: Deed,
  words: string,
  customer: { phone: string; name: string },
): Promise<void> {
  const order = {
    ...{ number: orderNumber, placedAt: '2026-01-02T10:00:00+08:00', store: 'INSIDE' },
    ...{ amount: '66.60', currency: 'CNY', status: words, items: [{ name: words }] },
  }
  await deed(takeOrders, {}, { source: 'shop', orders: [{ ...order, customer }] })
}

/** An authority leads the matter under a number of its own. */
async function hearFromOutside(
  deed: Deed,
  words: string,
  { ticketId }: { ticketId: string },
): Promise<string> {
  const receivedOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const noted = { source: 'other', sourceName: words.slice(0, 40), number: words.slice(0, 60) } as const
  const term = { by: 'working_days', days: 5 } as const
  return (await deed(addExternalCase, { ticketId }, { ...noted, receivedOn, term, official: words }))
    .externalCaseId
}

/** A ticket under supervision: a letter that its unit answered, and a responsibility that was appealed against. */
export async function superviseInside(
  deed: Deed,
  words: string,
  { ticketId, unitId }: { ticketId: string; unitId: string },
): Promise<{ caseId: string; letterId: string; responsibilityId: string }> {
  const { caseId } = await deed(superviseTicket, { ticketId }, { words })
  const { letterId } = await deed(sendSupervisionLetter, { caseId }, { unitId, demand: words })
  await deed(answerSupervisionLetter, { letterId }, { version: 1, text: words })
  const noted = { unitId, kind: 'delay', share: 40, reason: words } as const
  const { responsibilityId } = await deed(noteResponsibility, { caseId }, noted)
  await deed(appealResponsibility, { responsibilityId }, { words })
  return { caseId, letterId, responsibilityId }
}

/** A rule of a unit, which follows what happens to its tickets from now on. */
export async function ruleInside(deed: Deed, words: string, { unitId }: { unitId: string }): Promise<string> {
  const rule = {
    name: words,
    unitId,
    trigger: 'held',
    conditions: {},
    steps: { change: { tier: 2 } },
  } as const
  const { ruleId } = await deed(addRule, {}, rule)
  await deed(switchRule, { ruleId }, { active: true })
  return ruleId
}

/** One deed on every open ticket. */
export async function bulkOverall(deed: Deed, words: string): Promise<string> {
  const { bulkDeedId } = await deed(planBulk, {}, { conditions: {}, deed: { steps: { note: words } } })
  await deed(startBulk, { bulkDeedId }, {})
  return bulkDeedId
}

/** A figure of a unit is off its baseline. Written as it stands: no life is long enough to have a baseline. */
async function alertInside(
  { open }: TestHouse,
  words: string,
  { unitId }: { unitId: string },
): Promise<string> {
  const [ruleId, alertId] = [randomUUID(), randomUUID()]
  const day = { from: '2026-01-02', to: '2026-01-02' }
  const figures = { value: 9, expected: 3, low: 1, high: 6, n: 9, deviation: 2, absolute: false }
  const segments = JSON.stringify([{ key: unitId, colour: 'red', ...figures, ...day }])
  await open.pool.query(
    `insert into alert_rules (id, name, watched, split, window_days, history_days, minimum_n, saved_at)
     values ($1, $2, 'complaints', 'unit', 1, 56, 5, now())`,
    [ruleId, words],
  )
  await open.pool.query(
    `insert into alert_rule_versions (rule_id, version, watched, split, goals_set, window_days, history_days)
     values ($1, 1, 'complaints', 'unit', false, 1, 56)`,
    [ruleId],
  )
  await open.pool.query(
    `insert into alerts (id, number, rule_id, rule_version, colour, unit_ids, covered, segments, worst, opened_at, due_at, judged_at)
     values ($1, 'AL-90001', $2, 1, 'red', array[$3::uuid], array[$3::text], $4, $4, now(), now() + interval '1 day', now())`,
    [alertId, ruleId, unitId, segments],
  )
  return alertId
}

interface Besides {
  readonly words: string
  readonly rule: string
  readonly site: string
  readonly ticketId: string
  readonly unitId: string
}

/** What stands beside a ticket: a case that an authority leads, an alert on its unit, and a site of it that tells of its visitors. */
export async function standBeside(
  house: TestHouse,
  deed: Deed,
  { words, rule, site, ticketId, unitId }: Besides,
): Promise<{ externalCaseId: string; alertId: string; siteId: string }> {
  return {
    externalCaseId: await hearFromOutside(deed, words, { ticketId }),
    alertId: await alertInside(house, rule, { unitId }),
    ...(await listenInside(deed, site, { unitId })),
  }
}
