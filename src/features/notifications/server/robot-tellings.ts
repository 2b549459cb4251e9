import { unitPaths } from '#features/staff/server/public/units.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { mailed } from '../domain/rhythm.ts'
import type { Telling } from './channels.ts'
import { sendRobot } from './robot-sending.ts'
import { activeRobots, insertRobotLines, type StoredRobot } from './robots.store.ts'
import { timeZoneHere } from './time-zone-here.ts'

const rhythmOf = ({ quiet_from: from, quiet_to: to, digest_at: digestAt }: StoredRobot) => ({
  quiet: from === null || to === null ? null : { from, to },
  digestAt,
})

const stateOf = { quiet: 'quiet', hourly: 'gathered', digest: 'gathered' } as const

/** What a chat may hear: nothing of what is closed to anybody, and of units their own alone. */
async function heard({ db }: CommandContext, told: readonly Telling[]) {
  const isKept = await keptFrom(db, [...new Set(told.map(({ event }) => event.subjectId))])
  const units = [...new Set(told.flatMap(({ event }) => event.orgUnitId ?? []))]
  const paths = units.length === 0 ? new Map<string, readonly string[]>() : await unitPaths(db, units)
  return (robot: StoredRobot, { event, kind }: Telling): boolean => {
    if (!robot.kinds.includes(kind) || isKept(event.subjectId, null)) return false
    const path = event.orgUnitId === null ? [] : (paths.get(event.orgUnitId) ?? [])
    return robot.unit_id === null || path.includes(robot.unit_id)
  }
}

/** Queues what people are told for the robots that want to know of it: one line for an event and kind, whoever hears of it. */
export async function tellRobots(context: CommandContext, told: readonly Telling[]): Promise<void> {
  const { db, now, newId, enqueue } = context
  const robots = await activeRobots(db)
  if (robots.length === 0) return
  const isHeard = await heard(context, told)
  const present = { now, timeZone: await timeZoneHere(db) }
  const news = [...Map.groupBy(told, ({ event, kind }) => `${event.id} ${kind}`).values()]
  const lines = news.flatMap((same) => {
    const telling = same[0] as Telling
    const { kind, event, matter, facts } = telling
    return robots
      .filter((robot) => isHeard(robot, telling))
      .flatMap((robot) => {
        const when = mailed({ kind, mailing: robot.mailing }, rhythmOf(robot), present)
        if (when === null) return []
        return {
          ...{ id: newId(), robot_id: robot.id, event_id: event.id, kind },
          matter: JSON.stringify(matter),
          facts: JSON.stringify(facts),
          person_ids: [...new Set(same.map(({ personId }) => personId))],
          state: when.wait === null ? ('waiting' as const) : stateOf[when.wait],
          ...{ queued_at: new Date(now), next_try_at: new Date(when.at) },
        }
      })
  })
  for (const robotId of await insertRobotLines(db, lines)) await enqueue(sendRobot, { robotId })
}
