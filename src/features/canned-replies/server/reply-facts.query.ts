import { query } from '#platform/server/command.ts'
import { ticketReplyFacts } from '../contract.ts'
import { replyFactsOf } from './ticket-facts.query.ts'

export const replyFacts = query(ticketReplyFacts, ({ read, actor }, { ticketId }) =>
  replyFactsOf(read, actor, ticketId),
)
