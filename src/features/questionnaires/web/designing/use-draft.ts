import { useQueryClient } from '@tanstack/react-query'
import { call, readKey } from '#platform/web/api.ts'
import { type KeptDraft, useKeptDraft } from '#platform/web/kept-draft.ts'
import { questionnaireDetails, saveDraft } from '../../contract/designing.ts'
import { type Found, flawsIn } from '../../domain/check-questionnaire.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'

/** A questionnaire as it stands in the browser, and what still is wrong with it. */
export interface Draft extends Omit<KeptDraft<Questionnaire>, 'value'> {
  readonly questionnaire: Questionnaire
  readonly flaws: readonly Found[]
}

export function useDraft(questionnaireId: string, first: { draft: Questionnaire; revision: number }): Draft {
  const client = useQueryClient()
  const { value, ...kept } = useKeptDraft(
    { value: first.draft, revision: first.revision },
    {
      save: (questionnaire, revision) => call(saveDraft, { questionnaireId }, { questionnaire, revision }),
      saved: () =>
        void client.invalidateQueries({ queryKey: readKey(questionnaireDetails, { questionnaireId }, {}) }),
    },
  )
  return { questionnaire: value, flaws: flawsIn(value), ...kept }
}
