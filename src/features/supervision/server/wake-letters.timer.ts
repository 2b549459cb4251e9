import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { letterEscalated, letterWarned } from '../contract.ts'
import { workingTimeAfter } from './letter-clock.ts'
import { ruleOf } from './rule.ts'
import { type Letter, lettersToWake, updateLetter } from './supervision.store.ts'
import { tellOfLetter } from './telling.ts'

const batch = 200

async function warn(context: CommandContext, letter: Letter): Promise<void> {
  const level = letter.warn_80_at.getTime() <= context.now ? 80 : 50
  const next = level === 80 ? letter.due_at : letter.warn_80_at
  await updateLetter(context.db, letter.id, { next_wake_at: next })
  tellOfLetter(context, letterWarned, { letter, facts: { level, dueAt: letter.due_at.toISOString() } })
}

/** Silence goes up: at the due instant to who leads the unit, after further silence to who stands above all. */
async function escalate(context: CommandContext, letter: Letter): Promise<void> {
  const { db } = context
  const level = letter.escalation === 0 ? 1 : 2
  const { escalateHours } = await ruleOf(db)
  const due = letter.due_at.getTime()
  const further = await workingTimeAfter(db, due, { amount: escalateHours, unit: 'hour' })
  const escalated = await updateLetter(db, letter.id, {
    escalation: level,
    breached_at: letter.due_at,
    next_wake_at: level === 1 ? new Date(further) : null,
  })
  tellOfLetter(context, letterEscalated, {
    letter: escalated,
    facts: { level, dueAt: letter.due_at.toISOString() },
  })
}

async function wakeBatch(context: CommandContext): Promise<number> {
  const letters = await lettersToWake(context.db, context.now, batch)
  for (const letter of letters)
    await (letter.due_at.getTime() > context.now ? warn(context, letter) : escalate(context, letter))
  return letters.length
}

export const wakeLetters = timer({
  name: 'supervision.wake-letters',
  everySeconds: 5,
  run: async ({ transact }) => {
    while ((await transact(wakeBatch)) > 0);
  },
})
