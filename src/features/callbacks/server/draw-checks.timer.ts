import { timer } from '#platform/server/jobs.ts'
import { drawEvery, handlersOwnTime } from '../domain/levels.ts'
import { draw, prepareDraw, replaceDraw } from './drawing.ts'
import { drawnUntil, waitingDraw } from './waiting-draw.query.ts'

/** Once a day tickets are drawn for inspection; the seed was made and sealed the day before. */
export const drawChecks = timer({
  name: 'callbacks.draw-checks',
  everySeconds: 600,
  run: async (house) => {
    const waiting = await waitingDraw(house.read)
    if (waiting === undefined) return house.transact(prepareDraw)
    const { id: drawId, prepared_at: preparedAt, sealed_seed: sealed } = waiting
    if ((await house.now()) - preparedAt.getTime() < drawEvery) return
    const seed = house.unseal(sealed)
    if (seed === null) return house.transact((context) => replaceDraw(context, drawId))
    // What was handled long before the first promise is not asked about any more.
    const first = new Date(preparedAt.getTime() - handlersOwnTime)
    const since = (await drawnUntil(house.read)) ?? first
    await house.transact((context) => draw(context, { drawId, seed, since }))
  },
})
