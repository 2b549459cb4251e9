import { afterAll, expect, inject, test } from 'vitest'
import { rootUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { closeAlert } from '../contract/deeds.ts'
import { addAlertMark, listAlertMarks } from '../contract/rules.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, people, analyst, count, usually, liveRule, minute } = alerting
afterAll(() => house.close())
const as = { as: analyst }
const handler = personWith(['alerts.read', 'alerts.handle'], { id: people.manager })
const open = () => alerting.alerts(analyst, { state: ['open'] })

test('of an alert that was expected the days are offered to be marked for its segment alone, which is not told again', async () => {
  for (const channel of ['web', 'wecom']) await usually(() => 400, { channel })
  await liveRule({ name: '渠道投诉', watched: 'complaints', split: 'channel' })
  await count(0, 800, { channel: 'wecom' })
  await minute()
  const [alert] = await open()
  const alertId = alert?.id as string
  expect((await alerting.alert(alertId)).expectedDays).toEqual([])
  await house.call(closeAlert, { alertId }, { outcome: 'expected', words: '会员日' }, as)
  const [offer, ...more] = (await alerting.alert(alertId)).expectedDays
  expect(more).toEqual([])
  expect(offer).toMatchObject({
    unitId: null,
    segment: { split: 'channel', key: 'wecom' },
    from: '2026-08-26',
    to: '2026-08-26',
    factor: 2,
  })
  // Whoever may set no marks is offered none.
  expect((await alerting.alert(alertId, handler)).expectedDays).toEqual([])

  const { name: _name, factor, ...where } = offer as NonNullable<typeof offer>
  const mark = {
    kind: 'campaign',
    name: '会员日',
    effect: 'adjust',
    factor: factor as number,
    ...where,
  } as const
  await house.call(addAlertMark, {}, mark, as)
  expect((await alerting.alert(alertId)).expectedDays).toEqual([])
  expect((await house.call(listAlertMarks, {}, {}, as)).reply.marks).toMatchObject([
    { segment: { split: 'channel', key: 'wecom' }, factor: 2 },
  ])
  await count(0, 30, { channel: 'wecom' })
  await minute()
  expect(await open()).toEqual([])
  // The mark is of one channel: another is told as ever.
  await count(0, 800, { channel: 'web' })
  await minute()
  expect((await open()).map(({ segments }) => segments.map(({ key }) => key))).toEqual([['web']])
})

test('of a unit the mark is about the unit, and where one lies over the days already none is offered', async () => {
  await liveRule({ name: '各组投诉', watched: 'complaints', split: 'unit' })
  await minute()
  const alert = (await open()).find(({ split }) => split === 'unit')
  const alertId = alert?.id as string
  await house.call(closeAlert, { alertId }, { outcome: 'expected' }, as)
  expect((await alerting.alert(alertId)).expectedDays).toMatchObject([{ unitId: rootUnit, segment: null }])
  const days = { from: '2026-08-20', to: '2026-08-27', factor: 1 }
  await house.call(addAlertMark, {}, { ...days, kind: 'release', name: '3.2 版', effect: 'note' }, as)
  expect((await alerting.alert(alertId)).expectedDays).toHaveLength(1)
  await house.call(addAlertMark, {}, { ...days, kind: 'outage', name: '停机', effect: 'mute' }, as)
  expect((await alerting.alert(alertId)).expectedDays).toEqual([])
})
