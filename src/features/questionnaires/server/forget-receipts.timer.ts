import { timer } from '#platform/server/jobs.ts'
import { deleteReceiptsBefore } from './kiosk.store.ts'
import { weekOf } from './questionnaire-link.ts'

const keptMs = 60 * 86_400_000

/** A kiosk that comes back after two months has nothing to send twice. */
export const forgetReceipts = timer({
  name: 'questionnaires.forget-receipts',
  everySeconds: 86_400,
  run: async ({ transact }) =>
    transact(({ db, now }) => deleteReceiptsBefore(db, weekOf(now - keptMs)), {
      quiet: 'what was remembered only to count nothing twice is over',
    }),
})
