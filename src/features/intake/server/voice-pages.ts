import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import type { Locale } from '#platform/contract/locale.ts'
import { Refusal, refusalStatus } from '#platform/contract/refusal.ts'
import { say } from '#platform/pages/say.ts'
import { visitor } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { newSecret } from '#platform/server/ids.ts'
import { pageLocale, pageQuery, sendPage } from '#platform/server/public-pages.ts'
import { kinds } from '../domain/voice.ts'
import type { VoiceEntry } from '../pages/voice-entry.ts'
import { VoicePage } from '../pages/voice-page.ts'
import { type PageForm, readForm } from './page-form.ts'
import { pageWords, refusalWords } from './page-words.ts'
import { formWords } from './public/consent-words.ts'
import { send } from './sending-voice.command.ts'
import { pageOwner } from './tracking.query.ts'
import { storeFormFiles } from './uploads.ts'

type Fields = Readonly<Record<string, string | undefined>>

const emptyEntry: VoiceEntry = { kind: '', text: '', name: '', phone: '', email: '' }
const secretShape = /^[\w-]{32,64}$/

const originOf = ({ product = '', outlet = '', touchpoint = '' }: Fields) => ({ product, outlet, touchpoint })

function entryOf({ kind, text = '', name = '', phone = '', email = '' }: Fields): VoiceEntry {
  return { kind: kinds.find((one) => one === kind) ?? '', text, name, phone, email }
}

interface FormState {
  readonly fields: Fields
  readonly entry: VoiceEntry
  readonly secret: string
  readonly refusal?: Refusal
}

function problemOf(locale: Locale, refusal: Refusal | undefined): string | null {
  if (refusal === undefined) return null
  const words = pageWords(locale)
  if (refusal.code === 'platform.badInput') return say(words, 'formIncomplete')
  return refusalWords(locale, refusal.code, refusal.facts) ?? say(words, 'notSent')
}

async function showForm(house: House, reply: FastifyReply, { fields, entry, secret, refusal }: FormState) {
  const { request } = reply
  const owner = await pageOwner(house.read)
  const locale = pageLocale(request, owner.locale)
  const words = pageWords(locale)
  const body = h(VoicePage, {
    words,
    organisation: owner.name,
    secret,
    wording: formWords(locale, owner.name).wording,
    origin: originOf(fields),
    entry,
    problem: problemOf(locale, refusal),
  })
  const status = refusal === undefined ? 200 : refusalStatus[refusal.kind]
  return sendPage(reply, {
    locale,
    title: say(words, 'title'),
    organisation: owner.name,
    path: '/voice',
    body,
    status,
  })
}

const filled = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim()))

async function handIn(house: House, request: FastifyRequest, form: PageForm): Promise<string> {
  const { fields } = form
  const facts = factsOf(request)
  const { text, kind, name, phone, email, secret, wording } = fields
  const input = {
    text,
    ...filled({ kind, wording, ...originOf(fields) }),
    contact: filled({ name, phone, email }),
    files: await storeFormFiles(house, request, form),
    consent: fields.consent === 'yes',
    secret,
  }
  const reply = await house.handle(send, { actor: visitor, request: facts, input })
  return (reply as { number: string }).number
}

/** The public form: GET /voice shows it, POST /voice takes it from browsers without a script. Anyone may reach both. */
export function serveVoiceForm(server: FastifyInstance, house: House): void {
  server.get('/voice', async (request, reply) =>
    showForm(house, reply, { fields: pageQuery(request), entry: emptyEntry, secret: newSecret() }),
  )
  server.post('/voice', async (request, reply) => {
    const form = await readForm(request)
    const secret = secretShape.test(form.fields.secret ?? '') ? (form.fields.secret as string) : newSecret()
    try {
      const number = await handIn(house, request, { ...form, fields: { ...form.fields, secret } })
      return reply.redirect(`/voice/${number}?k=${secret}&new=1`, 303)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return showForm(house, reply, {
        fields: form.fields,
        entry: entryOf(form.fields),
        secret,
        refusal: error,
      })
    }
  })
}
