import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { listCannedReplies } from '../contract.ts'
import type { ReplyLanguage } from '../domain/variables.ts'

export type Reply = CallerReply<typeof listCannedReplies>['replies'][number]

type Texts = Pick<Reply, 'textZh' | 'textEn'>

/** The language a reply is taken in: the wanted one, unless it is there in the other one only. */
export function languageOf({ textZh, textEn }: Texts, wanted: ReplyLanguage): ReplyLanguage {
  if (wanted === 'en') return textEn === null ? 'zh-CN' : 'en'
  return textZh === null ? 'en' : 'zh-CN'
}

/** The text in this language, else in the other one. */
export const textIn = (texts: Texts, wanted: ReplyLanguage): string =>
  (languageOf(texts, wanted) === 'en' ? texts.textEn : texts.textZh) ?? ''

export const hasBoth = ({ textZh, textEn }: Texts): boolean => textZh !== null && textEn !== null
