import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { SignInTables } from './sign-in.tables.ts'

export type LinkPurpose = SignInTables['one_time_links']['purpose']

export interface NewLink {
  readonly tokenHash: string
  readonly personId: string
  readonly purpose: LinkPurpose
  readonly madeBy: string | null
  readonly expiresAt: number
}

export async function insertLink(db: WriteHandle, link: NewLink, now: number): Promise<void> {
  await db
    .own<SignInTables>()
    .insertInto('one_time_links')
    .values({
      token_hash: link.tokenHash,
      person_id: link.personId,
      purpose: link.purpose,
      made_by: link.madeBy,
      made_at: new Date(now),
      expires_at: new Date(link.expiresAt),
    })
    .execute()
}

/** Takes back every unused link of a person. */
export async function deleteUnusedLinks(db: WriteHandle, personId: string): Promise<void> {
  await db
    .own<SignInTables>()
    .deleteFrom('one_time_links')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}

/** A link that is still good, or undefined: unknown, used and expired ones look the same. */
export async function goodLink(db: ReadHandle, tokenHash: string, now: number) {
  return db
    .tables<SignInTables>()
    .selectFrom('one_time_links')
    .select(['person_id as personId', 'purpose', 'expires_at as expiresAt'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst()
}

/** Uses a link up; false when somebody was faster or its time is over. */
export async function consumeLink(db: WriteHandle, tokenHash: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .own<SignInTables>()
    .updateTable('one_time_links')
    .set({ used_at: new Date(now) })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
