import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { clockBreached, clockWarned } from '../contract.ts'
import { type WokenClock, wakeClocks } from './clocks.store.ts'
import { dimensionsOf } from './telling.ts'

const batch = 500

/** Takes one batch of due clocks and says what they came to; gives how many there were. */
export async function wakeBatch({ db, now, emit }: CommandContext): Promise<number> {
  const woken = await wakeClocks(db, now, batch)
  for (const clock of woken) speak(clock, emit)
  return woken.length
}

/** Wakes clocks until none is due, batch by batch, so that a morning after downtime needs no second look. */
export const wakeClocksTimer = timer({
  name: 'clocks.wake',
  // Less than the half second between two looks at the timers: a breach is told within a second of its due time.
  everySeconds: 0.4,
  run: async ({ transact }) => {
    while ((await transact(wakeBatch)) > 0);
  },
})

function speak(clock: WokenClock, emit: CommandContext['emit']): void {
  const { level } = clock
  const about = { subject: clock.ticket_id, unit: clock.org_unit_id }
  const facts = { ...dimensionsOf(clock, clock.org_unit_id), dueAt: clock.due_at.toISOString() }
  if (level === 100) emit(clockBreached, { ...about, facts })
  else emit(clockWarned, { ...about, facts: { ...facts, level } })
}
