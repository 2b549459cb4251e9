import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { SignInTables } from './sign-in.tables.ts'

export interface NewKey {
  readonly id: string
  readonly keyHash: string
  readonly hint: string
  readonly name: string
  readonly roleId: string
  readonly orgUnitId: string
  readonly madeBy: string | null
  readonly expiresAt: Date | null
}

export async function insertKey(db: WriteHandle, key: NewKey, now: number): Promise<void> {
  await db
    .own<SignInTables>()
    .insertInto('api_keys')
    .values({
      id: key.id,
      key_hash: key.keyHash,
      hint: key.hint,
      name: key.name,
      role_id: key.roleId,
      org_unit_id: key.orgUnitId,
      made_by: key.madeBy,
      made_at: new Date(now),
      expires_at: key.expiresAt,
    })
    .execute()
}

export async function isKnownKey(db: WriteHandle, keyId: string): Promise<boolean> {
  const row = await db
    .own<SignInTables>()
    .selectFrom('api_keys')
    .select('id')
    .where('id', '=', keyId)
    .executeTakeFirst()
  return row !== undefined
}

/** The role and unit of a key that still works. */
export async function workingKey(db: WriteHandle, keyId: string) {
  return db
    .own<SignInTables>()
    .selectFrom('api_keys')
    .select(['role_id as roleId', 'org_unit_id as orgUnitId'])
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function revoke(db: WriteHandle, keyId: string, now: number): Promise<void> {
  await db
    .own<SignInTables>()
    .updateTable('api_keys')
    .set({ revoked_at: new Date(now) })
    .where('id', '=', keyId)
    .execute()
}
