import { unitPath } from '#features/staff/server/public/units.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  addRobot,
  changeRobot,
  removeRobot,
  robotRemoved,
  robotSaved,
  robotSentAgain,
  robotTried,
  sendRobotAgain,
  tryRobot,
} from '../contract/robots.ts'
import { robotAddress } from './robot-address.ts'
import { sendRobot } from './robot-sending.ts'
import {
  deleteRobot,
  dropRobotLines,
  insertRobot,
  insertRobotLines,
  lockRobot,
  releaseRobotLine,
  type StoredRobot,
  updateRobot,
} from './robots.store.ts'

type Said = Omit<InputOf<typeof changeRobot>, 'address' | 'ownServer' | 'secret' | 'robotId'>

async function rowOf({ db }: CommandContext, said: Said) {
  const { name, kinds, unitId, mailing, quiet, digestAt, active } = said
  if (unitId !== null) await unitPath(db, unitId)
  return {
    ...{ name, kinds, unit_id: unitId, mailing, active, digest_at: digestAt },
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
  }
}

async function locked({ db }: CommandContext, robotId: string): Promise<StoredRobot> {
  const robot = await lockRobot(db, robotId)
  if (robot === undefined) throw new Refusal('notifications.noSuchRobot', 'missing')
  return robot
}

export const addingRobot = command(
  addRobot,
  async (context, { service, address, ownServer, secret, ...said }) => {
    const { db, now, newId, seal, emit } = context
    const { url, shown } = robotAddress(service, address, { ownServer })
    const id = newId()
    await insertRobot(db, {
      ...(await rowOf(context, said)),
      ...{ id, service, address_shown: shown, address_sealed: seal(url), created_at: new Date(now) },
      secret_sealed: secret === null ? null : seal(secret),
    })
    emit(robotSaved, { subject: id, facts: { change: 'created', service } })
    return { robotId: id }
  },
)

export const changingRobot = command(
  changeRobot,
  async (context, { robotId, address, ownServer, secret, ...said }) => {
    const { db, seal, emit } = context
    const { service } = await locked(context, robotId)
    const moved = address === undefined ? undefined : robotAddress(service, address, { ownServer })
    await updateRobot(db, robotId, {
      ...(await rowOf(context, said)),
      ...(moved && { address_shown: moved.shown, address_sealed: seal(moved.url) }),
      ...(secret !== undefined && { secret_sealed: secret === null ? null : seal(secret) }),
    })
    if (!said.active) await dropRobotLines(db, robotId)
    emit(robotSaved, { subject: robotId, facts: { change: 'edited', service } })
    return {}
  },
)

export const removingRobot = command(removeRobot, async ({ db, emit }, { robotId }) => {
  if (!(await deleteRobot(db, robotId))) throw new Refusal('notifications.noSuchRobot', 'missing')
  emit(robotRemoved, { subject: robotId, facts: {} })
  return {}
})

export const tryingRobot = command(tryRobot, async (context, { robotId }) => {
  const { db, now, newId, emit, enqueue } = context
  await locked(context, robotId)
  const [id, eventId, at] = [newId(), newId(), new Date(now)]
  const trial = { id, robot_id: robotId, event_id: eventId, kind: null, matter: null, facts: '{}' }
  await insertRobotLines(db, [{ ...trial, person_ids: [], state: 'waiting', queued_at: at, next_try_at: at }])
  emit(robotTried, { subject: robotId, facts: {} })
  await enqueue(sendRobot, { robotId })
  return {}
})

export const sendingRobotAgain = command(
  sendRobotAgain,
  async ({ db, now, emit, enqueue }, { deliveryId }) => {
    const robotId = await releaseRobotLine(db, deliveryId, now)
    if (robotId === undefined) throw new Refusal('notifications.deliveryNotStuck', 'conflict')
    await enqueue(sendRobot, { robotId })
    emit(robotSentAgain, { subject: robotId, facts: {} })
    return {}
  },
)
