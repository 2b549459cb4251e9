import { z } from 'zod'
import { lockForSteps, planSteps } from '#features/macros/server/public/carrying-out.ts'
import { tellOfRule } from '#features/notifications/server/public/rule-webhooks.ts'
import { lockTicketRow } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { isCrossing } from '#platform/server/crossing.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import { automationRan, automationRefused } from '../contract.ts'
import { endRun, lockWaiting, ranEnough, ruleOf, takeNext } from './automation-rules.store.ts'
import type { Run } from './automation-rules.tables.ts'

const dayMs = 86_400_000

const factsOf = ({ id: runId, rule_id: automationRuleId, event_id: eventId }: Run) => ({
  automationRuleId,
  runId,
  eventId,
})

async function refuse(context: CommandContext, run: Run, code: string): Promise<void> {
  const ticket = await lockTicketRow(context.db, run.ticket_id)
  await endRun(context.db, run.id, { state: 'refused', code, at: new Date(context.now) })
  const unit = ticket?.org_unit_id ?? null
  context.emit(automationRefused, { subject: run.ticket_id, unit, facts: { ...factsOf(run), code } })
}

/** Does a rule's steps to its ticket, as Huixiang itself: whole or not at all. */
async function carryOut(context: CommandContext, run: Run): Promise<void> {
  const { db, now } = context
  const rule = await ruleOf(db, run.rule_id)
  if (!rule.active || rule.removed_at !== null) return refuse(context, run, 'automation-rules.switchedOff')
  if (await ranEnough(db, run, new Date(now - dayMs)))
    return refuse(context, run, 'automation-rules.tooOften')
  const ticket = await lockForSteps(context, { ticketId: run.ticket_id, steps: rule.steps })
  const planned = await planSteps(context, ticket, rule.steps)
  if (planned.refusal !== null) return refuse(context, run, planned.refusal.code)
  const done = planned.idle ? { ticket } : await planned.carryOut(rule.mentions)
  const told = await tellOfRule(context, rule.webhook_ids, {
    ...{ runId: run.id, ticketId: run.ticket_id },
    content: { number: ticket.number, automationRuleId: rule.id, rule: rule.name, trigger: rule.trigger },
  })
  if (planned.idle && told === 0) return endRun(db, run.id, { state: 'idle', at: new Date(now) })
  await endRun(db, run.id, { state: 'done', at: new Date(now) })
  const unit = done.ticket.org_unit_id
  context.emit(automationRan, { subject: run.ticket_id, unit, facts: factsOf(run) })
}

/** What hinders every run alike, and may be over soon: the queue tries again later. */
const isPassing = (error: unknown): boolean =>
  isCrossing(error) || (error instanceof Refusal && error.kind === 'unavailable')

const quiet = 'a rule that found everything as it would make it did nothing'

/** Does the next run that waits; tells whether there was one. One that turns out to be impossible halfway leaves nothing but the reason. */
async function runNext({ transact, log }: Pick<JobContext, 'transact' | 'log'>): Promise<boolean> {
  const taken: Run[] = []
  try {
    return await transact(
      async (context) => {
        const run = await takeNext(context.db)
        if (run === undefined) return false
        taken.push(run)
        await carryOut(context, run)
        return true
      },
      { quiet },
    )
  } catch (error) {
    const run = taken.at(-1)
    if (run === undefined || isPassing(error)) throw error
    if (!(error instanceof Refusal)) log.error({ error, runId: run.id }, 'an automation rule failed')
    const code = error instanceof Refusal ? error.code : 'automation-rules.failed'
    await transact(async (context) => {
      if ((await lockWaiting(context.db, run.id)) !== undefined) await refuse(context, run, code)
    })
    return true
  }
}

/** Does what waits, one run a transaction. */
export const runRules = job({
  name: 'automation-rules.run',
  input: z.object({}),
  run: async (context) => {
    while (await runNext(context));
  },
})
