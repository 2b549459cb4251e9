import { weekYearsInForce } from '#features/metrics/server/public/week-years.ts'
import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { beginSchedule, endSchedule } from '../contract/schedules.ts'
import { dashboardScheduled } from '../contract.ts'
import { readyKeys } from '../domain/ready.ts'
import { nextDay } from '../domain/rhythm.ts'
import { deleteSchedule, insertSchedule } from './dashboards.store.ts'
import { localHour } from './local-hour.ts'
import { personOf } from './person.ts'
import { ownSchedule, ownSchedules, seenDashboard } from './visibility.ts'

const mostSchedules = 20

async function refuseUnseen({ db, actor }: CommandContext, board: string): Promise<void> {
  if (!readyKeys.some((key) => key === board)) await seenDashboard(db, actor, board)
}

export const beginningSchedule = command(beginSchedule, async (context, input) => {
  const { db, actor, now, newId, emit } = context
  const { board, rhythm, hour, unitId, readerIds } = input
  const ownerId = personOf(context)
  const readers = [...new Set(readerIds)]
  if (readers.some((id) => id !== ownerId) && !mayEverywhere(actor, 'dashboards.share'))
    throw new Refusal('dashboards.onlyToYourself', 'forbidden')
  await refuseUnseen(context, board)
  if (unitId !== null) await unitPath(db, unitId)
  if ((await ownSchedules(db, ownerId).select('id').execute()).length >= mostSchedules)
    throw new Refusal('dashboards.tooManySchedules', 'limit', { most: mostSchedules })
  const id = newId()
  const here = await localHour(db, now)
  const next_day = nextDay({ rhythm, hour }, here, await weekYearsInForce(db))
  const row = { id, owner_id: ownerId, board_key: board, org_unit_id: unitId, rhythm, hour }
  await insertSchedule(db, { ...row, reader_ids: readers, next_day })
  emit(dashboardScheduled, { subject: id, facts: { change: 'begun', rhythm, readers: readers.length } })
  return { scheduleId: id }
})

export const endingSchedule = command(endSchedule, async (context, { scheduleId }) => {
  const row = await ownSchedule(context.db, personOf(context), scheduleId)
  await deleteSchedule(context.db, scheduleId)
  const facts = { change: 'ended', rhythm: row.rhythm, readers: row.reader_ids.length } as const
  context.emit(dashboardScheduled, { subject: scheduleId, facts })
  return {}
})
