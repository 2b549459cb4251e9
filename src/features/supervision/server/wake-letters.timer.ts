import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { escalate, warn } from './letter-clock.ts'
import { lettersToWake } from './supervision.store.ts'

const batch = 200

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
