import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listStrategies } from '../contract/strategies.ts'
import { listRules } from '../contract.ts'
import { isSame, isSameRule } from '../domain/versions.ts'
import { useDraftName } from './draft-name.ts'
import { NowAndThen } from './now-and-then.tsx'
import { PlacedRule } from './placed-rule.tsx'
import { type Rule, saysOf } from './rule.ts'
import type { Draft, Simulation } from './simulation.ts'
import { StrategyWords } from './strategy-words.tsx'
import { usePutInForce } from './use-put-in-force.tsx'

type SimulatedDraft = Simulation['draft']
type Strategies = CallerReply<typeof listStrategies>
type OfRule = SimulatedDraft & { kind: 'rule' }
type OfStrategy = SimulatedDraft & { kind: 'strategy' }

/** Puts what was simulated in force, after a look at what stands now and what would stand then; says so where that is the same. */
export function PutInForce({ draft }: { draft: SimulatedDraft }) {
  return draft.kind === 'rule' ? <ReadRules draft={draft} /> : <ReadStrategies draft={draft} />
}

function ReadRules({ draft }: { draft: OfRule }) {
  const read = useRead(listRules, {}, {})
  return (
    <ReadState read={read} rows={1}>
      {({ rules }) => <RuleInForce draft={draft} rules={rules} />}
    </ReadState>
  )
}

function ReadStrategies({ draft }: { draft: OfStrategy }) {
  const read = useRead(listStrategies, {}, {})
  return (
    <ReadState read={read} rows={1}>
      {(standing) => <StrategyInForce draft={draft} standing={standing} />}
    </ReadState>
  )
}

function RuleInForce({ draft, rules }: { draft: OfRule; rules: readonly Rule[] }) {
  const at = rules.findIndex(({ id }) => id === draft.ruleId)
  const now = rules[at]
  const last = now !== undefined && at === rules.length - 1
  const place = (last ? undefined : draft.place) ?? (now === undefined ? Math.max(rules.length, 1) : at + 1)
  const standing = now === undefined ? null : { ...saysOf(now), place: at + 1 }
  const coming = { ...draft.rule, place }
  return (
    <Deed
      draft={draft}
      seen={now?.version ?? null}
      same={standing !== null && isSameRule(standing, coming)}
      now={<PlacedRule rule={standing} last={last} />}
      coming={<PlacedRule rule={coming} last={last} />}
    />
  )
}

function StrategyInForce({ draft, standing }: { draft: OfStrategy; standing: Strategies }) {
  const { t } = useTranslation('dispatch')
  const { units, versions } = standing
  const now = units.find(({ unitId }) => unitId === draft.unitId)?.strategy ?? null
  const words = (strategy: OfStrategy['strategy']) => (
    <p>{strategy === null ? t('screens.simulation.force.follows') : <StrategyWords strategy={strategy} />}</p>
  )
  return (
    <Deed
      draft={draft}
      seen={versions[draft.unitId] ?? 0}
      same={isSame(now, draft.strategy)}
      now={words(now)}
      coming={words(draft.strategy)}
    />
  )
}

function Deed(props: {
  draft: Draft
  seen: number | null
  /** Whether putting it in force would change nothing. */
  same: boolean
  now: ReactNode
  coming: ReactNode
}) {
  const { t } = useTranslation('dispatch')
  const [asking, ask] = useState(false)
  const name = useDraftName()
  const { put, pending } = usePutInForce()
  const { draft, seen, same } = props
  if (same && !pending) return <p className="hx-soft">{t('screens.simulation.force.same')}</p>
  return (
    <>
      <Button type="primary" onClick={() => ask(true)}>
        {t('screens.simulation.putInForce')}
      </Button>
      <Modal
        open={asking}
        title={t('screens.simulation.force.title', { draft: name(draft) })}
        okText={t('screens.simulation.putInForce')}
        okButtonProps={{ loading: pending }}
        onOk={() => void put(draft, seen)}
        onCancel={() => ask(false)}
      >
        <NowAndThen now={props.now} after={t('screens.simulation.force.then')} coming={props.coming} />
      </Modal>
    </>
  )
}
