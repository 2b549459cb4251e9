import { useCallback, useMemo } from 'react'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { listRoles } from '../../contract/roles.ts'

export type Role = CallerReply<typeof listRoles>['items'][number]

const none: readonly Role[] = []

/** Every role; empty while loading. */
export function useRoles(): readonly Role[] {
  return useRead(listRoles, {}, {}).data?.items ?? none
}

/** A function from a role's id to its name in the interface language. */
export function useRoleNames(): (roleId: string) => string {
  const roles = useRoles()
  const { locale } = useLocale()
  const names = useMemo(
    () => new Map(roles.map((role) => [role.id, locale === 'en' ? role.nameEn : role.nameZh])),
    [roles, locale],
  )
  return useCallback((roleId) => names.get(roleId) ?? '', [names])
}
