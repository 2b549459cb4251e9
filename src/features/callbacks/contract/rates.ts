import { z } from 'zod'
import { read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { rates as codes } from '../domain/rates.ts'

const day = z.iso.date()
const level = z.union([z.literal(1), z.literal(2), z.literal(3)])
/** Callbacks asked for from the first to the last day, in the organisation's time zone. */
const period = z.object({ from: day, to: day })
const rates = z.object({ response: estimate, solved: estimate, satisfied: estimate })

/** 响应率, 解决率, 满意率 of a period: together, by level and by unit. */
export const readRates = read({
  path: '/api/callback-rates',
  access: 'metrics.read',
  input: period,
  reply: z.object({
    total: rates,
    byLevel: z.array(z.object({ level, rates })),
    byUnit: z.array(z.object({ unit: z.object({ id, name: z.string() }), rates })),
  }),
})

/** The tickets behind a rate: those that count for it, or against it. The latest first. */
export const readRateTickets = read({
  path: '/api/callback-rates/tickets',
  access: 'metrics.read',
  input: pageInput.extend({
    ...period.shape,
    rate: z.enum(codes),
    counts: z.enum(['for', 'against']).default('against'),
    level: z.coerce.number().pipe(level).optional(),
    unitId: id.optional(),
  }),
  reply: pageOf(
    z.object({
      callbackId: id,
      ticketId: id,
      number: z.string(),
      title: z.string(),
      level,
      requestedAt: moment,
    }),
  ),
})
