import { locales } from '#platform/contract/locale.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { listCustomFields, organisationProfile } from '../contract.ts'
import type { Industry } from '../domain/industries.ts'
import { allFields } from './known-fields.ts'
import { theOrganisation } from './public/profile.ts'

export const profile = query(organisationProfile, async ({ read, actor }) => {
  const row = await theOrganisation(read)
  return {
    setUp: row !== undefined,
    locales: [...locales],
    profile:
      row === undefined
        ? null
        : {
            name: row.name,
            industry: row.industry as Industry,
            timeZone: row.time_zone,
            dayBegins: row.day_begins,
            defaultLocale: row.default_locale,
          },
    can: { configure: mayEverywhere(actor, 'organisation.configure') },
  }
})

export const fieldList = query(listCustomFields, async ({ read, actor }, { entity }) => {
  const rows = await allFields(read, entity)
  const items = rows.map((row) => ({
    id: row.id,
    entity: row.entity,
    key: row.key,
    labelZh: row.label_zh,
    labelEn: row.label_en,
    kind: row.kind,
    options: row.options,
    required: row.required,
    active: row.active,
    position: row.position,
  }))
  return { items, can: { configure: mayEverywhere(actor, 'organisation.configure') } }
})
