import { z } from 'zod'
import { faultOfAmount, isCurrency } from '../domain/amounts.ts'
import type { FaultCode } from '../domain/faults.ts'
import { isWebAddress } from '../domain/links.ts'
import { numberKey } from '../domain/number-key.ts'

/** Most goods and parcels of one order. */
const most = { items: 200, parcels: 20 }

const unless = (ok: boolean, code: FaultCode) => (ok ? null : code)
const error = (code: FaultCode, whenMissing: FaultCode = code) => ({
  error: ({ input }: { input?: unknown }) => (input == null ? whenMissing : code),
})

// NUL and halves of signs are in no database; a sign counts as one, however many bytes it takes.
const cleaned = (text: string) =>
  text
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()

/** A text of so many signs at most, and what else has to be true of it. */
const written = (longest: number, faultOf: (text: string) => FaultCode | null = () => null) =>
  z
    .string(error('notText', 'missing'))
    .transform(cleaned)
    .superRefine((text, context) => {
      const code = [...text].length > longest ? 'tooLong' : faultOf(text)
      if (code !== null) context.addIssue({ code: 'custom', message: code })
    })
const optional = (longest: number, faultOf?: (text: string) => FaultCode | null) =>
  z
    .string(error('notText'))
    .nullish()
    .transform((text) => (text == null || cleaned(text) === '' ? null : text))
    .pipe(written(longest, faultOf).nullable())

const time = z.iso.datetime({ offset: true, ...error('badMoment', 'missing') })
const list = <Item extends z.ZodType>(item: Item, longest: number) =>
  z
    .array(item, error('notText'))
    .max(longest, error('tooMany'))
    .nullish()
    .transform((all) => all ?? [])
const aNumber = (text: string) => (text === '' ? 'missing' : unless(numberKey(text) !== '', 'badNumber'))

const item = z.object(
  {
    name: written(200, (text) => unless(text !== '', 'missing')),
    sku: optional(100),
    /** How many, or how much: `2`, `1.5`. */
    quantity: z
      .union([z.string(), z.int()], error('badAmount'))
      .nullish()
      .transform((given) => (given == null || given === '' ? null : String(given)))
      .pipe(written(20, faultOfAmount).nullable()),
    /** Of one, in the order's currency. */
    price: optional(20, faultOfAmount),
  },
  error('notText'),
)

const parcel = z.object({ carrier: optional(60), number: written(60, aNumber) }, error('notText'))

const buyer = z.object(
  { externalId: optional(200), phone: optional(40), email: optional(254), name: optional(200) },
  error('notText'),
)

/**
 * An order as a shop system gives it. Money is text, exact to the last digit: a number of JSON would not be. The buyer is recognised by
 * customer number, phone or e-mail address, as voices are.
 */
export const givenOrder = z.object(
  {
    number: written(100, aNumber),
    placedAt: time,
    amount: written(20, (text) => (text === '' ? 'missing' : faultOfAmount(text))),
    /** ISO 4217. */
    currency: written(3, (text) => (text === '' ? 'missing' : unless(isCurrency(text), 'unknownCurrency'))),
    status: optional(60),
    customer: buyer.nullish(),
    channel: optional(60),
    /** Code or name of an outlet, or whatever the shop calls it. */
    store: optional(100),
    items: list(item, most.items),
    parcels: list(parcel, most.parcels),
    /** The order in the shop system, http or https. */
    link: optional(1000, (text) => unless(isWebAddress(text), 'badLink')),
    /** When it stood so in the shop: what is older than what is known changes nothing. Without it, as of now. */
    updatedAt: time.nullish(),
  },
  error('notText'),
)
export type GivenOrder = z.output<typeof givenOrder>
