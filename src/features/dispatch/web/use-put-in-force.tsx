import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call, useWrite } from '#platform/web/api.ts'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { removeStrategy, setStrategy } from '../contract/strategies.ts'
import { addRule, changeRule, removeRule } from '../contract.ts'
import { useDraftName } from './draft-name.ts'
import type { Rule } from './rule.ts'
import type { Draft } from './simulation.ts'
import type { Strategy } from './strategy.ts'

/** What stands where the draft would: a rule, or a unit's own way to share; null where there is none. */
export type Standing = { readonly rule: Rule | null } | { readonly strategy: Strategy | null }

const undoShownSeconds = 30
const messageKey = 'dispatch-put-in-force'

/** Puts a draft in force and goes to where it stands then; while that is told, one press brings back what was there before. */
export function usePutInForce(): { put(draft: Draft, before: Standing): Promise<void>; pending: boolean } {
  const navigate = useNavigate()
  const add = useWrite(addRule)
  const change = useWrite(changeRule)
  const set = useWrite(setStrategy)
  const remove = useWrite(removeStrategy)
  const offer = useWayBack()
  const put = async (draft: Draft, before: Standing) => {
    const done = await (draft.kind === 'rule' ? putRule(draft) : putStrategy(draft))
    if (done === null) return
    void navigate(draft.kind === 'rule' ? '/settings/dispatch' : '/settings/dispatch-strategies')
    offer(draft, () => restore(draft, before, 'id' in done ? done.id : null))
  }
  const putRule = ({ ruleId, rule, place }: Draft & { kind: 'rule' }) =>
    ruleId === null ? add.send({}, { ...rule, place }) : change.send({ ruleId }, { ...rule, place })
  const putStrategy = ({ unitId, strategy }: Draft & { kind: 'strategy' }) =>
    strategy === null ? remove.send({ unitId }, {}) : set.send({ unitId }, strategy)
  return { put, pending: [add, change, set, remove].some((write) => write.pending) }
}

async function restore(draft: Draft, before: Standing, addedId: string | null): Promise<void> {
  if ('strategy' in before && draft.kind === 'strategy') {
    const { unitId } = draft
    await (before.strategy === null
      ? call(removeStrategy, { unitId }, {})
      : call(setStrategy, { unitId }, before.strategy))
  } else if ('rule' in before && before.rule !== null) {
    const { id: ruleId, position: place, ...rule } = before.rule
    await call(changeRule, { ruleId }, { ...rule, place })
  } else if (addedId !== null) await call(removeRule, { ruleId: addedId }, {})
}

function useWayBack(): (draft: Draft, restored: () => Promise<void>) => void {
  const { t } = useTranslation('dispatch')
  const { message } = App.useApp()
  const client = useQueryClient()
  const name = useDraftName()
  return (draft, restored) => {
    const back = async () => {
      message.destroy(messageKey)
      try {
        await restored()
        void message.success(t('screens.simulation.force.undone'))
      } catch (error) {
        void message.error(refusalSentence(asProblem(error)))
      }
      await client.invalidateQueries()
    }
    void message.success({
      key: messageKey,
      duration: undoShownSeconds,
      content: (
        <>
          {t('screens.simulation.force.done', { draft: name(draft) })}{' '}
          <Button type="link" size="small" onClick={() => void back()}>
            {t('screens.simulation.force.undo')}
          </Button>
        </>
      ),
    })
  }
}
