import { useState } from 'react'
import { useRead } from '#platform/web/api.ts'
import { listCannedReplies, ticketReplyFacts } from '../contract.ts'
import { valuesOf } from '../domain/values.ts'
import type { ReplyLanguage, Values } from '../domain/variables.ts'
import type { Field } from './field.ts'
import { languageOf, type Reply } from './reply.ts'

/** The replies there are, and what fills them on this ticket; in the language its customer wrote in until another is wanted. */
export function useReplyTexts({ ticketId, on }: Field) {
  const read = useRead(listCannedReplies, {}, {}, { enabled: on })
  const facts = useRead(ticketReplyFacts, { ticketId }, {}, { enabled: on, about: [ticketId] }).data
  const [wanted, want] = useState<ReplyLanguage | null>(null)
  const language = wanted ?? facts?.language ?? 'zh-CN'
  return {
    /** Undefined while they load. */
    replies: read.data?.replies,
    language,
    turn: () => want(language === 'en' ? 'zh-CN' : 'en'),
    valuesFor: (reply: Reply): Values | null =>
      facts === undefined ? null : valuesOf(facts, languageOf(reply, language), Date.now()),
  }
}
