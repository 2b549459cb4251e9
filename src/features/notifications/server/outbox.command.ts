import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { mailSentAgain, mailViewed, sendMailAgain, viewMail } from '../contract.ts'
import { sendQueuedMail } from './mail-sending.ts'
import { mailById, releaseMails } from './mails.store.ts'
import { linkHere } from './public/links.ts'

export const viewingMail = command(viewMail, async ({ db, emit }, { mailId }) => {
  const mail = await mailById(db, mailId)
  if (mail === undefined) throw new Refusal('notifications.noSuchMail', 'missing')
  if (mail.body === '') throw new Refusal('notifications.mailEmptied', 'conflict')
  emit(mailViewed, { subject: mailId, facts: {} })
  return {
    to: mail.to_address,
    subject: mail.subject,
    text: mail.body.replaceAll(linkHere, () => mail.link_path ?? ''),
  }
})

export const sendingMailAgain = command(sendMailAgain, async ({ db, now, emit, enqueue }, { mailId }) => {
  const mail = await mailById(db, mailId)
  if (mail === undefined) throw new Refusal('notifications.noSuchMail', 'missing')
  if (mail.body === '') throw new Refusal('notifications.mailEmptied', 'conflict')
  const released = await releaseMails(db, { ids: [mailId] }, now)
  if (released.length === 0)
    throw new Refusal('notifications.mailNotStuck', 'conflict', { state: mail.state })
  await enqueue(sendQueuedMail, { mailId })
  emit(mailSentAgain, { subject: mailId, facts: {} })
  return {}
})
