import { useRead } from '#platform/web/api.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { directory } from '../../contract.ts'

/** A colleague's name by id; nothing while it is not known. */
export function PersonName({ personId, avatar = false }: { personId: string; avatar?: boolean }) {
  const name = useRead(directory, {}, { personId }).data?.items[0]?.name
  if (name === undefined) return null
  return avatar ? <PersonAvatar name={name} size={22} withName /> : <span>{name}</span>
}
