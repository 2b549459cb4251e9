import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { checklistContent, checklistItem, checklistSaved } from '../contract.ts'

const configure = { access: 'organisation.configure', reach: 'all' } as const

const checklist = checklistContent.extend({
  id,
  version: z.number(),
  since: moment,
  by: z.object({ id, name: z.string() }).nullable(),
  archived: z.boolean(),
})

/** Every list as it stands now, archived ones last. */
export const listChecklists = read({
  path: '/api/checklists',
  ...configure,
  input: nothing,
  reply: z.object({ checklists: z.array(checklist) }),
  refreshOn: [checklistSaved],
})

/** A new item needs no key; it gets one. */
const content = checklistContent
  .extend({ items: z.array(checklistItem.partial({ key: true })).max(40) })
  .refine(({ items, fields }) => items.length + fields.length > 0, { path: ['items'] })
  .refine(
    ({ items }) =>
      new Set(items.flatMap(({ key }) => key ?? [])).size === items.filter(({ key }) => key).length,
    {
      path: ['items'],
    },
  )
const saved = z.object({ checklistId: id, version: z.number() })

export const addChecklist = write({
  method: 'POST',
  path: '/api/checklists',
  ...configure,
  input: content,
  reply: saved,
})

/** Makes the next version, for handlings that begin from now on. `version` is the one that was seen. */
export const changeChecklist = write({
  method: 'PUT',
  path: '/api/checklists/:checklistId',
  ...configure,
  input: z.object({ version: z.number().int().positive(), content }),
  reply: saved,
})

/** Puts a list away, for running handlings as well, or takes it out again. */
export const archiveChecklist = write({
  method: 'PUT',
  path: '/api/checklists/:checklistId/archive',
  ...configure,
  input: z.object({ archived: z.boolean() }),
  reply: done,
})
