import { afterAll, expect, inject, test } from 'vitest'
import { countPoints, points } from '#features/metrics/server/testing/counted-points.ts'
import { inventTicket, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { ticketsOfAlert } from '../contract/reading.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'
import { dayBefore, label, touchpoint, voicesOn } from './testing/told-from-facts.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, people, liveRule, minute } = alerting
const reader = personWith(['alerts.read', 'tickets.read'], { id: people.analyst })
afterAll(() => house.close())
const of = async (watched: string, split: string) =>
  (await alerting.alerts()).filter((one) => one.watched === watched && one.split === split)

const [app, counter] = [await touchpoint(house, '手机应用'), await touchpoint(house, '柜台')]
const logistics = await label(house, '物流')
const [lost, late] = [await label(house, '丢件', logistics), await label(house, '延误', logistics)]
const price = await label(house, '价格')
for (let ago = 40; ago > 0; ago--) {
  await voicesOn(house, ago, { n: 6, labelId: lost, touchpointId: app, channel: 'web' })
  await voicesOn(house, ago, { n: 14, labelId: late, touchpointId: counter, channel: 'phone' })
  await voicesOn(house, ago, { n: 10, labelId: price, channel: 'phone' })
}
await voicesOn(house, 0, { n: 46, labelId: lost, touchpointId: app, channel: 'web' })
await voicesOn(house, 0, { n: 14, labelId: late, touchpointId: counter, channel: 'phone' })
await voicesOn(house, 0, { n: 10, labelId: price, channel: 'phone' })

test('the first look names the label, the touchpoint and the channel behind a change, each with its share', async () => {
  await liveRule({ name: '投诉量', watched: 'complaints', split: 'none' })
  await minute()
  const [alert] = await of('complaints', 'none')
  const { causes } = await alerting.alert(alert?.id as string)
  const first = (by: string) => causes.find((one) => one.by === by)?.parts[0]
  for (const [by, key, name] of [
    ['label', lost, '丢件'],
    ['touchpoint', app, '手机应用'],
    ['channel', 'web', undefined],
  ] as const) {
    expect(first(by), by).toMatchObject({ key, now: { value: 46 }, before: { value: 6 } })
    expect(first(by)?.name?.['zh-CN'], by).toBe(name)
    // All of the change is theirs.
    expect(first(by)?.share, by).toBeCloseTo(1, 6)
  }
})

test('cut by label, a rule finds the label that rises, and says where it rises most', async () => {
  await liveRule({ name: '上升的标签', watched: 'complaints', split: 'label', minimumN: 10 })
  await minute()
  const [alert] = await of('complaints', 'label')
  // What lies above it rises with it, and swallows it.
  expect(alert?.segments).toMatchObject([{ key: logistics, name: { 'zh-CN': '物流' }, value: 60 }])
  const { causes } = await alerting.alert(alert?.id as string)
  expect(causes.find(({ by }) => by === 'touchpoint')?.parts).toMatchObject([{ key: app, share: 1 }])
})

test('cut by touchpoint, it finds the place by its name', async () => {
  await liveRule({ name: '触点投诉', watched: 'complaints', split: 'touchpoint', minimumN: 10 })
  await minute()
  expect((await of('complaints', 'touchpoint'))[0]?.segments).toMatchObject([
    { key: app, name: { 'zh-CN': '手机应用' }, value: 46, n: 46 },
  ])
})

test('cut by who handles, it finds the person, and the tickets behind the figure are theirs', async () => {
  const [tang, qin] = [
    await inventTicket(house, { assigneeId: people.manager }),
    await inventTicket(house, { assigneeId: people.analyst }),
  ]
  const clocks = (ticket: { id: string }, ago: number, bucket: number, n: number) =>
    points(n, {
      measure: 'clock',
      day: dayBefore(ago),
      subjectId: ticket.id,
      orgUnitId: teamUnit,
      bucket,
    }).map((one, index) => ({ ...one, part: `${ago} ${bucket} ${index}` }))
  for (let ago = 40; ago > 0; ago--)
    for (const ticket of [tang, qin])
      await countPoints(house, [...clocks(ticket, ago, 1, 18), ...clocks(ticket, ago, 0, 2)])
  await countPoints(house, [...clocks(tang, 0, 1, 20), ...clocks(tang, 0, 0, 30)])
  await countPoints(house, [...clocks(qin, 0, 1, 45), ...clocks(qin, 0, 0, 5)])
  await liveRule({ name: '个人达标率', watched: 'clocks_met', split: 'agent' })
  await minute()
  const [alert] = await of('clocks_met', 'agent')
  expect(alert).toMatchObject({
    colour: 'red',
    segments: [{ key: people.manager, name: { 'zh-CN': '唐经理' }, value: 0.4, n: 50 }],
  })
  const { reply } = await house.call(ticketsOfAlert, { alertId: alert?.id as string }, {}, { as: reader })
  expect(reply.items.map(({ number }) => number)).toEqual([tang.number])
})

test('rising risks are told, of the label that they are about', async () => {
  await liveRule({ name: '风险', watched: 'risky_voices', split: 'label', minimumN: 5 })
  await minute()
  expect(await of('risky_voices', 'label')).toEqual([])
  const { rows } = await house.open.pool.query<{ subject_id: string }>(
    `select subject_id from metric_points where measure = 'voices' and day = $1 and label_id = $2 limit 12`,
    [dayBefore(0), lost],
  )
  await house.open.pool.query(
    `insert into analyses (feedback_id, version, analyser_version, taxonomy_version, received_at, at, language, kind, kind_confidence,
       kind_source, sentiment, polarity, polarity_confidence, polarity_source, emotion, emotion_confidence, urgency, urgency_confidence,
       urgency_source, label_source, risks, details)
     select id, 1, '1', 1, now(), now(), 'zh', 'complaint', 1, 'rule', -1, 'negative', 1, 'rule', 'angry', 1, 'ordinary', 1,
       'rule', 'rule', '{media}', '{}' from unnest($1::uuid[]) as id`,
    [rows.map(({ subject_id }) => subject_id)],
  )
  await minute()
  expect(await of('risky_voices', 'label')).toMatchObject([
    { colour: 'red', segments: [{ key: logistics, value: 12, n: 12 }] },
  ])
})
