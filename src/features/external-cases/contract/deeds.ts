import { z } from 'zod'
import { write } from '#platform/contract/endpoint.ts'
import { day, id } from '#platform/contract/id.ts'
import { externalSource } from '../contract.ts'
import { steps } from '../domain/life.ts'
import { numberKey } from '../domain/sources.ts'
import { externalFilters, externalState } from './reading.ts'
import { term } from './terms.ts'

const changed = z.object({ externalCaseId: id, state: externalState, version: z.number() })
const version = z.coerce.number().int().positive()

const noted = z.object({
  source: externalSource,
  sourceName: z.string().trim().max(40).optional(),
  number: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine((number) => numberKey(number) !== ''),
  receivedOn: day,
  term,
  official: z.string().trim().max(500).optional(),
})
export type Noted = z.output<typeof noted>

export const addExternalCase = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/external-cases',
  access: 'external-cases.write',
  input: noted,
  reply: changed,
})

export const changeExternalCase = write({
  method: 'PUT',
  path: '/api/external-cases/:externalCaseId',
  access: 'external-cases.write',
  input: noted.extend({ version }),
  reply: changed,
})

/** What happens to it next; a reply has the day on which it went to the authority. */
export const stepExternalCase = write({
  method: 'PUT',
  path: '/api/external-cases/:externalCaseId/step',
  access: 'external-cases.write',
  input: z
    .object({
      version,
      step: z.enum(steps),
      on: day.optional(),
      words: z.string().trim().max(2000).optional(),
    })
    .refine(({ step, on }) => step !== 'reply' || on !== undefined, { path: ['on'] })
    .refine(({ step, words }) => step !== 'reply' || (words ?? '') !== '', { path: ['words'] }),
  reply: changed,
})

export const exportExternalCases = write({
  method: 'POST',
  path: '/api/external-case-exports',
  access: 'tickets.read',
  input: z.object(externalFilters),
  reply: z.object({ fileName: z.string(), csv: z.string(), rows: z.number(), more: z.boolean() }),
  kept: () => null,
})
