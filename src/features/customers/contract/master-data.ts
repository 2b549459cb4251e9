import { z } from 'zod'
import { listOf, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { blankToNull } from '../contract.ts'

const masterSubject = { subject: 'master_record', readWith: 'customers.read' } as const
export const masterRecordSaved = event('customers.master_record_saved', {
  ...masterSubject,
  facts: z.object({ list: z.string(), created: z.boolean() }),
})
export const masterDataImported = event('customers.master_data_imported', {
  ...masterSubject,
  facts: z.object({ list: z.string(), created: z.number(), changed: z.number(), refused: z.number() }),
})

/** The lists of master data an organisation keeps. */
export const masterLists = ['products', 'outlets', 'touchpoints'] as const
export type MasterList = (typeof masterLists)[number]

export const masterRecord = z.object({
  id,
  code: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  orgUnitId: id.nullable(),
  active: z.boolean(),
})

export const listMasterData = read({
  path: '/api/master-data/:list',
  access: { signedIn: 'names of products, outlets and touchpoints stand on every screen' },
  input: pageInput.extend({ q: z.string().trim().max(100).optional(), id: listOf(id) }),
  reply: pageOf(masterRecord),
  refreshOn: [masterRecordSaved, masterDataImported],
})

/** Creates or changes the record of a code. */
export const saveMasterRecord = write({
  method: 'PUT',
  path: '/api/master-data/:list/:code',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({
    name: z.string().trim().min(1).max(200),
    category: blankToNull.default(null),
    orgUnitId: id.nullable().default(null),
    active: z.boolean().default(true),
  }),
  reply: masterRecord,
})

/** A CSV with the columns code, name, category, unit (an org unit's code), active; UTF-8 or GB18030. */
export const importMasterData = write({
  method: 'POST',
  path: '/api/master-data/:list/imports',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ content: z.base64().max(700_000) }),
  reply: z.object({
    encoding: z.string(),
    created: z.number(),
    changed: z.number(),
    refused: z.array(z.object({ row: z.number(), why: z.string(), value: z.string() })),
  }),
})
