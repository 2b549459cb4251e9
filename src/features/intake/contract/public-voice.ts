import { z } from 'zod'
import { write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { attachments, contact, short, voiceText } from '../contract.ts'
import { kinds } from '../domain/voice.ts'
import { wordingPrint } from './consent.ts'

/** What the public form hands in. */
export const sendVoice = write({
  method: 'POST',
  path: '/api/voice',
  access: { anyone: 'public form' },
  input: z.object({
    text: voiceText,
    kind: z.enum(kinds).optional(),
    contact: contact.optional(),
    product: short.optional(),
    outlet: short.optional(),
    touchpoint: short.optional(),
    files: attachments,
    consent: z.literal(true),
    /** Which sentence the form showed; today's in the language of the request where a form does not say. */
    wording: wordingPrint.optional(),
    /** Drawn by the sender's browser; only its hash is kept (and, until it is sent, the receipt's link), so nobody here can read it. */
    secret: z.string().regex(/^[\w-]{32,64}$/),
  }),
  reply: z.object({ number: z.string() }),
})

const tracking = { secret: z.string().max(100) }

export const addToVoice = write({
  method: 'POST',
  path: '/api/voice/:number/additions',
  access: { anyone: 'the sender, by number and secret' },
  input: z
    .object({ ...tracking, text: voiceText.or(z.literal('')), files: attachments })
    .refine(({ text, files }) => text !== '' || files.length > 0, { path: ['text'] }),
  reply: z.object({ additionId: id }),
})

export const withdrawVoice = write({
  method: 'POST',
  path: '/api/voice/:number/withdrawal',
  access: { anyone: 'the sender, by number and secret' },
  input: z.object(tracking),
  reply: z.object({ withdrawnAt: moment }),
})

export const withdrawConsentToVoice = write({
  method: 'POST',
  path: '/api/voice/:number/consent-withdrawal',
  access: { anyone: 'the sender, by number and secret' },
  input: z.object(tracking),
  reply: z.object({ withdrawnAt: moment }),
})
