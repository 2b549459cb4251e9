import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listStrategies } from '../contract/strategies.ts'
import { listRules } from '../contract.ts'
import { useDraftName } from './draft-name.ts'
import type { Rule } from './rule.ts'
import { RuleWords } from './rule-words.tsx'
import type { Draft, Simulation } from './simulation.ts'
import { StrategyWords } from './strategy-words.tsx'
import { type Standing, usePutInForce } from './use-put-in-force.tsx'

type SimulatedDraft = Simulation['draft']
type OfRule = SimulatedDraft & { kind: 'rule' }
type OfStrategy = SimulatedDraft & { kind: 'strategy' }

/** Puts what was simulated in force, after a look at what stands now and what would stand then. */
export function PutInForce({ draft }: { draft: SimulatedDraft }) {
  const { t } = useTranslation('dispatch')
  const [asking, ask] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => ask(true)}>
        {t('screens.simulation.putInForce')}
      </Button>
      {asking && draft.kind === 'rule' && <AskForRule draft={draft} onClose={() => ask(false)} />}
      {asking && draft.kind === 'strategy' && <AskForStrategy draft={draft} onClose={() => ask(false)} />}
    </>
  )
}

function AskForRule({ draft, onClose }: { draft: OfRule; onClose: () => void }) {
  const { t } = useTranslation('dispatch')
  const read = useRead(listRules, {}, {})
  const rules = read.data?.rules ?? []
  const now = rules.find(({ id }) => id === draft.ruleId) ?? null
  const last = now !== null && rules.at(-1)?.id === now.id
  const place = (last ? undefined : draft.place) ?? now?.position ?? Math.max(rules.length, 1)
  const placed = (rule: Rule) => (
    <>
      <p>
        {t('screens.simulation.force.place', { place: rule.position, name: rule.name })}
        {!rule.active && ` · ${t('screens.rules.off')}`}
      </p>
      <RuleWords rule={rule} last={last} />
    </>
  )
  return (
    <Question
      draft={draft}
      standing={read.data && { rule: now }}
      now={now === null ? <p>{t('screens.simulation.force.noRule')}</p> : placed(now)}
      then={placed({ ...draft.rule, id: draft.ruleId ?? '', position: place })}
      onClose={onClose}
    >
      <ReadState read={read} rows={3}>
        {() => null}
      </ReadState>
    </Question>
  )
}

function AskForStrategy({ draft, onClose }: { draft: OfStrategy; onClose: () => void }) {
  const { t } = useTranslation('dispatch')
  const read = useRead(listStrategies, {}, {})
  const now = read.data?.units.find(({ unitId }) => unitId === draft.unitId)?.strategy ?? null
  const words = (strategy: OfStrategy['strategy']) => (
    <p>{strategy === null ? t('screens.simulation.force.follows') : <StrategyWords strategy={strategy} />}</p>
  )
  return (
    <Question
      draft={draft}
      standing={read.data && { strategy: now }}
      now={words(now)}
      then={words(draft.strategy)}
      onClose={onClose}
    >
      <ReadState read={read} rows={3}>
        {() => null}
      </ReadState>
    </Question>
  )
}

function Question(props: {
  draft: Draft
  /** Unknown until it is read; nothing is put in force before. */
  standing: Standing | undefined
  now: ReactNode
  then: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation('dispatch')
  const name = useDraftName()
  const { put, pending } = usePutInForce()
  const { draft, standing } = props
  return (
    <Modal
      open
      title={t('screens.simulation.force.title', { draft: name(draft) })}
      okText={t('screens.simulation.putInForce')}
      okButtonProps={{ disabled: standing === undefined, loading: pending }}
      onOk={() => standing !== undefined && void put(draft, standing)}
      onCancel={props.onClose}
    >
      {standing === undefined ? (
        props.children
      ) : (
        <dl className="hx-put-in-force">
          <dt>{t('screens.simulation.force.now')}</dt>
          <dd>{props.now}</dd>
          <dt>{t('screens.simulation.force.then')}</dt>
          <dd>{props.then}</dd>
        </dl>
      )}
      <p>{t('screens.simulation.force.effect')}</p>
    </Modal>
  )
}
