import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { listVersions, readVersion } from '../contract/versions.ts'

export type Version = CallerReply<typeof listVersions>['items'][number]
export type ReadVersion = CallerReply<typeof readVersion>

/** What was done, in words. */
export function useVersionWords(): (version: Version) => string {
  const { t } = useTranslation('dispatch')
  const unitName = useUnitNames()
  return ({ what, change, name, subjectId }) =>
    t(`screens.versions.did.${what}.${change}`, {
      name: what === 'strategy' ? unitName(subjectId) : (name ?? ''),
    })
}
