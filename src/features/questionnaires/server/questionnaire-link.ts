import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { idBehind, tokenFor } from '#platform/server/signed-links.ts'
import { type LinkState, linkState } from '../domain/link-state.ts'
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
  readonly questionnaire: QuestionnaireRow
  /** Null behind a link that anybody may answer. */
  readonly invitation: Invitation | null
  readonly state: LinkState
  readonly organisation: string
}

/** Which day it is for an organisation, such as 2026-05-31. */
const dayIn = (timeZone: string, now: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)

const badLink = () => new Refusal('questionnaires.badLink', 'missing')

async function invitationBy(db: ReadHandle, id: string | null): Promise<Invitation | null> {
  if (id === null) return null
  const row = await db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_invitations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** What stands behind a link; refuses `questionnaires.badLink` for one that is not ours. */
export async function behindLink(db: ReadHandle, token: string, now: number): Promise<Linked> {
  const { link_key: key } = await theRules(db)
  const invitation = await invitationBy(db, idBehind({ key, purpose: ones }, token))
  const id = invitation?.questionnaire_id ?? idBehind({ key, purpose: anybodys }, token)
  if (id === null) throw badLink()
  const questionnaire = await db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaires')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (questionnaire === undefined) throw badLink()
  const organisation = await theOrganisation(db)
  const state = linkState(
    {
      state: questionnaire.state,
      closesOn: questionnaire.closes_on,
      invitation: invitation && {
        answered: invitation.answered_at !== null,
        ended: invitation.ended_at !== null,
        expiresAt: invitation.expires_at.getTime(),
      },
    },
    { now, today: dayIn(organisation?.time_zone ?? 'Asia/Shanghai', now) },
  )
  return { questionnaire, invitation, state, organisation: organisation?.name ?? 'Huixiang' }
}

/** Where a reader's half answer stands; null for somebody at an anonymous link who has not begun. */
export function sittingKeyOf({ invitation }: Linked, sitting: string): SittingKey | null {
  if (invitation !== null) return { invitationId: invitation.id }
  return sitting === '' ? null : { keyHash: createHash('sha256').update(sitting).digest() }
}

/** The Monday of a moment's week, in UTC. */
export function weekOf(now: number): string {
  const day = new Date(now)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}
