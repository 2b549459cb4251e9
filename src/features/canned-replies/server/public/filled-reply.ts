import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { valuesOf } from '../../domain/values.ts'
import { filled, lacksSignatureAlone, openIn, unknownIn } from '../../domain/variables.ts'
import { replyFactsOf } from '../ticket-facts.query.ts'
import { visibleReplies } from '../visibility.ts'

/** A canned reply as it reads on a ticket, in its customer's language where there is a text in it; unsigned where only a signature is missing; null when the actor has no such reply. */
export async function filledReply(
  { db, actor, now }: { db: ReadHandle; actor: Actor; now: number },
  { ticketId, replyId }: { ticketId: string; replyId: string },
): Promise<{ text: string; open: string[]; unsigned: boolean } | null> {
  const reply = await visibleReplies(db, actor)
    .select(['text_zh', 'text_en'])
    .where('id', '=', replyId)
    .executeTakeFirst()
  if (reply === undefined) return null
  const facts = await replyFactsOf(db, actor, ticketId)
  const inEnglish = reply.text_zh === null || (facts.language === 'en' && reply.text_en !== null)
  const language = inEnglish ? 'en' : 'zh-CN'
  const text = (language === 'en' ? reply.text_en : reply.text_zh) ?? ''
  const { text: words } = filled(text, valuesOf(facts, language, now))
  const open = openIn(words)
  return { text: words, open, unsigned: lacksSignatureAlone(open) }
}

/** How a customer is addressed whose name nobody knows. */
const nameless = { 'zh-CN': '客户', en: 'customer' } as const

/** Words for several customers as they read on one ticket; a customer without a name is addressed as such. */
export async function filledText(
  { db, actor, now }: { db: ReadHandle; actor: Actor; now: number },
  { ticketId, text }: { ticketId: string; text: string },
): Promise<{ text: string; open: string[] }> {
  const facts = await replyFactsOf(db, actor, ticketId)
  const { language } = facts
  const values = valuesOf({ ...facts, customerName: facts.customerName || nameless[language] }, language, now)
  const { text: words } = filled(text, values)
  return { text: words, open: openIn(words) }
}

/** What stands in braces in these words and is no variable. */
export const unknownNames = (text: string): string[] => unknownIn(text)
