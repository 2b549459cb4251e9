import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { timeZoneHere } from './time-zone-here.ts'

/** The words of mails to colleagues, by their language. */
export const mailWords = { 'zh-CN': zh.mail, en: en.mail }

/** The words of robots in group chats. */
export const robotWords = { 'zh-CN': zh.robot, en: en.robot }

/** A moment where the organisation is. */
export async function momentHere(
  db: ReadHandle,
  { dueAt, locale }: { dueAt: string; locale: Locale },
): Promise<string> {
  const timeZone = await timeZoneHere(db)
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    Date.parse(dueAt),
  )
}
