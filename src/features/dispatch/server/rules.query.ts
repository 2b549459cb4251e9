import { query } from '#platform/server/command.ts'
import { listRules } from '../contract.ts'
import { orderedRules } from './ordered-rules.ts'

export const rules = query(listRules, async ({ read }) => ({ rules: await orderedRules(read) }))
