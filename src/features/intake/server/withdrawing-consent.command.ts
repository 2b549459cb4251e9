import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { withdrawConsent } from '../contract/consent.ts'
import { takeBackConsent } from './consenting.ts'
import { oneFeedbackActedOn, visibleFeedback } from './public/visible-feedback.ts'

export const withdrawForCustomer = command(withdrawConsent, async (context, { feedbackId }) => {
  const voice = await visibleFeedback(context.db, context.actor, feedbackId)
    .select(['id', 'org_unit_id', 'customer_id'])
    .where(oneFeedbackActedOn(context.actor, 'intake.register'))
    .executeTakeFirst()
  if (voice === undefined) throw new Refusal('platform.notFound', 'missing')
  await takeBackConsent(context, voice)
  return {}
})
