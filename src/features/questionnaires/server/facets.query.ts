import { query } from '#platform/server/command.ts'
import { questionnaireFacets } from '../contract/results.ts'
import { customerFacets } from '../domain/facets.ts'
import { customerCategories } from './customer-facets.query.ts'
import { keptOf } from './tallies.query.ts'
import { seenVersion } from './view.ts'

export const facetsOfQuestionnaire = query(questionnaireFacets, async ({ read }, input) => {
  const version = await seenVersion(read, input.questionnaireId, input.version)
  if (version === undefined) return { items: [] }
  const asked = version.facets.map(({ id, titles, categories, kind, range }) => ({
    id,
    titles: [...titles],
    categories: [...categories],
    scored: kind === 'nps' || range !== null,
  }))
  const { answers } = await keptOf(read, version, { doubtful: true })
  const categories = answers.named === 0 ? null : await customerCategories(read, version)
  const known = customerFacets.map((facet) => ({
    id: `~${facet}`,
    titles: [],
    categories: (categories?.get(facet) ?? []).map(({ id, words }) => ({ id, words })),
    scored: false,
  }))
  return { items: [...asked, ...known.filter(({ categories }) => categories.length > 0)] }
})
