import { workingHours } from '#features/clocks/server/public/working-hours.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Peace } from '../domain/sending-times.ts'
import { theRules } from './kept-questionnaires.ts'

/** When nobody is asked, by the rule for all surveys and the organisation's calendar. */
export async function peaceOf(db: ReadHandle): Promise<Peace> {
  const { quiet_from: quietFrom, quiet_until: quietUntil, working_days_only: onlyThen } = await theRules(db)
  return {
    quietFrom,
    quietUntil,
    workingDays: onlyThen ? await workingHours(db) : null,
    timeZone: (await theOrganisation(db))?.time_zone ?? 'Asia/Shanghai',
  }
}
