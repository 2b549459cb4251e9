import { createHash, createHmac } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { type OrganisationRow, theOrganisation } from '#features/organisation/server/public/profile.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { idBehind, idClaimedBy, tokenFor } from '#platform/server/signed-links.ts'
import { isLate, type LinkState, linkState } from '../domain/link-state.ts'
import { type QuestionnaireRow, theRules } from './kept-questionnaires.ts'
import type { QuestionnairesTables, SittingKey } from './questionnaires.tables.ts'

const anybodys = 'questionnaire'
const ones = 'questionnaire invitation'

/** The token of the link that anybody may answer. */
export const openTokenOf = (key: Buffer, questionnaireId: string): string =>
  tokenFor({ key, purpose: anybodys }, questionnaireId)

/** The token of one person's link. */
export const personalTokenOf = (key: Buffer, invitationId: string): string =>
  tokenFor({ key, purpose: ones }, invitationId)

export type Invitation = Selectable<QuestionnairesTables['questionnaire_invitations']>

/** What a link leads to. */
export interface Linked {
  readonly questionnaire: Pick<
    QuestionnaireRow,
    'id' | 'state' | 'version' | 'closes_on' | 'grace_days' | 'card'
  >
  /** Null behind a link that anybody may answer. */
  readonly invitation: Invitation | null
  readonly state: LinkState
  /** Whether what is answered now is late. */
  readonly late: boolean
  readonly organisation: string
  /** What links are signed with. */
  readonly key: Buffer
}

/** Which day it is for an organisation, such as 2026-05-31. */
function dayIn(timeZone: string, now: number): string {
  // Making one costs more than all the rest of a link: an organisation has one time zone.
  const known = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone })
  dayFormats.set(timeZone, known)
  return known.format(now)
}
const dayFormats = new Map<string, Intl.DateTimeFormat>()

const badLink = () => new Refusal('questionnaires.badLink', 'missing')

/** What tokens may lead to, asked in one round trip before they are proven: whoever made one up learns nothing of it. */
async function claimed(db: ReadHandle, ids: readonly string[]) {
  const all = sql<string[]>`${ids}::uuid[]`
  const tables = db.tables<QuestionnairesTables>()
  const invitations = tables
    .selectFrom('questionnaire_invitations')
    .selectAll()
    .where(sql<boolean>`id = any(${all})`)
    .execute()
  const questionnaires = tables
    .selectFrom('questionnaires')
    .select(['id', 'state', 'version', 'closes_on', 'grace_days', 'card'])
    .where(
      sql<boolean>`id = any(${all} || array(select questionnaire_id from questionnaire_invitations where id = any(${all})))`,
    )
    .execute()
  const [rules, organisation, invited, asked] = await Promise.all([
    theRules(db),
    theOrganisation(db),
    invitations,
    questionnaires,
  ])
  return {
    key: rules.link_key,
    organisation,
    invitations: new Map(invited.map((one) => [one.id, one])),
    questionnaires: new Map(asked.map((one) => [one.id, one])),
  }
}

/** What stands behind a link as of a moment; refuses `questionnaires.badLink` for one that is not ours. */
export type LinkReader = (token: string, now: number) => Linked

/** What stands behind links, asked in one round trip however many there are. */
export async function behindLinks(db: ReadHandle, tokens: readonly string[]): Promise<LinkReader> {
  const ids = new Set(tokens.flatMap((token) => idClaimedBy(token) ?? []))
  const { key, organisation, invitations, questionnaires } = await claimed(db, [...ids])
  return (token, now) => {
    const id = idClaimedBy(token) ?? ''
    const invitation = invitations.get(id) ?? null
    const questionnaire = questionnaires.get(invitation?.questionnaire_id ?? id)
    const proven = idBehind({ key, purpose: invitation === null ? anybodys : ones }, token)
    if (proven === null || questionnaire === undefined) throw badLink()
    return linkedTo({ questionnaire, invitation, key }, { organisation, now })
  }
}

/** What stands behind a link; refuses `questionnaires.badLink` for one that is not ours. */
export const behindLink = async (db: ReadHandle, token: string, now: number): Promise<Linked> =>
  (await behindLinks(db, [token]))(token, now)

function linkedTo(
  { questionnaire, invitation, key }: Pick<Linked, 'questionnaire' | 'invitation' | 'key'>,
  { organisation, now }: { organisation: OrganisationRow | undefined; now: number },
): Linked {
  const present = { now, today: dayIn(organisation?.time_zone ?? 'Asia/Shanghai', now) }
  const standing = {
    state: questionnaire.state,
    closesOn: questionnaire.closes_on,
    graceDays: questionnaire.grace_days,
    invitation: invitation && {
      answered: invitation.answered_at !== null,
      ended: invitation.ended_at !== null,
      expiresAt: invitation.expires_at.getTime(),
    },
  }
  return {
    questionnaire,
    invitation,
    state: linkState(standing, present),
    late: isLate(standing, present),
    organisation: organisation?.name ?? 'Huixiang',
    key,
  }
}

/** Words as a hash with a key that never leaves the house: they cannot be guessed back from it. */
export const hashOfWords = (key: Buffer, words: string): Buffer =>
  createHmac('sha256', key).update(`words\n${words}`).digest().subarray(0, 16)

/** Where the half answer of whoever holds a token may stand, before the token is proven. */
export function sittingClaimedBy(token: string, sitting: string): SittingKey | null {
  if (sitting !== '') return { keyHash: hashOfSitting(sitting) }
  const invitationId = idClaimedBy(token)
  return invitationId === null ? null : { invitationId }
}

const hashOfSitting = (sitting: string): Buffer => createHash('sha256').update(sitting).digest()

/** Where a reader's half answer stands; null for somebody at an anonymous link who has not begun. */
export function sittingKeyOf({ invitation }: Linked, sitting: string): SittingKey | null {
  if (invitation !== null) return { invitationId: invitation.id }
  return sitting === '' ? null : { keyHash: hashOfSitting(sitting) }
}

/** The Monday of a moment's week, in UTC. */
export function weekOf(now: number): string {
  const day = new Date(now)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}
