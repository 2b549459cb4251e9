import { watchedOf } from '#features/alerts/server/public/watched-of.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Settings } from '#platform/server/settings.ts'
import type { SparedFor } from '../domain/delivery-states.ts'
import { pageOf } from '../domain/matter.ts'
import type { Notice, NoticeLine } from '../domain/notice.ts'
import { mailWords, momentHere } from './mail-words.ts'
import { numberOf } from './matter-number.query.ts'
import { whyNeedless } from './needless.query.ts'
import { noticeReader } from './notice-reader.query.ts'
import { filled } from './public/filled.ts'
import { linkTo } from './public/links.ts'

type Reader = NonNullable<Awaited<ReturnType<typeof noticeReader>>>

/** A mail as it stands to its reader's knowledge now, and what it tells of what it was to tell. */
export interface WrittenNotice {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly notice: Notice
}

async function factsOf(db: ReadHandle, { matter, ...line }: NoticeLine, { locale }: Reader) {
  const dueAt = line.dueAt === undefined ? '' : await momentHere(db, { dueAt: line.dueAt, locale })
  const watched = 'alertId' in matter ? await watchedOf(db, matter.alertId, locale) : ''
  return { number: (await numberOf(db, matter)) ?? '', dueAt, watched }
}

/** What concerns one matter stands together, in the order in which it began. Words of customers stay out: mail is no safe place for them. */
async function paragraphs(
  db: ReadHandle,
  settings: Settings,
  told: { lines: readonly NoticeLine[]; reader: Reader },
) {
  const { sentences } = mailWords[told.reader.locale]
  const written: string[] = []
  for (const [page, same] of Map.groupBy(told.lines, ({ matter }) => pageOf(matter))) {
    const points: string[] = []
    for (const line of same)
      points.push(`· ${filled(sentences[line.kind], await factsOf(db, line, told.reader))}`)
    written.push(`${points.join('\n')}\n${linkTo(settings, page)}`)
  }
  return written.join('\n\n')
}

/**
 * Writes what somebody still needs to know of a notice, in their own language and to where they are reached now; or says why there is nothing
 * left that they do.
 */
export async function writeNotice(
  db: ReadHandle,
  settings: Settings,
  notice: Notice,
): Promise<WrittenNotice | { readonly sparedFor: SparedFor }> {
  const reader = await noticeReader(db, notice.personId)
  if (reader === undefined) return { sparedFor: 'GONE' }
  const needless = await whyNeedless(db, notice.personId, notice.lines)
  const whyNot = (line: NoticeLine): SparedFor | undefined =>
    needless(line) ?? (reader.unwanted.has(line.kind) && line.ordered !== true ? 'UNWANTED' : undefined)
  const lines = notice.lines.filter((line) => whyNot(line) === undefined)
  const [first] = lines
  if (first === undefined) return { sparedFor: notice.lines.map(whyNot).find(Boolean) ?? 'OVER' }
  const { name, email: to, locale } = reader
  const { digest, text, sentences } = mailWords[locale]
  const left = { to, notice: { ...notice, lines } }
  if (notice.together)
    return {
      ...left,
      subject: filled(digest.subject, { count: lines.length }),
      text: filled(digest.text, { name, lines: await paragraphs(db, settings, { lines, reader }) }),
    }
  const facts = { ...(await factsOf(db, first, reader)), name, link: linkTo(settings, pageOf(first.matter)) }
  const sentence = filled(sentences[first.kind], facts)
  return { ...left, subject: sentence, text: filled(text, { ...facts, sentence }) }
}
