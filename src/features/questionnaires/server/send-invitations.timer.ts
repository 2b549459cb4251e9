import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { sendableAt } from '../domain/sending-times.ts'
import { askDue, roundOf } from './asking.ts'
import { deliver } from './delivering.ts'
import { customersBy, knownToday } from './invitable.query.ts'
import { markUnwritten } from './invitations.store.ts'
import { lockToRemind, lockUnsent, updateRecipients } from './sendings.store.ts'
import { visibleQuestionnaires } from './visibility.ts'

const batch = 100

type ToRemind = Awaited<ReturnType<typeof lockToRemind>>[number]

/** Reminds one person, unless they answered, cannot answer any more, wished for no more, or were not written to yet. */
async function remind(
  context: CommandContext,
  row: ToRemind,
  { writer }: Awaited<ReturnType<typeof roundOf>>,
): Promise<boolean> {
  const { db, now } = context
  const { invitation_id: invitationId, customer_id, questionnaire_id, expires_at } = row
  const over = row.answered_at !== null || row.ended_at !== null || expires_at.getTime() <= now
  const passedOn = !row.by_hand || row.passed_on_at !== null
  if (over || !passedOn || invitationId === null || customer_id === null) return false
  const today = await knownToday(db, [customer_id])
  const [customer] = await customersBy(db, questionnaire_id, { ids: [...today.values()] })
  const survey = await visibleQuestionnaires(db)
    .selectAll()
    .where('id', '=', questionnaire_id)
    .executeTakeFirstOrThrow()
  if (customer === undefined || customer.optedOut || survey.state !== 'open') return false
  const letter = { survey, customer, invitationId, way: row.way, reminds: true, key: row.id }
  if (!row.by_hand) await deliver(context, { ...letter, notAfter: expires_at.getTime() }, writer)
  return true
}

async function remindDue(context: CommandContext): Promise<number> {
  const { db, now } = context
  const round = await roundOf(context)
  const rows = await lockToRemind(db, now, batch)
  const at = sendableAt(now, round.peace)
  for (const row of rows) {
    if (at > now) await updateRecipients(db, [row.id], { remind_at: new Date(at) })
    else {
      const reminded = await remind(context, row, round)
      await updateRecipients(db, [row.id], {
        remind_at: null,
        ...(reminded && { reminded_at: new Date(now) }),
      })
    }
  }
  return rows.length
}

/** What was to be passed on by hand and was not is too late after its limit, as everything is. */
async function holdUnsent({ db, now }: CommandContext): Promise<number> {
  const rows = await lockUnsent(db, now, batch)
  if (rows.length === 0) return 0
  await updateRecipients(
    db,
    rows.map(({ id }) => id),
    { state: 'held', reason: 'tooLate', by_hand: false, invitation_id: null, remind_at: null },
  )
  const unwritten = rows.flatMap(({ invitation_id }) => invitation_id ?? [])
  await markUnwritten(db, unwritten, now)
  return rows.length
}

/** Asks whoever's hour has come, reminds once, and lets go of what nobody passed on in time. */
export const sendInvitations = timer({
  name: 'questionnaires.send-invitations',
  everySeconds: 15,
  run: async ({ transact }) => {
    const quiet = 'who is held back or waits on is asked nothing; who is asked leaves questionnaires.invited'
    while ((await transact((context) => askDue(context, { most: batch }), { quiet })) === batch);
    while ((await transact(holdUnsent, { quiet: 'who is held back was asked nothing' })) === batch);
    while ((await transact(remindDue, { quiet: 'a reminder is the same question once more' })) === batch);
  },
})
