import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import type { Point } from '../../domain/point-book.ts'
import { point } from './counted-points.ts'

export const [root, logistics, billing] = [randomUUID(), randomUUID(), randomUUID()]
const [parcel, goods, bill] = [randomUUID(), randomUUID(), randomUUID()]
/** Its number is the largest there is room for. */
export const shop = randomUUID()
const units = [root, logistics, billing]

/** The numbers that words had, up to the largest there is room for: numbers are packed into one, two or four bytes. */
const numbers: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  measure: { voices: 1, first_contact: 2, clock: 3, open: 4 },
  kind: { complaint: 1, enquiry: 7, praise: 15 },
  label: { [parcel]: 127, [goods]: 128, [bill]: 16_384, [shop]: 131_071 },
  channel: { phone: 1, email: 2, kiosk: 127, 'x-shop': 128, 'x-far': 32_767 },
}

interface OldFacts extends Partial<Point> {
  /** So many alike. */
  readonly n: number
}

const old: readonly OldFacts[] = [
  {
    n: 3,
    day: '2026-08-03',
    orgUnitId: logistics,
    kind: 'complaint',
    labelId: parcel,
    channel: 'phone',
    bucket: 1,
  },
  { n: 2, day: '2026-08-03', orgUnitId: billing, kind: 'praise', labelId: shop, channel: 'email', bucket: 3 },
  { n: 4, day: '2026-08-31' },
  {
    n: 16_384,
    day: '2026-09-30',
    orgUnitId: root,
    kind: 'enquiry',
    labelId: bill,
    channel: 'x-far',
    bucket: 2,
  },
  { n: 128, day: '2026-10-01', orgUnitId: logistics, labelId: goods, channel: 'kiosk', bucket: 1 },
  { n: 5, day: '2026-10-01', orgUnitId: billing, kind: 'complaint', channel: 'x-shop', bucket: 1 },
  { n: 1, day: '2026-10-31', orgUnitId: billing, kind: 'praise', labelId: shop, bucket: 3 },
  ...[null, 0, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1].map(
    (amount) =>
      ({
        n: 1,
        measure: 'first_contact',
        day: '2026-09-30',
        kind: 'praise',
        channel: 'x-far',
        bucket: 541,
        amount,
      }) as const,
  ),
  {
    n: 2,
    measure: 'clock',
    day: '2026-10-01',
    part: 'contact',
    kind: 'complaint',
    channel: 'email',
    bucket: 1,
  },
  {
    n: 1,
    measure: 'clock',
    day: '2026-10-01',
    part: 'resolve/2',
    orgUnitId: root,
    channel: 'phone',
    bucket: 1023,
  },
  {
    n: 1,
    measure: 'open',
    day: '2025-01-01',
    kind: 'complaint',
    channel: 'kiosk',
    detail: { contact: 'soon' },
  },
]
/** What the version before had counted. */
export const facts: readonly Point[] = old.flatMap(({ n, ...alike }) =>
  Array.from({ length: n }, () => point(alike)),
)

/** Writes it as that version did: a column for each dimension, 0 for what is not known. */
export async function writeOldFacts(client: Client): Promise<void> {
  await client.query(
    `insert into organisations (id, name, industry, time_zone, default_locale, set_up_at)
     values (gen_random_uuid(), '回响速运', 'general', 'Asia/Shanghai', 'zh-CN', now())`,
  )
  for (const unit of units)
    await client.query(
      `insert into org_units (id, parent_id, kind, name, depth, unit_1, unit_2, created_at) values ($1, $2, 'department', '单位', $3, $4, $5, now())`,
      unit === root ? [root, null, 1, root, null] : [unit, root, 2, root, unit],
    )
  for (const [position, label] of [parcel, goods, bill, shop].entries())
    await client.query(
      `insert into labels (id, depth, name_zh, name_en, position) values ($1, 1, $2, $2, $3)`,
      [label, `matter ${position}`, position],
    )
  await client.query(
    `insert into metric_places (id, parent_id, unit_id) values (1, 0, $1), (128, 1, $2), (20000, 1, $3)`,
    units,
  )
  for (const [dimension, words] of Object.entries(numbers))
    for (const [value, code] of Object.entries(words))
      await client.query('insert into metric_terms (dimension, code, value) values ($1, $2, $3)', [
        dimension,
        code,
        value,
      ])
  const numberOf = (dimension: string, value: string | null) =>
    value === null ? 0 : numbers[dimension]?.[value]
  const places = new Map<string | null, number>([
    [null, 0],
    [root, 1],
    [logistics, 128],
    [billing, 20_000],
  ])
  const rows = facts.map((fact) => ({
    ...{
      subject_id: fact.subjectId,
      day: fact.day,
      part: fact.part,
      bucket: fact.bucket,
      amount: fact.amount,
    },
    place: places.get(fact.orgUnitId),
    measure: numberOf('measure', fact.measure),
    kind: numberOf('kind', fact.kind),
    label: numberOf('label', fact.labelId),
    channel: numberOf('channel', fact.channel),
    detail: Object.keys(fact.detail).length === 0 ? null : fact.detail,
  }))
  await client.query(
    'insert into metric_facts select * from json_populate_recordset(null::metric_facts, $1)',
    [JSON.stringify(rows)],
  )
}
