import type { CommandContext } from '#platform/server/command.ts'
import { type JobContext, timer } from '#platform/server/jobs.ts'
import { lateExpected } from '../contract.ts'
import { type OpenHandling, openHandling, unwatchedHandlings } from './beginnings.query.ts'
import { type StandingModel, standingModel } from './completion-models.query.ts'
import { noteTold, saveWatches, takeDueWatches } from './completion-times.store.ts'
import { forecast, likely } from './estimating.ts'
import { readSurroundings, type Surroundings } from './knowing.ts'

const batch = 500
/** All that is open is gone through for each batch, which is done every night. */
const watchedAtOnce = 5000

/** Reckons when handlings get likely to be late, for those that are new, and anew where their time or the model changed. */
async function watchNew(
  house: JobContext,
  standing: StandingModel,
  surroundings: Surroundings,
): Promise<void> {
  for (;;) {
    const handlings = await unwatchedHandlings(house.read, { modelId: standing.id, most: watchedAtOnce })
    const now = await house.now()
    const watches = handlings.map((one) => ({
      ticket_id: one.ticketId,
      cycle: one.cycle,
      model_id: standing.id,
      due_at: one.dueAt as Date,
      wake_at: forecast(standing.model, one, { surroundings, now })?.lateFrom ?? null,
      told_at: null,
    }))
    await house.transact(({ db }) => saveWatches(db, watches), { quiet: 'it is worked out from the clocks' })
    if (handlings.length < watchedAtOnce) return
  }
}

interface Knowing {
  readonly standing: StandingModel
  readonly surroundings: Surroundings
}

/** Takes handlings whose time has come and tells of those that still go on and are forecast late; gives how many it took. */
async function tellDue(context: CommandContext, knowing: Knowing): Promise<number> {
  const due = await takeDueWatches(context.db, new Date(context.now), batch)
  for (const { ticketId, cycle } of due) {
    const handling = await openHandling(context.db, ticketId)
    if (handling?.cycle === cycle) await tellIfLate(context, handling, knowing)
  }
  return due.length
}

/** A handling that waits for its customer, or whose time was moved meanwhile, is watched anew once its time runs again. */
async function tellIfLate(
  { db, now, emit }: CommandContext,
  handling: OpenHandling,
  { standing, surroundings }: Knowing,
): Promise<void> {
  const { ticketId, cycle, unitId, dueAt } = handling
  if (!handling.runs || dueAt === null || dueAt.getTime() <= now) return
  const seen = forecast(standing.model, handling, { surroundings, now })
  if (seen?.lateChance == null || seen.lateChance < likely - rounding) return
  const chance = Math.round(seen.lateChance * 1000) / 1000
  const facts = { cycle, chance, expectedAt: seen.overBy(0.5).toISOString(), dueAt: dueAt.toISOString() }
  emit(lateExpected, { subject: ticketId, unit: unitId, facts })
  await noteTold(db, { ticketId, cycle }, new Date(now))
}

const rounding = 0.01

/** Looks after handlings that will probably miss their time while there is time to do something about it. */
export const watchTimer = timer({
  name: 'completion-times.watch',
  everySeconds: 60,
  run: async (house) => {
    const standing = await standingModel(house.read)
    if (standing === null) return
    const surroundings = await readSurroundings(house.read)
    await watchNew(house, standing, surroundings)
    const quiet = { quiet: 'what is not late any more is told to nobody' }
    while (
      (await house.transact((context) => tellDue(context, { standing, surroundings }), quiet)) === batch
    );
  },
})
