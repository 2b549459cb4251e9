import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { Placed } from '../domain/tree.ts'
import { allLabels, insertTaxonomy, raiseVersion, type StoredLabel } from './taxonomy.store.ts'

/** Takes the tree for a change: no other editor works on it until the commit. */
export async function takeTree({
  db,
  now,
  newId,
}: CommandContext): Promise<{ version: number; labels: StoredLabel[] }> {
  const at = new Date(now)
  await insertTaxonomy(db, { id: newId(), template: 'own', changed_at: at })
  const { version } = await raiseVersion(db, at)
  return { version, labels: await allLabels(db) }
}

export function labelIn(labels: readonly StoredLabel[], labelId: string): StoredLabel {
  const label = labels.find(({ id }) => id === labelId)
  if (label === undefined) throw new Refusal('platform.notFound', 'missing')
  return label
}

/** Refuses what was decided looking at an older version of the label. */
export function refuseOlder(label: StoredLabel, version: number): void {
  if (label.version !== version)
    throw new Refusal('taxonomy.changedMeanwhile', 'conflict', { version: label.version })
}

export function refuseTwins(
  labels: readonly StoredLabel[],
  label: Placed & { nameZh: string; code: string | null },
): void {
  const others = labels.filter(({ id }) => id !== label.id)
  const { parentId, nameZh, code } = label
  const twin = others.find((other) => other.parentId === parentId && other.nameZh === nameZh)
  if (twin !== undefined)
    throw new Refusal(twin.active ? 'taxonomy.nameTaken' : 'taxonomy.nameArchived', 'conflict', {
      labelId: twin.id,
    })
  if (code !== null && others.some((other) => other.code === code))
    throw new Refusal('taxonomy.codeTaken', 'conflict')
}

/** What an editor sends, with blanks as nothing. */
export const cleaned = <
  Input extends { nameEn?: string | null | undefined; code?: string | null | undefined },
>(
  input: Input,
): { nameEn?: string | null; code?: string | null } => ({
  ...(input.nameEn !== undefined && { nameEn: input.nameEn || null }),
  ...(input.code !== undefined && { code: input.code || null }),
})
