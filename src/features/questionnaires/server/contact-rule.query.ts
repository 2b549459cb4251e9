import { query } from '#platform/server/command.ts'
import { readContactRule } from '../contract/inviting.ts'
import { theRules } from './kept-questionnaires.ts'

export const contactRule = query(readContactRule, async ({ read }) => ({
  restDays: (await theRules(read)).rest_days,
}))
