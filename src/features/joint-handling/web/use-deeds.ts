import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import { useDeed } from '#platform/web/use-deed.ts'
import {
  acceptJointTask,
  answerJointTask,
  askForArbitration,
  cancelJointTask,
  returnJointTask,
  ruleOnJointTask,
  sendJointTaskAgain,
  waiveJointTask,
} from '../contract/deeds.ts'
import type { Verdict } from '../domain/arbitration.ts'
import type { ReturnReason } from '../domain/codes.ts'
import type { Deed, Task } from './task.ts'

/** What somebody entered for a deed. */
export interface Entered {
  readonly words: string
  readonly reason: ReturnReason | null
  readonly verdict: Verdict | null
  readonly unitId: string | null
  readonly days: number | null
  /** Uploads that go with an answer. */
  readonly files: readonly { readonly id: string; readonly name: string }[]
}

type Seen = { readonly jointTaskId: string }
type Act = (seen: Seen, version: number, entered: Entered) => Promise<unknown>

const acts: Readonly<Record<Deed, Act>> = {
  accept: (seen, version) => call(acceptJointTask, seen, { version }),
  answer: (seen, version, { words, files }) =>
    call(answerJointTask, seen, { version, text: words, files: [...files] }),
  return: (seen, version, { words, reason }) =>
    call(returnJointTask, seen, { version, words, reason: reason as ReturnReason }),
  resend: (seen, version, { words, unitId, days }) =>
    call(sendJointTaskAgain, seen, {
      version,
      words,
      ...(unitId !== null && { unitId }),
      ...(days !== null && { days }),
    }),
  cancel: (seen, version, { words }) => call(cancelJointTask, seen, { version, words }),
  waive: (seen, version, { words }) => call(waiveJointTask, seen, { version, reason: words }),
  dispute: (seen, version, { words }) => call(askForArbitration, seen, { version, words }),
  rule: (seen, version, { words, verdict, unitId }) =>
    call(ruleOnJointTask, seen, {
      version,
      reason: words,
      verdict: verdict as Verdict,
      ...(verdict === 'move' && unitId !== null && { unitId }),
    }),
}

const nothing: Entered = { words: '', reason: null, verdict: null, unitId: null, days: null, files: [] }

/** Deeds on a sub-task as it was seen. */
export function useDeeds(task: Pick<Task, 'id' | 'version'>) {
  const { t } = useTranslation('joint-handling')
  const { pending, changedBy, act } = useDeed({
    code: 'joint-handling.changedMeanwhile',
    somebody: t('deeds.somebody'),
  })
  return {
    pending,
    changedBy,
    // Accepting asks nothing first: no dialogue stands there to say who was faster.
    act: (deed: Deed, entered: Entered = nothing): Promise<boolean> =>
      act(() => acts[deed]({ jointTaskId: task.id }, task.version, entered), { told: deed === 'accept' }),
  }
}
