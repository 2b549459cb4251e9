import { query } from '#platform/server/command.ts'
import { readTicketPolicy } from '../contract/policy.ts'
import { wholePolicy } from './policy.ts'

export const policy = query(readTicketPolicy, async ({ read }) => wholePolicy(read))
