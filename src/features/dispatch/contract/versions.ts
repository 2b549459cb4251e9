import { z } from 'zod'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { dispatchRuleEvents, ruleInput, versionNumber } from '../contract.ts'
import { versionedThings } from '../domain/versions.ts'
import { profile, strategy, strategyEvents } from './strategies.ts'

const ofRule = ruleInput.extend({ place: z.number().int() })

/** What stands under a version: null where there was none. */
export const versionContent = z.discriminatedUnion('what', [
  z.object({ what: z.literal('rule'), is: ofRule.nullable() }),
  z.object({ what: z.literal('order'), is: z.array(id) }),
  z.object({ what: z.literal('strategy'), is: strategy.nullable() }),
  z.object({ what: z.literal('profile'), is: profile.nullable() }),
])
export type VersionContent = z.output<typeof versionContent>

const named = z.object({ id, name: z.string() })
const head = z.object({
  version: versionNumber,
  what: z.enum(versionedThings),
  subjectId: id,
  /** Of a rule or a person; null where the words are made from the id, or the name is gone. */
  name: z.string().nullable(),
  change: z.enum(['made', 'changed', 'removed']),
  at: moment,
  by: named.nullable(),
  /** The version before which everything was as this one made it again. */
  broughtBack: versionNumber.nullable(),
})

/** Changes of the rules with their order, or of how units share, the latest first. */
export const listVersions = read({
  path: '/api/dispatch-versions',
  access: 'dispatch.configure',
  reach: 'all',
  input: pageInput.extend({ of: z.enum(['rules', 'strategies']).default('rules') }),
  reply: pageOf(head),
  refreshOn: [...dispatchRuleEvents, ...strategyEvents],
})

/** One change: what stood there before it, what it made, what stands there now, and who has changed it since. */
export const readVersion = read({
  path: '/api/dispatch-versions/:version',
  access: 'dispatch.configure',
  reach: 'all',
  input: nothing,
  reply: head.extend({
    before: versionContent,
    after: versionContent,
    now: versionContent,
    /** What would stand there if what was before came back. */
    coming: versionContent,
    /** The latest version of it. */
    seen: versionNumber,
    since: z.array(z.object({ version: versionNumber, at: moment, by: named.nullable() })),
    /** Names of the rules that an order lists. */
    rules: z.array(named),
    can: z.object({ bringBack: z.boolean() }),
  }),
  // Whoever decides looks at what they were shown; what changes meanwhile refuses the deed.
  refreshOn: [],
})

/** Brings back what stood there before a change; refused when it was changed again since it was looked at. */
export const bringBack = write({
  method: 'POST',
  path: '/api/dispatch-versions/:version/reversal',
  access: 'dispatch.configure',
  reach: 'all',
  input: z.object({ seen: versionNumber }),
  reply: z.object({ version: versionNumber }),
})
