import { masterIds } from '#features/customers/server/public/master-ids.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { command } from '#platform/server/command.ts'
import { visitorLimit } from '#platform/server/visitor-limits.ts'
import { sendVoice } from '../contract/public-voice.ts'
import { attachFiles } from './attaching.ts'
import { unnamedOwner } from './page-words.ts'
import { consentOfForm } from './public/consent-words.ts'
import { hashOfSecret, receiveFeedback } from './public/receive.ts'
import { mailReceipt } from './receipt-mail.ts'

// A waiting room behind one address sends a few at once; a program that floods is slowed to one in 20 seconds.
const limit = visitorLimit('intake.tooManyVoices', { burst: 10, refillMs: 20_000 })

export const send = command(sendVoice, async (context, input) => {
  limit(context.request.ip, context.now)
  const { text, kind, contact, secret, wording } = input
  const { locale } = context.request
  const owner = await theOrganisation(context.db)
  const consent = consentOfForm(owner?.name ?? unnamedOwner, { wording, locale })
  const receipt = await receiveFeedback(context, {
    text,
    kind,
    contact,
    channel: 'web_form',
    consent,
    ...(await masterIds(context.db, input)),
    secret,
    // The secret is drawn once per form, so a form sent twice is one voice, whatever happened to the first reply.
    source: 'voice',
    sourceId: hashOfSecret(secret),
  })
  if (!receipt.known) {
    await attachFiles(context, { feedbackId: receipt.feedbackId, additionId: null, after: 0 }, input.files)
    await mailReceipt(context, { ...receipt, email: contact?.email, locale })
  }
  return { number: receipt.number }
})
