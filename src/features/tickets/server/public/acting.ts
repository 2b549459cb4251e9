import { refuseWhileDue } from '#features/checklists/server/public/duties.ts'
import { change, changeAlike, hold, note, release } from '../doing.ts'
import { resolve } from '../moving.ts'
import { refuseWhileOthersAnswer } from '../others-answer.ts'
import { postMessage } from '../talking.ts'
import type { Ticket } from './visible-tickets.ts'

/** What rooms that act for a person may do to a locked ticket, as the person does by hand. */
export const deedsOnTicket = {
  change,
  /** The same change on several. */
  changeAlike,
  hold,
  note,
  release,
  /** To the customer. */
  say: postMessage,
  resolve: async (...[context, ticket, resolution]: Parameters<typeof resolve>): Promise<Ticket> => {
    await refuseWhileOthersAnswer(context, ticket)
    await refuseWhileDue(context.db, ticket, { ...resolution, before: 'resolve' })
    return resolve(context, ticket, resolution)
  },
}
