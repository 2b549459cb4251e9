import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { goOn } from './climbing.ts'
import { lockDueClimbs } from './climbs.store.ts'

const batch = 200

async function wakeBatch(context: CommandContext): Promise<number> {
  const climbs = await lockDueClimbs(context.db, context.now, batch)
  await goOn(context, climbs)
  return climbs.length
}

/** Tells what minutes after the due time, silence or a repetition bring, until nothing is due. */
export const wakeClimbs = timer({
  name: 'escalations.wake-climbs',
  everySeconds: 1,
  run: async ({ transact }) => {
    while ((await transact(wakeBatch, { quiet: 'what came to its end meanwhile tells nobody' })) > 0);
  },
})
