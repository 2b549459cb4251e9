import { z } from 'zod'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { templates } from '../domain/templates.ts'

const template = z.enum(templates)
const bilingual = z.object({ zh: z.string(), en: z.string() })

/** A tree of labels that ships, parents before children. */
export const readLabelTemplate = read({
  path: '/api/label-templates/:template',
  access: { anyone: 'the set-up page shows what it would install' },
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        parentCode: z.string().nullable(),
        name: bilingual,
        description: bilingual,
        keywords: z.array(z.string()),
        examples: z.array(z.string()),
      }),
    ),
  }),
})

/** Puts a tree that ships beside the labels that stand, or in place of them. */
export const installLabels = write({
  method: 'POST',
  path: '/api/label-installations',
  access: 'taxonomy.edit',
  reach: 'all',
  input: z.object({
    template,
    /** What becomes of active labels that the tree does not name. */
    others: z.enum(['keep', 'archive']).default('keep'),
  }),
  reply: z.object({ created: z.number(), restored: z.number(), archived: z.number() }),
})
