import type { CommandContext } from '#platform/server/command.ts'
import { linkMade } from '../../contract.ts'
import { linkLife } from '../../domain/lifetimes.ts'
import { mailLink } from '../link-mail.ts'
import { deleteUnusedLinks, insertLink, type LinkPurpose } from '../links.store.ts'
import { hashedSecret } from './hashes.ts'

/** Makes a one-time link for a person, takes back earlier ones and mails it where there is an address; only its hash is kept. Whether the actor may is for the caller to ask. */
export async function makeLink(
  context: CommandContext,
  { personId, purpose }: { personId: string; purpose: LinkPurpose },
): Promise<{ path: string; expiresAt: string }> {
  const { db, now, actor } = context
  const token = context.newSecret()
  const expiresAt = now + linkLife[purpose]
  const madeBy = actor.kind === 'person' ? actor.id : null
  await deleteUnusedLinks(db, personId)
  await insertLink(db, { tokenHash: hashedSecret(token), personId, purpose, madeBy, expiresAt }, now)
  context.emit(linkMade, { subject: personId, facts: { purpose } })
  const page = purpose === 'invite' ? '/invite/' : '/recover/'
  await mailLink(context, { personId, purpose, page, token })
  return { path: `${page}${token}`, expiresAt: new Date(expiresAt).toISOString() }
}

/** Takes back every unused link of a person. */
export async function withdrawLinks({ db }: CommandContext, personId: string): Promise<void> {
  await deleteUnusedLinks(db, personId)
}
