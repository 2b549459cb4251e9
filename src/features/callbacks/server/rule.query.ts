import { query } from '#platform/server/command.ts'
import { readCallbackRule } from '../contract/checks.ts'
import { ruleOf } from './rule.ts'

export const standingRule = query(readCallbackRule, ({ read }) => ruleOf(read))
