import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import type { Settings } from '#platform/server/settings.ts'
import { pageOf } from '../domain/matter.ts'
import { closedMatters } from './closed-matters.query.ts'
import { dueReaders, takeLines } from './digest.store.ts'
import { mailWords, momentHere } from './mail-words.ts'
import { mailedPerson } from './mailed-person.query.ts'
import { filled } from './public/filled.ts'
import { linkTo } from './public/links.ts'
import { sendMail } from './public/send-mail.ts'

type Line = Awaited<ReturnType<typeof takeLines>>[number]
type Reader = NonNullable<Awaited<ReturnType<typeof mailedPerson>>>

/** What concerns one matter stands together, in the order in which it began. */
async function paragraphs(
  context: CommandContext,
  settings: Settings,
  told: readonly { line: Line; reader: Reader }[],
) {
  const written: string[] = []
  for (const [page, same] of Map.groupBy(told, ({ line }) => pageOf(line.matter))) {
    const sentences: string[] = []
    for (const { line, reader } of same) {
      const { dueAt } = line.facts
      const due =
        typeof dueAt === 'string' ? await momentHere(context.db, { dueAt, locale: reader.locale }) : ''
      const { number } = reader
      sentences.push(filled(mailWords[reader.locale].sentences[line.kind], { number, dueAt: due }))
    }
    written.push(`${sentences.map((one) => `· ${one}`).join('\n')}\n${linkTo(settings, page)}`)
  }
  return written.join('\n\n')
}

/** Writes one mail of everything that waited for one person; what has become closed to them is left out. */
async function tellTogether(context: CommandContext, settings: Settings, personId: string): Promise<void> {
  const lines = await takeLines(context.db, personId, context.now)
  const isClosed = await closedMatters(
    context.db,
    lines.map(({ matter }) => matter),
  )
  const told: { line: Line; reader: Reader }[] = []
  for (const line of lines) {
    if (isClosed(line.matter, personId)) continue
    const reader = await mailedPerson(context.db, personId, line.matter)
    if (reader?.email) told.push({ line, reader })
  }
  const [first] = told
  if (first?.reader.email == null) return
  const { name, email, locale } = first.reader
  const { digest } = mailWords[locale]
  await sendMail(context, {
    to: email,
    subject: filled(digest.subject, { count: told.length }),
    text: filled(digest.text, { name, lines: await paragraphs(context, settings, told) }),
    idempotencyKey: `digest:${personId}:${first.line.event_id}`,
    aboutId: personId,
  })
}

/** Tells people together what waited for their digest, or for the end of their quiet hours. */
export const sendDigests = timer({
  name: 'notifications.send-digests',
  everySeconds: 30,
  run: async ({ read, settings, now, transact }) => {
    for (const personId of await dueReaders(read, await now()))
      await transact((context) => tellTogether(context, settings, personId), {
        quiet: 'the events it tells of are in the log',
      })
  },
})
