import { z } from 'zod'
import { done, read, write } from '#platform/contract/endpoint.ts'
import { day, id } from '#platform/contract/id.ts'
import { dashboardScheduled } from '../contract.ts'
import { rhythms } from '../domain/rhythm.ts'
import { copyable } from './board.ts'

const access = 'metrics.read'
const sending = { rhythm: z.enum(rhythms), hour: z.number().int().min(0).max(23), unitId: id.nullable() }

/** When one has a dashboard sent, and to whom. */
export const listSchedules = read({
  path: '/api/dashboard-schedules',
  access,
  input: z.object({ board: copyable }),
  reply: z.object({
    items: z.array(
      z.object({ id, ...sending, nextDay: day, readers: z.array(z.object({ id, name: z.string() })) }),
    ),
  }),
  refreshOn: [dashboardScheduled],
})

/**
 * Has a dashboard sent by mail: every day, each Monday or each first of the month at an hour, with the figures of the whole days before.
 * Colleagues get only what they may open, with the figures of their own reach; sending to them takes `dashboards.share`.
 */
export const beginSchedule = write({
  method: 'POST',
  path: '/api/dashboard-schedules',
  access,
  input: z.object({ board: copyable, ...sending, readerIds: z.array(id).min(1).max(50) }),
  reply: z.object({ scheduleId: id }),
})

export const endSchedule = write({
  method: 'DELETE',
  path: '/api/dashboard-schedules/:scheduleId',
  access,
  input: z.object({}),
  reply: done,
})
