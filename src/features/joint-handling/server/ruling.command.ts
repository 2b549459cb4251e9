import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { ruleOnJointTask } from '../contract/deeds.ts'
import { arbitrationPassed, arbitrationRuled } from '../contract.ts'
import { above, type Verdict } from '../domain/arbitration.ts'
import {
  type Arbitration,
  addRecord,
  changeArbitration,
  type JointTask,
  standingArbitration,
} from './joint-handling.store.ts'
import { cancelTask, changeTask, recordOf, sendTask, standingOf } from './moving.ts'
import { tell } from './telling.ts'
import { assertDecides, type Held, lockDisputed } from './visibility.ts'

interface Ruling {
  readonly verdict: Verdict
  readonly reason: string
  readonly unitId?: string | undefined
}

async function passUp(context: CommandContext, held: Held, arbitration: Arbitration): Promise<JointTask> {
  const level = above(arbitration.level)
  if (level === null) throw new Refusal('joint-handling.noLevelAbove', 'conflict')
  await changeArbitration(context.db, arbitration.id, { level })
  const task = await changeTask(context, held.task, {})
  const facts = { arbitrationId: arbitration.id, level }
  tell(context, arbitrationPassed, { task, ticket: held.ticket, to: 'unit', facts })
  return task
}

/** Nobody has to handle it; or a unit has to, and has the whole time for it. */
function carriedOut(
  context: CommandContext,
  held: Held,
  { verdict, reason, unitId }: Ruling,
): Promise<JointTask> {
  if (verdict === 'release') return cancelTask(context, held, { why: 'ruling', words: reason })
  return sendTask(context, held, { why: 'ruling', words: reason, unitId })
}

async function decide(
  context: CommandContext,
  held: Held,
  {
    arbitration,
    ruling,
  }: { arbitration: Arbitration; ruling: Ruling & { verdict: 'handle' | 'move' | 'release' } },
): Promise<JointTask> {
  await changeArbitration(context.db, arbitration.id, { ended_at: new Date(context.now) })
  const { verdict, unitId = null } = ruling
  const facts = { arbitrationId: arbitration.id, level: arbitration.level, verdict, toUnitId: unitId }
  tell(context, arbitrationRuled, { task: held.task, ticket: held.ticket, to: 'ticket', facts })
  return carriedOut(context, held, ruling)
}

export const ruling = command(
  ruleOnJointTask,
  async (context, { verdict, reason, unitId, jointTaskId, version }) => {
    const { db, actor } = context
    const held = await lockDisputed(context, { jointTaskId, version })
    const arbitration = await standingArbitration(db, jointTaskId)
    if (arbitration === undefined)
      throw new Refusal('joint-handling.nothingToDecide', 'conflict', { state: held.task.state })
    const { level } = arbitration
    assertDecides(actor, held.task, level)
    await addRecord(db, 'joint_rulings', {
      ...recordOf(context),
      id: context.newId(),
      arbitration_id: arbitration.id,
      level,
      verdict,
      reason,
      to_unit_id: unitId ?? null,
    })
    return standingOf(
      verdict === 'pass'
        ? await passUp(context, held, arbitration)
        : await decide(context, held, { arbitration, ruling: { verdict, reason, unitId } }),
    )
  },
)
