import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { changeOrganisation, organisationChanged } from '../contract.ts'
import type { Industry } from '../domain/industries.ts'
import { updateOrganisation } from './organisation.store.ts'
import { theOrganisation } from './public/profile.ts'

export const changingOrganisation = command(changeOrganisation, async (context, input) => {
  const { name, industry, timeZone, dayBegins, defaultLocale } = input
  const before = await theOrganisation(context.db)
  if (before === undefined) throw new Refusal('platform.notFound', 'missing')
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(industry === undefined ? {} : { industry }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(dayBegins === undefined ? {} : { day_begins: dayBegins }),
    ...(defaultLocale === undefined ? {} : { default_locale: defaultLocale }),
  }
  const fields = Object.keys(change)
  if (fields.length === 0) return {}
  await updateOrganisation(context.db, change)
  context.emit(organisationChanged, {
    subject: before.id,
    facts: {
      fields,
      timeZone: timeZone ?? before.time_zone,
      industry: industry ?? (before.industry as Industry),
    },
  })
  return {}
})
