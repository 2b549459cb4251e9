import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { sendableAt } from '../../domain/sending-times.ts'
import { customersBy, knownToday } from '../invitable.query.ts'
import { lockRules } from '../invitations.store.ts'
import { peaceOf } from '../peace.ts'

const dayMs = 86_400_000
const noSurvey = '00000000-0000-0000-0000-000000000000'

/**
 * Whether a customer may be asked now, by whatever survey: they never opted out, and the rest since anything asked them is over. The rule is
 * locked until the caller commits, so that two who ask at once do not both find it over.
 */
export async function mayBeAsked({ db, now }: CommandContext, customerId: string): Promise<boolean> {
  const { rest_days: restDays } = await lockRules(db)
  const known = (await knownToday(db, [customerId])).get(customerId)
  const [customer] = await customersBy(db, noSurvey, { ids: known === undefined ? [] : [known] })
  if (customer === undefined || customer.optedOut) return false
  return customer.askedAt === null || customer.askedAt <= now - restDays * dayMs
}

/** The first moment from `wanted` on at which customers may be asked anything: outside quiet hours and, where the rule says so, rest days. */
export const askableAt = async (db: ReadHandle, wanted: number): Promise<number> =>
  sendableAt(wanted, await peaceOf(db))
