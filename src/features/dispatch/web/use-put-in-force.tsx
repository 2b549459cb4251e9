import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#platform/web/api.ts'
import { removeStrategy, setStrategy } from '../contract/strategies.ts'
import { addRule, changeRule } from '../contract.ts'
import { useDraftName } from './draft-name.ts'
import type { Draft } from './simulation.ts'
import { bringBackPath } from './version-history.tsx'

const wayBackShownSeconds = 30
const messageKey = 'dispatch-put-in-force'

/**
 * Puts a draft in force and goes to where it stands then; while that is told one may ask for the way back, later the history has it.
 * `seen` is the version of what one was shown as standing, null for a rule that is not there.
 */
export function usePutInForce(): { put(draft: Draft, seen: number | null): Promise<void>; pending: boolean } {
  const navigate = useNavigate()
  const add = useWrite(addRule)
  const change = useWrite(changeRule)
  const set = useWrite(setStrategy)
  const remove = useWrite(removeStrategy)
  const tell = useTold()
  const put = async (draft: Draft, seen: number | null) => {
    const done = await (draft.kind === 'rule' ? putRule(draft, seen) : putStrategy(draft, seen ?? 0))
    if (done === null) return
    void navigate(draft.kind === 'rule' ? '/settings/dispatch' : '/settings/dispatch-strategies')
    tell(draft, done.version)
  }
  const putRule = ({ ruleId, rule, place }: Draft & { kind: 'rule' }, seen: number | null) =>
    ruleId === null || seen === null
      ? add.send({}, { ...rule, place })
      : change.send({ ruleId }, { ...rule, place, seen })
  const putStrategy = ({ unitId, strategy }: Draft & { kind: 'strategy' }, seen: number) =>
    strategy === null ? remove.send({ unitId }, { seen }) : set.send({ unitId }, { ...strategy, seen })
  return { put, pending: [add, change, set, remove].some((write) => write.pending) }
}

function useTold(): (draft: Draft, version: number) => void {
  const { t } = useTranslation('dispatch')
  const { message } = App.useApp()
  const navigate = useNavigate()
  const name = useDraftName()
  return (draft, version) => {
    const ask = () => {
      message.destroy(messageKey)
      void navigate(bringBackPath(draft.kind === 'rule' ? 'rules' : 'strategies', version))
    }
    void message.success({
      key: messageKey,
      duration: wayBackShownSeconds,
      content: (
        <>
          {t('screens.simulation.force.done', { draft: name(draft) })}{' '}
          <Button type="link" size="small" onClick={ask}>
            {t('screens.simulation.force.undo')}
          </Button>
        </>
      ),
    })
  }
}
