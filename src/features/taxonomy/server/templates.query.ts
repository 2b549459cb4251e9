import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { readLabelTemplate } from '../contract/templates.ts'
import { templates } from '../domain/templates.ts'
import { shippedTrees } from './public/shipped-trees.ts'

export const labelTemplate = query(readLabelTemplate, async (_, { template }) => {
  const found = templates.find((one) => one === template)
  if (found === undefined) throw new Refusal('platform.notFound', 'missing')
  const items = shippedTrees[found].map(({ id, parentId, keywords, examples, ...words }) => {
    return { code: id, parentCode: parentId, keywords: [...keywords], examples: [...examples], ...words }
  })
  return { items }
})
