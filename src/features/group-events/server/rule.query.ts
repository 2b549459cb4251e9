import { query } from '#platform/server/command.ts'
import { readGroupEventRule } from '../contract/reading.ts'
import { ruleOf } from './rule.ts'

export const standingRule = query(readGroupEventRule, ({ read }) => ruleOf(read))
