import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { questionnaireForm } from '../contract/answering.ts'
import { framingSites } from '../domain/card.ts'
import { sittingBy, versionOf } from './kept-questionnaires.ts'
import { behindLink, type Linked, sittingKeyOf } from './questionnaire-link.ts'
import type { SittingKey } from './questionnaires.tables.ts'

async function begun(read: ReadHandle, { questionnaire }: Linked, key: SittingKey | null) {
  return key === null ? undefined : sittingBy(read, questionnaire.id, key).executeTakeFirst()
}

/** What the page behind a link shows. */
export const formBehindLink = query(questionnaireForm, async ({ read, now }, { token, sitting }) => {
  const linked = await behindLink(read, token, now)
  const { questionnaire, invitation, state, organisation } = linked
  const half = state === 'open' ? await begun(read, linked, sittingKeyOf(linked, sitting)) : undefined
  const version = half?.version ?? questionnaire.version
  const content = version === null ? undefined : await versionOf(read, questionnaire.id, version)
  return {
    state,
    organisation,
    questionnaire: content?.content ?? null,
    version,
    answers: half?.answers ?? {},
    personal: invitation !== null,
    seed: half?.id ?? '',
    framedBy: invitation === null ? [...framingSites(questionnaire.card)] : [],
  }
})
