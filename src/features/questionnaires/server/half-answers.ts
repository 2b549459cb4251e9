import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { lockSittings } from './answers.store.ts'
import { askedBy } from './kept-questionnaires.ts'
import type { SittingKey } from './questionnaires.tables.ts'

export type Half = Awaited<ReturnType<typeof lockSittings>>[number]

const nameOf = (key: SittingKey): string =>
  'keyHash' in key ? key.keyHash.toString('hex') : key.invitationId

/** Half answers by who holds them, each for whoever comes first, with what was asked. */
export async function halvesOf(db: ReadHandle, rows: readonly Half[]) {
  const contents = await Promise.all(rows.map((row) => askedBy(db, row)))
  const halves = new Map(
    rows.flatMap((half, place) => {
      const name = half.key_hash?.toString('hex') ?? half.invitation_id ?? ''
      const content = contents[place]
      return content === undefined ? [] : [[name, { half, content }] as const]
    }),
  )
  return {
    of: (key: SittingKey | null) => (key === null ? undefined : halves.get(nameOf(key))),
    take: (key: SittingKey | null) => key !== null && halves.delete(nameOf(key)),
  }
}

export type Halves = Awaited<ReturnType<typeof halvesOf>>
