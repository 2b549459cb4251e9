import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import { job } from '#platform/server/jobs.ts'
import { calendarSaved } from '../contract.ts'
import { openClocksOn } from './clocks.store.ts'
import { reckon } from './reckoning.ts'

const batch = 500

/** Moves the open clocks of an edited calendar to their new due times. Running twice changes nothing more. */
export const reckonCalendar = job({
  name: 'clocks.reckon-calendar',
  input: z.object({ calendarId: id }),
  run: async ({ transact }, { calendarId }) => {
    const quiet = 'clocks that move say so themselves'
    let after: string | null = null
    do {
      const from: string | null = after
      after = await transact(
        async (context) => {
          const cause = { type: calendarSaved.type, id: calendarId, at: context.now }
          const clocks = await openClocksOn(context.db, { calendarId, after: from, limit: batch })
          await reckon(
            context,
            clocks.map(({ ticketId, cycle }) => ({ ticketId, cycle, note: {}, cause })),
            'calendar',
          )
          return clocks.length < batch ? null : (clocks.at(-1)?.id ?? null)
        },
        { quiet },
      )
    } while (after !== null)
  },
})
