import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { lookAt } from './shift-looks.ts'
import { lockDueShifts } from './shifts.store.ts'

const batch = 200

/** Looks at one batch of shifts whose time has come; gives how many it looked at. */
export async function changeShiftBatch(context: CommandContext): Promise<number> {
  const shifts = await lockDueShifts(context.db, context.now, batch)
  await lookAt(context, shifts)
  return shifts.length
}

/** Shifts begin and end by themselves. */
export const changeShifts = timer({
  name: 'dispatch.change-shifts',
  everySeconds: 5,
  run: async ({ transact }) => {
    const quiet = 'a look that finds everybody where they were'
    while ((await transact(changeShiftBatch, { quiet })) > 0);
  },
})
