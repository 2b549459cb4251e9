import { query } from '#platform/server/command.ts'
import { listRules } from '../contract.ts'
import { orderedRules } from './ordered-rules.ts'
import { latestVersions } from './versioned.ts'

export const rules = query(listRules, async ({ read }) => {
  const versions = await latestVersions(read, 'rule')
  const listed = await orderedRules(read)
  return { rules: listed.map((rule) => ({ ...rule, version: versions.get(rule.id) ?? 0 })) }
})
