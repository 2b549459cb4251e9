import { z } from 'zod'
import { attachedFiles } from '#platform/contract/attached-files.ts'
import { write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { raciRole, returnReason, taskState, verdict } from '../contract.ts'
import { answerLimits, jointHandlingRule } from './reading.ts'

/** The version the person saw; another one in the database means that somebody changed the sub-task meanwhile. */
const seen = z.object({ version: z.coerce.number().int().positive() })
const changed = z.object({ jointTaskId: id, state: taskState, version: z.number() })
const text = z.string().trim().min(1).max(10_000)
const days = z.number().int().min(1).max(60)

/** Asks units for their part. `after` names earlier sub-tasks of this request by their place in it, or present ones by their id. */
export const requestJointTasks = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/joint-tasks',
  access: 'joint-handling.request',
  input: z.object({
    tasks: z
      .array(
        z.object({
          unitId: id,
          role: raciRole,
          ask: text,
          /** Left out: the ticket waits for whoever is responsible or accountable. */
          required: z.boolean().optional(),
          /** Working days to answer in; the organisation's usual limit when left out. */
          days: days.optional(),
          after: z
            .array(z.union([z.number().int().nonnegative(), id]))
            .max(20)
            .default([]),
        }),
      )
      .min(1)
      .max(20),
  }),
  reply: z.object({ jointTaskIds: z.array(id) }),
})

export const acceptJointTask = write({
  method: 'PUT',
  path: '/api/joint-tasks/:jointTaskId/acceptance',
  access: 'joint-handling.answer',
  input: seen,
  reply: changed,
})

export const answerJointTask = write({
  method: 'PUT',
  path: '/api/joint-tasks/:jointTaskId/answer',
  access: 'joint-handling.answer',
  input: seen.extend({ text, files: attachedFiles }),
  reply: changed,
})

/** 退单: the unit sends it back, and says why. */
export const returnJointTask = write({
  method: 'PUT',
  path: '/api/joint-tasks/:jointTaskId/return',
  access: 'joint-handling.answer',
  input: seen.extend({ reason: returnReason, words: text }),
  reply: changed,
})

/** Sends it again, to the same unit or another one. */
export const sendJointTaskAgain = write({
  method: 'PUT',
  path: '/api/joint-tasks/:jointTaskId/sending',
  access: 'joint-handling.request',
  input: seen.extend({ words: text, unitId: id.optional(), days: days.optional() }),
  reply: changed,
})

export const cancelJointTask = write({
  method: 'PUT',
  path: '/api/joint-tasks/:jointTaskId/cancellation',
  access: 'joint-handling.request',
  input: seen.extend({ words: text }),
  reply: changed,
})

/** Lets the ticket be resolved without it. */
export const waiveJointTask = write({
  method: 'PUT',
  path: '/api/joint-tasks/:jointTaskId/waiver',
  access: 'joint-handling.waive',
  input: seen.extend({ reason: text }),
  reply: changed,
})

/** Asks for a decision after a return that is disputed or an answer that was missed. */
export const askForArbitration = write({
  method: 'POST',
  path: '/api/joint-tasks/:jointTaskId/arbitrations',
  access: 'joint-handling.request',
  input: seen.extend({ words: text }),
  reply: changed,
})

/** Decides a dispute, or passes it up; each level has a permission of its own. */
export const ruleOnJointTask = write({
  method: 'PUT',
  path: '/api/joint-tasks/:jointTaskId/ruling',
  access: 'joint-handling.read',
  input: seen
    .extend({ verdict, reason: text, unitId: id.optional() })
    .refine((ruling) => (ruling.verdict === 'move') === (ruling.unitId !== undefined), { path: ['unitId'] }),
  reply: changed,
})

/** For what is asked from now on. */
export const setJointHandlingRule = write({
  method: 'PUT',
  path: '/api/joint-handling-rule',
  access: 'organisation.configure',
  reach: 'all',
  input: jointHandlingRule,
  reply: jointHandlingRule,
})

/** Puts these limits in place of those that are there; for what is asked from now on. */
export const setAnswerLimits = write({
  method: 'PUT',
  path: '/api/joint-handling-limits',
  access: 'organisation.configure',
  reach: 'all',
  input: answerLimits,
  reply: answerLimits,
})
