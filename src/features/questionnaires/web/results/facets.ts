import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { type ItemOf, useRead } from '#platform/web/api.ts'
import { questionnaireFacets } from '../../contract/results.ts'
import type { Words } from '../../domain/questionnaire.ts'
import { useWordsIn } from '../language.ts'

export type Facet = ItemOf<typeof questionnaireFacets>

type Category = { readonly id: string; readonly words: Words | null }

const ours = /^(detractors|passives|promoters|yes|no)$/

/** Names facets and their categories in the language of the screen. */
export function useFacetWords() {
  const { t } = useTranslation('questionnaires')
  const { say, label } = useWordsIn()
  const nameOf = ({ id, titles }: Pick<Facet, 'id' | 'titles'>): string =>
    id.startsWith('~') ? t(`facets.${id.slice(1)}`) : titles.map(label).join(' · ')
  const wordOf = (facet: string, { id, words }: Category): string => {
    if (words !== null) return say(words)
    if (facet === '~channel') return t(`channels.${id}`)
    if (facet === '~tier') return t('facets.tierOf', { tier: id })
    return ours.test(id) ? t(`categories.${id}`) : id
  }
  return { nameOf, wordOf }
}

/** By what the answers can be cut. */
export function useFacets(
  questionnaireId: string,
  version: string,
): CallerReply<typeof questionnaireFacets>['items'] {
  const read = useRead(questionnaireFacets, { questionnaireId }, version === '' ? {} : { version }, {
    keepPrevious: true,
  })
  return read.data?.items ?? []
}
