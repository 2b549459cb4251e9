import { forgetDecisions } from '#features/dispatch/server/public/forget.ts'
import { forgetMailContents, forgetReadNotifications } from '#features/notifications/server/public/forget.ts'
import { forgetQuestionnaireComments } from '#features/questionnaires/server/public/forget.ts'
import { forgetSurveyComments } from '#features/surveys/server/public/forget.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { retentionApplied } from '../contract.ts'
import { type RecordClass, recordClassNames } from '../domain/record-classes.ts'
import { heldSubjects } from './public/holds.ts'
import {
  dropEventMonths,
  ensureRules,
  lockRule,
  recordApplication,
  removeRequestKeys,
} from './retention.store.ts'

const dayMs = 86_400_000

type Held = Awaited<ReturnType<typeof heldSubjects>>

/** How each record class is let go of: by the room that owns it, which leaves alone what is held. */
const lettingGo: Record<RecordClass, (context: CommandContext, before: Date, held: Held) => Promise<number>> =
  {
    read_notifications: ({ db }, before) => forgetReadNotifications(db, before),
    mail_contents: ({ db }, before, held) => forgetMailContents(db, before, held.customers),
    survey_comments: ({ db }, before, held) => forgetSurveyComments(db, before, held),
    questionnaire_comments: ({ db }, before, held) => forgetQuestionnaireComments(db, before, held),
    dispatch_decisions: ({ db }, before, held) => forgetDecisions(db, before, held),
    request_keys: ({ db }, before) => removeRequestKeys(db, before),
    event_log: async ({ db }, before, { customers, tickets }) =>
      customers.length + tickets.length > 0 ? 0 : dropEventMonths(db, before),
  }

async function apply(context: CommandContext, recordClass: RecordClass): Promise<void> {
  const rule = await lockRule(context.db, recordClass)
  if (!rule?.enabled) return
  const before = new Date(context.now - rule.keep_days * dayMs)
  const rows = await lettingGo[recordClass](context, before, await heldSubjects(context.db, context.now))
  await recordApplication(context.db, recordClass, { rows, now: context.now })
  if (rows === 0) return
  context.emit(retentionApplied, {
    subject: rule.id,
    facts: { recordClass, rows, before: before.toISOString() },
  })
}

/** Lets go of what no longer has to be kept, one record class a transaction. */
export const applyRetention = timer({
  name: 'audit.apply-retention',
  everySeconds: 6 * 3600,
  run: async ({ transact }) => {
    const quiet = 'nothing was old enough to go'
    await transact(({ db, newId }) => ensureRules(db, newId), {
      quiet: 'the shipped rules, before anybody changed one',
    })
    for (const recordClass of recordClassNames)
      await transact((context) => apply(context, recordClass), { quiet })
  },
})
